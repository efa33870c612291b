"""The weekly mail of a person: what waits for them, what comes, what they wait for, over all their networks.

It is off until somebody asks for it. Each person has one moment at which the next one is due; who moves that moment on, by a
conditional UPDATE with the clock of the database, writes the mail in the same transaction. So there is one, however often
beat asks and whoever is killed.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.post import zet_klaar
from kern.opmaak import aantal, dag, moment
from kern.taken import rang, samen
from kern.toegang import Toegang
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.toegang import toegangen_van
from netwerken.models import Gebruiker

ZOUT = "netwerken.weekbericht"
UUR = time(7)
TE_OUD = timedelta(days=2)  # after that the next Monday is soon enough
VERDER_DAN_KAN = timedelta(days=9)  # the clock was set back since
HOOGSTENS = 10  # lines of each part


def volgende_maandag(na: datetime) -> datetime:
    """The first Monday morning in Brussels after this moment."""
    dag_ = timezone.localtime(na).date()
    for dagen in range(8):
        kan = dag_ + timedelta(days=dagen)
        begin = timezone.make_aware(datetime.combine(kan, UUR))
        if kan.weekday() == 0 and begin > na:
            return begin
    raise AssertionError("every week has a Monday")


@transaction.atomic
def zet_weekbericht(gebruiker: Gebruiker, *, aan: bool, door: Gebruiker) -> None:
    """Let the weekly mail come, or not any more. A second time changes nothing."""
    wijzigt = Gebruiker.objects.filter(pk=gebruiker.pk, weekbericht=not aan)
    if wijzigt.update(weekbericht=aan, weekbericht_op=volgende_maandag(klok.nu()) if aan else None) == 1:
        leg_vast("gebruiker.weekbericht", onderwerp=gebruiker, door=door, aan=aan)


def token_van(gebruiker: Gebruiker) -> str:
    """The signed word in the link that switches the mail off."""
    return signing.dumps({"u": gebruiker.pk}, salt=ZOUT)


def lees_token(token: str) -> Gebruiker | None:
    """Whose mail a link switches off; None when it is altered, or the account is gone."""
    try:
        pk = signing.loads(token, salt=ZOUT)["u"]
    except (signing.BadSignature, KeyError, TypeError):
        return None
    return Gebruiker.objects.filter(pk=pk, is_active=True).first()


def stuur_weekberichten() -> int:
    """Put the mails ready that are due; returns how many. Nothing is written to who has nothing."""
    aan_de_beurt = Q(weekbericht_op__lte=Now()) | Q(weekbericht_op__gt=Now() + VERDER_DAN_KAN)
    gestuurd = 0
    for gebruiker in list(Gebruiker.objects.filter(aan_de_beurt, weekbericht=True, is_active=True).order_by("pk")):
        op, nu = gebruiker.weekbericht_op, klok.nu()
        volgt = volgende_maandag(max(nu, op) if op is not None and op <= nu + TE_OUD else nu)
        inhoud = stel_samen(gebruiker) if op is not None and timedelta(0) <= nu - op < TE_OUD else None
        with transaction.atomic():
            vast = Gebruiker.objects.filter(
                aan_de_beurt, pk=gebruiker.pk, weekbericht=True, is_active=True, weekbericht_op=op
            )
            if vast.update(weekbericht_op=volgt) == 1 and inhoud is not None and op is not None:
                _zet_klaar(gebruiker, op, inhoud)
                gestuurd += 1
    return gestuurd


def _zet_klaar(gebruiker: Gebruiker, op: datetime, inhoud: dict[str, object]) -> None:
    zet_klaar(
        "weekbericht",
        sjabloon="weekbericht",
        gegevens=inhoud,
        onderwerp=str(inhoud["kop"]),
        sleutel=f"weekbericht:{gebruiker.pk}:{timezone.localdate(op):%G-%V}",
        aan=gebruiker.email,
        gebruiker=gebruiker,
    )


def stel_samen(gebruiker: Gebruiker) -> dict[str, object] | None:
    """What the mail says, as JSON can hold it; None when there is nothing to say."""
    toegangen = toegangen_van(gebruiker)
    mij = list(_van_mij(toegangen))
    week = sorted(_deze_week(toegangen), key=lambda rij: str(rij["dag"]))
    wacht = list(_wacht(toegangen))
    if not (mij or week or wacht):
        return None
    eerste = toegangen[0].netwerk
    taken = [taak for toegang in toegangen for taak in toegang.taken]
    laat = samen([taak for taak in taken if taak.is_te_laat])
    telling = [aantal(samen(taken), "taak", "taken")] if taken else []
    telling += [f"{laat} te laat"] if laat else []
    return {
        "kop": f"Je week: {', '.join(telling)}" if telling else "Je week in je lerend netwerk",
        "delen": [
            {"titel": titel, "rijen": rijen[:HOOGSTENS], "meer": max(0, len(rijen) - HOOGSTENS)}
            for titel, rijen in (("Van mij", mij), ("Deze week", week), ("Ik wacht op anderen", wacht))
            if rijen
        ],
        "netwerk": briefhoofd(eerste) if len(toegangen) == 1 else {"europees": []},
        "meer_netwerken": len(toegangen) > 1,
        "pad": reverse("netwerken:taken", kwargs={"netwerk": eerste.slug})
        if len(toegangen) == 1
        else "/mijn-netwerken/",
        "uit": reverse("netwerken_link:weekbericht-uit", args=[token_van(gebruiker)]),
    }


def _rij(toegang: Toegang, titel: str, pad: str, noot: str, *, laat: bool = False, op: str = "") -> dict[str, object]:
    return {
        "titel": titel, "pad": pad, "noot": noot, "laat": laat, "dag": op, "netwerk": toegang.netwerk.korte_naam
    }  # fmt: skip


def _van_mij(toegangen: Iterable[Toegang]) -> Iterable[dict[str, object]]:
    """What is late, the latest first, and then what has no day or is of another week."""
    paren = [(taak, toegang) for toegang in toegangen for taak in toegang.taken if not _is_deze_week(taak.tegen)]
    for taak, toegang in sorted(paren, key=lambda paar: rang(paar[0])):
        noot = taak.hoe_laat if taak.is_te_laat else f"tegen {dag(taak.tegen)}" if taak.tegen else ""
        yield _rij(toegang, taak.titel, taak.url, noot, laat=taak.is_te_laat)


def _deze_week(toegangen: Iterable[Toegang]) -> Iterable[dict[str, object]]:
    """The tasks of which the day is in these seven days, and the meetings in them."""
    for toegang in toegangen:
        for taak in toegang.taken:
            if taak.tegen is not None and _is_deze_week(taak.tegen):
                yield _rij(toegang, taak.titel, taak.url, f"tegen {dag(taak.tegen)}", op=f"{taak.tegen}T00")
        for komend in toegang.komend:
            begint = timezone.localtime(komend.begint_op)
            if _is_deze_week(begint.date()):
                yield _rij(toegang, komend.titel, komend.url, moment(begint), op=f"{begint:%Y-%m-%dT%H:%M}")


def _is_deze_week(dag_: date | None) -> bool:
    vandaag = klok.vandaag()
    return dag_ is not None and vandaag <= dag_ < vandaag + timedelta(days=7)


def _wacht(toegangen: Iterable[Toegang]) -> Iterable[dict[str, object]]:
    for toegang in toegangen:
        for wacht in toegang.wachtend:
            sinds = f", sinds {dag(wacht.sinds)}" if wacht.sinds else ""
            laat = f", {wacht.hoe_laat}" if wacht.is_te_laat else ""
            yield _rij(toegang, wacht.titel, wacht.url, f"op {wacht.op_wie}{sinds}{laat}", laat=wacht.is_te_laat)
