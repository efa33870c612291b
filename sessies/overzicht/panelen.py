"""What the overview shows of questions and bodies: how far my own questions came, and the bodies I sit in."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Case, Q, Value, When
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst

from kern import keten, klok
from kern.keten import STAPPEN, Schakel
from kern.opmaak import dag
from kern.register import Komend
from kern.toegang import Toegang
from netwerken.enums import Orgaansoort
from netwerken.models import Mandaat
from sessies.enums import LeervraagStaat, Sessiesoort, SessieStatus
from sessies.models import Actiepunt, Agendapunt, Leervraag, Sessie
from sessies.overzicht.behandeling import verhelder_tegen

HOOGSTENS = 4
_NUMMER = {sleutel: nummer for nummer, (sleutel, _, _) in enumerate(STAPPEN, 1)}
_WERD = {
    "inzicht": "Ze gaf een inzicht:",
    "piloot": "Ze werd een piloot:",
    "fiche": "Ze werd een fiche:",
    "signaal": "Ze werd mee een signaal:",
    "aanbeveling": "Ze staat mee aan de basis van een aanbeveling:",
}


@dataclass(frozen=True)
class Vraagstand:
    """How far one question came: a step of seven and one sentence, ``voor`` + a link + ``na``."""

    vraag: Leervraag
    stap: int
    voor: str
    titel: str = ""
    url: str = ""
    na: str = ""


# --- my questions -----------------------------------------------------------------------------------------------
def mijn_vragen(toegang: Toegang) -> str | None:
    """A card with the person's own questions; for who may bring them in but never did, only in a project."""
    if toegang.mag("netwerken.volg_de_opdracht") and not toegang.mag("projecten.werk_voor_project"):
        return None
    eigen = Leervraag.objects.zichtbaar_voor(toegang).van(toegang).exclude(staat=LeervraagStaat.INGETROKKEN)
    aantal = eigen.count()
    if not aantal and not toegang.mag("projecten.werk_voor_project"):
        return None
    klaar_laatst = Case(When(staat=LeervraagStaat.BEANTWOORD, then=Value(1)), default=Value(0))
    vragen = list(eigen.voor_lijst().order_by(klaar_laatst, "-ingebracht_op", "-pk")[:HOOGSTENS])
    context = {
        "standen": standen_van(vragen, toegang),
        "meer": aantal - len(vragen),
        "netwerk": toegang.netwerk,
        "url": reverse("sessies:leervragen", kwargs={"netwerk": toegang.netwerk.slug}),
        "mag_inbrengen": toegang.mag("sessies.breng_leervraag_in"),
    }
    return render_to_string("sessies/_paneel_vragen.html", context)


def standen_van(vragen: list[Leervraag], toegang: Toegang) -> list[Vraagstand]:
    """How far each of these questions came; as many queries for thirty as for one."""
    per_vraag: dict[int | None, list[Sessie]] = {}
    punten = Agendapunt.objects.filter(
        leervraag__in=vragen,
        sessie__in=Sessie.objects.zichtbaar_voor(toegang),
        sessie__status__in=[SessieStatus.GEPLAND, SessieStatus.GEHOUDEN],
    )
    for punt in punten.select_related("sessie__netwerk").order_by("sessie__begint_op", "pk"):
        per_vraag.setdefault(punt.leervraag_id, []).append(punt.sessie)
    verder = keten.gevolgen("leervraag", [v.pk for v in vragen], toegang)
    return [_stand(v, per_vraag.get(v.pk, []), verder[v.pk]) for v in vragen]


