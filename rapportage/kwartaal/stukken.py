"""The pieces of the steering report, laid out from the snapshot alone. Runs in the child process: no models here."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from kern.opmaak import aandeel, getal, opsomming, procent
from rapportage.pdf import tekening
from rapportage.vormen import VORMEN, Stuk

KLASSE = {
    "op schema": "op",
    "aandacht": "let",
    "te laat": "laat",
    "afgerond": "af",
    "gepland": "loopt",
    "klaar": "af",
    "loopt": "loopt",
    "gestopt": "let",
}


WOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def telwoord(n: int) -> str:
    """A small number in words, as in running text; above twelve in figures."""
    return WOORDEN[n] if n < len(WOORDEN) else getal(n)


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


def stukken(inhoud: dict[str, Any]) -> list[Stuk]:
    """Return the pieces in reading order: page 1 decides, the next inform, the rest proves."""
    nr = Nummering()
    namen = VORMEN["kwartaal"].stappen
    makers: tuple[tuple[str, Callable[[dict[str, Any]], dict[str, Any]]], ...] = (
        ("eerste", eerste),
        ("beslispunten", leeg),
        ("opvolging", opvolging),
        ("stand", stand),
        ("bijeenkomsten", bijeenkomsten),
        ("vragen", vragen),
        ("geleerd", leeg),
        ("piloten", piloten),
        ("signalen", signalen),
        ("plannen", plannen),
        ("afstemming", leeg),
        ("waarde", waarde),
        ("planning", planning),
        ("bijlagen", bijlagen),
    )
    return [
        Stuk(naam, f"pdf/kwartaal/{sjabloon}.html", {"nr": nr, **maak(inhoud)})
        for naam, (sjabloon, maak) in zip(namen, makers, strict=True)
    ]


def leeg(_inhoud: dict[str, Any]) -> dict[str, Any]:
    return {}


# --- page 1 -----------------------------------------------------------------------------------------------------
def eerste(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The page that decides: points, meters, five figures, what stood out."""
    delen = inhoud["delen"]
    meters = [
        {**rij, "klasse": KLASSE[rij["toestand"]], "blokjes": tekening.blokjes(rij["gedaan"], rij["norm"])}
        for rij in delen["stand"]["rijen"]
    ]
    laat_eerst = sorted(range(len(meters)), key=lambda i: (meters[i]["toestand"] not in {"te laat", "aandacht"}, i))
    getoond = sorted(laat_eerst[:6])
    eenheid = {"Q": "kwartalen", "T": "viermaandse periodes", "H": "halfjaren"}
    sleutel = inhoud["rapport"]["periode"]["sleutel"]
    return {
        "meters": [meters[i] for i in getoond],
        "meer_afspraken": len(meters) - len(getoond),
        "cijfers": [cijfer(c) for c in delen["cijfers"]],
        "periodes": eenheid.get(sleutel[5:6], "jaren"),
        "opgevallen": opgevallen(inhoud),
    }


def cijfer(maat: dict[str, Any]) -> dict[str, Any]:
    """One of the five figures: the number, of what, what it was, and its line."""
    *_, vorige, nu = maat["verloop"]
    groot, klein = _toon(maat["vorm"], nu)
    was, _ = _toon(maat["vorm"], vorige)
    waarden = [_getal(maat["vorm"], u) for u in maat["verloop"]]
    bekend = [_kaal(maat["vorm"], u) for u in maat["verloop"] if u]
    noemer = (
        f" (n = {getal(nu['noemer'])})" if maat["vorm"] == "procent" and nu and maat["sleutel"] != "besteed" else ""
    )
    return {
        "groot": groot,
        "klein": klein,
        "label": maat["label"] + noemer,
        "was": ""
        if vorige is None
        else f"was {was}{' %' if maat['vorm'] == 'procent' else ''}".replace(" %", "\u00a0%"),
        "lijn": tekening.verloop(waarden, f"Verloop: {', '.join(bekend)}") if len(bekend) > 1 else "",
    }


def _toon(vorm: str, uitkomst: dict[str, Any] | None) -> tuple[str, str]:
    if uitkomst is None or (vorm != "aantal" and not Decimal(str(uitkomst["noemer"] or 0))):
        return "–", ""
    if vorm == "procent":
        tekst = procent(Decimal(str(uitkomst["teller"])) * 100 / Decimal(str(uitkomst["noemer"])))
        return tekst.removesuffix("\u00a0%"), "%"
    return getal(uitkomst["teller"]), f"van {getal(uitkomst['noemer'])}" if vorm == "van" else ""


def _kaal(vorm: str, uitkomst: dict[str, Any] | None) -> str:
    groot, klein = _toon(vorm, uitkomst)
    return f"{groot}\u00a0%" if klein == "%" else groot


