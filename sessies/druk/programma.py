"""The programme of a meeting on paper."""

from kern.pdf.opmaak import Gelezen, Stuk


def stukken(inhoud: Gelezen) -> list[Stuk]:
    """Return the one piece of a programme."""
    return [Stuk("Programma", "pdf/bladen/programma.html", {"p": inhoud["delen"]})]
