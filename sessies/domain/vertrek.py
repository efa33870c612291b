"""What this app still holds of a person who is forgotten."""

from kern import klok
from sessies.models import Agendalink, Leervraag, Vraaglink


def vergeet(gebruiker_id: int, adres: str) -> None:
    """Close the links that this person handed out, forget their calendars and where they asked to be answered."""
    Vraaglink.objects.filter(gemaakt_door=gebruiker_id, ingetrokken_op=None).update(ingetrokken_op=klok.nu())
    Agendalink.objects.filter(gebruiker=gebruiker_id).delete()
    Leervraag.objects.filter(antwoord_mail__iexact=adres).update(antwoord_mail="")