def _getal(vorm: str, uitkomst: dict[str, Any] | None) -> Decimal | None:
    if uitkomst is None:
        return None
    teller, noemer = Decimal(str(uitkomst["teller"])), Decimal(str(uitkomst["noemer"] or 0))
    if vorm == "procent":
        return teller * 100 / noemer if noemer else None
    return teller


def opgevallen(inhoud: dict[str, Any]) -> list[str]:
    """What a reader should not miss, in sentences made from the figures."""
    delen, zinnen = inhoud["delen"], []
    laat = [r["titel"] for r in delen["stand"]["rijen"] if r["toestand"] == "te laat"]
    if laat:
        zinnen.append(
            f"{'Eén afspraak is' if len(laat) == 1 else f'{telwoord(len(laat)).capitalize()} afspraken zijn'} te laat: {_opsom(laat)}."
        )
    oud = sum(r["oud"] for r in delen["vragen"]["rijen"])
    if oud:
        zinnen.append(
            f"{'Eén vraag staat' if oud == 1 else f'{telwoord(oud).capitalize()} vragen staan'} al langer dan 90 dagen open."
        )
    nieuw = [s for s in delen["signalen"]["rijen"] if s["is_nieuw"]]
    if nieuw:
        zinnen.append(f"Nieuw als signaal: {_opsom([s['titel'] for s in nieuw])}.")
    stil = [p["titel"] for p in delen["projecten"]["rijen"] if p["is_stil"]]
    if stil:
        zinnen.append(
            f"Met {'één project' if len(stil) == 1 else f'{telwoord(len(stil))} projecten'} was er drie maanden geen contact: {_opsom(stil)}."
        )
    besloten = [p for p in delen["piloten"]["rijen"] if p["besluit"]]
    if besloten:
        zinnen.append(
            "Over " + _opsom([f"piloot ‘{p['titel']}’ viel het besluit {p['besluit']}" for p in besloten]) + "."
        )
    return zinnen[:4]


def _opsom(delen: list[str], meest: int = 3) -> str:
    """At most three, then how many more; a sentence with a full stop inside loses it."""
    kort = [d.rstrip(".") for d in delen[:meest]]
    rest = len(delen) - meest
    return opsomming([*kort, f"{rest} andere"] if rest > 0 else kort)


# --- inform -----------------------------------------------------------------------------------------------------
def opvolging(inhoud: dict[str, Any]) -> dict[str, Any]:
    """What became of the last meeting: how many points are done, run, are late."""
    punten = [{**p, "klasse": KLASSE[p["toestand"]]} for p in inhoud["delen"]["opvolging"]["actiepunten"]]
    per_staat = [(naam, sum(p["toestand"] == naam for p in punten)) for naam in ("klaar", "loopt", "te laat")]
    if len(punten) == 1:
        tekst = {"klaar": "Het ene actiepunt is klaar.", "loopt": "Het ene actiepunt loopt."}.get(
            punten[0]["toestand"], "Het ene actiepunt is te laat."
        )
    else:
        tekst = (
            f"Van {telwoord(len(punten))} actiepunten {opsomming([_telwoord(naam, n) for naam, n in per_staat if n])}."
        )
    return {"punten": punten, "samenvatting": tekst if punten else ""}


def _telwoord(naam: str, n: int) -> str:
    """'zijn er 5 klaar', 'loopt er één'."""
    hoeveel = telwoord(n)
    if naam == "loopt":
        return f"{'loopt' if n == 1 else 'lopen'} er {hoeveel}"
    return f"{'is' if n == 1 else 'zijn'} er {hoeveel} {naam}"


