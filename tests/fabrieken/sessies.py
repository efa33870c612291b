"""Questions, meetings and what came out of them."""

from datetime import UTC, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from sessies.enums import Delen, Herkomst, LeervraagStaat, SessieStatus
from sessies.models import (
    Actiepunt,
    Agendapunt,
    Besluit,
    Evaluatie,
    Inbreng,
    Inzicht,
    Leervraag,
    Opkomst,
    Plaats,
    Sessie,
    Vergelijking,
    Vraaglink,
)
from tests.fabrieken.netwerken import NetwerkFactory, OrganisatieFactory, iemand


class LeervraagFactory(DjangoModelFactory):
    """A question as it came in, shared with the network; states are traits."""

    class Meta:
        model = Leervraag

    class Params:
        verhelderd = factory.Trait(
            staat=LeervraagStaat.VERHELDERD,
            vraag="Hoe bereiken we mensen die nergens ingeschreven zijn?",
            verhelderd_op=datetime(2026, 3, 9, 9, 0, tzinfo=UTC),
        )
        beantwoord = factory.Trait(
            verhelderd=True,
            staat=LeervraagStaat.BEANTWOORD,
            antwoord="Begin bij iemand die ze al vertrouwen.",
            beantwoord_op=datetime(2026, 4, 20, 9, 0, tzinfo=UTC),
        )

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: f"2026-{100 + n}")  # beyond those that a test lets be given
    woorden = factory.Sequence(lambda n: f"Waar loopt het mis bij nummer {n}?")
    herkomst = Herkomst.FORMULIER
    delen = Delen.NETWERK
    ingebracht_op = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class PlaatsFactory(DjangoModelFactory):
    """A room with seats; nothing is known yet of how one gets in."""

    class Meta:
        model = Plaats

    netwerk = factory.SubFactory(NetwerkFactory)
    naam = factory.Sequence(lambda n: f"Zaal {n}")
    adres = "Kerkstraat 1"
    gemeente = "Mechelen"
    provincie = "antwerpen"
    zitplaatsen = 40


class SessieFactory(DjangoModelFactory):
    """A planned network session, far in the future; states are traits."""

    class Meta:
        model = Sessie

    class Params:
        concept = factory.Trait(status=SessieStatus.CONCEPT)
        afgelast = factory.Trait(status=SessieStatus.AFGELAST, reden_afgelast="Te weinig inschrijvingen.")
        voorbij = factory.Trait(begint_op=datetime(2020, 1, 15, 12, 30, tzinfo=UTC))
        gehouden = factory.Trait(voorbij=True, status=SessieStatus.GEHOUDEN)

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: f"2099-{n:03d}")
    titel = factory.Sequence(lambda n: f"Bijeenkomst {n}")
    begint_op = datetime(2099, 1, 15, 12, 30, tzinfo=UTC)
    eindigt_op = factory.LazyAttribute(lambda s: s.begint_op + timedelta(hours=3))
    plaats = "Zaal De Kapstok"
    gemeente = "Mechelen"
    status = SessieStatus.GEPLAND


class AgendapuntFactory(DjangoModelFactory):
    class Meta:
        model = Agendapunt

    sessie = factory.SubFactory(SessieFactory)
    volgorde = factory.Sequence(lambda n: n)
    titel = factory.Sequence(lambda n: f"Onderdeel {n}")
    minuten = 30


class InbrengFactory(DjangoModelFactory):
    class Meta:
        model = Inbreng

    sessie = factory.SubFactory(SessieFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)


class VergelijkingFactory(DjangoModelFactory):
    class Meta:
        model = Vergelijking

    sessie = factory.SubFactory(SessieFactory)
    titel = "Twee diensten naast elkaar"
    kolommen = factory.LazyFunction(lambda: ["OCMW", "VDAB"])
    rijen = factory.LazyFunction(lambda: [["bijstand", "werk"]])


class OpkomstFactory(DjangoModelFactory):
    class Meta:
        model = Opkomst

    sessie = factory.SubFactory(SessieFactory, gehouden=True)
    ingeschreven = 30
    aanwezig = 24
    verontschuldigd = 4
    afwezig = 2


class EvaluatieFactory(DjangoModelFactory):
    class Meta:
        model = Evaluatie

    sessie = factory.SubFactory(SessieFactory, gehouden=True)
    antwoorden = 20
    nuttig = 17


class BesluitFactory(DjangoModelFactory):
    class Meta:
        model = Besluit

    sessie = factory.SubFactory(SessieFactory, gehouden=True)
    netwerk = factory.SelfAttribute("sessie.netwerk")
    tekst = "De stuurgroep keurt het verslag goed."


class ActiepuntFactory(DjangoModelFactory):
    class Meta:
        model = Actiepunt

    sessie = factory.SubFactory(SessieFactory, gehouden=True)
    netwerk = factory.SelfAttribute("sessie.netwerk")
    tekst = "Een voorbeeldblad rondsturen"
    wie = "netwerkbegeleider"


class InzichtFactory(DjangoModelFactory):
    """An insight of a held meeting."""

    class Meta:
        model = Inzicht

    sessie = factory.SubFactory(SessieFactory, gehouden=True)
    netwerk = factory.LazyAttribute(lambda i: (i.sessie or i.leervraag).netwerk)
    leervraag = None
    nummer = factory.Sequence(lambda n: f"2026-{100 + n}")
    titel = factory.Sequence(lambda n: f"Inzicht {n}")
    tekst = "Eerst drie keer koffie, dan pas een tweede afspraak."


class VraaglinkFactory(DjangoModelFactory):
    class Meta:
        model = Vraaglink

    netwerk = factory.SubFactory(NetwerkFactory)
    voor = "toeleiders van twee scholen"
    gemaakt_door = factory.LazyAttribute(lambda v: iemand("projectmedewerker", v.netwerk))
    geldig_tot = datetime(2099, 12, 31, tzinfo=UTC)
