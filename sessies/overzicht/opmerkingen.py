"""Remarks on minutes as who writes them sees them: at their point, how many wait, and the task that they are."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.opmaak import aantal, vorm
from kern.taken import Taak, begrens
from kern.toegang import Toegang
from sessies.domain.opmerkingen import ronde_van, waarom_niet_goedkeuren
from sessies.domain.opmerkingen_vragen import te_vragen, waarom_niet_vragen
from sessies.domain.verslaginhoud import Deel
from sessies.models import Sessie, Verslagopmerking
from sessies.querysets import VerslagopmerkingQuerySet

ANTWOORD_BINNEN = timedelta(days=7)


class Nageleesdeel(Deel):
    """A point of the minutes with what people said of it."""

    opmerkingen: list[Verslagopmerking]


def bij_elkaar(sessie: Sessie) -> VerslagopmerkingQuerySet:
    """Everything that was said of the minutes of one meeting."""
    return Verslagopmerking.objects.bij(sessie).select_related("lezer__organisatie")


def met_opmerkingen(deel: Deel, opmerkingen: Sequence[Verslagopmerking]) -> Nageleesdeel:
    """A point of the minutes, or the whole, with what was said there."""
    return {**deel, "opmerkingen": [rij for rij in opmerkingen if rij.agendapunt_id == deel["punt"]]}


def stand_van_opmerkingen(
    sessie: Sessie, opmerkingen: Sequence[Verslagopmerking], *, kan_antwoorden: bool
) -> dict[str, object]:
    """How it stands with the remarks on shared minutes, for their page."""
    ronde = ronde_van(sessie)
    kan_vragen = kan_antwoorden and not waarom_niet_vragen(sessie)
    return {
        "ronde": ronde,
        "gevraagd": aantal(sessie.verslaglezers.count(), "persoon", "mensen"),
        "kan_vragen": kan_vragen and (ronde is not None or bool(te_vragen(sessie))),
        "mag_antwoorden": kan_antwoorden,
        "niet_goedkeuren": waarom_niet_goedkeuren(sessie),
        "opmerkingen_telling": _in_woorden(opmerkingen),
    }


def _in_woorden(opmerkingen: Sequence[Verslagopmerking]) -> str:
    if not opmerkingen:
        return "Er zijn nog geen opmerkingen."
    wachtend = sum(rij.wacht for rij in opmerkingen)
    wat = f"Er {vorm(len(opmerkingen), 'is', 'zijn')} {aantal(len(opmerkingen), 'opmerking', 'opmerkingen')}"
    return (
        f"{wat}; {aantal(wachtend, 'wacht', 'wachten')} op een antwoord."
        if wachtend
        else f"{wat}, allemaal beantwoord."
    )


def taken(toegang: Toegang) -> Iterable[Taak]:
    """Remarks that wait for an answer, one task per meeting."""
    rijen = Sessie.objects.filter(toegang.q("sessies.wijzig_sessie")).met_wachtende_opmerkingen()
    greep = begrens(rijen.select_related("netwerk"), apart=toegang.apart("opmerkingen"))
    for sessie in greep.rijen:
        tegen = timezone.localdate(sessie.wacht_sinds) + ANTWOORD_BINNEN
        yield Taak(
            f"Antwoord op {aantal(sessie.aantal_wachtend, 'opmerking', 'opmerkingen')} bij het verslag van {sessie.titel}",
            reverse("sessies:verslag", kwargs={"netwerk": toegang.netwerk.slug, "nummer": sessie.nummer}),
            "Neem ze over of zeg waarom niet. Zolang er een wacht, keur je het verslag niet goed.",
            tegen,
            "Antwoord",
            tegen < klok.vandaag(),
            sleutel=f"opmerkingen:{sessie.pk}",
            recht="netwerken.begeleid",
        )
    if greep.volgende:
        titel = f"Nog {aantal(greep.meer, 'verslag', 'verslagen')} met opmerkingen"
        url = reverse("sessies:verslag", kwargs={"netwerk": toegang.netwerk.slug, "nummer": greep.volgende.nummer})
        yield Taak(titel, url, "", None, "Bekijk het volgende", aantal=greep.meer)
