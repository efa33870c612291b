"""What people can search of this app, and by which words."""

from collections.abc import Iterable

from kern.opmaak import dag
from kern.register import Zoeksoort
from sessies.models import Actiepunt, Besluit, Inzicht, Leervraag, Sessie
from sessies.overzicht.schakels import kort


def _sessieteksten(sessie: Sessie) -> Iterable[str]:
    return (sessie.doel, sessie.plaats, sessie.gemeente, sessie.verslag if sessie.verslag_op else "")


def _ongedeeld_verslag(sessie: Sessie) -> Iterable[str]:
    """Minutes that are still being written: only who may change the meeting reads them, so only they find them."""
    return () if sessie.verslag_op else (sessie.verslag,)


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
        met=("orgaan",),
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
)
