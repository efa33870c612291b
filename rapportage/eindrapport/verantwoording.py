"""The account of a final report, told from its own figures: no two networks came to their advice in the same way."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kern.opmaak import getal, met_lidwoord, opsomming, vorm
from kern.pdf.taal import aan_begin, alle, telwoord, woorden
from rapportage.eindrapport.typen import Delen, Gelezen
from rapportage.eindrapport.typen.aanbeveling import SOORTEN
from rapportage.eindrapport.typen.getoond import Blok
from rapportage.eindrapport.typen.opbrengst import Bijeenkomst, Piloot, Themavragen
from rapportage.typen import Netwerkfeiten


def alineas(inhoud: Gelezen, aanbevelingen: Sequence[Blok]) -> list[str]:
    """The paragraphs: how often people met, what became of questions and pilots, on what the advice rests, what lacks."""
    delen = inhoud["delen"]
    alle_alineas = (
        [_samen(delen["verloop"]["rijen"])],
        [_vragen(delen["opbrengst"]["vragen"]["per_thema"]), _piloten(delen["opbrengst"]["piloten"])],
        [_steunpunten(aanbevelingen)],
        [_beperking(delen, inhoud["netwerk"])],
    )
    return [tekst for zinnen in alle_alineas if (tekst := " ".join(filter(None, zinnen)))]


def _samen(rijen: Sequence[Bijeenkomst[str]]) -> str:
    gehouden = [r for r in rijen if r["is_gehouden"]]
    if not gehouden:
        return "Het netwerk kwam nog niet samen."
    soorten = Counter(r["soort"] for r in gehouden).most_common()
    keer = opsomming([f"{telwoord(n)} keer als {soort}" for soort, n in soorten])
    zin = f"Het netwerk kwam {telwoord(len(gehouden))} keer samen"
    zin += f": {keer}." if len(soorten) > 1 else f", telkens als {soorten[0][0]}." if len(gehouden) > 1 else "."
    aanwezig = sum(r["aanwezig"] or 0 for r in gehouden)
    zonder = sum(r["aanwezig"] is None for r in gehouden)
    if aanwezig:
        zin += f" Samen geeft dat {getal(aanwezig)} aanwezigheden."
    if zonder:
        zin += f" Van {woorden(zonder, 'bijeenkomst', 'bijeenkomsten')} is de opkomst niet genoteerd."
    return zin


def _vragen(per_thema: Sequence[Themavragen]) -> str:
    in_, besproken, beantwoord = (sum(r[n] for r in per_thema) for n in ("ingebracht", "besproken", "beantwoord"))
    if not in_:
        return ""
    begin = f"Er {vorm(in_, 'werd', 'werden')} {woorden(in_, 'vraag', 'vragen')} ingebracht"
    if not besproken:
        return f"{begin}; geen ervan kwam aan bod."
    geen = "een antwoord is er nog niet"
    if in_ == besproken == 1:
        return f"{begin} en besproken{', met een antwoord' if beantwoord else ''}."
    if besproken == in_:
        kreeg = f"{telwoord(beantwoord)} {vorm(beantwoord, 'kreeg', 'kregen')} een antwoord"
        return f"{begin}. {aan_begin(alle(in_, 'vragen'))} kwamen aan bod en {kreeg if beantwoord else geen}."
    kreeg = f"{vorm(beantwoord, 'kreeg', 'kregen')} er {telwoord(beantwoord)} een antwoord"
    return f"{begin}. Daarvan {vorm(besproken, 'kwam', 'kwamen')} er {telwoord(besproken)} aan bod en {kreeg if beantwoord else geen}."


def _piloten(piloten: Sequence[Piloot[str]]) -> str:
    if not piloten:
        return "Er is niets uitgeprobeerd: wat hier staat, komt uit gesprekken."
    besluiten = Counter(p["besluit"] for p in piloten if p["besluit"]).most_common()
    n = len(piloten)
    begin = f"{aan_begin(woorden(n, 'piloot', 'piloten'))} {vorm(n, 'zocht', 'zochten')} in de praktijk een antwoord"
    if not besluiten:
        return f"{begin}; een besluit is er nog niet."
    return f"{begin}; besloten werd: {opsomming([f'{naam} ({getal(keer)})' for naam, keer in besluiten])}."


def _steunpunten(rijen: Sequence[Blok]) -> str:
    """How the advice is carried: several projects, something tried, or nothing yet."""
    if not rijen:
        return ""
    n = len(rijen)
    breed = sum(r["dragers"] > 1 for r in rijen)
    beproefd = sum(bool(r["bewijs"]["piloten"]) for r in rijen)
    kaal = [r["code"] for r in rijen if not any(r["bewijs"][soort] for soort in SOORTEN)]
    geteld = [(breed, "op meer dan één project of organisatie"), (beproefd, "op een piloot")]
    zin = _hoeveel(n, [(keer, waarop) for keer, waarop in geteld if keer])
    meest = max(rijen, key=lambda r: sum(len(r["bewijs"][soort]) for soort in SOORTEN))
    stukken = sum(len(meest["bewijs"][soort]) for soort in SOORTEN)
    if stukken > 1:
        zin += f" Het meeste bewijs ligt onder {meest['code']}: {woorden(stukken, 'stuk', 'stukken')}."
    if kaal:
        zin += f" Nog zonder bewijs: {opsomming(kaal)}."
    return zin.strip()


def _hoeveel(n: int, geteld: Sequence[tuple[int, str]]) -> str:
    """'Alle drie aanbevelingen steunen op een piloot.', 'Van acht aanbevelingen steunen er zeven op …'; none of one."""
    if n == 1 or not geteld:
        return ""
    if all(keer == n for keer, _ in geteld):
        return f"{aan_begin(alle(n, 'aanbevelingen'))} steunen {opsomming([waarop for _, waarop in geteld])}."
    hoeveel = [f"{f'alle {telwoord(n)}' if keer == n else telwoord(keer)} {waarop}" for keer, waarop in geteld]
    return f"Van {woorden(n, 'aanbeveling', 'aanbevelingen')} {vorm(geteld[0][0], 'steunt', 'steunen')} er {opsomming(hoeveel)}."


def _beperking(delen: Delen[str, str], netwerk: Netwerkfeiten[str]) -> str:
    """What the reader should know of what is not in it."""
    af = sum(bool(r["is_afgelast"]) for r in delen["verloop"]["rijen"])
    stil = sum(not p["aanbevelingen"] for p in delen["projecten"])
    zinnen = (
        [f"{aan_begin(woorden(af, 'bijeenkomst', 'bijeenkomsten'))} {vorm(af, 'ging', 'gingen')} niet door."]
        if af
        else []
    )
    if stil and delen["aanbevelingen"]:
        zinnen.append(
            f"{aan_begin(woorden(stil, 'project', 'projecten'))} {vorm(stil, 'draagt', 'dragen')} geen enkele aanbeveling."
        )
    if zin := _zonder_woorden(delen["opbrengst"].get("zonder_woorden", {})):
        zinnen.append(zin)
    begeleider = met_lidwoord(netwerk["rollen"]["netwerkbegeleider"])
    zinnen.append(
        f"Vragen die mensen alleen met {begeleider} of met het netwerk deelden, tellen mee maar worden niet aangehaald."
    )
    return " ".join(zinnen)


def _zonder_woorden(geteld: Mapping[str, int]) -> str:
    """What is counted and not told, because nobody shared, decided or published it yet."""
    soorten = (
        ("inzichten", "inzicht bij een vraag die niet gedeeld is", "inzichten bij vragen die niet gedeeld zijn"),
        ("resultaten", "voorlopig resultaat van een piloot zonder besluit", "voorlopige resultaten van piloten zonder besluit"),
        ("fiches", "fiche die niet openbaar is", "fiches die niet openbaar zijn"),
        ("signalen", "signaal dat nog niet doorgegeven is", "signalen die nog niet doorgegeven zijn"),
    )  # fmt: skip
    delen = [woorden(n, een, meer) for soort, een, meer in soorten if (n := geteld.get(soort, 0))]
    return f"Geteld en niet verteld: {'; '.join(delen)}." if delen else ""
