"""The way back: what was just done on a page is taken back with one click in the message after it.

A page says in ``terugdaden`` which function of the domain takes its act back. The button asks the same address again, with
a signed word that names the line of the act in the log; so whoever takes back has the right of the act, and no other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from kern.domain.herstel import weggehaald
from kern.domain.terug import GELDT, VERLOPEN, Daad, luister, neem_terug, niets
from kern.exceptions import DomainError
from kern.meldingen import gedaan, terug_naar
from kern.models import Gebeurtenis
from kern.views.netwerk import NetwerkMixin

T = TypeVar("T")

VRAAG = "neem-terug"  # of the address


def _altijd(_regel: Gebeurtenis) -> bool:
    return True


@dataclass(frozen=True)
class Terugdaad:
    """How one act is taken back: its line in the log (``wat``), the act of the domain that does it, what is said then.

    ``neem`` is called with the object of the line, what ``met`` reads from the line, and ``door``. ``na`` makes the
    sentence from what it returned, where that says more (a mail that left already). ``weg``: the object is gone
    afterwards, so the page that was about it is left. ``mits`` says from the line whether this act can be taken back at all.
    ``herstelt``: the act took the object away, and ``neem`` puts it back.
    """

    wat: str
    neem: Callable[..., object]
    gelukt: str
    met: Callable[[Gebeurtenis], Mapping[str, object]] = niets
    na: Callable[..., str] | None = None
    weg: bool = False
    mits: Callable[[Gebeurtenis], bool] = _altijd
    herstelt: bool = False


class TerugMixin(NetwerkMixin):
    """A page whose act can be taken back from the message after it."""

    terugdaden: Sequence[Terugdaad] = ()  # the one that matters most first: an act may write several lines

    def terug(self) -> str:
        """Where "leave it as it is" leads, and who took away what the page made."""
        return str(self.netwerk.get_absolute_url())

    def beluister(self, daad: Callable[[], T]) -> tuple[T, str]:
        """Do it; return what came out, and the address that takes it back ('' when nothing does)."""
        with luister() as regels:
            uitkomst = daad()
        eigen = next((r for hoe in self.terugdaden for r in regels if r.wat == hoe.wat and hoe.mits(r)), None)
        return uitkomst, self._adres(eigen, regels[-1].pk) if eigen else ""

    def doe_met_knop(
        self, daad: Callable[[], object], gelukt: Callable[[], str], naar: Callable[[], str], *, ongedaan: str = ""
    ) -> HttpResponse:
        """Do one thing and go on, with a message that says how it went; ``ongedaan`` is another address that takes it back.

        The words and the address are asked once it is done: they may say what came of it.
        """
        try:
            _, terug = self.beluister(daad)
        except DomainError as fout:
            messages.error(self.request, str(fout))
        else:
            if zin := gelukt():
                gedaan(self.request, zin, ongedaan=ongedaan or terug)
        return redirect(naar())

    def wordt_teruggenomen(self) -> bool:
        """Whether this request takes an act back."""
        return bool(self.terugdaden) and VRAAG in self.request.GET

    def neem_terug(self) -> HttpResponse:
        """Take back the act that the address names, and say how that went."""
        try:
            daad = self._lees()
        except signing.BadSignature:
            messages.error(self.request, VERLOPEN)
            return redirect(terug_naar(self.request, self.terug()))
        hoe = next(terug for terug in self.terugdaden if terug.wat == daad.regel.wat)
        try:
            uitkomst = neem_terug(
                daad, hoe.neem, met=hoe.met, weggehaald=weggehaald if hoe.herstelt else None,
                door=self.toegang.gebruiker, netwerk_id=self.netwerk.pk,
            )  # fmt: skip
        except DomainError as fout:
            messages.error(self.request, str(fout))
            return redirect(terug_naar(self.request, self.terug()))
        messages.success(self.request, hoe.na(uitkomst) if hoe.na else hoe.gelukt)
        return redirect(self.terug() if hoe.weg else terug_naar(self.request, self.terug()))

    def terug_pad(self) -> str:
        """At which page the act is taken back: this one, unless its object is gone by then."""
        return self.request.path

    def _zout(self, pad: str = "") -> str:
        return f"terug:{self.toegang.gebruiker.pk}:{pad or self.request.path}"

    def _adres(self, regel: Gebeurtenis, laatste: int) -> str:
        pad = self.terug_pad()
        woord = signing.dumps([regel.pk, laatste], salt=self._zout(pad))
        return f"{pad}?{urlencode({VRAAG: woord})}"

    def _lees(self) -> Daad:
        """The act that the address names. Raises BadSignature for another person, another page or an old message."""
        pk, laatste = signing.loads(self.request.GET[VRAAG], salt=self._zout(), max_age=GELDT)
        namen = [terug.wat for terug in self.terugdaden]
        regel = Gebeurtenis.objects.filter(pk=pk, netwerk_id=self.netwerk.pk, wat__in=namen).first()
        if regel is None:
            raise Http404
        return Daad(regel, laatste)
