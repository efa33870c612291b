"""From the parts of a snapshot to what a report per pillar shows. Pure functions; they run in the child process."""

from collections.abc import Mapping

from kern.opmaak import aantal
from rapportage.domain.tekstvorm import Alineadeel
from rapportage.eindrapport.typen import Delen
from rapportage.eindrapport.typen.getoond import Blok
from rapportage.eindrapport.typen.opbrengst import Inzicht
from rapportage.eindrapport.typen.pijlers import Pijler, Terugblik, Waarde

Teksten = Mapping[tuple[str, int], list[Alineadeel]]  # by kind and pillar; no pillar for the whole report
EERSTE_PIJLER = 3  # the number of the chapter: 1 is the assignment, 2 the course of the process
GAVEN_GEVOLG = ("in_behandeling", "overgenomen")


def is_per_pijler(delen: Delen[str, str]) -> bool:
    """Whether the editor chose a report per pillar and there is a pillar; older snapshots know none."""
    redactie = delen["redactie"]
    return redactie is not None and redactie.get("opbouw") == "pijlers" and len(delen.get("pijlers", ())) > 1


def vorm(delen: Delen[str, str], aanbevelingen: Mapping[int, Blok]) -> dict[str, object]:
    """Everything the middle of a report per pillar shows, with the numbers of its chapters."""
    teksten: Teksten = {(t["soort"], t["pijler"]): t["delen"] for t in delen["teksten"]}
    *rijen, tussen = [_pijler(p, delen, aanbevelingen, teksten) for p in delen["pijlers"]]
    pijlers = [
        {**rij, "plaats": i + 1, "hoofdstuk": EERSTE_PIJLER + i, "anker": f"pijler-{i + 1}"}
        for i, rij in enumerate(rijen)
    ]
    namen = ("tussen", "aanbevelingen", "diversiteit", "waarde", "inbedding", "draaiboek")
    return {
        "pijlers": pijlers,
        "tussen": tussen,
        "nr": {naam: EERSTE_PIJLER + len(pijlers) + i for i, naam in enumerate(namen)},
        "tekst": {soort: rij for (soort, pijler), rij in teksten.items() if not pijler},
        "zwak": [a for a in aanbevelingen.values() if a["klasse"] == "sugg"],
        "lagen": lagen(delen),
        "ingebed": [p for p in delen["opbrengst"]["piloten"] if p["besluit"]],
        "met_overname": [f for f in delen["opbrengst"]["fiches"] if f["overgenomen_door"]],
    }


def _pijler(
    pijler: Pijler[str], delen: Delen[str, str], aanbevelingen: Mapping[int, Blok], teksten: Teksten
) -> dict[str, object]:
    """One pillar with its rows; a meeting may belong to more than one."""
    opbrengst = delen["opbrengst"]
    fiches = [f for f in opbrengst["fiches"] if f["slug"] in pijler["fiches"]]
    sessies = [s for s in delen["proces"]["bijeenkomsten"] if s["nummer"] in pijler["sessies"]]
    inzichten = [i for i in opbrengst["inzichten"] if i["nummer"] in pijler["inzichten"]]
    per_sessie: dict[str, list[Inzicht[str]]] = {}
    for inzicht in inzichten:
        if inzicht["sessie"] is not None:
            per_sessie.setdefault(inzicht["sessie"]["nummer"], []).append(inzicht)
    return {
        **pijler,
        "tekst": {soort: rij for (soort, pk), rij in teksten.items() if pk == pijler["id"] and pk},
        "sessies": [{**s, "inzichten": per_sessie.get(s["nummer"], [])} for s in sessies],
        "inzichten": inzichten,
        "praktijken": sorted(
            (f for f in fiches if f["overdraagbaar"]),
            key=lambda f: (f["soort"] != "transfereerbaar concept", f["titel"]),
        ),
        "drempels": [f for f in fiches if not f["overdraagbaar"]],
        "piloten": [p for p in opbrengst["piloten"] if p["nummer"] in pijler["piloten"]],
        "signalen": [s for s in opbrengst["signalen"] if s["nummer"] in pijler["signalen"]],
        "aanbevelingen": [aanbevelingen[n] for n in pijler["aanbevelingen"]],
        "projecten": [p for p in delen["projecten"] if p["code"] in pijler["projecten"]],
    }


