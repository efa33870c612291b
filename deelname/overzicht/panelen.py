"""What the page of a meeting shows of who was there."""

from django.template.loader import render_to_string

from deelname.domain.lijst import waarom_geen_lijst
from deelname.models import Aanwezigheidslijst
from deelname.overzicht.organisaties import per_organisatie, projecten_bij
from deelname.overzicht.telling import telling
from kern.toegang import Toegang
from sessies.models import Sessie


def sessiepaneel(toegang: Toegang, sessie: Sessie) -> str | None:
    """A card for who organises the meeting: how the list stands, and where it is kept."""
    if not toegang.mag("sessies.wijzig_sessie", sessie):
        return None
    lijst = Aanwezigheidslijst.objects.filter(sessie=sessie).first()
    if lijst is None and waarom_geen_lijst(sessie):
        return None
    gesloten = lijst is not None and lijst.is_gesloten
    context = {
        "organisaties": per_organisatie(sessie) if gesloten else [],
        "projecten": projecten_bij(sessie) if gesloten else [],
        "sessie": sessie,
        "netwerk": toegang.netwerk,
        "lijst": lijst,
        "staat": telling(sessie) if lijst is not None else None,
    }
    return render_to_string("deelname/_paneel.html", context)
