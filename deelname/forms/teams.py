"""A Teams report: choosing the file, and looking at who was read before anything is noted."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Unpack

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from deelname.domain.teams import Herkend, Keuze, gewone_minimum, herken
from deelname.domain.teamsrapport import GROOTST, TE_GROOT, Rapport, Teamspersoon, lees_rapport
from deelname.enums import ERBIJ
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern.exceptions import DomainError
from kern.formulieren import Formopties, klein, maak_helper

GELDT = timedelta(days=1)
OPTIES = 6000  # choices on one page, of all people together
BIJ, NIET = "bij", "niet"
TE_OUD = "Deze pagina stond te lang open, en er is nog niets genoteerd. Kies het bestand opnieuw."


def _minstens(lijst: Aanwezigheidslijst) -> forms.IntegerField:
    zin = "Kies een aantal minuten tussen 0 en 1440."
    return forms.IntegerField(
        label="Hoe lang moet iemand er minstens zijn?", min_value=0, max_value=1440, initial=gewone_minimum(lijst.sessie),
        help_text="In minuten. Wie er korter was, noteren we niet.",
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), zin),
    )  # fmt: skip


class TeamsForm(forms.Form):
    """The file, and how long somebody must have stayed."""

    bestand = forms.FileField(
        label="Het aanwezigheidsrapport van Teams", max_length=200,
        help_text="Het CSV-bestand zoals je het in Teams downloadt, in het Nederlands of het Engels.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": "Kies het bestand.", "invalid": "Kies het bestand.", "missing": "Kies het bestand.",
                        "empty": "Dit bestand is leeg.", "max_length": "De naam van dit bestand is te lang."},
    )  # fmt: skip

    def __init__(self, *, lijst: Aanwezigheidslijst, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.lijst = lijst
        self.fields["minstens"] = _minstens(lijst)
        self.helper = maak_helper("bestand", klein("minstens"))

    def clean_bestand(self) -> Rapport:
        """What the file says. What is wrong with it, stands beside the field."""
        bestand: UploadedFile = self.cleaned_data["bestand"]
        if bestand.size is None or bestand.size > GROOTST:
            raise forms.ValidationError(TE_GROOT)
        einde = timezone.localtime(self.lijst.sessie.eindigt_op).replace(tzinfo=None)
        try:
            return lees_rapport(bestand.read(), einde=einde)
        except DomainError as fout:
            raise forms.ValidationError(str(fout)) from fout


def _zout(lijst: Aanwezigheidslijst) -> str:
    return f"deelname.teams:{lijst.pk}"


def verzegel(lijst: Aanwezigheidslijst, rapport: Rapport) -> str:
    """The people of a report as they travel with the page: nothing of them stays on the server."""
    mensen = [[wie.naam, wie.email, wie.seconden] for wie in rapport.mensen]
    dagen = sorted(d.isoformat() for d in rapport.dagen)
    return signing.dumps([mensen, dagen], salt=_zout(lijst), compress=True)


class Nakijkrij(NamedTuple):
    """One person of the report beside the field that asks who that is."""

    wie: Herkend
    veld: forms.BoundField


class NakijkForm(forms.Form):
    """Who is who: one choice per person who stayed long enough."""

    gelezen = forms.CharField(widget=forms.HiddenInput, error_messages={"required": TE_OUD})

    def __init__(self, *, lijst: Aanwezigheidslijst, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["minstens"] = _minstens(lijst)
        mensen, self.dagen = self._ontzegel(lijst)
        self.dag = timezone.localdate(lijst.sessie.begint_op)
        self.alle = herken(lijst, mensen)
        genoeg = self._genoeg()
        self.te_kort = [wie for wie in self.alle if wie.seconden is not None and wie.seconden < genoeg]
        self.gevraagd = [wie for wie in self.alle if wie.seconden is None or wie.seconden >= genoeg]
        hoeveel = max(OPTIES // max(len(self.gevraagd), 1), 5)
        for wie in self.gevraagd:
            self.fields[f"wie-{wie.nummer}"] = _wie_veld(wie, hoeveel)

    def _ontzegel(self, lijst: Aanwezigheidslijst) -> tuple[list[Teamspersoon], set[date]]:
        """Nobody when the seal does not hold: the field then says why."""
        verzegeld = str(self.data.get("gelezen") or self.initial.get("gelezen") or "")
        try:
            mensen, dagen = signing.loads(verzegeld, salt=_zout(lijst), max_age=GELDT)
        except signing.BadSignature:
            return [], set()
        return [Teamspersoon(*wie) for wie in mensen], {date.fromisoformat(d) for d in dagen}

    def _genoeg(self) -> int:
        """The seconds that somebody must have stayed; what is no number, asks everybody."""
        getypt = self.data.get("minstens") if self.is_bound else self.initial.get("minstens", 0)
        try:
            return int(self.fields["minstens"].clean(getypt)) * 60
        except forms.ValidationError:
            return 0

    def clean_gelezen(self) -> str:
        if not self.alle:
            raise forms.ValidationError(TE_OUD)
        return str(self.cleaned_data["gelezen"])

    def keuzes(self) -> list[Keuze]:
        """What was decided, without who was left out."""
        uit = []
        for wie in self.gevraagd:
            gekozen = self.cleaned_data[f"wie-{wie.nummer}"]
            if gekozen != NIET:
                uit.append(Keuze(wie.naam, wie.email, wie.minuten, None if gekozen == BIJ else int(gekozen)))
        return uit

    def _rijen(self, welke: Iterable[Herkend]) -> list[Nakijkrij]:
        return [Nakijkrij(wie, self[f"wie-{wie.nummer}"]) for wie in welke]

    def na_te_kijken(self) -> Sequence[Nakijkrij]:
        """Of whom we are not sure."""
        return self._rijen(wie for wie in self.gevraagd if wie.rij is None)

    def herkend(self) -> Sequence[Nakijkrij]:
        return self._rijen(wie for wie in self.gevraagd if wie.rij is not None)

    def is_andere_dag(self) -> bool:
        """Whether the report can be no report of this meeting, however its days are read."""
        return bool(self.dagen) and self.dag not in self.dagen


def _wie_veld(wie: Herkend, hoeveel: int) -> forms.ChoiceField:
    eerst = [wie.rij] if wie.rij is not None else []
    lijst = [*eerst, *(k.rij for k in wie.lijken if k.rij != wie.rij)][:hoeveel]
    groep = [("Van de lijst", [(str(rij.pk), _noem(rij)) for rij in lijst])] if lijst else []
    leeg = [("", "Kies wie dit is")] if wie.is_twijfel else []
    anders = [(BIJ, "Stond niet op de lijst: schrijf bij"), (NIET, "Niemand van ons: sla over")]
    return forms.ChoiceField(
        label=wie.naam, choices=[*leeg, *anders, *groep] if wie.rij is None else [*groep, *anders],
        initial=str(wie.rij.pk) if wie.rij is not None else "" if wie.is_twijfel else BIJ,
        error_messages={"required": "Kies wie dit is.", "invalid_choice": "Kies wie dit is."},
    )  # fmt: skip


def _noem(rij: Aanwezigheid) -> str:
    naam = f"{rij} ({rij.wie})" if rij.wie and str(rij) != rij.wie else str(rij)
    return f"{naam} – al {rij.get_toestand_display()}" if rij.toestand in ERBIJ else naam