def terugblik(waarde: Waarde) -> list[Terugblik]:
    """What was written period by period, for a report without pillars; a kind without a text has no heading."""
    alle: list[Terugblik] = [
        {"kop": "Waarde van het netwerk", "anker": "waarde", "rijen": waarde["verhalen"]},
        {"kop": "Zelfevaluatie van het proces", "anker": "zelfevaluatie", "rijen": waarde["zelfevaluaties"]},
        {"kop": "Gender en diversiteit", "anker": "diversiteit", "rijen": waarde["diversiteit"]},
        {"kop": "Risico’s", "anker": "risicos", "rijen": waarde.get("risicos", [])},
    ]
    return [deel for deel in alle if deel["rijen"]]


def lagen(delen: Delen[str, str]) -> list[dict[str, str]]:
    """What the network was worth in five layers, from what was counted; a layer without a count says so."""
    return [
        {"laag": laag, "wat": "; ".join(z for n, z in zinnen if n) or "nog niets geteld"}
        for laag, zinnen in (*_van_erbij_zijn_tot_meenemen(delen), *_van_toepassen_tot_beslissen(delen))
    ]


Laag = tuple[str, list[tuple[int, str]]]


def _van_erbij_zijn_tot_meenemen(delen: Delen[str, str]) -> list[Laag]:
    w, opbrengst = delen["waarde"], delen["opbrengst"]
    inzichten, fiches = (
        len(opbrengst[soort]) + opbrengst.get("zonder_woorden", {}).get(soort, 0) for soort in ("inzichten", "fiches")
    )
    return [
        (
            "Erbij zijn",
            [
                (w["bijeenkomsten"], aantal(w["bijeenkomsten"], "gehouden bijeenkomst", "gehouden bijeenkomsten")),
                (w["aanwezig"], f"samen {aantal(w['aanwezig'], 'aanwezigheid', 'aanwezigheden')}"),
                (w["antwoorden"], f"{w['nuttig']} van {w['antwoorden']} antwoorden noemen de bijeenkomst nuttig"),
            ],
        ),
        (
            "Meenemen",
            [
                (inzichten, aantal(inzichten, "inzicht", "inzichten")),
                (fiches, aantal(fiches, "fiche", "fiches")),
            ],
        ),
    ]


def _van_toepassen_tot_beslissen(delen: Delen[str, str]) -> list[Laag]:
    w = delen["waarde"]
    gevraagd = w.get("gevraagd", w["antwoorden"])
    gevolgd = sum(any(stap["staat"] in GAVEN_GEVOLG for stap in a["opvolging"]) for a in delen["aanbevelingen"])
    return [
        (
            "Toepassen",
            [
                (gevraagd, f"{w['toegepast']} van {gevraagd} deden er na drie maanden iets mee"),
                (
                    w["leereffecten"],
                    f"{aantal(w['leereffecten'], 'verandering', 'veranderingen')} in het werk van {aantal(w['projecten_met_leereffect'], 'project', 'projecten')}",
                ),
            ],
        ),
        (
            "Laten groeien",
            [
                (w["overnames"], f"{aantal(w['overnames'], 'keer', 'keer')} nam iemand een fiche over"),
                (w["ingebed"], f"{aantal(w['ingebed'], 'piloot', 'piloten')} ingebed of opgeschaald"),
            ],
        ),
        (
            "Anders beslissen",
            [
                (w["doorgegeven"], f"{aantal(w['doorgegeven'], 'signaal', 'signalen')} doorgegeven"),
                (gevolgd, f"{aantal(gevolgd, 'aanbeveling', 'aanbevelingen')} in behandeling of overgenomen"),
            ],
        ),
    ]
