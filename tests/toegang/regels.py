"""How the address of an object is made, and what each actor gets there: the words of the table beside this file."""

from collections.abc import Callable
from dataclasses import dataclass, field

from deelname.domain import evaluatielink, tekencode
from prikken.domain import versturen as prik
from sessies.domain import opmerkingen
from sessies.domain import uitnodigen as bijeenkomst
from tests.toegang.wereld import Wereld

TEKENS = {">": 302, "-": 404, "!": 403, "o": 200, "#": 405, "t": 410, "s": 503}
Kwargs = Callable[[Wereld], dict[str, object]]


@dataclass(frozen=True)
class Regel:
    """How to make the address, and what each actor gets for GET and for an empty POST."""

    kwargs: Kwargs
    get: tuple[int, ...]
    post: tuple[int, ...]
    kop: dict[str, str] = field(default_factory=dict)


def _los(_wereld: Wereld) -> dict[str, object]:
    return {}


def _net(wereld: Wereld) -> dict[str, object]:
    return {"netwerk": wereld.netwerk.slug}


def _met(soort: str, veld: str = "nummer") -> Kwargs:
    """The address of an object of this kind, found by this field."""
    return lambda w: {"netwerk": w.netwerk.slug, veld: getattr(w.d[soort], veld)}


def _agendapunt(wereld: Wereld) -> dict[str, object]:
    return {**_met("sessie")(wereld), "punt": wereld.d["agendapunt"].pk}


def _taak(wereld: Wereld) -> dict[str, object]:
    """A task of who runs the network: the action point that names the role."""
    return {**_net(wereld), "sleutel": f"actiepunt:{wereld.d['actiepunt'].pk}"}


def _openbaar(wat: str, **extra: str) -> Kwargs:
    return lambda w: {"van": w.netwerk.slug, "slug": w.d[wat].slug, **extra}


def _bestand(wereld: Wereld) -> dict[str, object]:
    return {"netwerk": wereld.netwerk.slug, "slug": wereld.d["rapport"].slug, "soort": "pdf"}


def _steun(wereld: Wereld) -> dict[str, object]:
    return {**_met("aanbeveling")(wereld), "code": wereld.d["project"].code}


def _onderdeel(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "soort": "hoofdstuk", "pk": wereld.d["hoofdstuk"].pk}


def _pijlertekst(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "soort": "lessen", "thema": wereld.d["pijler"].pk}


def _periode(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "periode": wereld.d["beslispunt"].periode}


def _punt(wereld: Wereld) -> dict[str, object]:
    return {**_periode(wereld), "pk": wereld.d["beslispunt"].pk}


def _tekst(wereld: Wereld) -> dict[str, object]:
    return {**_periode(wereld), "pk": wereld.d["periodetekst"].pk}


def _regel(kwargs: Kwargs, get: str, post: str) -> Regel:
    return Regel(kwargs, tuple(TEKENS[t] for t in get), tuple(TEKENS[t] for t in post))


_ALLEEN_LEZEN = ">-####"
_OPLEVERING = _met("oplevering", "pk")
_SESSIE, _VRAAG, _INZICHT = _met("sessie"), _met("leervraag"), _met("inzicht")
_NOG_NIET = _regel(_SESSIE, ">-!!!>", ">-!!!o")  # what is asked for has yet to happen: sent back with why
_PILOOT, _SIGNAAL, _AANBEVELING = _met("piloot"), _met("signaal"), _met("aanbeveling")
_FICHE, _RAPPORT, _PROJECT = _met("fiche", "slug"), _met("rapport", "slug"), _met("project", "code")


def _inrichting(naam: str, wie: str, *, lijst: bool = True, eindigt: bool = True) -> dict[str, Regel]:
    """The addresses of one kind of part of the set-up; ``wie`` is who may add and change one."""
    kort, obj = naam.split(":")[1], _met(naam.split(":")[1], "pk")
    uit = {
        f"{naam}-nieuw": _regel(_net, f">-{wie}", f">-{wie}"),
        f"{naam}-wijzig": _regel(obj, f">-{wie}", f">-{wie}"),
    }
    if lijst:
        uit[f"{naam}-lijst"] = _regel(_net, ">-!!oo", ">-!!##")
    if eindigt:
        uit[f"{naam}-beeindig"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
        uit[f"{naam}-heropen"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    if kort == "thema":
        uit[f"{naam}-verplaats"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    uit[f"{naam}-verwijder"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    return uit


def _agendalink(wereld: Wereld) -> dict[str, object]:
    return {"pk": wereld.d["agendalink"].pk}


def _bij_project(veld: str) -> Kwargs:
    return lambda w: {"netwerk": w.netwerk.slug, "pk": w.d["project"].pk, "wie": w.d[veld].pk}


def _stuk(wat: str, veld: str, sleutel: str = "nummer") -> Kwargs:
    """Something noted of an object: found by its key, below the address of the object."""
    return lambda w: {**_met(wat, sleutel)(w), "pk": w.d[veld].pk}


def _eigen_link(wereld: Wereld) -> dict[str, object]:
    return {"token": bijeenkomst.token_van(wereld.d["genodigde"])}


def _leeslink(wereld: Wereld) -> dict[str, object]:
    return {"token": opmerkingen.token_van(wereld.d["verslaglezer"])}


def _briefje(wereld: Wereld) -> dict[str, object]:
    """The slip of who had the code on the screen just now."""
    return {"briefje": tekencode.briefje(wereld.d["aanwezigheid"].lijst)}


def _evaluatiebriefje(wereld: Wereld) -> dict[str, object]:
    """The slip of who had the code of the evaluation just now."""
    return {"token": evaluatielink.briefje(wereld.d["evaluatiebus"])}


def _priklink(wereld: Wereld) -> dict[str, object]:
    return {"token": prik.token_van(wereld.d["gevraagde_prikker"])}


_PRIKKER, _PRIKCONCEPT = _met("prikker", "pk"), _met("prikconcept", "pk")
_CONTACT, _LEEREFFECT = _stuk("project", "contact", "code"), _stuk("project", "leereffect", "code")
_BEVINDING = _stuk("piloot", "bevinding")
