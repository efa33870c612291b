"""What must have happened before somebody can send a form: so that each one is reached, and none is left out."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model

from deelname.domain.teamsrapport import Rapport, Teamspersoon
from deelname.forms.teams import verzegel
from kern import klok
from kern.domain.audit import leg_vast
from netwerken.models import Indiening, Netwerkorganisatie
from piloten.domain import piloten
from rapportage.domain import periodeteksten
from rapportage.enums import RapportStaat
from rapportage.models import Artefact, Momentopname
from sessies.domain import goedkeuring
from tests.fabrieken.netwerken import LidmaatschapFactory, NetwerkorganisatieFactory, OrganisatieFactory
from tests.toegang.wereld import Wereld

Stap = Callable[[Wereld], None]


def _zet(obj: Model, **waarden: object) -> None:
    type(obj)._base_manager.filter(pk=obj.pk).update(**waarden)
    obj.refresh_from_db()


def _bijeenkomst_voorbij(wereld: Wereld) -> None:
    gisteren = datetime.combine(klok.vandaag() - timedelta(days=1), datetime.min.time(), tzinfo=klok.nu().tzinfo)
    _zet(wereld.d["sessie"], begint_op=gisteren + timedelta(hours=10), eindigt_op=gisteren + timedelta(hours=12))


def _verslag_gedeeld(wereld: Wereld) -> None:
    _bijeenkomst_voorbij(wereld)
    _zet(wereld.d["sessie"], verslag="Zo ging het.", verslag_op=klok.nu())


def _verslag_goedgekeurd(wereld: Wereld) -> None:
    _verslag_gedeeld(wereld)
    goedkeuring.keur_goed(wereld.d["sessie"], door=wereld.mensen["netwerkbegeleider"])


def _lijst_gesloten(wereld: Wereld) -> None:
    _bijeenkomst_voorbij(wereld)
    _zet(wereld.d["aanwezigheid"].lijst, gesloten_op=klok.nu())


def _bijeenkomst_bezig(wereld: Wereld) -> None:
    _zet(wereld.d["sessie"], begint_op=klok.nu() - timedelta(hours=1), eindigt_op=klok.nu() + timedelta(hours=1))


def _was_erbij(wereld: Wereld) -> None:
    _lijst_gesloten(wereld)
    _zet(wereld.d["aanwezigheid"], toestand="aanwezig")


def _evaluatie_kan(wereld: Wereld) -> None:
    """The meeting is going on, and who walked in has a mail address."""
    _bijeenkomst_bezig(wereld)
    _zet(wereld.d["aanwezigheid"], toestand="aanwezig", email="eva@test.example")


def _evaluatie_gesloten(wereld: Wereld) -> None:
    _bijeenkomst_bezig(wereld)
    _zet(wereld.d["evaluatiebus"], gesloten_op=klok.nu())


def _piloot_loopt(wereld: Wereld) -> None:
    piloten.zet_fase(wereld.d["piloot"], fase="lopend", door=wereld.mensen["netwerkbegeleider"])


def _rapport_klaar(wereld: Wereld, staat: RapportStaat = RapportStaat.GEMAAKT) -> None:
    rapport = wereld.d["rapport"]
    opname = Momentopname.objects.create(rapport=rapport, inhoud='{"delen": {"cijfers": []}}', sha256="0" * 64)
    Artefact.objects.create(
        momentopname=opname, soort="pdf", pad="r/proef.pdf", bestandsnaam="r.pdf", sha256="1" * 64, grootte=1
    )
    gepubliceerd = klok.nu() if staat == RapportStaat.GEPUBLICEERD else None
    _zet(rapport, staat=staat, gepubliceerd_op=gepubliceerd)


def _rapport_gepubliceerd(wereld: Wereld) -> None:
    _rapport_klaar(wereld, RapportStaat.GEPUBLICEERD)


def _besloten(wereld: Wereld) -> None:
    punt = wereld.d["beslispunt"]
    wereld.d["beslispunt"] = periodeteksten.leg_besluit_vast(
        punt, besluit="Ja.", op=klok.vandaag(), versie=punt.versie, door=wereld.mensen["opdrachtgever"]
    )


def _nog_in_te_dienen(wereld: Wereld) -> None:
    Indiening.objects.filter(pk=wereld.d["indiening"].pk).delete()
    _zet(wereld.d["oplevering"], ingediend_op=None)


def _met_nummer(wereld: Wereld) -> None:
    _zet(wereld.d["project"], nummer="4711")


def _iemand_erbij(wereld: Wereld) -> None:
    """A partner to come and a person who is not yet of the project."""
    NetwerkorganisatieFactory(netwerk=wereld.netwerk, organisatie=OrganisatieFactory())
    LidmaatschapFactory(netwerk=wereld.netwerk, rol="projectmedewerker")


def _nog_een_begeleider(wereld: Wereld) -> None:
    """Somebody else who may do a task of who runs the network."""
    LidmaatschapFactory(netwerk=wereld.netwerk, rol="netwerkbegeleider")


def _voorstel_beslist(wereld: Wereld) -> None:
    _zet(wereld.d["afwijking"], staat="aanvaard")


# by address: what comes first; and what a person adds to what the page offers
EERST: dict[str, Stap] = {
    "sessies:besluit": _bijeenkomst_voorbij,
    "sessies:inzicht-nieuw": _bijeenkomst_voorbij,
    "sessies:actiepunt": _bijeenkomst_voorbij,
    "sessies:afsluiten": _bijeenkomst_voorbij,
    "sessies:verslag-algemeen": _bijeenkomst_voorbij,
    "sessies:verslag-punt": _bijeenkomst_voorbij,
    "sessies:verslag-goedkeuren": _verslag_gedeeld,
    "sessies:verslag-aanvullen": _verslag_goedgekeurd,
    "deelname:bij": _bijeenkomst_voorbij,
    "deelname:sluit": _bijeenkomst_voorbij,
    "deelname:teams": _bijeenkomst_voorbij,
    "deelname_link:teken": _bijeenkomst_bezig,
    "deelname:evaluatie-begin": _bijeenkomst_bezig,
    "deelname:evaluatie-stuur": _evaluatie_kan,
    "deelname:evaluatie-heropen": _evaluatie_gesloten,
    "deelname_link:evaluatie": _bijeenkomst_bezig,
    "deelname:recht": _lijst_gesloten,
    "deelname:later-bij": _lijst_gesloten,
    "deelname:attest": _was_erbij,
    "piloten:besluit": _piloot_loopt,
    "projecten:project-valideer": _met_nummer,
    "projecten:partner-nieuw": _iemand_erbij,
    "projecten:medewerker-nieuw": _iemand_erbij,
    "netwerken:taak-doorgeven": _nog_een_begeleider,
    "netwerken:afwijking-voorstellen": _voorstel_beslist,
    "netwerken:oplevering-indienen": _nog_in_te_dienen,
    "rapportage:publiceer": _rapport_klaar,
    "rapportage:intrekken": _rapport_gepubliceerd,
    "rapportage:uitgave": _rapport_gepubliceerd,
    "rapportage:beslispunt-terug": _besloten,
}
# who may send it is somebody whom the table calls by another name: the one who was invited is not signed in yet
SAMEN = ("sessies:actiepunten-klaar", "sessies:actiepunten-overdragen", "sessies:vragen-thema", "sessies:vragen-agenda")
WIE = {"netwerken_link:uitnodiging": "bezoeker", **dict.fromkeys(SAMEN, "netwerkbegeleider")}
# what is sent is answered at once, without a form or another page
ANTWOORDT_METEEN = {"netwerken_link:weekbericht-uit", "netwerken:voorbeeld"}
# a form that stands on the page of something else
STAAT_OP = dict.fromkeys(("projecten:partner-nieuw", "projecten:medewerker-nieuw"), "projecten:project-wie")
# the page asks in the address first, and then whether it is meant
MET_VRAAG: dict[str, Callable[[Wereld], str]] = {
    "sessies:actiepunten-klaar": lambda w: f"?rij={w.d['actiepunt'].pk}",
    "sessies:actiepunten-overdragen": lambda w: f"?rij={w.d['actiepunt'].pk}",
    "sessies:vragen-thema": lambda w: f"?rij={w.d['leervraag'].pk}",
    "sessies:vragen-agenda": lambda w: f"?rij={w.d['leervraag'].pk}",
    "netwerken:filter-bewaar": lambda _: "?lijst=sessies%3Aleervragen&vraag=staat%3Dopen",
    "netwerken:organisatie-samenvoegen": lambda w: "?met={}".format(
        Netwerkorganisatie.objects.filter(netwerk=w.netwerk).exclude(pk=w.d["organisatie"].pk).first().organisatie_id
    ),
}


def _rij(**velden: str) -> dict[str, list[str]]:
    """One row, as the page shows it after it read a pasted list."""
    telling = {"rij-TOTAL_FORMS": ["1"], "rij-INITIAL_FORMS": ["0"]}
    return telling | {f"rij-0-{naam}": [waarde] for naam, waarde in velden.items()}


def uit_teams(wereld: Wereld) -> dict[str, list[str]]:
    """One person of a report, as the page asks who that is after it read the file."""
    rapport = Rapport([Teamspersoon("Iemand van Teams", "", 3600)])
    return {"gelezen": [verzegel(wereld.d["aanwezigheid"].lijst, rapport)], "minstens": ["1"], "wie-0": ["bij"]}


def _rollen(*rollen: str) -> dict[str, list[str]]:
    """People of these roles and no narrower."""
    leeg: tuple[str, ...] = ("oproepen", "projecten", "themas", "provincies", "soorten", "organisaties")
    return {"rollen": [*rollen], **{naam: [] for naam in leeg}}


def _prikdagen() -> dict[str, list[str]]:
    """Days as people type them, and a last day to answer before them."""
    tot = (klok.vandaag() + timedelta(days=7)).isoformat()
    return {"dagen": ["4 maart 2098 10u\n5 maart 2098 13u30"], "tot": [tot], "orgaan": [""], "groep": [""]}


ERBIJ: dict[str, Callable[[Wereld], dict[str, list[str]]]] = {
    "deelname:teams": uit_teams,
    "prikken:nieuw": lambda _: _prikdagen(),
    "prikken:wijzig": lambda _: _prikdagen(),
    "prikken:wie": lambda _: _rollen("lid"),
    "prikken:gast": lambda _: {"email": ["nieuw@test.example"]},
    "prikken:verleng": lambda _: {"tot": [(klok.vandaag() + timedelta(days=9)).isoformat()]},
    "netwerken:organisaties-opnemen": lambda _: _rij(naam="Een nieuwe organisatie", soort="welzijn"),
    "netwerken:uitnodigen-lijst": lambda _: _rij(email="mens@test.example", rol="lid"),
    **dict.fromkeys(  # a function in words, or else somebody of the list
        ("sessies:actiepunt", "sessies:actiepunt-wie", "sessies:actiepunt-wijzig", "sessies:actiepunten-overdragen"),
        lambda _: {"eigenaar_sleutel": [""], "wie": ["voorzitter"]},
    ),
    "sessies:genodigden-kies": lambda _: _rollen("lid"),
    "sessies:genodigden-gast": lambda _: {"email": ["nieuw@test.example"]},
    "sessies:herhaal": lambda _: (
        _rij(titel="Nog eens", datum="4 maart 2098", begintijd="10u", eindtijd="12u") | {"tot": [""]}
    ),
    "sessies:breng-meer-in": lambda _: _rij(woorden="Wat helpt?"),
    "netwerken:groepslid-wijzig": lambda _: {"organisatie": [""]},
    "netwerken:groepslid-nieuw": lambda w: {
        "groep": [str(w.d["groep"].pk)],
        "gebruiker": [str(w.mensen["lid"].pk)],
        "organisatie": [""],
    },
    "netwerken:mandaat-nieuw": lambda w: {"orgaan": [str(w.d["orgaan"].pk)]},
    "rapportage:beslispunt-besluit": lambda _: {"op": [klok.vandaag().isoformat()], "sessie": [""]},
    "rapportage:steun-vragen": lambda w: {"tot": [(klok.vandaag() + timedelta(days=14)).isoformat()]},
}


def maak_rijp(naam: str, wereld: Wereld) -> None:
    """Do what comes before this form; the line in the audit trail says that something happened, as every act does."""
    if stap := EERST.get(naam):
        with transaction.atomic():
            stap(wereld)
            leg_vast("proef.klaargezet", onderwerp=wereld.netwerk, door=None)
