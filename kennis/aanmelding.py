"""What this app tells the register of the core at start-up."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from kennis.domain.terugkeer import terugkerende
from kennis.models import (
    Casus,
    Casusreeks,
    Fiche,
    FicheUitInzicht,
    FicheUitLeervraag,
    FicheUitPiloot,
    Overname,
    Signaal,
    SignaalUitFiche,
    SignaalUitInzicht,
)
from kern import grafiek, keten, klok, register
from kern.keten import Pijl, Schakel, Soort
from kern.opmaak import aantal
from kern.periodes import Periode
from kern.toegang import Toegang

DAGEN_NIEUW = 365


def _fiches(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Fiche.objects.zichtbaar_voor(toegang).filter(pk__in=ids).voor_lijst().order_by("datum", "pk")
    return [Schakel("fiche", f.pk, f.titel, f.get_absolute_url(), _fichenotitie(f), op=f.datum) for f in rijen]


def _fichenotitie(fiche: Any) -> str:
    soort = fiche.get_soort_display()
    if not fiche.aantal_overnames:
        return str(soort)
    keer = "1 keer" if fiche.aantal_overnames == 1 else f"{fiche.aantal_overnames} keer"
    return f"{soort}, {keer} overgenomen"


def _signalen(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Signaal.objects.zichtbaar_voor(toegang).filter(pk__in=ids).voor_lijst().order_by("datum", "pk")
    return [
        Schakel(
            "signaal", s.pk, s.titel, s.get_absolute_url(), f"signaal, herkend door {s.aantal_herkenningen}", op=s.datum
        )
        for s in rijen
    ]  # fmt: skip


def _taken(toegang: Toegang) -> list[register.Taak]:
    """Signals that wait for the funder, and signals about which own projects said nothing yet."""
    if toegang.netwerk.einde and toegang.netwerk.einde < klok.vandaag():
        return []
    return _door_te_geven(toegang) + _te_herkennen(toegang)


def _te_herkennen(toegang: Toegang) -> list[register.Taak]:
    projecten = toegang.feit("projecten") if toegang.heeft("projectmedewerker") else ()
    if not projecten:
        return []
    sinds = klok.vandaag() - timedelta(days=DAGEN_NIEUW)
    rijen = Signaal.objects.in_netwerk(toegang.netwerk).te_herkennen_door(projecten, sinds).voor_lijst()
    return [
        register.Taak(
            titel=f"Herkennen jullie dit? {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Herkend door {s.aantal_herkenningen}, gericht aan {s.geadresseerde}.",
            actie="Bekijk het signaal",
        )
        for s in rijen[:3]
    ]


def _door_te_geven(toegang: Toegang) -> list[register.Taak]:
    if not toegang.mag("kennis.geef_signaal_door"):
        return []
    rijen = Signaal.objects.in_netwerk(toegang.netwerk).voorgelegd().voor_lijst()
    return [
        register.Taak(
            titel=f"Signaal: {s.titel}",
            url=s.get_absolute_url(),
            toelichting=f"Voor {s.geadresseerde}. Herkend door {s.aantal_herkenningen}.",
            actie="Bekijk het signaal",
        )
        for s in rijen
    ]


def _cijfers(toegang: Toegang) -> list[register.Cijfer]:
    """How many practices were taken over."""
    if not toegang.netwerk.heeft("kennis"):
        return []
    overnames = Overname.objects.filter(netwerk=toegang.netwerk)
    samen = overnames.count()
    periode = Periode.rond(klok.vandaag(), toegang.netwerk.rapportritme)
    nieuw = overnames.tussen(periode.van, periode.tot).count()
    url = reverse("kennis:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    woord = "praktijk overgenomen" if samen == 1 else "praktijken overgenomen"
    noot = f"{nieuw} sinds {periode.maanden.partition('–')[0]}" if nieuw else ""
    return [register.Cijfer(str(samen), woord, url, noot=noot, rang=30)]


def _sessiepaneel(toegang: Toegang, sessie: Any) -> str | None:
    """Cases told at a meeting and counted outcomes, for who may read cases."""
    casussen = list(Casus.objects.zichtbaar_voor(toegang).filter(sessie=sessie))
    reeksen = Casusreeks.objects.zichtbaar_voor(toegang).filter(sessie=sessie).prefetch_related("uitkomsten")
    tellingen = [
        {
            "reeks": reeks,
            "uitkomsten": reeks.uitkomsten.all(),
            "grafiek": grafiek.staven(
                [(u.label, u.aantal) for u in reeks.uitkomsten.all()],
                titel=reeks.titel,
                beschrijving=f"{aantal(reeks.totaal, 'casus', 'casussen')}, {reeks.cohort}",
            ),
        }
        for reeks in reeksen
    ]
    if not casussen and not tellingen:
        return None
    return render_to_string("kennis/_sessiepaneel.html", {"casussen": casussen, "tellingen": tellingen})


def _projectpaneel(toegang: Toegang, project: Any) -> str | None:
    """What a project took over, and the signals it recognises."""
    overnames = project.overnames.select_related("fiche__netwerk")
    signalen = Signaal.objects.zichtbaar_voor(toegang).filter(herkenningen__project=project).select_related("netwerk")
    if not overnames and not signalen:
        return None
    return render_to_string("kennis/_projectpaneel.html", {"overnames": overnames, "signalen": signalen})


ZOEKSOORTEN = (
    register.Zoeksoort(
        naam="fiche",
        enkel="fiche",
        meer="fiches",
        model=Fiche,
        titel=lambda f: f.titel,
        teksten=lambda f: (f.kern, f.tekst),
        noot=lambda f: f.kern,
    ),
    register.Zoeksoort(
        naam="signaal",
        enkel="signaal",
        meer="signalen",
        model=Signaal,
        titel=lambda s: s.titel,
        nummer=lambda s: s.nummer,
        teksten=lambda s: (s.tekst, s.gevraagd, s.geadresseerde),
        noot=lambda s: s.tekst,
    ),
)


def meld_aan() -> None:
    """Add this app's facts, tasks, figures, counters and links to the register."""
    keten.registreer(
        [Soort("fiche", "kennis", _fiches), Soort("signaal", "kennis", _signalen)],
        [
            Pijl("leervraag", "fiche", FicheUitLeervraag, "leervraag_id", "fiche_id"),
            Pijl("inzicht", "fiche", FicheUitInzicht, "inzicht_id", "fiche_id"),
            Pijl("piloot", "fiche", FicheUitPiloot, "piloot_id", "fiche_id"),
            Pijl("inzicht", "signaal", SignaalUitInzicht, "inzicht_id", "signaal_id"),
            Pijl("fiche", "signaal", SignaalUitFiche, "fiche_id", "signaal_id"),
        ],
    )
    register.taken.append(_taken)
    register.cijfers.append(_cijfers)
    register.maak_zoekbaar(*ZOEKSOORTEN)
    register.sessiepanelen.append(_sessiepaneel)
    register.projectpanelen.append(_projectpaneel)
    register.terugkerende.append(terugkerende)
