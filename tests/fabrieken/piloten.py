"""Pilots and what was noticed while they ran."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from piloten.enums import Fase, Pilootbesluit
from piloten.models import Bevinding, Piloot, PilootUitInzicht, PilootUitLeervraag
from tests.fabrieken.projecten import ProjectFactory


class PilootFactory(DjangoModelFactory):
    """A design carried by a project; states are traits."""

    class Meta:
        model = Piloot

    class Params:
        lopend = factory.Trait(fase=Fase.LOPEND, start=date(2026, 3, 2))
        afgerond = factory.Trait(fase=Fase.AFGEROND, start=date(2026, 3, 2), einde=date(2026, 5, 4))
        besloten = factory.Trait(afgerond=True, besluit=Pilootbesluit.INBEDDEN, besluit_op=date(2026, 6, 1))

    project = factory.SubFactory(ProjectFactory)
    netwerk = factory.SelfAttribute("project.netwerk")
    nummer = factory.Sequence(lambda n: f"2026-{n:03d}")
    titel = factory.Sequence(lambda n: f"Piloot {n}")
    wat_willen_we_weten = "Levert acht weken koffie meer tweede afspraken op?"


class BevindingFactory(DjangoModelFactory):
    class Meta:
        model = Bevinding

    piloot = factory.SubFactory(PilootFactory, lopend=True)
    netwerk = factory.SelfAttribute("piloot.netwerk")
    datum = date(2026, 3, 10)
    tekst = "Het regende: één gesprek."


class PilootUitLeervraagFactory(DjangoModelFactory):
    class Meta:
        model = PilootUitLeervraag


class PilootUitInzichtFactory(DjangoModelFactory):
    class Meta:
        model = PilootUitInzicht
