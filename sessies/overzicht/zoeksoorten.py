"""What people can search of this app, and by which words."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse

from kern.opmaak import dag
from kern.register import Zoeksoort
from kern.toegang import Toegang
from netwerken.models import Netwerkorganisatie, Organisatie
from sessies.models import Actiepunt, Agendapunt, Besluit, Inzicht, Leervraag, Plaats, Sessie, Verslagaanvulling
from sessies.overzicht.schakels import kort


def _sessieteksten(sessie: Sessie) -> Iterable[str]:
    gastheer = sessie.gastheer.naam if sessie.gastheer else ""
    return (sessie.doel, sessie.plaats, sessie.gemeente, gastheer, *(_verslag(sessie) if sessie.verslag_op else ()))


def _verslag(sessie: Sessie) -> Iterable[str]:
    return (sessie.verslag, *(punt.verslag for punt in sessie.agendapunten.all() if punt.verslag))


def _ongedeeld_verslag(sessie: Sessie) -> Iterable[str]:
    """Minutes that are still being written: only who may change the meeting reads them, so only they find them."""
    return () if sessie.verslag_op else _verslag(sessie)


def _gastheren(toegang: Toegang) -> QuerySet[Netwerkorganisatie]:
    """The organisations where a meeting is held that this person may see."""
    waar = Sessie.objects.zichtbaar_voor(toegang).exclude(gastheer=None).order_by().values("gastheer")
    return Netwerkorganisatie.objects.in_netwerk(toegang.netwerk).filter(organisatie__in=waar)


def _bij_gastheer(rij: Netwerkorganisatie) -> str:
    return f"{reverse('sessies:lijst', kwargs={'netwerk': rij.netwerk.slug})}?gastheer={rij.organisatie_id}"


ZOEKSOORTEN = (
    Zoeksoort(
        naam="leervraag",
        enkel="vraag",
        meer="vragen",
        model=Leervraag,
        titel=lambda v: kort(v.tekst, 140),
        nummer=lambda v: v.nummer,
        teksten=lambda v: (v.antwoord, v.woorden, v.vraag),
        noot=lambda v: " · ".join(deel for deel in (v.nummer, v.drager, v.get_staat_display()) if deel),
        met=("project", "organisatie"),
    ),
    Zoeksoort(
        naam="sessie",
        enkel="bijeenkomst",
        meer="bijeenkomsten",
        model=Sessie,
        titel=lambda s: s.titel,
        nummer=lambda s: s.nummer,
        teksten=_sessieteksten,
        besloten=_ongedeeld_verslag,
        recht_besloten="sessies.wijzig_sessie",
        noot=lambda s: f"{dag(s.begint_op)}, {s.waar}",
        met=("orgaan", "gastheer"),
        ook=("agendapunten",),
        citeert=((Organisatie, "gastheer"),),
    ),
    Zoeksoort(
        naam="inzicht",
        enkel="inzicht",
        meer="inzichten",
        model=Inzicht,
        titel=lambda i: i.titel,
        nummer=lambda i: i.nummer,
        teksten=lambda i: (i.tekst,),
        noot=lambda i: i.tekst,
    ),
    Zoeksoort(
        naam="besluit",
        enkel="besluit",
        meer="besluiten",
        model=Besluit,
        titel=lambda b: kort(str(b), 140),
        teksten=lambda b: (b.tekst,),
        noot=lambda b: f"{b.get_soort_display()} van {dag(b.sessie.begint_op)}, {b.sessie.titel}",
        met=("sessie__netwerk",),
    ),
    Zoeksoort(
        naam="actiepunt",
        enkel="actiepunt",
        meer="actiepunten",
        model=Actiepunt,
        titel=lambda a: kort(a.tekst, 140),
        teksten=lambda a: (a.tekst, a.wie),
        noot=lambda a: " · ".join(
            deel
            for deel in (a.wie, f"tegen {dag(a.tegen)}" if a.tegen else "", a.get_staat_display(), a.sessie.titel)
            if deel
        ),
        met=("sessie__netwerk",),
    ),
    Zoeksoort(
        naam="agendapunt",
        enkel="agendapunt",
        meer="agendapunten",
        model=Agendapunt,
        titel=lambda a: a.titel,
        teksten=lambda a: (a.toelichting, a.wie),
        noot=lambda a: f"Op de agenda van {a.sessie.titel}, {dag(a.sessie.begint_op)}",
        met=("sessie",),
        netwerk="sessie__netwerk",
    ),
    Zoeksoort(
        naam="aanvulling",
        enkel="aanvulling bij een verslag",
        meer="aanvullingen bij een verslag",
        model=Verslagaanvulling,
        titel=lambda a: f"Aanvulling bij het verslag van {a.sessie.titel}",
        teksten=lambda a: (a.tekst,),
        noot=lambda a: dag(a.aangemaakt_op),
        met=("sessie__netwerk",),
    ),
    Zoeksoort(
        naam="plaats",
        enkel="plaats",
        meer="plaatsen",
        model=Plaats,
        titel=lambda p: p.naam,
        teksten=lambda p: (p.adres, p.gemeente, p.hoe_toegankelijk, p.parkeren),
        noot=lambda p: p.waar,
    ),
    Zoeksoort(
        naam="gastheer",
        enkel="gastheer",
        meer="gastheren",
        model=Netwerkorganisatie,
        titel=lambda o: o.organisatie.naam,
        teksten=lambda _o: (),
        noot=lambda _o: "Bijeenkomsten die hier plaatsvinden",
        met=("organisatie",),
        citeert=((Organisatie, "organisatie"),),
        zichtbaar=_gastheren,
        url=_bij_gastheer,
    ),
)
