"""From the parts of a snapshot to what a page shows: codes, anchors, marks and the line of evidence.

Pure functions over plain values; they run in the child process that has no database.
"""

from collections.abc import Iterable, Mapping
from math import ceil
from typing import Any

from kern.opmaak import aantal, opsomming, vorm
from rapportage.rules import beoordeel, draagvlak_van_bewijs

Deel = Mapping[str, Any]
STERKTEN = {
    "kern": ("kern", "kernaanbeveling"),
    "aanbeveling": ("gewoon", "aanbeveling"),
    "suggestie": ("sugg", "suggestie"),
}
# kind of evidence -> (one, more)
WOORDEN = {
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


def projectnaam(project: Deel) -> str:
    """The number by which people know a project, or its title when it has none."""
    return str(project["nummer"] or project["titel"])


def aanbeveling(rij: Deel) -> dict[str, Any]:
    """Everything the block of one recommendation shows."""
    draagvlak = draagvlak_van_bewijs(rij["bewijs"])
    door, waarom = rij.get("sterkte_door", ""), rij.get("sterkte_waarom", "")
    oordeel = beoordeel(rij["sterkte"], draagvlak, door=door, waarom=waarom)
    klasse, sterktenaam = STERKTEN[oordeel.getoond]
    projecten = len(rij["bewijs"]["projecten"])
    return {
        **rij,
        "code": code(rij["nummer"]),
        "anker": anker(rij["nummer"]),
        "klasse": klasse,
        "sterktenaam": sterktenaam,
        "tegen_regel": {"door": door, "waarom": waarom} if oordeel.is_tegen_regel else None,
        "aansprekingen": aansprekingen(rij["geadresseerden"]),
        "transversaal": projecten if projecten >= TRANSVERSAAL_VANAF else 0,
        "onderbouwing": onderbouwing(rij["bewijs"]),
        "steun": steun(rij.get("steun") or {}),
    }


def steun(rij: Deel) -> dict[str, Any] | None:
    """The line of support; None when no project said anything, and for a snapshot from before it was asked."""
    voor, anders = len(rij.get("onderschrijft", ())), []
    for standpunt, woord in (("voorbehoud", "voorbehoud van"), ("niet", "niet gesteund door")):
        projecten = [
            {"href": f"#project-{p['code']}", "naam": projectnaam(p), "tekst": p["tekst"]}
            for p in rij.get(standpunt, ())
        ]
        if projecten:
            anders.append({"woord": f"{woord} {len(projecten)}", "projecten": projecten})
    if not voor and not anders:
        return None
    return {"voor": aantal(voor, "project", "projecten"), "anders": anders}


def onderbouwing(bewijs: Deel) -> list[dict[str, Any]]:
    """The line of evidence: per kind a word and what it names, with a link where the annex has a row for it."""
    groepen = [
        _groep("projecten", [(f"#project-{p['code']}", projectnaam(p)) for p in bewijs["projecten"]]),
        _groep("sessies", [(f"#bijeenkomst-{s['nummer']}", s["datum"]) for s in bewijs["sessies"]], dagen=True),
        _groep("piloten", [(f"#piloot-{p['nummer']}", _piloot(p)) for p in bewijs["piloten"]]),
        _groep("fiches", [(f"#fiche-{f['slug']}", f"‘{f['titel']}’") for f in bewijs["fiches"]]),
        _groep("signalen", [(f"#signaal-{s['nummer']}", f"‘{s['titel']}’") for s in bewijs["signalen"]]),
    ]
    geteld = [
        {"woord": aantal(len(bewijs[soort]), *WOORDEN[soort]), "links": [], "dagen": False}
        for soort in ("vragen", "inzichten")
        if bewijs[soort]
    ]
    return [groep for groep in groepen if groep["links"]] + geteld


def _groep(soort: str, links: Iterable[tuple[str, str]], *, dagen: bool = False) -> dict[str, Any]:
    paren = [{"href": href, "tekst": tekst} for href, tekst in links]
    enkel, meer = WOORDEN[soort]
    return {"woord": vorm(len(paren), enkel, meer), "links": paren, "dagen": dagen}


def _piloot(piloot: Deel) -> str:
    return f"‘{piloot['titel']}’" + (f" (besluit: {piloot['besluit']})" if piloot["besluit"] else "")


def hoofdstuk(rij: Deel, aanbevelingen: Mapping[int, Deel]) -> dict[str, Any]:
    """A chapter with its topics, their recommendations, and its impact boxes at the end."""
    onderwerpen = [_onderwerp(o, rij["nummer"], aanbevelingen) for o in rij["onderwerpen"]]
    return {
        **rij,
        "anker": f"h{rij['nummer']}",
        "loper": f"{rij['nummer']} · {rij['titel']}",
        "onderwerpen": onderwerpen,
        "kaders": [kader for onderwerp in onderwerpen for kader in onderwerp["kaders"]],
    }


def _onderwerp(rij: Deel, hoofdstuknummer: int, aanbevelingen: Mapping[int, Deel]) -> dict[str, Any]:
    plaats = f"{hoofdstuknummer}.{rij['nummer']}"
    eigen = [aanbevelingen[n] for n in rij["aanbevelingen"]]
    onderwerp: dict[str, Any] = {
        **rij,
        "plaats": plaats,
        "anker": f"o{hoofdstuknummer}-{rij['nummer']}",
        "aanbevelingen": eigen,
    }
    onderwerp["vraag"] = _vraag(onderwerp)
    onderwerp["kaders"] = [
        _kader(k, f"impact-{hoofdstuknummer}-{rij['nummer']}-{i}", plaats, onderwerp)
        for i, k in enumerate(rij["kaders"], start=1)
    ]
    return onderwerp


def _vraag(onderwerp: Deel) -> Deel | None:
    """The first question behind these recommendations that was shared with everybody and fits beside the text."""
    ruimte = sum(ceil(len(a) / TEKENS_TEKST) for a in onderwerp["alineas"]) * 14
    bezet = sum(2 + ceil(len(k["titel"]) / TEKENS_KANT) for k in onderwerp["kaders"]) + 3
    for vraag in (v for a in onderwerp["aanbevelingen"] for v in a["bewijs"]["vragen"]):
        if vraag["tekst"] and (bezet + ceil(len(vraag["tekst"]) / TEKENS_KANT)) * 10.5 <= ruimte:
            return vraag
    return None


def _kader(rij: Deel, naam: str, plaats: str, onderwerp: Deel) -> dict[str, Any]:
    lengte = len(rij["kernzin"]) + sum(len(d["kop"]) + len(d["tekst"]) + 90 for d in rij["delen"])
    lengte += 60 * (len(rij["titel"]) // 27) + 80 * max(len(onderwerp["aanbevelingen"]) - 2, 0)
    return {
        **rij,
        "anker": naam,
        "plaats": plaats,
        "onderwerp_anker": onderwerp["anker"],
        "onderwerp_titel": onderwerp["titel"],
        "aanbevelingen": onderwerp["aanbevelingen"],
        "projectnaam": projectnaam(rij["project"]),
        "is_project": projectnaam(rij["project"]).casefold()
        == rij["titel"].casefold(),  # the box bears its name already
        "is_vol": lengte > VOL_KADER,
    }


def per_thema(aanbevelingen: Iterable[Deel]) -> list[dict[str, Any]]:
    """Recommendations outside chapters, grouped by the top of their theme, in order of their first number."""
    groepen: dict[str, list[Deel]] = {}
    for rij in aanbevelingen:
        groepen.setdefault(rij["thema"], []).append(rij)
    return [{"thema": thema or "Zonder thema", "aanbevelingen": rijen} for thema, rijen in groepen.items()]


def aansprekingen(geadresseerden: Iterable[Deel]) -> list[dict[str, str]]:
    """Whom a recommendation addresses; those of whom the same is asked stand together."""
    per_tekst: dict[str, list[str]] = {}
    for rij in geadresseerden:
        per_tekst.setdefault(rij["tekst"], []).append(rij["wie"])
    return [{"wie": opsomming(namen), "tekst": tekst} for tekst, namen in per_tekst.items()]


def wie_doet_wat(aanbevelingen: Iterable[Deel]) -> list[dict[str, Any]]:
    """Per addressee everything that is asked, with the date: the strongest recommendations first, then by number.

    Addressees of one kind stand together; who is asked most comes first among them.
    """
    genoemd: dict[str, list[dict[str, Any]]] = {}
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


def opvolging(aanbevelingen: Iterable[Deel]) -> dict[str, Any]:
    """The last known step of every recommendation that is followed up, and those without an answer."""
    alle = list(aanbevelingen)
    return {
        "rijen": [{"aanbeveling": a, "laatste": a["opvolging"][-1]} for a in alle if a["opvolging"]],
        "zonder": [a for a in alle if not a["opvolging"]],
    }
