"""Cards, who took them over, signals and cases."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from kennis.enums import Fichesoort, SignaalStaat
from kennis.models import Casus, Casusreeks, Casusuitkomst, Fiche, Herkenning, Overname, Signaal
from tests.fabrieken.netwerken import GeadresseerdeFactory, NetwerkFactory
from tests.fabrieken.projecten import ProjectFactory


class FicheFactory(DjangoModelFactory):
    """A good practice for members; the trait ``openbaar`` lets everybody read it."""

    class Meta:
        model = Fiche

    class Params:
        openbaar = factory.Trait(is_openbaar=True)

    netwerk = factory.SubFactory(NetwerkFactory)
    slug = factory.Sequence(lambda n: f"fiche-{n}")
    soort = Fichesoort.GOEDE_PRAKTIJK
    titel = factory.Sequence(lambda n: f"Fiche {n}")
    kern = "Wie wekelijks op dezelfde plek zit, wordt aangesproken."
    tekst = "Kies een plek en een uur. Blijf acht weken."
    datum = date(2026, 4, 1)


class OvernameFactory(DjangoModelFactory):
    class Meta:
        model = Overname

    fiche = factory.SubFactory(FicheFactory)
    netwerk = factory.SelfAttribute("fiche.netwerk")
    project = factory.SubFactory(ProjectFactory, netwerk=factory.SelfAttribute("..fiche.netwerk"))
    datum = date(2026, 5, 1)


class SignaalFactory(DjangoModelFactory):
    """A reported signal; states are traits."""

    class Meta:
        model = Signaal
        skip_postgeneration_save = True

    class Params:
        voorgelegd = factory.Trait(staat=SignaalStaat.VOORGELEGD)
        doorgegeven = factory.Trait(staat=SignaalStaat.DOORGEGEVEN)

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: f"2026-{n:03d}")
    titel = factory.Sequence(lambda n: f"Signaal {n}")
    tekst = "Opvang en vervoer zijn er niet op de dag dat iemand kan beginnen."
    gevraagd = "Een proefregeling voor de startweek."
    datum = date(2026, 4, 1)

    @factory.post_generation
    def aan(self, create, namen, **_):
        """To whom it goes, by name; one ordinary addressee when nothing is said."""
        if create:
            self.aan.set([GeadresseerdeFactory(netwerk=self.netwerk, naam=naam) for naam in namen or ["Welzijn"]])


class HerkenningFactory(DjangoModelFactory):
    class Meta:
        model = Herkenning

    signaal = factory.SubFactory(SignaalFactory)
    project = factory.SubFactory(ProjectFactory, netwerk=factory.SelfAttribute("..signaal.netwerk"))


class CasusFactory(DjangoModelFactory):
    class Meta:
        model = Casus

    netwerk = factory.SubFactory(NetwerkFactory)
    titel = "Van artikel 60 naar de horeca"
    context = "Een cliënt van het OCMW wil in de horeca werken."
    stappen = factory.LazyFunction(lambda: [{"wanneer": "april 2022", "wat": "start"}])


class CasusreeksFactory(DjangoModelFactory):
    class Meta:
        model = Casusreeks

    netwerk = factory.SubFactory(NetwerkFactory)
    titel = "Aanvragen voor een opleiding"
    cohort = "Q3–Q4 2022"
    gemeten_op = date(2023, 4, 1)
    totaal = 10


class CasusuitkomstFactory(DjangoModelFactory):
    class Meta:
        model = Casusuitkomst

    reeks = factory.SubFactory(CasusreeksFactory)
    label = "geweigerd"
    aantal = 10
