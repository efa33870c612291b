"""The account of a final report, told from its own figures: no two networks came to their advice in the same way."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kern.opmaak import getal, met_lidwoord, opsomming, vorm
from rapportage.pdf.taal import aan_begin, alle, telwoord, woorden

Deel = Mapping[str, Any]
SOORTEN = ("projecten", "sessies", "piloten", "fiches", "signalen", "vragen", "inzichten")


def alineas(inhoud: Deel, aanbevelingen: Sequence[Deel]) -> list[str]:
    """The paragraphs: how often people met, what became of questions and pilots, on what the advice rests, what lacks."""
    delen = inhoud["delen"]
    alle_alineas = (
        [_samen(delen["verloop"]["rijen"])],
        [_vragen(delen["opbrengst"]["vragen"]["per_thema"]), _piloten(delen["opbrengst"]["piloten"])],
        [_steunpunten(aanbevelingen)],
        [_beperking(delen, inhoud["netwerk"])],
    )
    return [tekst for zinnen in alle_alineas if (tekst := " ".join(filter(None, zinnen)))]


def _samen(rijen: Sequence[Deel]) -> str:
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


def _vragen(per_thema: Sequence[Deel]) -> str:
    in_, besproken, beantwoord = (sum(r[n] for r in per_thema) for n in ("ingebracht", "besproken", "beantwoord"))
    if not in_:
        return ""
    begin = f"Er {vorm(in_, 'werd', 'werden')} {woorden(in_, 'vraag', 'vragen')} ingebracht"
    if not besproken:
        return f"{begin}; geen ervan kwam aan bod."
    aan_bod = f"{vorm(besproken, 'kwam', 'kwamen')} aan bod"
    if in_ == besproken == 1:
        return f"{begin} en besproken{', met een antwoord' if beantwoord else ''}."
    hoeveel = aan_begin(alle(in_, "vragen")) if besproken == in_ else aan_begin(telwoord(besproken)) + " daarvan"
    antwoord = (
        f"{telwoord(beantwoord)} {vorm(beantwoord, 'kreeg', 'kregen')} een antwoord"
        if beantwoord
        else "een antwoord is er nog niet"
    )
    return f"{begin}. {hoeveel} {aan_bod} en {antwoord}."


def _piloten(piloten: Sequence[Deel]) -> str:
    if not piloten:
        return "Er is niets uitgeprobeerd: wat hier staat, komt uit gesprekken."
    besluiten = Counter(p["besluit"] for p in piloten if p["besluit"]).most_common()
    n = len(piloten)
    begin = f"{aan_begin(woorden(n, 'piloot', 'piloten'))} {vorm(n, 'zocht', 'zochten')} in de praktijk een antwoord"
    if not besluiten:
        return f"{begin}; een besluit is er nog niet."
    return f"{begin}; besloten werd: {opsomming([f'{naam} ({getal(keer)})' for naam, keer in besluiten])}."


def _steunpunten(rijen: Sequence[Deel]) -> str:
    """How the advice is carried: several projects, something tried, or nothing yet."""
    if not rijen:
        return ""
    n = len(rijen)
    breed = sum(len(r["bewijs"]["projecten"]) > 1 for r in rijen)
    beproefd = sum(bool(r["bewijs"]["piloten"]) for r in rijen)
    kaal = [r["code"] for r in rijen if not any(r["bewijs"][soort] for soort in SOORTEN)]
    delen = [f"{telwoord(breed)} op meer dan één project"] if breed else []
    delen += [f"{telwoord(beproefd)} op een piloot"] if beproefd else []
    zin = (
        f"Van {woorden(n, 'aanbeveling', 'aanbevelingen')} {vorm(breed or beproefd, 'steunt', 'steunen')} er {opsomming(delen)}."
        if delen
        else ""
    )
    if n == 1:
        zin = ""
    meest = max(rijen, key=lambda r: sum(len(r["bewijs"][soort]) for soort in SOORTEN))
    stukken = sum(len(meest["bewijs"][soort]) for soort in SOORTEN)
    if stukken > 1:
        zin += f" Het meeste bewijs ligt onder {meest['code']}: {woorden(stukken, 'stuk', 'stukken')}."
    if kaal:
        zin += f" Nog zonder bewijs: {opsomming(kaal)}."
    return zin.strip()


def _beperking(delen: Deel, netwerk: Deel) -> str:
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
    begeleider = met_lidwoord(netwerk["rollen"]["netwerkbegeleider"])
    zinnen.append(
        f"Vragen die mensen alleen met {begeleider} of met het netwerk deelden, tellen mee maar worden niet aangehaald."
    )
    return " ".join(zinnen)
