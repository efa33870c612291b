"""What waits for one person: questions, meetings to close, minutes to share, promises, answers to read."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Min, Q
from django.urls import reverse

from kern import klok, register
from kern.opmaak import aantal, dag, opsomming
from kern.taken import ZWAAR, Taak, begrens, begrens_lijst
from kern.toegang import Toegang
from netwerken.enums import BELOFTEN
from netwerken.overzicht.stand import PlichtStand, stand_van_nu, te_redden
from sessies.enums import LeervraagStaat, Sessiesoort, SessieStatus
from sessies.models import Leervraag, Sessie
from sessies.overzicht.actiepunten import beloofd, van_niemand
from sessies.overzicht.behandeling import verhelder_tegen
from sessies.overzicht.schakels import kort
from sessies.querysets import dagbegin

VERSLAG_BINNEN = timedelta(days=14)
LEES_BINNEN = timedelta(days=14)


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What waits for this person: questions, meetings to close, minutes to share, promises, answers to read."""
    if toegang.mag("sessies.verhelder_leervraag"):
        yield from _te_verhelderen(toegang)
    if toegang.mag("sessies.plan_sessie"):
        yield from _na_een_bijeenkomst(toegang)
    if toegang.mag("netwerken.begeleid"):
        yield from _te_redden(toegang)
        yield from van_niemand(toegang)
    yield from beloofd(toegang)
    if toegang.mag("sessies.lees_antwoord"):
        yield from _te_lezen(toegang)


def klokgrens(netwerk_id: int) -> datetime | None:
    """When the next meeting ends: from then on it waits to be closed, and is no longer one that comes."""
    rijen = Sessie.objects.filter(netwerk_id=netwerk_id).nog_te_voeren()
    einde: datetime | None = rijen.order_by().aggregate(einde=Min("eindigt_op"))["einde"]
    return einde + timedelta(microseconds=1) if einde else None


def _te_verhelderen(toegang: Toegang) -> Iterable[Taak]:
    rijen = Leervraag.objects.zichtbaar_voor(toegang).filter(staat=LeervraagStaat.INGEBRACHT)
    greep = begrens(
        rijen.select_related("netwerk", "project", "organisatie").order_by("ingebracht_op", "pk"),
        apart=toegang.apart("verhelderen"),
    )
    vandaag = klok.vandaag()
    for vraag in greep.rijen:
        tegen = verhelder_tegen(vraag)
        yield Taak(
            f"Verhelder vraag {vraag.nummer}",
            reverse("sessies:verhelder", kwargs={"netwerk": toegang.netwerk.slug, "nummer": vraag.nummer}),
            kort(f"{vraag.drager}: {vraag.woorden}" if vraag.drager else vraag.woorden, 110),
            tegen,
            "Verhelder",
            tegen < vandaag,
            sleutel=f"verhelderen:{vraag.pk}",
            recht="sessies.verhelder_leervraag",
        )
    if greep.volgende:
        url = reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug})
        tegen = verhelder_tegen(greep.volgende)
        titel = f"Nog {aantal(greep.meer, 'ingebrachte vraag', 'ingebrachte vragen')} te verhelderen"
        yield Taak(titel, f"{url}?staat=ingebracht", "", tegen, "Bekijk de vragen", tegen < vandaag, aantal=greep.meer)


def _na_een_bijeenkomst(toegang: Toegang) -> Iterable[Taak]:
    te_sluiten = Q(status=SessieStatus.GEPLAND, eindigt_op__lt=klok.nu())
    zonder_verslag = Q(status=SessieStatus.GEHOUDEN, verslag_op=None)
    rijen = Sessie.objects.filter(toegang.q("sessies.wijzig_sessie")).exclude(soort=Sessiesoort.EXTERN)
    rijen = rijen.filter(te_sluiten | zonder_verslag).select_related("netwerk").order_by("begint_op", "pk")
    greep = begrens(rijen, apart=toegang.apart("afsluiten") | toegang.apart("verslag"))
    yield from (_af_te_werken(toegang, sessie) for sessie in greep.rijen)
    if greep.volgende:
        eerste = _af_te_werken(toegang, greep.volgende)
        titel = f"Nog {aantal(greep.meer, 'bijeenkomst', 'bijeenkomsten')} af te werken"
        url = reverse("sessies:lijst", kwargs={"netwerk": toegang.netwerk.slug})
        yield Taak(
            titel, url, "", eerste.tegen, "Bekijk de bijeenkomsten", eerste.is_te_laat, aantal=greep.meer
        )  # fmt: skip


