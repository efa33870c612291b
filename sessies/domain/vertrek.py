"""What this app still holds of a person who is forgotten."""

from django.db.models import Q

from kern import klok
from sessies.models import Agendalink, Genodigde, Leervraag, Verslaglezer, Vraaglink


def vergeet(gebruiker_id: int, adres: str) -> None:
    """Close the links that this person handed out, and forget where they are named.

    That is: their calendars, where they asked to be answered, their invitations, and the minutes they were asked to read.
    """
    Vraaglink.objects.filter(gemaakt_door=gebruiker_id, ingetrokken_op=None).update(ingetrokken_op=klok.nu())
    Agendalink.objects.filter(gebruiker=gebruiker_id).delete()
    Leervraag.objects.filter(antwoord_mail__iexact=adres).update(antwoord_mail="")
    wie = Q(gebruiker=gebruiker_id) | Q(email__iexact=adres)
    weg: dict[str, object] = {"naam": "", "email": "", "gebruiker": None, "vergeten_op": klok.nu()}
    Genodigde.objects.filter(wie).update(**weg, noden="", reden_plaats="")
    Verslaglezer.objects.filter(wie).update(**weg)
