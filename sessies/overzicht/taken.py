"""What waits for one person: questions, meetings to close, minutes to share, promises, answers to read."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Min, Q
from django.urls import reverse

from kern import klok, register
from kern.opmaak import aantal, dag, opsomming
from kern.register import Taak
from kern.toegang import Toegang
from netwerken.enums import BELOFTEN
from netwerken.overzicht.stand import PlichtStand, stand_van_nu, te_redden
from sessies.enums import LeervraagStaat, Sessiesoort, SessieStatus
from sessies.models import Actiepunt, Leervraag, Sessie
from sessies.overzicht.behandeling import verhelder_tegen
from sessies.overzicht.schakels import kort
from sessies.querysets import dagbegin

VERSLAG_BINNEN = timedelta(days=14)
LEES_BINNEN = timedelta(days=14)
VOORUIT = timedelta(days=14)
HOOGSTENS = 5  # of one kind in a task list; the rest becomes one line


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What waits for this person: questions, meetings to close, minutes to share, promises, answers to read."""
    if toegang.mag("sessies.verhelder_leervraag"):
        yield from _te_verhelderen(toegang)
    if toegang.mag("sessies.plan_sessie"):
        yield from _na_een_bijeenkomst(toegang)
    if toegang.mag("netwerken.begeleid"):
        yield from _te_redden(toegang)
    yield from _actiepunten(toegang) if toegang.mag("netwerken.begeleid") else _beloofd(toegang)
    if toegang.mag("sessies.lees_antwoord"):
        yield from _te_lezen(toegang)


def klokgrens(netwerk_id: int) -> datetime | None:
    """When the next meeting ends: from then on it waits to be closed, and is no longer one that comes."""
    rijen = Sessie.objects.filter(netwerk_id=netwerk_id).nog_te_voeren()
    einde: datetime | None = rijen.order_by().aggregate(einde=Min("eindigt_op"))["einde"]
    return einde + timedelta(microseconds=1) if einde else None


def _te_verhelderen(toegang: Toegang) -> Iterable[Taak]:
    rijen = Leervraag.objects.zichtbaar_voor(toegang).filter(staat=LeervraagStaat.INGEBRACHT)
    vragen = list(rijen.select_related("netwerk", "project", "organisatie").order_by("ingebracht_op", "pk"))
    vandaag = klok.vandaag()
    for vraag in vragen[:HOOGSTENS]:
        tegen = verhelder_tegen(vraag)
        yield Taak(
            f"Verhelder vraag {vraag.nummer}",
            reverse("sessies:verhelder", kwargs={"netwerk": toegang.netwerk.slug, "nummer": vraag.nummer}),
            kort(f"{vraag.drager}: {vraag.woorden}" if vraag.drager else vraag.woorden, 110),
            tegen,
            "Verhelder",
            tegen < vandaag,
        )
    rest = len(vragen) - HOOGSTENS
    if rest > 0:
        url = reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug})
        tegen = verhelder_tegen(vragen[HOOGSTENS])
        titel = f"Nog {aantal(rest, 'ingebrachte vraag', 'ingebrachte vragen')} te verhelderen"
        yield Taak(titel, f"{url}?staat=ingebracht", "", tegen, "Bekijk de vragen", tegen < vandaag)


def _na_een_bijeenkomst(toegang: Toegang) -> Iterable[Taak]:
    te_sluiten = Q(status=SessieStatus.GEPLAND, eindigt_op__lt=klok.nu())
    zonder_verslag = Q(status=SessieStatus.GEHOUDEN, verslag_op=None)
    rijen = Sessie.objects.filter(toegang.q("sessies.wijzig_sessie")).exclude(soort=Sessiesoort.EXTERN)
    sessies = list(rijen.filter(te_sluiten | zonder_verslag).select_related("netwerk").order_by("begint_op", "pk"))
    for sessie in sessies[-HOOGSTENS * 2 :]:
        url = reverse("sessies:afsluiten", kwargs={"netwerk": toegang.netwerk.slug, "nummer": sessie.nummer})
        tegen = sessie.datum + VERSLAG_BINNEN
        if sessie.status == SessieStatus.GEHOUDEN:
            titel, noot, actie = (
                f"Deel het verslag van {sessie.titel}",
                f"Gehouden op {dag(sessie.begint_op)}.",
                "Schrijf",
            )
        else:
            titel, noot, actie = (
                f"Sluit {sessie.titel} af",
                "Hoeveel mensen kwamen er, en wat leverde het op?",
                "Sluit af",
            )
            tegen = sessie.datum + timedelta(days=3)
        yield Taak(titel, url, noot, tegen, actie, tegen < klok.vandaag())