def _af_te_werken(toegang: Toegang, sessie: Sessie) -> Taak:
    """A meeting that is over: close it, and then share its minutes."""
    tegen, noot, actie = sessie.datum + VERSLAG_BINNEN, f"Gehouden op {dag(sessie.begint_op)}.", "Schrijf"
    titel, soort = f"Deel het verslag van {sessie.titel}", "verslag"
    if sessie.status != SessieStatus.GEHOUDEN:
        tegen, noot, actie = (
            sessie.datum + timedelta(days=3),
            "Hoeveel mensen kwamen er, en wat leverde het op?",
            "Sluit af",
        )
        titel, soort = f"Sluit {sessie.titel} af", "afsluiten"
    url = reverse("sessies:afsluiten", kwargs={"netwerk": toegang.netwerk.slug, "nummer": sessie.nummer})
    return Taak(
        titel,
        url,
        noot,
        tegen,
        actie,
        tegen < klok.vandaag(),
        sleutel=f"{soort}:{sessie.pk}",
        recht="netwerken.begeleid",
    )


def _te_redden(toegang: Toegang) -> Iterable[Taak]:
    """The promises that are late or ask for something that is not planned: do it, or ask to keep it otherwise."""
    plek = {"netwerk": toegang.netwerk.slug}
    daden: dict[tuple[str, date, date], register.Plichtdaad | None] = {}  # two promises of a kind ask the same
    greep = begrens_lijst(
        te_redden(stand_van_nu(toegang)), is_apart=lambda stand: str(stand.plicht.pk) in toegang.apart("afspraak")
    )
    for stand in greep.rijen:
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
            sleutel=f"afspraak:{plicht.pk}",
            recht="netwerken.begeleid",
            gewicht=ZWAAR,
        )
    if greep.meer:
        titel = f"Nog {aantal(greep.meer, 'afspraak', 'afspraken')} om na te komen"
        yield Taak(titel, reverse("netwerken:stand", kwargs=plek), actie="Bekijk de afspraken", aantal=greep.meer)


def _gevorderd(stand: PlichtStand) -> str:
    """How far a promise is, in words: 1 van 3 gedaan, 1 gepland en 1 te laat."""
    telling, gedaan = stand.telling, f"{stand.telling.gedaan} van {stand.norm} gedaan"
    if not telling.gepland:
        return f"{gedaan} en niets gepland"
    delen = [gedaan, f"{telling.gepland} gepland", *([f"{telling.te_laat} te laat"] if telling.te_laat else [])]
    return opsomming(delen)


def _te_lezen(toegang: Toegang) -> Iterable[Taak]:
    sinds = dagbegin(klok.vandaag() - LEES_BINNEN)
    vers = Q(staat=LeervraagStaat.BEANTWOORD, beantwoord_op__gte=sinds) | Q(
        staat=LeervraagStaat.VERHELDERD, verhelderd_op__gte=sinds
    )
    rijen = Leervraag.objects.in_netwerk(toegang.netwerk).van(toegang).filter(vers).select_related("netwerk")
    apart = toegang.apart("lezen-beantwoord") | toegang.apart("lezen-verhelderd")
    greep = begrens(rijen.order_by("ingebracht_op", "pk"), apart=apart)
    for vraag in greep.rijen:
        beantwoord = vraag.staat == LeervraagStaat.BEANTWOORD
        titel = "Lees het antwoord op je vraag" if beantwoord else "Lees je vraag na, zoals ze nu geschreven staat"
        yield Taak(
            titel, vraag.get_absolute_url(), kort(vraag.tekst, 110), None, "Lees",
            sleutel=f"lezen-{vraag.staat}:{vraag.pk}",
        )  # fmt: skip
    if greep.meer:
        url = reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug})
        titel = f"Nog {aantal(greep.meer, 'vraag', 'vragen')} om na te lezen"
        yield Taak(titel, url, actie="Bekijk de vragen", aantal=greep.meer)
