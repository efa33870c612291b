"""The pieces of the steering report, laid out from the snapshot alone. Runs in the child process: no models here."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from kern.grafiek import rapport as tekening
from kern.opmaak import Getal, aandeel, aandelen, aantal, eenheid, euro, getal, met_lidwoord, opsomming, vorm
from kern.pdf.opmaak import Stuk
from kern.pdf.taal import telwoord, woorden
from rapportage.kwartaal import zinnen
from rapportage.kwartaal.bijlagen import bijlagen
from rapportage.kwartaal.eerste import KLASSE, Bladzijde, eerste, is_rustig
from rapportage.kwartaal.indeling import SECTIES
from rapportage.kwartaal.opgevallen import opgevallen
from rapportage.kwartaal.typen import Delen, Gelezen
from rapportage.kwartaal.typen.afspraken import Afspraak
from rapportage.kwartaal.typen.plannen import Begrotingslijn, Doel, Project, Reeks
from rapportage.tabel import delen_van

VAN_ORGANEN = ("stuurgroep", "overleg")  # kinds of meetings that a promise of the network itself does not count
MEEST_BALKEN, MEEST_GROEPEN, MEEST_PROVINCIES = 8, 6, 12  # above these a table reads better than a chart


class Nummering:
    """Counts tables and figures through the whole report; a template that names one takes the next number."""

    def __init__(self) -> None:
        self._tabel = self._figuur = 0

    def tabel(self) -> int:
        self._tabel += 1
        return self._tabel

    def figuur(self) -> int:
        self._figuur += 1
        return self._figuur


def stukken(inhoud: Gelezen) -> list[Stuk]:
    """Return the pieces in reading order: page 1 decides, the next inform, the rest proves."""
    nr = Nummering()
    over = {naam for _, naam in SECTIES if _is_leeg(naam, inhoud["delen"])} if _rustig(inhoud) else set()
    return [
        Stuk(titel, f"pdf/kwartaal/{'niets' if naam in over else naam}.html", {"nr": nr, **_maker(naam)(inhoud)})
        for titel, naam in SECTIES
    ]


def _maker(naam: str) -> Callable[[Gelezen], Mapping[str, object]]:
    """What turns the snapshot into the context of one section; a section that shows it as it is needs none."""
    makers: dict[str, Callable[[Gelezen], Mapping[str, object]]] = {
        "eerste": bladzijde_een,
        "opvolging": opvolging,
        "stand": stand,
        "bijeenkomsten": bijeenkomsten,
        "vragen": vragen,
        "piloten": piloten,
        "signalen": signalen,
        "plannen": plannen,
        "waarde": waarde,
        "planning": planning,
        "bijlagen": bijlagen,
    }
    return makers.get(naam, leeg)


def _rustig(inhoud: Gelezen) -> bool:
    return is_rustig(inhoud["delen"], inhoud["rapport"]["periode"]["sleutel"])


def _is_leeg(sjabloon: str, delen: Delen[str, str]) -> bool:
    """In a quiet period only what is new gets its own part; what stood already is in the report before."""
    geleerd, planning = delen["geleerd"], delen["planning"]
    nieuws = {
        "eerste": True,
        "bijlagen": True,
        "geleerd": bool(geleerd["inzichten"] or geleerd["fiches"] or geleerd["overnames"] or geleerd["leereffecten"]),
        "signalen": any(s["is_nieuw"] for s in delen["signalen"]["rijen"]),
        "planning": bool(planning["bijeenkomsten"] or planning["opleveringen"]),
    }
    return not nieuws.get(sjabloon, False)


def bladzijde_een(inhoud: Gelezen) -> Bladzijde:
    return eerste(inhoud, opgevallen(inhoud))


def leeg(_inhoud: Gelezen) -> dict[str, object]:
    return {}


# --- inform -----------------------------------------------------------------------------------------------------
def opvolging(inhoud: Gelezen) -> dict[str, object]:
    """What became of the last meeting: how many points are done, run, are late."""
    deel = inhoud["delen"]["opvolging"]
    punten = [{**p, "klasse": KLASSE[p["toestand"]]} for p in deel["actiepunten"]]
    telling = [(naam, sum(p["toestand"] == naam for p in punten)) for naam in ("klaar", "loopt", "te laat")]
    return {
        "punten": punten,
        "met_uitleg": any(p["klaar_op"] or p["van"] for p in punten),
        "samenvatting": zinnen.per_staat(telling, "actiepunt", "actiepunten"),
        "wie": met_lidwoord(deel["orgaan"]) if deel["orgaan"] else "",
    }


TERMIJN = {"jaar": "het kalenderjaar", "kwartaal": "het kwartaal", "looptijd": "de hele looptijd"}


class Afspraakbalk(Afspraak[str]):
    """A promise with its bar."""

    klasse: str
    balk: str


def stand(inhoud: Gelezen) -> dict[str, object]:
    """The table of promises with a bar of realised against norm, and what was to be expected by now."""
    deel = inhoud["delen"]["stand"]
    schaal = tekening.schaal_van([(r["gedaan"], r["norm"]) for r in deel["rijen"]])
    rijen: list[Afspraakbalk] = [
        {
            **r,
            "klasse": KLASSE[r["toestand"]],
            "eenheid": eenheid(r["norm"], r["eenheid"]),
            "balk": tekening.kogel(
                r["gedaan"],
                r["norm"],
                Decimal(verwacht) if (verwacht := r.get("verwacht")) and r["telt_over"] == "jaar" else None,
                _balk_in_woorden(r["titel"], r["gedaan"], r["norm"], "de norm"),
                schaal=schaal,
            ),
        }
        for r in deel["rijen"]
    ]
    kort, _, jaar = inhoud["rapport"]["periode"]["kort"].partition(" ")
    return {
        "rijen": rijen,
        "samenvatting": zinnen.stand([(r["titel"], r["toestand"]) for r in rijen]),
        "kolom": kort if jaar else "Jaar",
        "termijnen": opsomming([TERMIJN[per] for per in TERMIJN if any(r["telt_over"] == per for r in rijen)], "of"),
    }


def _balk_in_woorden(titel: str, waarde: Getal, norm: Getal, waarvan: str) -> str:
    """The alternative text of a bar: 'Stuurgroep: 2 van 4, 50 % van de norm'."""
    return f"{titel}: {getal(waarde)} van {getal(norm)}, {aandeel(waarde, norm)} van {waarvan}"


def bijeenkomsten(inhoud: Gelezen) -> dict[str, object]:
    """Who came: stacked bars beside the table, and the mix of ways of working."""
    from kern.templatetags.pdf import dag_lang

    deel = inhoud["delen"]["bijeenkomsten"]
    met = [(r, opkomst) for r in deel["rijen"] if (opkomst := r["opkomst"])]
    tellen = {
        naam: sum(opkomst[naam] for _, opkomst in met)
        for naam in ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")
    }
    koppen = ("aanwezig", "verontschuldigd", "niet gekomen")
    rijen = [
        tekening.Rij(
            r["titel"],
            [opkomst["aanwezig"], opkomst["verontschuldigd"], opkomst["afwezig"]],
            " · ".join(filter(None, [dag_lang(r["datum"]).rpartition("\u00a0")[0], r["vorm"], r["gemeente"]])),
        )
        for r, opkomst in met
    ]
    alt = "; ".join(
        f"{r.naam}: {opsomming([f'{getal(w)} {k}' for w, k in zip(r.waarden, koppen, strict=True)])}" for r in rijen
    )
    minuten = [(naam, n) for naam, n in deel["minuten"].items() if n]
    return {
        "tellen": tellen,
        "figuur": tekening.gestapeld(rijen, koppen, f"Opkomst per bijeenkomst: {alt}.")
        if 1 < len(rijen) <= MEEST_BALKEN
        else "",
        "aard": list(zip([naam for naam, _ in minuten], aandelen([n for _, n in minuten]), strict=True)),
        "met_organen": any(r["soort"] in VAN_ORGANEN for r in deel["rijen"]),
        **_bereik(inhoud["delen"]["projecten"]["rijen"]),
    }


def _bereik(projecten: list[Project[str]]) -> dict[str, object]:
    """How many projects were reached, per province, as dots."""
    per: dict[str, list[bool]] = {}
    for project in projecten:
        per.setdefault(project["provincie"] or "zonder provincie", []).append(bool(project["is_bereikt"]))
    rijen = [(naam, sum(wie), len(wie)) for naam, wie in sorted(per.items())]
    bereikt = sum(n for _, n, _ in rijen)
    alt = "; ".join(f"{naam} {n} van {m}" for naam, n, m in rijen)
    tekenen = 1 < len(rijen) <= MEEST_PROVINCIES
    return {
        "bereikt": f"{bereikt} van {aantal(len(projecten), 'project', 'projecten')} bereikt",
        "bereikfiguur": tekening.bereik(rijen, f"Projecten bereikt, per provincie: {alt}.") if tekenen else "",
    }


def vragen(inhoud: Gelezen) -> dict[str, object]:
    """New, taken up and old questions per theme, as a chart of the same rows as the table."""
    deel = inhoud["delen"]["vragen"]
    rijen = deel["rijen"]
    koppen = ("nieuw", "behandeld", "ouder dan 90 dagen")
    getoond = [r for r in rijen if r["nieuw"] or r["behandeld"] or r["oud"]]
    alt = "; ".join(
        f"{r['thema']}: {r['nieuw']} nieuw, {r['behandeld']} behandeld, {r['oud']} ouder dan 90 dagen" for r in getoond
    )
    figuur = tekening.paren(
        [(r["thema"], [r["nieuw"], r["behandeld"], r["oud"]]) for r in getoond], koppen, f"Vragen per {deel['niveau']}: {alt}."
    ) if 1 < len(getoond) <= MEEST_GROEPEN else ""  # fmt: skip
    som = {naam: sum(r[naam] for r in rijen) for naam in ("nieuw", "behandeld", "open", "oud")}
    return {
        "figuur": figuur,
        "som": som,
        "samenvatting": zinnen.vragen(
            som["nieuw"], som["behandeld"], som["open"], som["oud"], inhoud["rapport"]["periode"]["tot"]
        ),
    }


CONTACTEN = {"bezoek": "bezoeken", "telefoongesprek": "telefoongesprekken", "advies": "adviezen", "mail": "mails"}


def piloten(inhoud: Gelezen) -> dict[str, object]:
    """The pilots with their state, and the contacts of guidance in words."""
    contacten = inhoud["delen"]["piloten"]["contacten"]
    uren = int((Decimal(contacten["minuten"]) / 60).quantize(Decimal(1)))
    soorten = sorted(contacten["per_soort"], key=lambda paar: (-paar[1], paar[0]))
    return {
        "begeleider": met_lidwoord(inhoud["netwerk"]["rollen"]["netwerkbegeleider"]),
        "met_tussenstand": any(p["tussenstand"] for p in inhoud["delen"]["piloten"]["rijen"]),
        "uren": uren,
        "contacten": opsomming([woorden(n, naam, CONTACTEN.get(naam, naam)) for naam, n in soorten]),
    }


def signalen(inhoud: Gelezen) -> dict[str, object]:
    """Each signal with the dots of who recognises it."""
    deel = inhoud["delen"]["signalen"]
    totaal = deel["aantal_projecten"]
    rijen = []
    for i, signaal in enumerate(deel["rijen"], 1):
        n, m = signaal["herkend_projecten"], signaal["herkend_organisaties"]
        wie = [f"{n} van {totaal} projecten"] if totaal and n else [aantal(n, "project", "projecten")] if n else []
        wie += [aantal(m, "organisatie", "organisaties")] if m else []
        alt = f"Signaal S{i}: herkend door {n} van {totaal} projecten"
        bollen = tekening.bolletjes(n, totaal, alt) if totaal and n and totaal <= 36 else ""
        rijen.append({**signaal, "code": f"S{i}", "herkend": opsomming(wie) or "nog niemand anders", "bollen": bollen})
    return {"rijen": rijen, "samenvatting": zinnen.signalen(len(rijen), sum(s["is_nieuw"] for s in deel["rijen"]))}


def plannen(inhoud: Gelezen) -> dict[str, object]:
    """Projects, targets, budget, actions and cases: whichever of them this network has."""
    delen = inhoud["delen"]
    doelen = _met_balk(delen["doelen"])
    meetbaar = [d for d in doelen if d["balk"]]
    reeksen = [_reeks(r) for r in delen["casussen"]["reeksen"]]
    return {
        "doelen": doelen,
        "bron": doelen[0]["bron"] if len(doelen) > 1 and len({d["bron"] for d in doelen}) == 1 else "",
        "gehaald": sum(d["is_gehaald"] for d in meetbaar),
        "meetbaar": len(meetbaar),
        "begrotingsrijen": _met_geldbalk(delen["begroting"]["rijen"]) if delen["begroting"]["jaren"] else [],
        "reeksen": reeksen,
        "actiestand": zinnen.per_staat(
            [(s["staat"], s["aantal"]) for s in delen["acties"]["per_staat"]], "actie", "acties"
        ),
        "zonder_actie": delen["acties"].get("zonder", []),
        **_kolommen(delen["projecten"]["rijen"]),
        "met_contact": any(p["laatste_contact"] or p["is_stil"] for p in delen["projecten"]["rijen"]),
        "actiegroepen": [
            {**g, "acties": [{**a, "klasse": KLASSE.get(a["staat"], "loopt")} for a in g["acties"]]}
            for g in delen["acties"]["groepen"]
        ],
        "stil": [p for p in delen["projecten"]["rijen"] if p["is_stil"]],
    }


KORTE_CODE = 6  # characters of a code that fit in a narrow column


def _kolommen(projecten: list[Project[str]]) -> dict[str, object]:
    """How wide the codes of the projects are, and whether they are of more than one call: what all share is said once."""
    return {
        "codekolom": "b26" if any(len(p["code"]) > KORTE_CODE for p in projecten) else "b14",
        "met_oproep": len({p["oproep"] for p in projecten}) > 1,
    }


class Doelbalk(Doel[str, str]):
    """A target with its bar, empty where there is none."""

    is_gehaald: bool
    balk: str


def _met_balk(doelen: list[Doel[str, str]]) -> list[Doelbalk]:
    """Targets that can be measured, as a bar; empty where there is no target or no value yet."""
    paren = [
        (Decimal(d["stand"]), Decimal(d["doel"])) if d["doel"] and d["stand"] is not None else None for d in doelen
    ]
    schaal = tekening.schaal_van([paar for paar in paren if paar])
    return [
        {
            **d,
            "is_gehaald": bool(paar and paar[0] >= paar[1]),
            "balk": tekening.kogel(*paar, None, _balk_in_woorden(d["titel"], *paar, "het streefcijfer"), schaal=schaal)
            if paar and paar[1]
            else "",
        }
        for d, paar in zip(doelen, paren, strict=True)
    ]


def _met_geldbalk(rijen: list[Begrotingslijn[str]]) -> list[dict[str, object]]:
    """Budget lines with what was spent of the last year as a bar."""
    laatste = [(Decimal(r["bedragen"][-1]["besteed"]), Decimal(r["bedragen"][-1]["begroot"])) for r in rijen]
    schaal = tekening.schaal_van(laatste)
    return [
        {
            **r,
            "balk": tekening.kogel(
                *paar,
                None,
                f"{r['titel']}: {euro(paar[0])} besteed van {euro(paar[1])}, {aandeel(*paar)} van het budget",
                schaal=schaal,
            )
            if paar[1]
            else "",
        }
        for r, paar in zip(rijen, laatste, strict=True)
    ]


def _reeks(reeks: Reeks[str]) -> dict[str, object]:
    """Counted outcomes as bars with their part of the whole; one outcome alone is a sentence."""
    totaal, sluit = reeks["totaal"], sum(u["aantal"] for u in reeks["uitkomsten"]) == reeks["totaal"]
    uitkomsten = [{**u, "deel": deel} for u, deel in zip(reeks["uitkomsten"], delen_van(reeks), strict=True)]
    staven = [(u["label"], u["aantal"], f"{u['aantal']} van {totaal}") for u in reeks["uitkomsten"]]
    alt = f"{reeks['titel']}: {'; '.join(f'{naam} {woorden}' for naam, _, woorden in staven)}."
    return {
        **reeks,
        "uitkomsten": uitkomsten,
        "figuur": tekening.staven(staven, alt, breedte=tekening.BREED) if len(staven) > 1 else "",
        "noot": "" if sluit else "Samen geen 100 %: een dossier kan meer dan één uitkomst hebben, of nog geen.",
    }


# --- proves -----------------------------------------------------------------------------------------------------
def waarde(inhoud: Gelezen) -> dict[str, object]:
    """From reach to use: the steps that have a number.

    What people did with a meeting is the figure of page 1: it is asked three months later, so of earlier meetings.
    """
    w = inhoud["delen"]["waarde"]
    deed = next((c["verloop"][-1] for c in inhoud["delen"]["cijfers"] if c["sleutel"] == "iets_mee"), None)
    noemer = deed["noemer"] if deed else None
    bevraagd = noemer if isinstance(noemer, int) else 0
    n = w["behandeld"]
    behandeld = f"{telwoord(n)} {vorm(n, 'werd', 'werden')} behandeld" if n else "geen enkele werd behandeld"
    stappen = [
        ("Aanwezig op een bijeenkomst", getal(w["aanwezig"]), "keer iemand aan tafel", w["aanwezig"]),
        ("Vond het nuttig", aandeel(w["nuttig"], w["antwoorden"]),
         f"van {aantal(w['antwoorden'], 'antwoord', 'antwoorden')} na een bijeenkomst", w["antwoorden"]),
        ("Deed er drie maanden later iets mee", aandeel(deed["teller"], bevraagd) if deed else "",
         f"van {aantal(bevraagd, 'antwoord', 'antwoorden')}, over eerdere bijeenkomsten", bevraagd),
        ("Nam een praktijk over", getal(w["overgenomen"]), "keer, door een project of organisatie", w["overgenomen"]),
        ("Kreeg een besluit", getal(w["besloten"]), vorm(w["besloten"], "piloot", "piloten"), w["besloten"]),
        ("Kreeg een antwoord", getal(w["beantwoord"]),
         f"{vorm(w['beantwoord'], 'vraag', 'vragen')}; {behandeld}", w["beantwoord"]),
    ]  # fmt: skip
    return {"stappen": [s[:3] for s in stappen if s[3]]}


def planning(inhoud: Gelezen) -> dict[str, object]:
    """What is coming; deliveries that passed their day are late."""
    rijen = []
    for o in inhoud["delen"]["planning"]["opleveringen"]:
        toestand = "klaar" if o["ingediend_op"] else "te laat" if o["is_te_laat"] else "gepland"
        rijen.append({**o, "toestand": toestand, "klasse": KLASSE[toestand]})
    return {"opleveringen": rijen}
