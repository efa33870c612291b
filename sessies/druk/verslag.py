"""The minutes of a meeting on paper."""

from kern.pdf.opmaak import Gelezen, Stuk


def stukken(inhoud: Gelezen) -> list[Stuk]:
    """Return the one piece of the minutes."""
    return [Stuk("Verslag", "pdf/bladen/verslag.html", {"p": inhoud["delen"]})]
