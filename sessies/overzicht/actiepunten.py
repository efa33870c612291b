"""What was promised at meetings: by whom it is done, for whom it waits."""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import Greep, Taak, Wachtend, begrens
from kern.toegang import Toegang
from netwerken.enums import Rol
from sessies.models import Actiepunt, Sessie
from sessies.overzicht.feiten import niemands_actiepunten
from sessies.overzicht.schakels import kort

VOORUIT = timedelta(days=14)  # how long before its day who runs the network sees it


def beloofd(toegang: Toegang) -> Iterable[Taak]:
    """What this person's project, organisation, seat or role promised at a meeting they may see."""
    greep = begrens(_met_plek(_open(toegang).filter(pk__in=eigen(toegang))), apart=toegang.apart("actiepunt"))
    for punt in greep.rijen:
        yield Taak(
            kort(punt.tekst, 90),
            f"{punt.sessie.get_absolute_url()}#actiepunten",
            f"Beloofd op {dag(punt.sessie.begint_op)}: {punt.wie}.",
            punt.tegen,
            "Klaar",
            punt.is_te_laat,
            _klaar(punt),
            sleutel=f"actiepunt:{punt.pk}",
            recht="netwerken.begeleid",
        )
    if greep.volgende:
        volgend = greep.volgende
        titel = f"Nog {aantal(greep.meer, 'actiepunt', 'actiepunten')}"
        yield Taak(
            titel, f"{volgend.sessie.get_absolute_url()}#actiepunten", f"Het eerste: {kort(volgend.tekst, 80)}",
            volgend.tegen, "Bekijk het volgende", volgend.is_te_laat, aantal=greep.meer,
        )  # fmt: skip


def van_niemand(toegang: Toegang) -> Iterable[Taak]:
    """What names nobody who is there: who runs the network names another, or ticks it off."""
    greep = begrens(
        _met_plek(Actiepunt.objects.filter(pk__in=niemands_actiepunten(toegang.netwerk))),
        apart=toegang.apart("actiepunt-niemand"),
    )
    for punt in greep.rijen:
        yield Taak(
            f"Actiepunt van niemand: {kort(punt.tekst, 80)}",
            reverse("sessies:actiepunt-wie", kwargs={"netwerk": toegang.netwerk.slug, "pk": punt.pk}),
            f"Niemand heeft hier ‘{kort(punt.wie, 60)}’ als project, organisatie of functie. Noem iemand anders, of vink het af.",
            punt.tegen,
            "Noem iemand",
            punt.is_te_laat,
            sleutel=f"actiepunt-niemand:{punt.pk}",
            recht="netwerken.begeleid",
        )
    if greep.volgende:
        yield Taak(
            f"Nog {aantal(greep.meer, 'actiepunt', 'actiepunten')} van niemand",
            f"{greep.volgende.sessie.get_absolute_url()}#actiepunten",
            f"Het eerste: {kort(greep.volgende.tekst, 80)}",
            greep.volgende.tegen,
            "Bekijk het volgende",
            greep.volgende.is_te_laat,
            aantal=greep.meer,
        )


def van_anderen(toegang: Toegang) -> Iterable[Wachtend]:
    """What others promised, for who keeps the agreements of these meetings: soon, late, or without a day."""
    binnenkort = Q(tegen=None) | Q(tegen__lte=klok.vandaag() + VOORUIT)
    rijen = Actiepunt.objects.filter(toegang.q("sessies.wijzig_actiepunt")).open().filter(binnenkort)
    greep: Greep[Actiepunt] = begrens(_met_plek(rijen.exclude(pk__in={*eigen(toegang), *_van_niemand(toegang)})))
    for punt in greep.rijen:
        yield Wachtend(
            kort(punt.tekst, 90),
            f"{punt.sessie.get_absolute_url()}#actiepunten",
            punt.wie,
            timezone.localdate(punt.sessie.begint_op),
            "",
            punt.tegen,
            "Klaar",
            _klaar(punt),
        )
    if greep.volgende:
        titel = f"Nog {aantal(greep.meer, 'actiepunt', 'actiepunten')} van anderen"
        yield Wachtend(
            titel, f"{greep.volgende.sessie.get_absolute_url()}#actiepunten", greep.volgende.wie,
            tegen=greep.volgende.tegen, actie="Bekijk het volgende", aantal=greep.meer,
        )  # fmt: skip


def eigen(toegang: Toegang, *, ook_klaar: bool = False) -> set[int]:
    """The open points that this person is to do: they name a project, organisation or seat of theirs, or the role.

    With ``ook_klaar`` those that were done as well.
    """
    pks = set(toegang.feit("beloofde_actiepunten")) | toegang.gekregen("actiepunt")
    if toegang.mag("netwerken.begeleid"):
        rol = toegang.netwerk.label_van(Rol.NETWERKBEGELEIDER)
        heel = re.compile(rf"(?<!\w){re.escape(rol)}s?(?!\w)", re.IGNORECASE)
        rijen = Actiepunt.objects.in_netwerk(toegang.netwerk).filter(wie__icontains=rol)
        rijen = rijen if ook_klaar else rijen.open()
        pks |= {pk for pk, wie in rijen.values_list("pk", "wie") if heel.search(wie)}
    return pks


def _van_niemand(toegang: Toegang) -> list[int]:
    """Those are a task of who runs the network, and wait for nobody else there."""
    return niemands_actiepunten(toegang.netwerk) if toegang.mag("netwerken.begeleid") else []


def _open(toegang: Toegang) -> "QuerySet[Actiepunt]":
    sessies = Sessie.objects.zichtbaar_voor(toegang).values("pk")
    return Actiepunt.objects.filter(toegang.q("sessies.rond_actiepunt_af"), sessie_id__in=sessies).open()


def _met_plek(rijen: "QuerySet[Actiepunt]") -> "QuerySet[Actiepunt]":
    return rijen.select_related("sessie__netwerk").order_by(F("tegen").asc(nulls_last=True), "pk")


def _klaar(punt: Actiepunt) -> str:
    return reverse("sessies:actiepunt-klaar", kwargs={"netwerk": punt.sessie.netwerk.slug, "pk": punt.pk})
