"""What this app has on paper."""

from kern.pdf.opmaak import Gelezen, Stuk


def tekenlijst(inhoud: Gelezen) -> list[Stuk]:
    """Return the one piece of a list to sign."""
    return [Stuk("Aanwezigheidslijst", "pdf/bladen/tekenlijst.html", {"p": inhoud["delen"]})]


def attest(inhoud: Gelezen) -> list[Stuk]:
    """Return the one piece of an attestation."""
    return [Stuk("Aanwezigheidsattest", "pdf/bladen/attest.html", {"p": inhoud["delen"]})]
