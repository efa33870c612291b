"""What the minutes of a meeting hold, in the order in which they are read: the page, a mail and a record ask it here."""

from collections.abc import Iterable
from datetime import date
from typing import NotRequired, TypedDict

from sessies.models import Actiepunt, Agendapunt, Besluit, Inzicht, Sessie


class Besluitregel(TypedDict):
    """A decision or agreement."""

    pk: int
    soort: str
    tekst: str


class Actieregel(TypedDict):
    """Something that somebody does; ``staat`` is how it stands now, which a record does not keep."""

    pk: int
    tekst: str
    wie: str
    tegen: date | None
    staat: NotRequired[str]


class Inzichtregel(TypedDict):
    """What was learned."""

    nummer: str
    titel: str
    tekst: str


class Deel(TypedDict):
    """One point of the agenda, or what belongs to none (``punt`` is None), with what was said and what came of it.

    ``keurt_goed`` is the number of the meeting whose minutes are approved at this point.
    """

    punt: int | None
    keurt_goed: str
    titel: str
    tekst: str
    besluiten: list[Besluitregel]
    actiepunten: list[Actieregel]
    inzichten: list[Inzichtregel]


class Verslag(TypedDict):
    """All of it: what goes for the whole, then the points in their order."""

    algemeen: Deel
    punten: list[Deel]


def verslag_van(sessie: Sessie) -> Verslag:
    """The minutes as they stand now; four queries."""
    delen: dict[int | None, Deel] = {None: _deel(None, "", sessie.verslag)}
    for punt in Agendapunt.objects.filter(sessie=sessie).select_related("keurt_goed").order_by("volgorde", "pk"):
        delen[punt.pk] = _deel(punt.pk, punt.titel, punt.verslag)
        delen[punt.pk]["keurt_goed"] = punt.keurt_goed.nummer if punt.keurt_goed else ""

    def bij(punt: int | None) -> Deel:
        return delen.get(punt, delen[None])  # a point may go while this reads

    for besluit in Besluit.objects.filter(sessie=sessie).order_by("pk"):
        regel: Besluitregel = {"pk": besluit.pk, "soort": besluit.get_soort_display(), "tekst": besluit.tekst}
        bij(besluit.agendapunt_id)["besluiten"].append(regel)
    for actie in Actiepunt.objects.filter(sessie=sessie).order_by("pk"):
        bij(actie.agendapunt_id)["actiepunten"].append(_actie(actie))
    for inzicht in Inzicht.objects.filter(sessie=sessie, weggehaald_op=None).order_by("pk"):
        geleerd: Inzichtregel = {"nummer": inzicht.nummer, "titel": inzicht.titel, "tekst": inzicht.tekst}
        bij(inzicht.agendapunt_id)["inzichten"].append(geleerd)
    algemeen = delen.pop(None)
    return {"algemeen": algemeen, "punten": list(delen.values())}


def _deel(punt: int | None, titel: str, tekst: str) -> Deel:
    return {
        "punt": punt,
        "keurt_goed": "",
        "titel": titel,
        "tekst": tekst,
        "besluiten": [],
        "actiepunten": [],
        "inzichten": [],
    }


def _actie(actie: Actiepunt) -> Actieregel:
    return {"pk": actie.pk, "tekst": actie.tekst, "wie": actie.wie, "tegen": actie.tegen, "staat": str(actie.staat)}


def is_leeg(deel: Deel) -> bool:
    """Whether nothing was written at a point, and nothing came of it."""
    return not (deel["tekst"] or deel["besluiten"] or deel["actiepunten"] or deel["inzichten"])


def met_inhoud(delen: Iterable[Deel]) -> list[Deel]:
    """The points at which something was written or came of."""
    return [deel for deel in delen if not is_leeg(deel)]


def heeft_tekst(sessie: Sessie) -> bool:
    """Whether anything is written: of the whole, or at a point."""
    return bool(sessie.verslag) or Agendapunt.objects.filter(sessie=sessie).exclude(verslag="").exists()


def teksten_van(sessie: Sessie) -> list[tuple[str, str]]:
    """Everything written, each with where it stands."""
    punten = Agendapunt.objects.filter(sessie=sessie).exclude(verslag="").values_list("titel", "verslag")
    return [("verslag", sessie.verslag), *punten.order_by("volgorde", "pk")]
