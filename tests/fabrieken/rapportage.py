"""Recommendations, what they rest on, and the structure of a final report."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from rapportage.enums import OpvolgingStaat, Standpunt, Sterkte
from rapportage.models import (
    Aanbeveling,
    Aanspreking,
    Eindredactie,
    Hoofdstuk,
    Impactkader,
    Onderschrijving,
    Onderwerp,
    Opvolging,
    Projectbewijs,
    RodeDraad,
)
from tests.fabrieken.netwerken import GeadresseerdeFactory, NetwerkFactory
from tests.fabrieken.projecten import ProjectFactory


class EindredactieFactory(DjangoModelFactory):
    class Meta:
        model = Eindredactie

    netwerk = factory.SubFactory(NetwerkFactory)
    titel = "Wat we samen leerden"
    ondertitel = "Aanbevelingen van een netwerk"
    datum = date(2022, 12, 15)
    motto = "Samen weten we waar we beginnen."
    inleiding = factory.LazyFunction(lambda: ["Eerste alinea.", "Tweede alinea."])
    samenvatting = factory.LazyFunction(lambda: [{"kop": "Meer mensen aan het werk", "alineas": ["Klein beginnen."]}])
    brief = factory.LazyFunction(lambda: ["Geachte minister", "Met de meeste hoogachting"])
    licentie = "Creative Commons Naamsvermelding 4.0"


class RodeDraadFactory(DjangoModelFactory):
    class Meta:
        model = RodeDraad

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: n + 1)
    titel = factory.Sequence(lambda n: f"Rode draad {n}")
    tekst = "Wat werkt, blijft verteld worden."


class HoofdstukFactory(DjangoModelFactory):
    """A chapter; the trait ``twee_titels`` gives it another title on its cover than inside."""

    class Meta:
        model = Hoofdstuk

    class Params:
        twee_titels = factory.Trait(omslagtitel="Lang leve leren!", titel="Een leven lang leren")

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: n + 1)
    titel = factory.Sequence(lambda n: f"Hoofdstuktitel {n}")
    omslagtitel = factory.SelfAttribute("titel")
    ondertitel = "Vaardigheden voor banen die veranderen"


class OnderwerpFactory(DjangoModelFactory):
    class Meta:
        model = Onderwerp

    hoofdstuk = factory.SubFactory(HoofdstukFactory)
    netwerk = factory.SelfAttribute("hoofdstuk.netwerk")
    nummer = factory.Sequence(lambda n: n + 1)
    titel = factory.Sequence(lambda n: f"Onderwerp {n}")
    alineas = factory.LazyFunction(lambda: ["Waarover het gaat.", "Wat de projecten zagen."])


class ImpactkaderFactory(DjangoModelFactory):
    class Meta:
        model = Impactkader

    onderwerp = factory.SubFactory(OnderwerpFactory)
    netwerk = factory.SelfAttribute("onderwerp.netwerk")
    project = factory.SubFactory(ProjectFactory, netwerk=factory.SelfAttribute("..netwerk"))
    titel = factory.Sequence(lambda n: f"Kader {n}")
    kernzin = "Stel dat het lukt."
    delen = factory.LazyFunction(lambda: [{"kop": "Op de doelgroep", "tekst": "Mensen weten de weg."}])


class AanbevelingFactory(DjangoModelFactory):
    """A bare recommendation; the trait ``gedragen`` lets it rest on a project."""

    class Meta:
        model = Aanbeveling
        skip_postgeneration_save = True

    class Params:
        gedragen = factory.Trait(
            bewijs=factory.RelatedFactory(
                "tests.fabrieken.rapportage.ProjectbewijsFactory", factory_related_name="aanbeveling"
            )
        )

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: n + 1)
    tekst = factory.Sequence(lambda n: f"Doe dit en wel zo, nummer {n}.")
    toelichting = "De projecten zagen het gebeuren."
    sterkte = Sterkte.AANBEVELING
    gevraagd = "Een eerste stap"
    tegen = "eind 2027"


class AansprekingFactory(DjangoModelFactory):
    """Whom a recommendation addresses; ``wie`` is the name of the addressee."""

    class Meta:
        model = Aanspreking

    class Params:
        wie = "VDAB"

    aanbeveling = factory.SubFactory(AanbevelingFactory)
    geadresseerde = factory.LazyAttribute(lambda a: GeadresseerdeFactory(netwerk=a.aanbeveling.netwerk, naam=a.wie))
    tekst = "Duid iemand aan."


class ProjectbewijsFactory(DjangoModelFactory):
    class Meta:
        model = Projectbewijs

    aanbeveling = factory.SubFactory(AanbevelingFactory)
    project = factory.SubFactory(ProjectFactory, netwerk=factory.SelfAttribute("..aanbeveling.netwerk"))


class OpvolgingFactory(DjangoModelFactory):
    class Meta:
        model = Opvolging

    aanbeveling = factory.SubFactory(AanbevelingFactory)
    netwerk = factory.SelfAttribute("aanbeveling.netwerk")
    staat = OpvolgingStaat.IN_BEHANDELING
    datum = date(2023, 3, 14)
    tekst = "Er wordt gerekend."
    eigenaar = "dienst werkgeversbeleid"


class OnderschrijvingFactory(DjangoModelFactory):
    """A project that supports a recommendation; traits give it a reservation or a refusal."""

    class Meta:
        model = Onderschrijving

    class Params:
        voorbehoud = factory.Trait(standpunt=Standpunt.VOORBEHOUD, tekst="Als het ook in de week mag.")
        niet = factory.Trait(standpunt=Standpunt.NIET, tekst="Het lost niets op.")

    aanbeveling = factory.SubFactory(AanbevelingFactory)
    netwerk = factory.SelfAttribute("aanbeveling.netwerk")
    project = factory.SubFactory(ProjectFactory, netwerk=factory.SelfAttribute("..netwerk"))
    standpunt = Standpunt.ONDERSCHRIJFT
    datum = date(2022, 11, 3)
