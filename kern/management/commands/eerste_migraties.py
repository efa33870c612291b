"""``manage.py eerste_migraties``: write the first migrations anew, one per app, while there is no release yet.

Every table is made once, with all its columns, indexes and constraints (see ``kern.tabellen``), so that a new
database is soon there: SQLite copies a table for each column or constraint that comes later. What only the database can hold stands in
``kern/migrations/0002_databank.py`` and is written by hand. After the first release: ``manage.py makemigrations``.
"""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, no_translations
from django.db import migrations
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter
from django.db.models import Model

from kern.tabellen import MaakTabellen

MET_DE_HAND = "0002_databank.py"
NAAM = "0001_begin"


class Command(BaseCommand):
    help = "Schrijf de eerste migraties opnieuw, één per app (zolang er nog geen uitgave is)."
    requires_system_checks: list[str] = []

    @no_translations
    def handle(self, *args: object, **options: object) -> None:
        eigen = [
            a.label for a in apps.get_app_configs() if Path(a.path).parent == settings.BASE_DIR and a.models_module
        ]
        for label in eigen:
            map_ = settings.BASE_DIR / label / "migrations"
            for oud in map_.glob("0*.py"):
                if oud.name != MET_DE_HAND:
                    oud.unlink()
            inhoud = {
                "initial": True,
                "dependencies": _voor(label, eigen),
                "operations": [MaakTabellen(list(_tabellen(label)))],
            }
            migratie = type("Migration", (migrations.Migration,), inhoud)(NAAM, label)
            tekst = MigrationWriter(migratie, include_header=False).as_string()
            (map_ / f"{NAAM}.py").write_text(tekst, encoding="utf-8")
            self.stdout.write(f"{label}/migrations/{NAAM}.py")


def _verwijst_naar(model: type[Model]) -> set[type[Model]]:
    """The models whose tables must stand before this one's."""
    velden = [*model._meta.local_fields, *model._meta.local_many_to_many]
    naar = {v.related_model for v in velden if isinstance(v.related_model, type)}
    return naar - {model}


def _tabellen(label: str) -> Iterator[migrations.CreateModel]:
    eigen = set(apps.get_app_config(label).get_models())
    volgorde = TopologicalSorter(
        {
            m: sorted(_verwijst_naar(m) & eigen, key=lambda m: m.__name__)
            for m in sorted(eigen, key=lambda m: m.__name__)
        }
    )
    for model in volgorde.static_order():
        staat = ModelState.from_model(model)
        yield migrations.CreateModel(
            staat.name, list(staat.fields.items()), staat.options, tuple(staat.bases), staat.managers
        )


def _voor(label: str, eigen: list[str]) -> list[tuple[str, str]]:
    modellen = apps.get_app_config(label).get_models()
    anders = {v._meta.app_label for m in modellen for v in _verwijst_naar(m)} - {label}
    return [(a, NAAM if a in eigen else "__first__") for a in sorted(anders)]
