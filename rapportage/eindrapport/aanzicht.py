"""From the parts of a snapshot to what a page shows: codes, anchors, marks and the line of evidence.

Pure functions over plain values; they run in the child process that has no database.
"""

from collections.abc import Iterable, Mapping
from math import ceil

from kern.opmaak import aantal, opsomming, vorm
from kern.pdf.taal import genoemd
from kern.pdf.taal import woorden as getal_in_woorden
from rapportage.eindrapport.typen.aanbeveling import (
    Aanbeveling,
    Aanspreking,
    Bewijs,
    Bewijssoort,
    Pilootbewijs,
    Steun,
    Vraagbewijs,
)
from rapportage.eindrapport.typen.getoond import (
    Aangesproken,
    Bewijsgroep,
    Blok,
    Gatgroep,
    Hoofdstukblok,
    Kaderblok,
    Link,
    Onderwerpbasis,
    Onderwerpblok,
    Opvolgingslijst,
    Projectoordeel,
    Steunregel,
    Takenlijst,
    Themagroep,
    Verzoek,
    Voorbehoud,
)
from rapportage.eindrapport.typen.pijlers import Gat
from rapportage.eindrapport.typen.tekst import Hoofdstuk, Kader, Onderwerp, Projectnaam
from rapportage.rules import beoordeel, draagvlak_van_bewijs

STERKTEN = {
    "kern": ("kern", "kernaanbeveling"),
    "aanbeveling": ("gewoon", "aanbeveling"),
    "suggestie": ("sugg", "suggestie"),
}
# kind of evidence -> (one, more)
WOORDEN: dict[Bewijssoort, tuple[str, str]] = {
    "projecten": ("project", "projecten"),
    "sessies": ("bijeenkomst van", "bijeenkomsten van"),
    "piloten": ("piloot", "piloten"),
    "fiches": ("fiche", "fiches"),
    "signalen": ("signaal", "signalen"),
    "vragen": ("vraag uit het netwerk", "vragen uit het netwerk"),
    "inzichten": ("inzicht", "inzichten"),
}
TRANSVERSAAL_VANAF = 2
TEKENS_TEKST, TEKENS_KANT = 82, 27  # on one line of the text, and of a note in the margin
VOL_KADER = 1330  # characters that fit on the page of an impact box at full size; see _kader


def code(nummer: int) -> str:
    """How a recommendation is quoted: A7."""
    return f"A{nummer}"


def anker(nummer: int) -> str:
    """Where a recommendation stands in the file: a7."""
    return f"a{nummer}"


def projectnaam(project: Projectnaam) -> str:
    """The number by which people know a project, or its title when it has none."""
    return str(project["nummer"] or project["titel"])


def citeerbaar(code: str) -> str:
    """A code as people quote it; one of only words is an address, and names nothing."""
    return code if any(teken.isdigit() for teken in code) else ""


def aanbeveling(rij: Aanbeveling[str]) -> Blok:
    """Everything the block of one recommendation shows."""
    draagvlak = draagvlak_van_bewijs(rij["bewijs"])
    door, waarom = rij.get("sterkte_door", ""), rij.get("sterkte_waarom", "")
    oordeel = beoordeel(rij["sterkte"], draagvlak, door=door, waarom=waarom)
    klasse, sterktenaam = STERKTEN[oordeel.getoond]
    projecten = draagvlak.projecten
    return {
        **rij,
        "code": code(rij["nummer"]),
        "anker": anker(rij["nummer"]),
        "klasse": klasse,
        "sterktenaam": sterktenaam,
        "tegen_regel": {"door": door, "waarom": waarom} if oordeel.is_tegen_regel else None,
        "aansprekingen": aansprekingen(rij["geadresseerden"]),
        "transversaal": projecten if projecten >= TRANSVERSAAL_VANAF else 0,
        "dragers": draagvlak.dragers,
        "onderbouwing": onderbouwing(rij["bewijs"], draagvlak.organisaties),
        "steun": steun(rij.get("steun") or Steun()),
    }


def steun(rij: Steun) -> Steunregel | None:
    """The line of support; None when no project said anything, and for a snapshot from before it was asked."""
    voor = len(rij.get("onderschrijft", ()))
    anders: list[Voorbehoud] = []
    for gezegd, woord in ((rij.get("voorbehoud", []), "voorbehoud van"), (rij.get("niet", []), "niet gesteund door")):
        projecten: list[Projectoordeel] = [
            {"href": f"#project-{p['code']}", "naam": projectnaam(p), "tekst": p["tekst"]} for p in gezegd
        ]
        if projecten:
            anders.append({"woord": f"{woord} {len(projecten)}", "projecten": projecten})
    if not voor and not anders:
        return None
    return {"voor": aantal(voor, "project", "projecten"), "anders": anders}


