"""What who organises reads of the evaluation of a meeting: a card on its page, a step of closing it, a task."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse

from deelname.domain.evaluatie import NADIEN, te_sturen, tot_wanneer, uitslag, waarom_geen_evaluatie
from deelname.domain.evaluatielink import waarom_geen_code
from deelname.models import Aanwezigheid, Evaluatiebus, Evaluatielink
from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import Taak, begrens
from kern.toegang import Toegang
from sessies.enums import Sessiesoort, SessieStatus
from sessies.models import Sessie
from sessies.overzicht.afronding import Rondstap

ZIN = "Stuur de evaluatie naar wie er was"


def bus_van(sessie: Sessie) -> Evaluatiebus | None:
    """The box of a meeting, read once per page; None while nobody began its evaluation."""
    bus: Evaluatiebus | None = getattr(sessie, "evaluatiebus", None)
    return bus


def adres(naam: str, sessie: Sessie) -> str:
    return reverse(f"deelname:{naam}", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})


def stand(sessie: Sessie, bus: Evaluatiebus | None) -> dict[str, object]:
    """What the card and the page show, and what can be done now."""
    waarom_niet = waarom_geen_evaluatie(sessie)
    kan = bus is not None and not bus.is_gesloten and not waarom_niet
    return {
        "bus": bus,
        "waarom_niet": waarom_niet,
        "uitslag": uitslag(bus) if bus is not None else None,
        "tot": tot_wanneer(sessie),
        "kan_tonen": kan and bus is not None and not waarom_geen_code(bus),
        "te_sturen": te_sturen(sessie).count() if kan and sessie.is_begonnen else 0,
        "verstuurd": bus.links.count() if bus is not None else 0,
    }


def sessiepaneel(toegang: Toegang, sessie: Sessie) -> str | None:
    """A card for who organises the meeting, from the day itself."""
    if not toegang.mag("sessies.wijzig_sessie", sessie):
        return None
    bus = bus_van(sessie)
    if bus is None and waarom_geen_evaluatie(sessie):
        return None
    context = {"sessie": sessie, "netwerk": toegang.netwerk, **stand(sessie, bus)}
    return render_to_string("deelname/_evaluatiepaneel.html", context)


def rondstap(sessie: Sessie) -> Rondstap | None:
    """The line of what is left to do after a meeting; none when nobody was noted as present, and once it is too late."""
    if waarom_geen_evaluatie(sessie):
        return None
    bus = bus_van(sessie)
    gedaan = bus is not None and (bus.is_gesloten or bus.links.exists())
    if not gedaan and not te_sturen(sessie).exists():
        return None
    return Rondstap(ZIN, gedaan, adres("evaluatie-stuur", sessie))


def taken(toegang: Toegang) -> Iterable[Taak]:
    """Meetings of the last two weeks whose evaluation waits to be sent."""
    if not toegang.mag("sessies.plan_sessie"):
        return
    nu = klok.nu()
    sessies = Sessie.objects.filter(toegang.q("sessies.wijzig_sessie")).met_netwerk(toegang.netwerk)
    voorbij = sessies.filter(
        status__in=[SessieStatus.GEPLAND, SessieStatus.GEHOUDEN], eindigt_op__lt=nu, eindigt_op__gt=nu - NADIEN
    ).exclude(soort=Sessiesoort.EXTERN)
    van_deze = {"sessie": OuterRef("pk")}
    rijen = voorbij.filter(
        Exists(Aanwezigheid.objects.filter(**van_deze).die_tellen().te_bevragen()),
        ~Exists(Evaluatielink.objects.filter(bus__sessie=OuterRef("pk"))),
        ~Exists(Evaluatiebus.objects.filter(**van_deze, gesloten_op__isnull=False)),
    )
    greep = begrens(rijen.order_by("eindigt_op", "pk"), apart=toegang.apart("evaluatie"))
    for sessie in greep.rijen:
        yield Taak(
            f"Stuur de evaluatie van {sessie.titel}",
            adres("evaluatie-stuur", sessie),
            f"Drie vragen aan wie er was. Antwoorden kan tot en met {dag(tot_wanneer(sessie))}.",
            None,
            "Kijk na en verstuur",
            sleutel=f"evaluatie:{sessie.pk}",
            recht="netwerken.begeleid",
        )
    if greep.volgende:
        titel = f"Nog {aantal(greep.meer, 'evaluatie', 'evaluaties')} te versturen"
        url = reverse("sessies:lijst", kwargs={"netwerk": toegang.netwerk.slug})
        yield Taak(titel, url, "", None, "Bekijk de bijeenkomsten", aantal=greep.meer)
