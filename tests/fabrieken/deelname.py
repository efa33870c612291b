"""The attendance of a meeting."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from deelname.models import Aanwezigheid, Aanwezigheidslijst, Evaluatiebus
from sessies.models import Genodigde
from tests.fabrieken.netwerken import OrganisatieFactory
from tests.fabrieken.sessies import SessieFactory


class GenodigdeFactory(DjangoModelFactory):
    """Somebody who was invited and did not answer."""

    class Meta:
        model = Genodigde

    sessie = factory.SubFactory(SessieFactory)
    netwerk = factory.SelfAttribute("sessie.netwerk")
    organisatie = factory.SubFactory(OrganisatieFactory)
    naam = factory.Sequence(lambda n: f"Mens {n}")
    functie = "coach"
    email = factory.Sequence(lambda n: f"mens{n}@test.example")
    verstuurd_op = datetime(2020, 1, 1, tzinfo=UTC)


class AanwezigheidslijstFactory(DjangoModelFactory):
    """A list that was begun and is open."""

    class Meta:
        model = Aanwezigheidslijst

    sessie = factory.SubFactory(SessieFactory, voorbij=True)
    netwerk = factory.SelfAttribute("sessie.netwerk")


class AanwezigheidFactory(DjangoModelFactory):
    """Somebody who was written on a list."""

    class Meta:
        model = Aanwezigheid

    lijst = factory.SubFactory(AanwezigheidslijstFactory)
    sessie = factory.SelfAttribute("lijst.sessie")
    netwerk = factory.SelfAttribute("lijst.sessie.netwerk")
    organisatie = factory.SubFactory(OrganisatieFactory)
    naam = factory.Sequence(lambda n: f"Bij {n}")
    is_bijgekomen = True
    toestand = "aanwezig"
    bron = "afgevinkt"


class EvaluatiebusFactory(DjangoModelFactory):
    """The box of a meeting about which people can answer."""

    class Meta:
        model = Evaluatiebus

    sessie = factory.SubFactory(SessieFactory)
    netwerk = factory.SelfAttribute("sessie.netwerk")
