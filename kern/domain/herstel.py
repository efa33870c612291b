"""A row that was taken away can be put back for a day: what it held is kept beside the line of the act."""

from datetime import datetime

from django.core import serializers
from django.db import models

from kern.domain.audit import leg_vast
from kern.domain.terug import onthoud, vorige
from kern.exceptions import DomainError
from kern.models import Gebeurtenis
from kern.zoeken import zoekindex


def haal_weg(obj: models.Model, wat: str, *, door: models.Model | None, **feiten: object) -> None:
    """Take a row away with the line ``wat`` in the log. Call it in the transaction of the act, after its checks."""
    rij = serializers.serialize("python", [obj])[0]
    # JSON keeps milliseconds; a moment comes back as it was
    rij["fields"] = {naam: w.isoformat() if isinstance(w, datetime) else w for naam, w in rij["fields"].items()}
    onthoud(leg_vast(wat, onderwerp=obj, door=door, **feiten), rij=rij)
    zoekindex.verwijder(obj)
    obj.delete()


def weggehaald(regel: Gebeurtenis) -> models.Model:
    """The row that the act of this line took away, not saved. Raises DomainError when it is no longer kept."""
    (gelezen,) = serializers.deserialize("python", [vorige(regel)["rij"]], handle_forward_references=True)
    return gelezen.object


def zet_neer(obj: models.Model, wat: str, *, door: models.Model | None) -> None:
    """Put a row of :func:`weggehaald` back where it stood. Raises DomainError when what it belonged to is gone."""
    for veld in obj._meta.concrete_fields:
        naar = veld.related_model if isinstance(veld, models.ForeignKey) else None
        waarde = getattr(obj, veld.attname)
        if naar is not None and waarde is not None and not naar._base_manager.filter(pk=waarde).exists():
            raise DomainError(f"{veld.verbose_name.capitalize()}: dat is er niet meer. Er is niets teruggezet.")
    obj.save(force_insert=True)
    leg_vast(wat, onderwerp=obj, door=door)
