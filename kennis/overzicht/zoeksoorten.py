"""What people can search of this app, and by which words."""

from django.db.models import QuerySet

from kennis.models import Casus, Fiche, Signaal
from kern.register import Zoeksoort
from kern.toegang import Toegang
from netwerken.models import Geadresseerde
from sessies.models import Sessie


def _casussen(toegang: Toegang) -> QuerySet[Casus]:
    """Cases stand on the page of the meeting where they were told: one finds those of which one sees the meeting."""
    return Casus.objects.zichtbaar_voor(toegang).filter(
        sessie__in=Sessie.objects.zichtbaar_voor(toegang).order_by().values("pk")
    )


def _bij_sessie(casus: Casus) -> str:
    return f"{casus.sessie.get_absolute_url()}#h-casussen" if casus.sessie else casus.netwerk.get_absolute_url()


ZOEKSOORTEN = (
    Zoeksoort(
        naam="fiche",
        enkel="fiche",
        meer="fiches",
        model=Fiche,
        titel=lambda f: f.titel,
        teksten=lambda f: (f.kern, f.tekst, f.context, f.stappen, f.voorwaarden, f.valkuilen, f.kost),
        noot=lambda f: f.kern,
    ),
    Zoeksoort(
        naam="signaal",
        enkel="signaal",
        meer="signalen",
        model=Signaal,
        titel=lambda s: s.titel,
        nummer=lambda s: s.nummer,
        teksten=lambda s: (s.tekst, s.gevraagd, s.geadresseerde),
        noot=lambda s: s.tekst,
        ook=("aan",),
        citeert=((Geadresseerde, "aan"),),
    ),
    Zoeksoort(
        naam="casus",
        enkel="casus",
        meer="casussen",
        model=Casus,
        titel=lambda c: c.titel,
        teksten=lambda c: (
            c.context,
            *(stap["wat"] for stap in c.stappen),
            c.uitkomst,
            c.redenen,
            c.opgelost_knelpunt,
        ),
        noot=lambda c: c.context,
        met=("sessie__netwerk",),
        zichtbaar=_casussen,
        url=_bij_sessie,
    ),
)