def onderbouwing(bewijs: Bewijs[str], organisaties: int = 0) -> list[Bewijsgroep]:
    """The line of evidence: per kind a word and what it names, with a link where the annex has a row for it.

    ``organisaties``: how many stand behind a pilot or a signal; they count for the strength as a project does.
    """
    groepen = [
        _groep("projecten", [(f"#project-{p['code']}", projectnaam(p)) for p in bewijs["projecten"]]),
        _groep("sessies", [(f"#bijeenkomst-{s['nummer']}", s["datum"]) for s in bewijs["sessies"]], dagen=True),
        _groep("piloten", [(f"#piloot-{p['nummer']}", _piloot(p)) for p in bewijs["piloten"]]),
        _groep("fiches", [(f"#fiche-{f['slug']}", genoemd(f["titel"])) for f in bewijs["fiches"] if f["titel"]]),
        _groep(
            "signalen", [(f"#signaal-{s['nummer']}", genoemd(s["titel"])) for s in bewijs["signalen"] if s["titel"]]
        ),
    ]
    geteld: list[Bewijsgroep] = [
        {"woord": aantal(len(bewijs[soort]), *WOORDEN[soort]), "links": [], "dagen": False}
        for soort in ("vragen", "inzichten")
        if bewijs[soort]
    ]
    if organisaties:
        wie = aantal(organisaties, "organisatie achter", "organisaties achter")
        geteld.append({"woord": f"{wie} {opsomming(_waarachter(bewijs))}", "links": [], "dagen": False})
    verzwegen: tuple[tuple[int, Bewijssoort, str], ...] = (
        (sum(not f["titel"] for f in bewijs["fiches"]), "fiches", "voor leden"),
        (sum(not s["titel"] for s in bewijs["signalen"]), "signalen", "in bespreking"),
    )
    zonder_woorden: list[Bewijsgroep] = [
        {"woord": f"{aantal(n, *WOORDEN[soort])} {waarom}", "links": [], "dagen": False}
        for n, soort, waarom in verzwegen
        if n
    ]
    return [groep for groep in groepen if groep["links"]] + zonder_woorden + geteld


def _waarachter(bewijs: Bewijs[str]) -> list[str]:
    """What organisations carry or recognise, in words."""
    soorten = (("een piloot", bewijs["piloten"]), ("een signaal", bewijs["signalen"]))
    return [naam for naam, rijen in soorten if any(rij.get("dragers") for rij in rijen)]


def _groep(soort: Bewijssoort, links: Iterable[tuple[str, str]], *, dagen: bool = False) -> Bewijsgroep:
    paren: list[Link] = [{"href": href, "tekst": tekst} for href, tekst in links]
    enkel, meer = WOORDEN[soort]
    return {"woord": vorm(len(paren), enkel, meer), "links": paren, "dagen": dagen}


def _piloot(piloot: Pilootbewijs) -> str:
    return genoemd(piloot["titel"]) + (f" (besluit: {piloot['besluit']})" if piloot["besluit"] else "")


def hoofdstuk(rij: Hoofdstuk, aanbevelingen: Mapping[int, Blok]) -> Hoofdstukblok:
    """A chapter with its topics, their recommendations, and its impact boxes at the end."""
    onderwerpen = [_onderwerp(o, rij["nummer"], aanbevelingen) for o in rij["onderwerpen"]]
    return {
        **rij,
        "anker": f"h{rij['nummer']}",
        "loper": f"{rij['nummer']} · {rij['titel']}",
        "onderwerpen": onderwerpen,
        "kaders": [kader for onderwerp in onderwerpen for kader in onderwerp["kaders"]],
    }


def _onderwerp(rij: Onderwerp, hoofdstuknummer: int, aanbevelingen: Mapping[int, Blok]) -> Onderwerpblok:
    plaats = f"{hoofdstuknummer}.{rij['nummer']}"
    onderwerp: Onderwerpbasis = {
        "nummer": rij["nummer"],
        "titel": rij["titel"],
        "alineas": rij["alineas"],
        "plaats": plaats,
        "anker": f"o{hoofdstuknummer}-{rij['nummer']}",
        "aanbevelingen": [aanbevelingen[n] for n in rij["aanbevelingen"]],
    }
    return {
        **onderwerp,
        "vraag": _vraag(onderwerp, rij["kaders"]),
        "kaders": [
            _kader(k, f"impact-{hoofdstuknummer}-{rij['nummer']}-{i}", onderwerp)
            for i, k in enumerate(rij["kaders"], start=1)
        ],
    }