def stand(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The table of promises and the chart of realised against norm, with what was to be expected by now."""
    deel = inhoud["delen"]["stand"]
    rijen = [{**r, "klasse": KLASSE[r["toestand"]]} for r in deel["rijen"]]
    tot = date.fromisoformat(deel["peildag"])
    verstreken = Decimal((tot - date(tot.year, 1, 1)).days + 1) / 365
    balken = []
    for rij in rijen:
        if rij["telt_over"] != "jaar":
            continue
        verwacht = int(rij["norm"] * verstreken)
        balken.append((rij, verwacht))
    achter = [r["titel"] for r, v in balken if r["gedaan"] < v]
    bevinding = (
        f"{opsomming(achter[:2])} {'blijft' if len(achter) == 1 else 'blijven'} achter op de verwachting"
        if achter
        else "Elke jaarlijkse afspraak ligt op of boven de verwachting"
    )
    woorden = "; ".join(f"{r['titel']} {r['gedaan']} van {r['norm']}" for r, _ in balken)
    figuur = tekening.kogels(
        [(r["titel"], r["gedaan"], r["norm"], v, f"{r['gedaan']} van {r['norm']}") for r, v in balken],
        f"Gerealiseerd tegenover norm: {woorden}. {bevinding}.",
    )
    kort, _, jaar = inhoud["rapport"]["periode"]["kort"].partition(" ")
    return {
        "rijen": rijen,
        "figuur": figuur if len(balken) > 1 else "",
        "bevinding": bevinding,
        "kolom": kort if jaar else "Jaar",
    }


def bijeenkomsten(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Who came: stacked bars beside the table, and the mix of ways of working."""
    from rapportage.templatetags.pdf import dag_lang

    deel = inhoud["delen"]["bijeenkomsten"]
    met = [r for r in deel["rijen"] if r["opkomst"]]
    tellen = {
        naam: sum(r["opkomst"][naam] for r in met)
        for naam in ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")
    }
    koppen = ("aanwezig", "verontschuldigd", "niet gekomen")
    rijen = [
        tekening.Rij(
            r["titel"],
            [r["opkomst"]["aanwezig"], r["opkomst"]["verontschuldigd"], r["opkomst"]["afwezig"]],
            " · ".join(filter(None, [dag_lang(r["datum"]).rpartition("\u00a0")[0], r["vorm"], r["gemeente"]])),
        )
        for r in met
    ]
    woorden = "; ".join(
        f"{r.naam}: {opsomming([f'{getal(w)} {k}' for w, k in zip(r.waarden, koppen, strict=True)])}" for r in rijen
    )
    minuten = deel["minuten"]
    totaal = sum(minuten.values())
    return {
        "tellen": tellen,
        "figuur": tekening.gestapeld(rijen, koppen, f"Opkomst per bijeenkomst: {woorden}.") if rijen else "",
        "aard": [(naam, aandeel(n, totaal)) for naam, n in minuten.items() if n] if totaal else [],
    }


def vragen(inhoud: dict[str, Any]) -> dict[str, Any]:
    """New, taken up and old questions per theme, as a chart of the same rows as the table."""
    rijen = inhoud["delen"]["vragen"]["rijen"]
    koppen = ("nieuw", "behandeld", "ouder dan 90 dagen")
    getoond = [r for r in rijen if r["nieuw"] or r["behandeld"] or r["oud"]]
    woorden = "; ".join(
        f"{r['thema']}: {r['nieuw']} nieuw, {r['behandeld']} behandeld, {r['oud']} ouder dan 90 dagen" for r in getoond
    )
    figuur = tekening.paren(
        [(r["thema"], [r["nieuw"], r["behandeld"], r["oud"]]) for r in getoond], koppen, f"Vragen per thema: {woorden}."
    ) if getoond and len(getoond) <= 6 else ""  # fmt: skip
    som = {naam: sum(r[naam] for r in rijen) for naam in ("nieuw", "behandeld", "open", "oud")}
    return {"figuur": figuur, "som": som}


def piloten(inhoud: dict[str, Any]) -> dict[str, Any]:
    """The pilots with their state, and the hours of guidance."""
    contacten = inhoud["delen"]["piloten"]["contacten"]
    uren = (Decimal(contacten["minuten"]) / 60).quantize(Decimal(1))
    return {"uren": uren}


def signalen(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Each signal with the dots of who recognises it."""
    deel = inhoud["delen"]["signalen"]
    totaal = deel["aantal_projecten"]
    rijen = []
    for i, signaal in enumerate(deel["rijen"], 1):
        n, m = signaal["herkend_projecten"], signaal["herkend_organisaties"]
        wie = [f"{n} van {totaal} projecten"] if totaal and n else [f"{n} projecten"] if n else []
        wie += [f"{m} {'organisatie' if m == 1 else 'organisaties'}"] if m else []
        bollen = tekening.bolletjes(n, totaal, f"{n} van {totaal} projecten") if totaal and n and totaal <= 36 else ""
        rijen.append({**signaal, "code": f"S{i}", "herkend": opsomming(wie) or "nog niemand anders", "bollen": bollen})
    return {"rijen": rijen, "nieuw": sum(r["is_nieuw"] for r in rijen)}


def plannen(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Projects, targets, budget, actions and cases: whichever of them this network has."""
    delen = inhoud["delen"]
    meetbaar = [d for d in delen["doelen"] if d["doel"] and d["stand"] is not None]
    woorden = "; ".join(f"{d['titel']}: {getal(d['stand'])} van {getal(d['doel'])}" for d in meetbaar)
    begroting = delen["begroting"]
    balken = [
        (r["titel"], Decimal(r["bedragen"][-1]["besteed"]), Decimal(r["bedragen"][-1]["begroot"]))
        for r in begroting["rijen"]
        if begroting["jaren"] and Decimal(r["bedragen"][-1]["begroot"])
    ]
    reeksen = [
        {
            **r,
            "figuur": tekening.staven(
                [(u["label"], u["aantal"], f"{u['aantal']} van {r['totaal']}") for u in r["uitkomsten"]],
                f"{r['titel']}: " + "; ".join(f"{u['label']} {u['aantal']}" for u in r["uitkomsten"]),
                breedte=tekening.BREED,
            ),
        }
        for r in delen["casussen"]["reeksen"]
    ]
    return {
        "doelfiguur": tekening.kogels(
            [(d["titel"], Decimal(d["stand"]), Decimal(d["doel"]), None, f"{getal(d['stand'])} van {getal(d['doel'])}") for d in meetbaar],
            f"Stand tegenover streefcijfer: {woorden}.",
        ) if meetbaar else "",
        "gehaald": sum(Decimal(d["stand"]) >= Decimal(d["doel"]) for d in meetbaar),
        "meetbaar": len(meetbaar),
        "geldfiguur": tekening.kogels(
            [(t, b, g, None, aandeel(b, g)) for t, b, g in balken],
            "Besteed tegenover begroot: " + "; ".join(f"{t} {aandeel(b, g)}" for t, b, g in balken) + ".",
        ) if balken else "",
        "reeksen": reeksen,
        "actiestand": " · ".join(f"{getal(s['aantal'])} {s['staat']}" for s in delen["acties"]["per_staat"] if s["aantal"]),
        "actiegroepen": [
            {**g, "acties": [{**a, "klasse": KLASSE.get(a["staat"], "loopt")} for a in g["acties"]]}
            for g in delen["acties"]["groepen"]
        ],
        "stil": [p for p in delen["projecten"]["rijen"] if p["is_stil"]],
    }  # fmt: skip


# --- proves -----------------------------------------------------------------------------------------------------
def waarde(inhoud: dict[str, Any]) -> dict[str, Any]:
    """From reach to use: the steps that have a number."""
    w = inhoud["delen"]["waarde"]
    stappen = [
        ("aanwezig op een bijeenkomst", getal(w["aanwezig"]), "keer iemand aan tafel", w["aanwezig"]),
        (
            "vond het nuttig",
            aandeel(w["nuttig"], w["antwoorden"]),
            f"van {getal(w['antwoorden'])} antwoorden",
            w["antwoorden"],
        ),
        (
            "deed er iets mee",
            aandeel(w["toegepast"], w["antwoorden"]),
            "van dezelfde antwoorden, na drie maanden",
            w["toegepast"],
        ),
        ("nam een praktijk over", getal(w["overgenomen"]), "project of organisatie", w["overgenomen"]),
        ("kreeg een besluit", getal(w["besloten"]), "piloten", w["besloten"]),
        (
            "kreeg een antwoord",
            getal(w["beantwoord"]),
            f"vragen, van {getal(w['behandeld'])} behandeld",
            w["beantwoord"],
        ),
    ]
    return {"stappen": [s[:3] for s in stappen if s[3]]}


def planning(inhoud: dict[str, Any]) -> dict[str, Any]:
    """What is coming; deliveries that passed their day are late."""
    rijen = []
    for o in inhoud["delen"]["planning"]["opleveringen"]:
        toestand = "klaar" if o["ingediend_op"] else "te laat" if o["is_te_laat"] else "gepland"
        rijen.append({**o, "toestand": toestand, "klasse": KLASSE[toestand]})
    return {"opleveringen": rijen}


def bijlagen(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Definitions of the figures used, corrections of the period before, and the hash of every part."""
    correcties = [
        {**r, "gemeld": _kaal(r["vorm"], r["gemeld"]), "nu": _kaal(r["vorm"], r["nu"])}
        for r in inhoud["delen"]["correcties"]["rijen"]
    ]
    definities = [(c["label"], c["definitie"]) for c in inhoud["delen"]["cijfers"]] + [
        ("stand van een afspraak", ("Geteld uit de agenda en de dossiers van het netwerk, niet ingevuld. ‘Aandacht’: de norm komt in het "
         "gedrang of er is een aanvaarde afwijking. ‘Te laat’: de norm is voorbij zonder aanvaarde afwijking.")),
        ("signaal", "Een knelpunt dat meer dan één project of organisatie herkent, met een geadresseerde en een vraag."),
        ("open vraag ouder dan 90 dagen", ("Ingebracht, niet ingetrokken, en op de laatste dag van de periode nog niet op een agenda "
         "gezet of beantwoord.")),
    ]  # fmt: skip
    return {"definities": definities, "correctierijen": correcties}
