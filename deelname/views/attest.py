"""An attestation that somebody was at meetings, as a document on demand."""

from deelname.forms.attest import AttestForm
from deelname.models import Aanwezigheid
from deelname.overzicht import attest
from deelname.views.basis import OverPersoon
from documenten.domain.vragen import vraag_document
from documenten.models import Document
from kern.views import ObjectDaadView


class Attest(OverPersoon, ObjectDaadView[Aanwezigheid]):
    """Ask for it; of who runs the network, for it speaks of meetings of every body."""

    recht = "netwerken.begeleid"
    template_name = "deelname/attest.html"
    form_class = AttestForm
    titel = "Aanwezigheidsattest"
    lead = "Een PDF met elke bijeenkomst waar deze persoon bij was, uit lijsten die gesloten zijn. Na een jaar is de naam gewist en kan het niet meer."
    knop, knop_icoon = "Maak het attest", "file-earmark-pdf"

    def eis_kan(self) -> None:
        attest.eis_kan_attesteren(self.object)

    def voer_uit(self, form: AttestForm) -> Document:
        attest.eis_kan_attesteren(self.object)
        vraag = attest.Attestvraag(self.object.pk, form.cleaned_data["van"], form.cleaned_data["tot"])
        attest.eis_ergens_bij(vraag, self.object)
        return vraag_document(
            self.netwerk, soort=attest.SOORT, sleutel=vraag.sleutel, titel=f"Aanwezigheidsattest van {self.object}",
            over=self.terug(), door=self.toegang.gebruiker,
        )  # fmt: skip

    def melding(self, uitkomst: Document) -> str:  # noqa: ARG002 -- the page of the document says how it stands
        return ""

    def naar(self, uitkomst: Document) -> str:
        return uitkomst.get_absolute_url()