def _vraag(onderwerp: Onderwerpbasis, kaders: Iterable[Kader]) -> Vraagbewijs[str] | None:
    """The first question behind these recommendations that was shared with everybody and fits beside the text."""
    ruimte = sum(ceil(len(a) / TEKENS_TEKST) for a in onderwerp["alineas"]) * 14
    bezet = sum(2 + ceil(len(k["titel"]) / TEKENS_KANT) for k in kaders) + 3
    for vraag in (v for a in onderwerp["aanbevelingen"] for v in a["bewijs"]["vragen"]):
        if vraag["tekst"] and (bezet + ceil(len(vraag["tekst"]) / TEKENS_KANT)) * 10.5 <= ruimte:
            return vraag
    return None


def _kader(rij: Kader, naam: str, onderwerp: Onderwerpbasis) -> Kaderblok:
    lengte = len(rij["kernzin"]) + sum(len(d["kop"]) + len(d["tekst"]) + 90 for d in rij["delen"])
    lengte += 60 * (len(rij["titel"]) // 27) + 80 * max(len(onderwerp["aanbevelingen"]) - 2, 0)
    return {
        **rij,
        "anker": naam,
        "plaats": onderwerp["plaats"],
        "onderwerp_anker": onderwerp["anker"],
        "onderwerp_titel": onderwerp["titel"],
        "aanbevelingen": onderwerp["aanbevelingen"],
        "projectnaam": projectnaam(rij["project"]),
        "is_project": projectnaam(rij["project"]).casefold()
        == rij["titel"].casefold(),  # the box bears its name already
        "is_vol": lengte > VOL_KADER,
    }


def per_thema(aanbevelingen: Iterable[Blok]) -> list[Themagroep]:
    """Recommendations outside chapters, grouped by the top of their theme, in order of their first number."""
    groepen: dict[str, list[Blok]] = {}
    for rij in aanbevelingen:
        groepen.setdefault(rij["thema"], []).append(rij)
    return [{"thema": thema or "Zonder thema", "aanbevelingen": rijen} for thema, rijen in groepen.items()]


def aansprekingen(geadresseerden: Iterable[Aanspreking]) -> list[Aangesproken]:
    """Whom a recommendation addresses; those of whom the same is asked stand together."""
    per_tekst: dict[str, list[str]] = {}
    for rij in geadresseerden:
        per_tekst.setdefault(rij["tekst"], []).append(rij["wie"])
    return [{"wie": opsomming(namen), "tekst": tekst} for tekst, namen in per_tekst.items()]


def wie_doet_wat(aanbevelingen: Iterable[Blok]) -> list[Takenlijst]:
    """Per addressee everything that is asked, with the date: the strongest recommendations first, then by number.

    Addressees of one kind stand together; who is asked most comes first among them.
    """
    genoemd: dict[str, list[Verzoek]] = {}
    plaats: dict[str, int] = {}
    for rij in aanbevelingen:
        for wie in rij["geadresseerden"]:
            wat = wie["tekst"] or rij["gevraagd"] or rij["tekst"]
            genoemd.setdefault(wie["wie"], []).append({"a": rij, "wat": wat, "tegen": rij["tegen"]})
            plaats[wie["wie"]] = wie.get("plaats", 0)
    namen = sorted(genoemd, key=lambda n: (plaats[n], -len(genoemd[n]), n))
    rang = {"kern": 0, "gewoon": 1, "sugg": 2}
    return [
        {"wie": naam, "rijen": sorted(genoemd[naam], key=lambda r: (rang[r["a"]["klasse"]], r["a"]["nummer"]))}
        for naam in namen
    ]


def gaten(rijen: Iterable[Gat]) -> list[Gatgroep]:
    """What misses, one row per kind and explanation; questions that are not for everybody are counted, not named."""
    groepen: dict[tuple[str, str], Gatgroep] = {}
    for rij in rijen:
        naam = rij.get("soortnaam") or rij["soort"].capitalize()  # a snapshot from before the kinds had a name
        groep = groepen.setdefault(
            (naam, rij["uitleg"]), {"soortnaam": naam, "welke": [], "zonder_naam": 0, "uitleg": rij["uitleg"]}
        )
        if rij.get("is_genoemd", True):
            groep["welke"].append(rij["wat"])
        else:
            groep["zonder_naam"] += 1
    for groep in groepen.values():
        if n := groep["zonder_naam"]:
            groep["welke"].append(
                f"{getal_in_woorden(n, 'vraag', 'vragen')} die niet voor iedereen {vorm(n, 'is', 'zijn')}"
            )
    return list(groepen.values())


def opvolging(aanbevelingen: Iterable[Blok]) -> Opvolgingslijst:
    """The last known step of every recommendation that is followed up, and those without an answer."""
    alle = list(aanbevelingen)
    return {
        "rijen": [{"aanbeveling": a, "laatste": a["opvolging"][-1]} for a in alle if a["opvolging"]],
        "zonder": [a for a in alle if not a["opvolging"]],
    }
