"""Cards and signals as links of the chain, and the arrows that lead to them."""

from collections.abc import Iterable

from kennis.models import (
    Fiche,
    FicheUitInzicht,
    FicheUitLeervraag,
    FicheUitPiloot,
    Signaal,
    SignaalUitFiche,
    SignaalUitInzicht,
)
from kern.keten import Pijl, Schakel, Soort
from kern.toegang import Toegang


def _fiches(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Fiche.objects.zichtbaar_voor(toegang).filter(pk__in=ids).voor_lijst().order_by("datum", "pk")
    return [Schakel("fiche", f.pk, f.titel, f.get_absolute_url(), _fichenotitie(f), op=f.datum) for f in rijen]


def _fichenotitie(fiche: Fiche) -> str:
    soort = fiche.get_soort_display()
    if not fiche.aantal_overnames:
        return str(soort)
    return f"{soort}, {fiche.aantal_overnames} keer overgenomen"


def _signalen(ids: Iterable[int], toegang: Toegang) -> list[Schakel]:
    rijen = Signaal.objects.zichtbaar_voor(toegang).filter(pk__in=ids).voor_lijst().order_by("datum", "pk")
    return [
        Schakel(
            "signaal", s.pk, s.titel, s.get_absolute_url(), f"signaal, herkend door {s.aantal_herkenningen}", op=s.datum
        )
        for s in rijen
    ]  # fmt: skip


SOORTEN = (Soort("fiche", "kennis", _fiches), Soort("signaal", "kennis", _signalen))
PIJLEN = (
    Pijl("leervraag", "fiche", FicheUitLeervraag, "leervraag_id", "fiche_id"),
    Pijl("inzicht", "fiche", FicheUitInzicht, "inzicht_id", "fiche_id"),
    Pijl("piloot", "fiche", FicheUitPiloot, "piloot_id", "fiche_id"),
    Pijl("inzicht", "signaal", SignaalUitInzicht, "inzicht_id", "signaal_id"),
    Pijl("fiche", "signaal", SignaalUitFiche, "fiche_id", "signaal_id"),
)
