"""The figures of projects on the overview, and the counters of the promises about them."""

from datetime import date, timedelta

from django.urls import reverse

from kern import klok
from kern.periodes import Periode
from kern.register import Cijfer, Teller, Telling
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk
from projecten.enums import MAANDEN_ANALYSEFASE
from projecten.models import Analysefase, Project
from projecten.overzicht.taken import loopt


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many projects we spoke with in the running period, for who follows them all."""
    if not toegang.heeft("netwerkbegeleider", "opdrachtgever"):
        return []
    projecten = Project.objects.in_netwerk(toegang.netwerk)
    totaal = projecten.count()
    if not totaal or not loopt(toegang.netwerk):
        return []
    periode = Periode.rond(klok.vandaag(), toegang.netwerk.rapportritme)
    gedaan = projecten.bereikt_tussen(periode.van, periode.tot).count()
    vorige = periode.vorige()
    eerder = projecten.bereikt_tussen(vorige.van, vorige.tot).count()
    url = reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    woord = {"Q": "dit kwartaal", "T": "deze vier maanden", "H": "dit halfjaar"}.get(periode.soort, "dit jaar")
    noot = f"{eerder} in de vorige periode"
    return [Cijfer(f"{gedaan} van {totaal}", f"projecten bereikt {woord}", url, noot=noot, rang=10)]


def _tel_contacten(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """How many projects had a contact in the period; once it is over, the others are late."""
    projecten = Project.objects.in_netwerk(netwerk)
    gedaan = projecten.bereikt_tussen(van, min(tot, peildag)).count()
    te_laat = projecten.count() - gedaan if tot <= peildag else 0
    url = reverse("projecten:lijst", kwargs={"netwerk": netwerk.slug})
    return Telling(gedaan=gedaan, te_laat=te_laat, url=url)


def _tel_plannen(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """Plans of approach that came in during the period; late are phases whose months have passed."""
    fasen = Analysefase.objects.filter(netwerk=netwerk, start__lte=tot)
    gedaan = fasen.filter(plan_ingediend_op__gte=van, plan_ingediend_op__lte=min(tot, peildag)).count()
    zonder = [f.start for f in fasen if f.plan_ingediend_op is None or f.plan_ingediend_op > peildag]
    te_laat = sum(start + timedelta(days=30 * MAANDEN_ANALYSEFASE) < peildag for start in zonder)
    url = reverse("projecten:lijst", kwargs={"netwerk": netwerk.slug})
    return Telling(gedaan=gedaan, gepland=len(zonder) - te_laat, te_laat=te_laat, url=url)


TELLERS: dict[str, Teller] = {
    Plichtsoort.CONTACT_PROJECTEN: _tel_contacten,
    Plichtsoort.ANALYSEFASE: _tel_plannen,
}