def _stand(vraag: Leervraag, sessies: list[Sessie], verder: dict[str, list[Schakel]]) -> Vraagstand:
    komend = next((s for s in sessies if s.status == SessieStatus.GEPLAND and not s.is_voorbij), None)
    bereikt = [stap for stap, schakels in verder.items() if schakels and stap != "bijeenkomst"]
    verst = max(bereikt, key=_NUMMER.__getitem__, default="")
    stap = max(_NUMMER.get(verst, 0), 3 if sessies else 0, 1 if vraag.staat == LeervraagStaat.INGEBRACHT else 2)
    if komend is not None:
        return Vraagstand(
            vraag, stap, f"We bespreken ze op {dag(komend.begint_op)} in", komend.titel, komend.get_absolute_url()
        )
    if verst:
        schakel = verder[verst][-1]
        rest = len(verder[verst]) - 1
        na = f", en nog {rest}" if rest else ""
        return Vraagstand(
            vraag, stap, _WERD.get(schakel.soort, "Ze leidde tot"), schakel.titel.rstrip("."), schakel.url, na
        )
    if sessies:
        beantwoord = vraag.staat == LeervraagStaat.BEANTWOORD
        return Vraagstand(
            vraag,
            stap,
            f"We bespraken ze op {dag(sessies[-1].begint_op)} in",
            sessies[-1].titel,
            sessies[-1].get_absolute_url(),
            ". Het antwoord staat bij de vraag" if beantwoord else ". Het antwoord volgt nog",
        )
    return Vraagstand(vraag, stap, _wacht(vraag))


def _wacht(vraag: Leervraag) -> str:
    """What comes next for a question no meeting took up yet."""
    if vraag.staat == LeervraagStaat.BEANTWOORD:
        return f"Ze kreeg een antwoord op {dag(vraag.beantwoord_op)}."
    if vraag.staat != LeervraagStaat.INGEBRACHT:
        return "Ze staat helder op papier en wacht op een plaats op een agenda."
    tegen = verhelder_tegen(vraag)
    if tegen < klok.vandaag():
        return f"Ze wacht sinds {dag(vraag.ingebracht_op)} op een gesprek met {vraag.netwerk.wie_begeleidt}."
    return f"{capfirst(vraag.netwerk.wie_begeleidt)} neemt contact met je op tegen {dag(tegen)}."


# --- the bodies I sit in ----------------------------------------------------------------------------------------
@dataclass
class Zetel:
    """A seat of this person, with the body's next meeting and the promises still open."""

    mandaat: Mandaat
    volgende: Sessie | None = None
    actiepunten: list[Actiepunt] = field(default_factory=list)


def mijn_organen(toegang: Toegang) -> str | None:
    """A card with the bodies in which this person has a seat; None for who has none."""
    organen = toegang.feit("organen")
    if not organen:
        return None
    mandaten = Mandaat.objects.filter(lidmaatschap_id__in=toegang.lidmaatschap_ids, orgaan_id__in=organen)
    zetels = {m.orgaan_id: Zetel(m) for m in mandaten.select_related("orgaan", "organisatie")}
    zichtbaar = Sessie.objects.zichtbaar_voor(toegang).filter(orgaan_id__in=organen)
    for sessie in zichtbaar.komend().select_related("netwerk"):
        zetel = zetels[sessie.orgaan_id or 0]
        zetel.volgende = zetel.volgende or sessie
    punten = Actiepunt.objects.in_netwerk(toegang.netwerk).open().filter(sessie__in=zichtbaar)
    for punt in punten.select_related("sessie__netwerk").order_by("tegen", "pk"):
        zetels[punt.sessie.orgaan_id or 0].actiepunten.append(punt)
    context = {"zetels": list(zetels.values()), "hoogstens": HOOGSTENS}
    return render_to_string("sessies/_paneel_organen.html", context)


# --- the next steering groups -----------------------------------------------------------------------------------
def stuurgroepen(toegang: Toegang) -> Iterable[Komend]:
    """The next meetings of steering groups; a concept shows to who convenes or prepares it."""
    is_stuurgroep = Q(orgaan__soort=Orgaansoort.STUURGROEP) | Q(soort=Sessiesoort.STUURGROEP)
    rijen = Sessie.objects.zichtbaar_voor(toegang).nog_te_voeren().filter(is_stuurgroep)
    for sessie in rijen.select_related("netwerk")[:2]:
        yield Komend(
            sessie.titel, sessie.get_absolute_url(), sessie.begint_op, sessie.eindigt_op, "Stuurgroep", sessie.waar,
            is_concept=sessie.status == SessieStatus.CONCEPT,
        )  # fmt: skip
