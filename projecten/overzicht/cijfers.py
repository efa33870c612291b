"""The figures of projects on the overview, and the counters of the promises about them."""

from datetime import date, timedelta

from django.urls import reverse

from kern.opmaak import aantal
from kern.register import Cijfer, Teller, Telling
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk
from projecten.enums import MAANDEN_ANALYSEFASE, STIL_NA_DAGEN
from projecten.models import Analysefase
from projecten.overzicht.contact import bereik_nu, bereik_van
from projecten.overzicht.taken import loopt


def cijfers(toegang: Toegang) -> list[Cijfer]:
    """How many projects were reached lately and how many are silent, for who follows them all."""
    if not toegang.mag("netwerken.volg_de_opdracht"):
        return []
    if not loopt(toegang.netwerk):
        return []
    bereik = bereik_nu(toegang.netwerk)
    gedaan, totaal = len(bereik.bereikt), len(bereik.projecten)
    if not totaal:
        return []
    url = reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
    stil = totaal - gedaan
    noot = f"{aantal(stil, 'stil project', 'stille projecten')}" if stil else "geen enkel project is stil"
    label = f"projecten bereikt in de voorbije {STIL_NA_DAGEN} dagen"
    return [Cijfer(f"{gedaan} van {totaal}", label, url, noot=noot, rang=10)]


def _tel_contacten(netwerk: Netwerk, van: date, tot: date, peildag: date) -> Telling:
    """How many projects had a contact in the period; once it is over, the others are late."""
    bereik = bereik_van(netwerk, van, min(tot, peildag))
    gedaan = len(bereik.bereikt)
    te_laat = len(bereik.projecten) - gedaan if tot <= peildag else 0
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
