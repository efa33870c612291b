"""What this app still holds of a person who is forgotten."""

from django.db.models import Q

from kern import klok
from sessies.models import Agendalink, Genodigde, Leervraag, Vraaglink


def vergeet(gebruiker_id: int, adres: str) -> None:
    """Close the links that this person handed out, forget their calendars, where they asked to be answered, and invitations."""
    Vraaglink.objects.filter(gemaakt_door=gebruiker_id, ingetrokken_op=None).update(ingetrokken_op=klok.nu())
    Agendalink.objects.filter(gebruiker=gebruiker_id).delete()
    Leervraag.objects.filter(antwoord_mail__iexact=adres).update(antwoord_mail="")
    wie = Genodigde.objects.filter(Q(gebruiker=gebruiker_id) | Q(email__iexact=adres))
    wie.update(naam="", email="", noden="", reden_plaats="", gebruiker=None, vergeten_op=klok.nu())
