"""The minutes of a meeting as a document: what was said and decided, how many were there, and whether it stands fast.

What is printed has no names of people: it is what an approval keeps, also before it is approved.
"""

from collections import Counter
from collections.abc import Mapping

from kern import register
from kern.documenten import Documentsoort, Drukklaar
from kern.opmaak import dag
from kern.pdf.opmaak import Opmaak
from kern.toegang import Toegang
from netwerken.models import Netwerk, Organisatie
from sessies.domain.goedkeuring import goedkeuring_van, op_papier
from sessies.domain.verslaginhoud import Deel, is_leeg, met_inhoud
from sessies.models import GoedgekeurdVerslag, Sessie
from sessies.overzicht.blad import kop, sessie_met

SOORT = "verslag"


def lees(netwerk: Netwerk, sleutel: str) -> Drukklaar | None:
    """Return what the minutes of the meeting with this id say; None when there is no such meeting."""
    sessie = sessie_met(netwerk, sleutel)
    if sessie is None:
        return None
    verslag, vast = op_papier(sessie), goedkeuring_van(sessie)
    algemeen = verslag["algemeen"]
    return Drukklaar(
        titel=sessie.titel,
        delen={
            **kop(sessie),
            "aanwezig": _aanwezig(sessie),
            "namens": _namens(sessie),
            "is_vast": vast is not None,
            "toestand": _toestand(sessie, vast),
            "sha256": vast.sha256 if vast else "",
            "onderdelen": [
                _deel(deel) for deel in (*([] if is_leeg(algemeen) else [algemeen]), *met_inhoud(verslag["punten"]))
            ],
            "aanvullingen": _aanvullingen(sessie) if vast else [],
        },
    )


def _toestand(sessie: Sessie, vast: GoedgekeurdVerslag | None) -> str:
    if vast is not None:
        return f"Goedgekeurd op {dag(vast.goedgekeurd_op)} door {vast.wie}"
    if sessie.verslag_op is not None:
        return f"Gedeeld op {dag(sessie.verslag_op)}, nog niet goedgekeurd"
    return "Nog niet gedeeld en niet goedgekeurd"


def _aanwezig(sessie: Sessie) -> str:
    """How many came, as the page of the meeting counts them; empty when nobody counted."""
    opkomst = getattr(sessie, "opkomst", None)
    if opkomst is None:
        return ""
    woorden = [f"{opkomst.aanwezig} aanwezig"]
    woorden += [f"{opkomst.verontschuldigd} verontschuldigd"] if opkomst.verontschuldigd else []
    return ", ".join(woorden)


def _namens(sessie: Sessie) -> str:
    """For which organisations people were there, as a list of people says; empty without one."""
    erbij = register.aanwezigen_van(sessie) or []
    namen = dict(Organisatie.objects.filter(pk__in={wie.organisatie_id for wie in erbij}).values_list("pk", "naam"))
    per = Counter(namen.get(wie.organisatie_id or 0, wie.van) for wie in erbij)
    zonder = per.pop("", 0)
    regels = [f"{naam} ({n})" if n > 1 else naam for naam, n in sorted(per.items(), key=lambda rij: rij[0].casefold())]
    return ", ".join([*regels, f"{zonder} zonder organisatie"] if regels and zonder else regels)


def _deel(deel: Deel) -> Mapping[str, object]:
    return {
        "titel": deel["titel"] or "Over de hele bijeenkomst",
        "tekst": deel["tekst"],
        "besluiten": [{"soort": b["soort"], "tekst": b["tekst"]} for b in deel["besluiten"]],
        "actiepunten": [{"tekst": a["tekst"], "wie": a["wie"], "tegen": a["tegen"]} for a in deel["actiepunten"]],
        "inzichten": [dict(inzicht) for inzicht in deel["inzichten"]],
    }


def _aanvullingen(sessie: Sessie) -> list[Mapping[str, object]]:
    return [{"wie": rij.wie, "op": rij.aangemaakt_op, "tekst": rij.tekst} for rij in sessie.aanvullingen.all()]


def mag(toegang: Toegang, sleutel: str) -> bool:
    """Whether this person reads those minutes: who may not write them, only once they are shared."""
    sessie = Sessie.objects.zichtbaar_voor(toegang).select_related("orgaan").filter(pk=sleutel).first()
    return sessie is not None and (sessie.verslag_op is not None or toegang.mag("sessies.wijzig_sessie", sessie))


DOCUMENT = Documentsoort("verslag", Opmaak("sessies.druk.verslag:stukken", ("rapport.css", "blad.css")), lees, mag)
