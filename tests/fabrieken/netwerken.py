"""Networks, the people in them and how they are organised."""

from datetime import date

import factory
from django.test import Client
from factory.django import DjangoModelFactory

from kern.toegang import Toegang
from netwerken.domain.toegang import toegang_van
from netwerken.enums import (
    Geadresseerdesoort,
    Groepsoort,
    Grondslag,
    Orgaansoort,
    Organisatiesoort,
    PlichtPer,
    Plichtsoort,
    Rol,
)
from netwerken.models import (
    Financiering,
    Geadresseerde,
    Gebruiker,
    Groep,
    Lidmaatschap,
    Mandaat,
    Netwerk,
    Netwerkorganisatie,
    Ondertekening,
    Oplevering,
    Orgaan,
    Organisatie,
    Plicht,
    Thema,
)

WACHTWOORD = "een-lang-wachtwoord"
ROLLEN = tuple(Rol.values)


class NetwerkFactory(DjangoModelFactory):
    """A Belgian network that uses every part."""

    class Meta:
        model = Netwerk

    naam = factory.Sequence(lambda n: f"Netwerk {n}")
    korte_naam = factory.LazyAttribute(lambda n: n.naam)
    slug = factory.Sequence(lambda n: f"netwerk-{n}")
    grondslag = Grondslag.OPDRACHT
    start = date(2020, 1, 1)
    onderdelen = factory.LazyFunction(
        lambda: [
            "bijeenkomsten", "vragen", "piloten", "kennis", "projecten", "rapporten",
            "stand", "aanbevelingen", "signalen", "actieplan", "doelen", "leden",
        ]
    )  # fmt: skip


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Organisatie

    naam = factory.Sequence(lambda n: f"Organisatie {n}")


class NetwerkorganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Netwerkorganisatie

    netwerk = factory.SubFactory(NetwerkFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    soorten = factory.LazyFunction(lambda: [Organisatiesoort.PARTNER.value])


class FinancieringFactory(DjangoModelFactory):
    """Money that brings no emblem; the trait ``europees`` does."""

    class Meta:
        model = Financiering

    class Params:
        europees = factory.Trait(is_europees=True, fonds="Europees Sociaal Fonds", programma="ESF 2014-2020")

    netwerk = factory.SubFactory(NetwerkFactory)
    fonds = "Vlaamse middelen"


class GebruikerFactory(DjangoModelFactory):
    """A person with an account and the password ``WACHTWOORD``."""

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"mens{n}@test.example")
    functie = factory.Sequence(lambda n: f"functie {n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(kwargs.pop("email"), kwargs.pop("password", WACHTWOORD), **kwargs)


class LidmaatschapFactory(DjangoModelFactory):
    class Meta:
        model = Lidmaatschap

    gebruiker = factory.SubFactory(GebruikerFactory)
    netwerk = factory.SubFactory(NetwerkFactory)
    rol = Rol.LID


class ThemaFactory(DjangoModelFactory):
    class Meta:
        model = Thema

    netwerk = factory.SubFactory(NetwerkFactory)
    lang = factory.Sequence(lambda n: f"Een lange titel van thema {n}")
    kort = factory.Sequence(lambda n: f"Thema {n}")


class GroepFactory(DjangoModelFactory):
    class Meta:
        model = Groep

    netwerk = factory.SubFactory(NetwerkFactory)
    naam = factory.Sequence(lambda n: f"Groep {n}")
    soort = Groepsoort.LEERTHEMAGROEP


class GeadresseerdeFactory(DjangoModelFactory):
    """Whom a network asks something; the same name in one network is the same row."""

    class Meta:
        model = Geadresseerde
        django_get_or_create = ("netwerk", "naam")

    netwerk = factory.SubFactory(NetwerkFactory)
    naam = factory.Sequence(lambda n: f"Partij {n}")
    soort = Geadresseerdesoort.ANDERE


class OrgaanFactory(DjangoModelFactory):
    class Meta:
        model = Orgaan

    netwerk = factory.SubFactory(NetwerkFactory)
    naam = factory.Sequence(lambda n: f"Stuurgroep {n}")
    soort = Orgaansoort.STUURGROEP


class MandaatFactory(DjangoModelFactory):
    """A seat; give ``lidmaatschap`` to let a person hold it."""

    class Meta:
        model = Mandaat

    netwerk = factory.SelfAttribute("orgaan.netwerk")
    orgaan = factory.SubFactory(OrgaanFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    functie = "directeur"


class PlichtFactory(DjangoModelFactory):
    class Meta:
        model = Plicht

    netwerk = factory.SubFactory(NetwerkFactory)
    soort = Plichtsoort.BIJEENKOMSTEN_PER_JAAR
    titel = factory.Sequence(lambda n: f"Afspraak {n}")
    norm = 4
    per = PlichtPer.JAAR


class OpleveringFactory(DjangoModelFactory):
    class Meta:
        model = Oplevering

    netwerk = factory.SubFactory(NetwerkFactory)
    titel = factory.Sequence(lambda n: f"Oplevering {n}")
    tegen = date(2099, 12, 31)


class OndertekeningFactory(DjangoModelFactory):
    """A party to the agreement under the network."""

    class Meta:
        model = Ondertekening

    netwerk = factory.SubFactory(NetwerkFactory)
    wat = "overeenkomst"
    functie = "algemeen directeur"
    organisatie = factory.SubFactory(OrganisatieFactory)


def iemand(rol: str, netwerk: Netwerk, organisatie: Organisatie | None = None) -> Gebruiker:
    """A person with one role in a network."""
    return LidmaatschapFactory(netwerk=netwerk, rol=rol, organisatie=organisatie).gebruiker


def als(mens: Gebruiker) -> Client:
    """A browser in which this person is logged in."""
    client = Client()
    client.force_login(mens)
    return client


def toegang(gebruiker: Gebruiker, netwerk: Netwerk) -> Toegang:
    """What this person may do in this network, as the middleware would load it."""
    gevonden = toegang_van(gebruiker, netwerk)
    assert gevonden is not None, "deze persoon is geen lid van het netwerk"
    return gevonden
