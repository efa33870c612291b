"""The button on a page of any app that asks for a document of its object."""

from typing import TypeVar

from django.db import models

from documenten.domain.vragen import vraag_document
from kern.views import Drukknop

M = TypeVar("M", bound=models.Model)


class DocumentKnop(Drukknop[M]):
    """Ask for a document about one object, and go to the page where it is waited for.

    A page names ``soort``; ``sleutel()`` says about what, by default the id of the object.
    """

    soort = ""

    def sleutel(self) -> str:
        return str(self.object.pk)

    def titel(self) -> str:
        """What the page where one waits calls it, until the document says so itself."""
        return str(self.object)

    def doe(self) -> object:
        self.document = vraag_document(
            self.netwerk,
            soort=self.soort,
            sleutel=self.sleutel(),
            titel=self.titel(),
            over=self.terug(),
            door=self.toegang.gebruiker,
        )
        return self.document

    def naar(self) -> str:
        return self.document.get_absolute_url()
