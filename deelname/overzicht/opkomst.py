"""What the list of a meeting says of how many came, for the form that closes the meeting."""

from django.urls import reverse

from deelname.domain.sluiten import opkomst_van
from deelname.models import Aanwezigheidslijst
from kern.register import Opkomstbron
from sessies.models import Sessie


def opkomst(sessie: Sessie) -> Opkomstbron | None:
    """The numbers of a list with somebody on it; None without one."""
    lijst = Aanwezigheidslijst.objects.filter(sessie=sessie).first()
    if lijst is None or not lijst.rijen.die_tellen().exists():
        return None
    url = reverse("deelname:lijst", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    return Opkomstbron(**opkomst_van(sessie), url=url, is_gesloten=lijst.is_gesloten)
