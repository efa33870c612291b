"""Pages that cost the same however much a network holds: what would make them grow is refused here."""

import pytest
from django.apps import apps

ONZE = [model for model in apps.get_models() if hasattr(model._default_manager.all(), "voor_lijst")]


@pytest.mark.parametrize("model", ONZE, ids=lambda model: model.__name__)
def test_a_list_counts_for_the_rows_it_shows_alone(model):
    """A ``GROUP BY`` over the whole list is worked out for every row before the first twenty-five are known."""
    rijen = model._default_manager.all().voor_lijst()

    assert rijen.query.group_by is None
    assert not any(getattr(uiting, "contains_aggregate", False) for uiting in rijen.query.annotations.values())