def _te_redden(toegang: Toegang) -> Iterable[Taak]:
    """The promises that are late or ask for something that is not planned: do it, or ask to keep it otherwise."""
    plek = {"netwerk": toegang.netwerk.slug}
    daden: dict[tuple[str, date, date], register.Plichtdaad | None] = {}  # two promises of a kind ask the same
    for stand in te_redden(stand_van_nu(toegang)):
        plicht, telling = stand.plicht, stand.telling
        dader = register.alles.plichtdaden.get(plicht.soort)
        sleutel = (plicht.soort, stand.van, stand.tot or date.max)
        if sleutel not in daden:
            daden[sleutel] = dader(toegang.netwerk, *sleutel[1:], stand.peildag) if dader else None
        daad = daden[sleutel] or register.Plichtdaad(
            "Stel een afwijking voor", reverse("netwerken:afwijking-voorstellen", kwargs=plek)
        )
        laatste = telling.uiterlijk or stand.tot
        yield Taak(
            f"Kom de afspraak na: {plicht.titel}",
            daad.url,
            f"{_gevorderd(stand)}. Of stel een afwijking voor.",
            laatste if stand.toestand == "te laat" or laatste is None or laatste >= stand.peildag else None,
            daad.actie,
            stand.toestand == "te laat",
            belofte=BELOFTEN.get(plicht.soort, plicht.soort),
            algemeen=True,
        )


def _gevorderd(stand: PlichtStand) -> str:
    """How far a promise is, in words: 1 van 3 gedaan, 1 gepland en 1 te laat."""
    telling, gedaan = stand.telling, f"{stand.telling.gedaan} van {stand.norm} gedaan"
    if not telling.gepland:
        return f"{gedaan} en niets gepland"
    delen = [gedaan, f"{telling.gepland} gepland", *([f"{telling.te_laat} te laat"] if telling.te_laat else [])]
    return opsomming(delen)


def _actiepunten(toegang: Toegang) -> Iterable[Taak]:
    rijen = Actiepunt.objects.zichtbaar_voor(toegang).open().filter(tegen__lte=klok.vandaag() + VOORUIT)
    for punt in rijen.select_related("sessie__netwerk").order_by("tegen", "pk")[:HOOGSTENS]:
        yield Taak(
            f"Actiepunt: {kort(punt.tekst, 80)}",
            f"{punt.sessie.get_absolute_url()}#actiepunten",
            f"{punt.wie}, afgesproken op {dag(punt.sessie.begint_op)}",
            punt.tegen,
            "Klaar",
            punt.tegen is not None and punt.tegen < klok.vandaag(),
            _klaar(punt),
        )


def _beloofd(toegang: Toegang) -> Iterable[Taak]:
    """What this person's project, organisation or seat promised at a meeting they may see."""
    sessies = Sessie.objects.zichtbaar_voor(toegang).values("pk")
    rijen = Actiepunt.objects.filter(toegang.q("sessies.rond_actiepunt_af"), sessie_id__in=sessies).open()
    for punt in rijen.select_related("sessie__netwerk").order_by("tegen", "pk")[:HOOGSTENS]:
        yield Taak(
            kort(punt.tekst, 90),
            f"{punt.sessie.get_absolute_url()}#actiepunten",
            f"Beloofd op {dag(punt.sessie.begint_op)}: {punt.wie}.",
            punt.tegen,
            "Klaar",
            punt.tegen is not None and punt.tegen is not None and punt.tegen < klok.vandaag(),
            _klaar(punt),
        )


def _klaar(punt: Actiepunt) -> str:
    return reverse("sessies:actiepunt-klaar", kwargs={"netwerk": punt.sessie.netwerk.slug, "pk": punt.pk})


def _te_lezen(toegang: Toegang) -> Iterable[Taak]:
    sinds = dagbegin(klok.vandaag() - LEES_BINNEN)
    vers = Q(staat=LeervraagStaat.BEANTWOORD, beantwoord_op__gte=sinds) | Q(
        staat=LeervraagStaat.VERHELDERD, verhelderd_op__gte=sinds
    )
    rijen = Leervraag.objects.in_netwerk(toegang.netwerk).van(toegang).filter(vers).select_related("netwerk")
    for vraag in rijen.order_by("ingebracht_op", "pk")[:HOOGSTENS]:
        beantwoord = vraag.staat == LeervraagStaat.BEANTWOORD
        titel = "Lees het antwoord op je vraag" if beantwoord else "Lees je vraag na, zoals ze nu geschreven staat"
        yield Taak(titel, vraag.get_absolute_url(), kort(vraag.tekst, 110), None, "Lees")
