"""What people can search of this app, and by which words."""

from collections.abc import Iterable

from kern.register import Zoeksoort
from netwerken.models import Geadresseerde
from rapportage.models import Aanbeveling, Beslispunt, Rapport


def _teksten(aanbeveling: Aanbeveling) -> Iterable[str]:
    aan = [deel for rij in aanbeveling.aansprekingen.all() for deel in (rij.wie, rij.tekst)]
    return (aanbeveling.toelichting, aanbeveling.gevraagd, *aan)


ZOEKSOORTEN = (
    Zoeksoort(
        naam="rapport",
        enkel="rapport",
        meer="rapporten",
        model=Rapport,
        titel=lambda r: r.titel,
        teksten=lambda _r: (),
        noot=lambda r: r.get_staat_display(),
    ),
    Zoeksoort(
        naam="aanbeveling",
        enkel="aanbeveling",
        meer="aanbevelingen",
        model=Aanbeveling,
        titel=lambda a: f"{a.code} {a.tekst}",
        teksten=_teksten,
        noot=lambda a: a.toelichting,
        ook=("aansprekingen__geadresseerde",),
        citeert=((Geadresseerde, "aansprekingen__geadresseerde"),),
    ),
    Zoeksoort(
        naam="beslispunt",
        enkel="beslispunt",
        meer="beslispunten",
        model=Beslispunt,
        titel=lambda p: p.vraag,
        teksten=lambda p: (p.besluit, p.waarom_nu, p.opties, p.voorstel, p.gevolg, p.zonder_besluit, p.uitvoerder),
        noot=lambda p: f"Besluit: {p.besluit}" if p.besluit else "Nog niet beslist",
    ),
)
