"""What waits for me, and what I wait for."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.views.generic import TemplateView

from kern.taken import samen
from kern.views import NetwerkMixin
from netwerken.overzicht.bij import nog_open

PER_BLAD = 20


class _Lijst(NetwerkMixin, TemplateView):
    """One of the tabs: its rows, a page of them at a time, with the numbers of all tabs."""

    recht = "netwerken.bekijk_netwerk"
    tab = ""

    def rijen(self) -> Sequence[object]:
        """What stands in this tab."""
        return ()

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        toegang = self.toegang
        blad = Paginator(self.rijen(), PER_BLAD).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            tab=self.tab,
            page_obj=blad,
            aantal_mijn=samen(toegang.taken),
            aantal_wachtend=samen(toegang.wachtend),
            aantal_te_laat=samen([taak for taak in toegang.taken if taak.is_te_laat]),
        )


class TakenView(_Lijst):
    """All tasks of one person in this network, most urgent first."""

    template_name = "netwerken/taken.html"
    tab = "mij"

    def rijen(self) -> Sequence[object]:
        return self.toegang.taken

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, nog_open=[] if self.toegang.taken else nog_open(self.toegang))


class WachtendView(_Lijst):
    """All that one person waits for in this network, with who it waits for."""

    template_name = "netwerken/wachtend.html"
    tab = "anderen"

    def rijen(self) -> Sequence[object]:
        return self.toegang.wachtend
