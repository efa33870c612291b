"""The HTML of a document as the child makes it, without the child."""

from kern import register
from kern.pdf import render


def samenstellen(inhoud, sha256, meld):
    """Return the HTML of a snapshot, laid out as its kind asks."""
    return render.samenstellen(inhoud, sha256, meld, register.alles.opmaken[inhoud["soort"]])
