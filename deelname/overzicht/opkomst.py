"""What the list of a meeting says of how many came and who, for other pages of that meeting."""

from django.urls import reverse

from deelname.domain.sluiten import opkomst_van
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern.aanwezigen import Aanwezige, Opkomstbron
from sessies.models import Sessie


def opkomst(sessie: Sessie) -> Opkomstbron | None:
    """The numbers of a list with somebody on it; None without one."""
    lijst = Aanwezigheidslijst.objects.filter(sessie=sessie).first()
    if lijst is None or not lijst.rijen.die_tellen().exists():
        return None
    url = reverse("deelname:lijst", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    return Opkomstbron(**opkomst_van(sessie), url=url, is_gesloten=lijst.is_gesloten)


def aanwezigen(sessie: Sessie) -> list[Aanwezige] | None:
    """Who was there, on the spot or online, in the order of the list; None when nobody was noted."""
    rijen = Aanwezigheid.objects.filter(lijst__sessie=sessie).die_tellen()
    erbij = [rij for rij in rijen.select_related("genodigde__sessie").order_by("pk") if rij.is_erbij]
    return [_aanwezige(rij) for rij in erbij] or None


def _aanwezige(rij: Aanwezigheid) -> Aanwezige:
    wie = rij.genodigde or rij  # the name and address of who was invited stand with the invitation
    return Aanwezige(wie.naam, rij.functie, wie.email, rij.organisatie_id, rij.van, wie.gebruiker_id)
