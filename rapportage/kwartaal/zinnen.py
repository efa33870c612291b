"""The sentences of the steering report: counts in, Dutch out. Pure functions over plain values."""

from collections.abc import Sequence

from kern.opmaak import opsomming, vorm
from kern.pdf.taal import aan_begin, alle, telwoord, woorden
from kern.templatetags.pdf import dag_lang

Telling = Sequence[tuple[str, int]]


def per_staat(telling: Telling, enkelvoud: str, meervoud: str) -> str:
    """'Van zes acties lopen er drie, zijn er twee klaar en is er één gestopt.'; one state alone needs no counting."""
    bekend = [(naam, n) for naam, n in telling if n]
    totaal = sum(n for _, n in bekend)
    if not bekend:
        return ""
    if len(bekend) > 1:
        return f"Van {telwoord(totaal)} {meervoud} {opsomming([_met_er(naam, n) for naam, n in bekend])}."
    naam = bekend[0][0]
    onderwerp = f"Het ene {enkelvoud}" if enkelvoud == "actiepunt" else f"De ene {enkelvoud}"
    if totaal > 1:
        onderwerp = aan_begin(alle(totaal, meervoud))
    werkwoord = vorm(totaal, "loopt", "lopen") if naam == "loopt" else f"{vorm(totaal, 'is', 'zijn')} {naam}"
    return f"{onderwerp} {werkwoord}."


def _met_er(naam: str, n: int) -> str:
    """'zijn er vijf klaar', 'loopt er één'."""
    if naam == "loopt":
        return f"{vorm(n, 'loopt', 'lopen')} er {telwoord(n)}"
    return f"{vorm(n, 'is', 'zijn')} er {telwoord(n)} {naam}"


def stand(toestanden: Sequence[tuple[str, str]]) -> str:
    """'Van twaalf afspraken zijn er vijf afgerond en zes op schema.', and which need attention or are late.

    ``toestanden`` holds (title, state) per promise.
    """
    staten = [staat for _, staat in toestanden]
    goed = [(naam, staten.count(naam)) for naam in ("afgerond", "op schema", "gepland") if naam in staten]
    zinnen = []
    if goed and goed[0][1] == len(staten):
        wat = vorm(len(staten), "De ene afspraak is", f"{aan_begin(alle(len(staten), 'afspraken'))} zijn")
        zinnen = [f"{wat} {goed[0][0]}."]
    elif goed:
        werkwoord = vorm(goed[0][1], "is", "zijn")
        hoeveel = opsomming([f"{telwoord(n)} {naam}" for naam, n in goed])
        zinnen = [f"Van {telwoord(len(staten))} afspraken {werkwoord} er {hoeveel}."]
    for naam, een, meer in (
        ("aandacht", "vraagt aandacht", "vragen aandacht"),
        ("te laat", "is te laat", "zijn te laat"),
    ):
        titels = [titel for titel, staat in toestanden if staat == naam]
        if titels:
            zinnen.append(f"{aan_begin(telwoord(len(titels)))} {vorm(len(titels), een, meer)}: {opsomming(titels)}.")
    return " ".join(zinnen)


def vragen(nieuw: int, behandeld: int, staan: int, oud: int, tot: str) -> str:
    """'Er kwamen zes nieuwe vragen bij en zes werden behandeld', and how many are open on the last day."""
    bij = f"{vorm(nieuw, 'kwam', 'kwamen')} {woorden(nieuw, 'vraag', 'nieuwe vragen')}"
    gedaan = f"{telwoord(behandeld)} {vorm(behandeld, 'werd', 'werden')} behandeld" if behandeld else ""
    if nieuw == behandeld == 0:
        begin = "Er kwam geen vraag bij en er werd geen vraag behandeld."
    else:
        begin = f"Er {bij} bij en {gedaan or 'er werd geen vraag behandeld'}."
    stond = f"{vorm(staan, 'stond', 'stonden')} {woorden(staan, 'vraag', 'vragen')} open"
    if not staan:
        stond = "stond geen vraag open"
    lang = f", {'' if staan == oud == 1 else f'waarvan {telwoord(oud)} '}langer dan 90\u00a0dagen" if oud else ""
    return f"{begin} Op {dag_lang(tot)} {stond}{lang}."


def signalen(n: int, nieuw: int) -> str:
    """'twee signalen, allebei nieuw in deze periode' or 'drie signalen, waarvan één nieuw in deze periode'."""
    tekst = woorden(n, "signaal", "signalen")
    if not nieuw:
        return tekst
    hoeveel = f"waarvan {telwoord(nieuw)} "
    if n == nieuw:
        hoeveel = {1: "", 2: "allebei "}.get(n, "alle ")
    return f"{tekst}, {hoeveel}nieuw in deze periode"
