"""How a refusal of the domain reaches the person: beside its field, as both texts, or as a message."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kern.conflict import vergelijk
from kern.exceptions import DomainError, VersieConflict
from kern.meldingen import gedaan

T = TypeVar("T")

ZONDER_SLEUTEL = (
    "Deze pagina stond open van vóór een vernieuwing van het platform, en er is nog niets bewaard. "
    "Wat je typte, staat er nog: verstuur het nu opnieuw."
)


def zet_fout(form: BaseForm, fout: DomainError) -> None:
    """Show a refusal beside the field it is about; above the form when the form has no such field.

    A form that names a field otherwise than the domain says so in ``formvelden``: domain name → own name. Beside a field
    stands the link to what is in the way as well.
    """
    veld = getattr(form, "formvelden", {}).get(fout.veld, fout.veld)
    form.add_error(veld if veld in form.fields else None, str(fout))
    if veld in form.fields and fout.elders[1]:
        vars(form[veld])["elders"] = fout.elders  # the template finds it there; Django keeps one bound field per name


def probeer(form: BaseForm, daad: Callable[[], T]) -> T | None:
    """Do one thing with what a form holds; None when it was refused, and then the form says why."""
    try:
        return daad()
    except DomainError as fout:
        zet_fout(form, fout)
        return None


def heeft_sleutel(request: HttpRequest, form: BaseForm) -> bool:
    """Say whether a form carries the key by which it is done once; without it, the form comes back and asks.

    A page from before the key existed, or a program, would make a second one when it sends again. What was typed stands
    in the form that comes back, with a key.
    """
    if getattr(request, "beurt", None) is not None:
        return True
    form.add_error(None, ZONDER_SLEUTEL)
    return False


def doe(
    request: HttpRequest, daad: Callable[[], T], gelukt: str, naar: str, *, ongedaan: Callable[[T], str] | None = None
) -> HttpResponse:
    """Do one thing and go on, with a message that says whether it went well.

    ``ongedaan`` gives the address that takes it back, from what came out of it.
    """
    try:
        uitkomst = daad()
    except DomainError as fout:
        messages.error(request, str(fout))
    else:
        if gelukt:
            gedaan(request, gelukt, ongedaan=ongedaan(uitkomst) if ongedaan else "")
    return redirect(naar)


def toon_conflict(
    request: HttpRequest,
    conflict: VersieConflict,
    form: BaseForm,
    *,
    terug: str,
    context: dict[str, object] | None = None,
) -> HttpResponse:
    """Answer a stale save with 409: both texts per field, what was typed kept in the form.

    ``terug`` is where "leave it as it is" leads. The form carries the version that stands, so that saving it again
    means: mine, knowingly.
    """
    vergelijking = vergelijk(form, conflict.huidig)  # type: ignore[arg-type]  # a conflict without object is raised nowhere
    return render(
        request, "409.html", {**(context or {}), "form": form, "conflict": vergelijking, "terug": terug}, status=409
    )
