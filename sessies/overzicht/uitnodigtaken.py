"""What an invitation asks: of who is invited an answer, of who organises that nobody has an old hour."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import F, Min, Q
from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import Taak, begrens, begrens_lijst
from kern.toegang import Toegang
from sessies.domain.afspraak import feiten_van
from sessies.enums import Antwoord, SessieStatus
from sessies.models import Genodigde, Sessie

ANTWOORD_VOORAF = timedelta(days=3)  # by then who organises has to count


def taken(toegang: Toegang) -> Iterable[Taak]:
    """What invitations ask of this person."""
    yield from _te_antwoorden(toegang)
    if toegang.mag("sessies.plan_sessie"):
        yield from _te_versturen(toegang)


def _te_antwoorden(toegang: Toegang) -> Iterable[Taak]:
    """The invitations of this person that wait for an answer, the next meeting first."""
    nu = klok.nu()
    open_ = (
        Q(sessie__antwoord_tot=None) | Q(sessie__antwoord_tot__gt=nu) | Q(verstuurd_op__gte=F("sessie__antwoord_tot"))
    )
    vraagt = (Q(antwoord=Antwoord.GEEN) & open_) | Q(aangeboden_tot__isnull=False)
    rijen = Genodigde.objects.filter(vraagt, netwerk=toegang.netwerk, gebruiker=toegang.gebruiker)
    rijen = rijen.verstuurd().filter(sessie__status=SessieStatus.GEPLAND, sessie__begint_op__gt=nu)
    greep = begrens(
        rijen.select_related("sessie__netwerk").order_by("sessie__begint_op", "pk"), apart=toegang.apart("komje")
    )
    for rij in greep.rijen:
        tegen = rij.sessie.antwoorddag or rij.sessie.datum - ANTWOORD_VOORAF
        titel = f"Kom je naar {rij.sessie.titel}?"
        if rij.aangeboden_tot is not None:
            tegen = timezone.localdate(rij.aangeboden_tot)
            titel = f"Er is een plaats voor je vrij: {rij.sessie.titel}"
        yield Taak(
            titel,
            reverse("sessies:mijn-antwoord", kwargs={"netwerk": toegang.netwerk.slug, "pk": rij.pk}),
            f"{dag(rij.sessie.begint_op)}, {rij.sessie.waar}.",
            tegen,
            "Antwoord",
            tegen < klok.vandaag(),
            sleutel=f"komje:{rij.pk}",
        )
    if greep.volgende:
        url = reverse("sessies:lijst", kwargs={"netwerk": toegang.netwerk.slug})
        titel = f"Nog {aantal(greep.meer, 'uitnodiging', 'uitnodigingen')} te beantwoorden"
        yield Taak(titel, url, "", None, "Bekijk de bijeenkomsten", aantal=greep.meer)


def _te_versturen(toegang: Toegang) -> Iterable[Taak]:
    """Meetings that changed since people heard of them. Two queries, and as many rows as things that were told."""
    sessies = Sessie.objects.filter(toegang.q("sessies.wijzig_sessie")).met_netwerk(toegang.netwerk)
    komend = sessies.filter(
        status=SessieStatus.GEPLAND, begint_op__gt=klok.nu(), genodigden__verstuurd_op__isnull=False
    )
    per_pk = {sessie.pk: sessie for sessie in komend.select_related("vaste_plaats").distinct()}
    verteld = Genodigde.objects.filter(sessie__in=per_pk).verstuurd().exclude(antwoord=Antwoord.VERVANGER)
    verteld = verteld.exclude(email="").order_by("sessie__begint_op", "sessie")
    oud = [pk for pk, wat in verteld.values_list("sessie", "verteld").distinct() if wat != feiten_van(per_pk[pk])]
    te_doen = [per_pk[pk] for pk in dict.fromkeys(oud)]
    greep = begrens_lijst(te_doen, is_apart=lambda sessie: str(sessie.pk) in toegang.apart("wijzigingen"))
    for sessie in greep.rijen:
        yield Taak(
            f"Verstuur wat veranderde aan {sessie.titel}",
            reverse("sessies:genodigden-verstuur", kwargs={"netwerk": toegang.netwerk.slug, "nummer": sessie.nummer}),
            "Wie uitgenodigd is, kent nog het oude uur of de oude plek.",
            klok.vandaag(),
            "Kijk na en verstuur",
            sleutel=f"wijzigingen:{sessie.pk}",
            recht="netwerken.begeleid",
        )


def klokgrens(netwerk_id: int) -> datetime | None:
    """When the next meeting with people on its list begins: from then on nobody has to answer any more."""
    rijen = Genodigde.objects.filter(netwerk=netwerk_id, sessie__status=SessieStatus.GEPLAND)
    begin: datetime | None = (
        rijen.filter(sessie__begint_op__gt=klok.nu()).order_by().aggregate(begin=Min("sessie__begint_op"))["begin"]
    )
    sluit: datetime | None = (
        rijen.filter(sessie__antwoord_tot__gt=klok.nu()).order_by().aggregate(tot=Min("sessie__antwoord_tot"))["tot"]
    )
    eerst = min((moment for moment in (begin, sluit) if moment is not None), default=None)
    return eerst + timedelta(microseconds=1) if eerst else None
