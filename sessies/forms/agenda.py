"""The agenda as rows: empty rows count for nothing, a row without work is refused beside its field."""

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict, Unpack, cast

from django import forms
from django.db import models
from django.http import QueryDict

from kern.formulieren import Formopties, maak_helper, rijk_tekstvak, velden_van
from kern.invoer import heel_getal
from kern.reeksen import zonder_teken
from sessies.domain.agenda import MEESTE_PUNTEN, VELDEN, Agendaregel
from sessies.enums import Werkvorm
from sessies.models import Agendapunt, Leervraag, Sessie
from sessies.overzicht.schakels import kort

LEGE_RIJEN = 3
MEESTE_MINUTEN = 1440
MEESTE_RIJEN = MEESTE_PUNTEN


class Nieuwpunt(TypedDict):
    """One point as it is added in one line."""

    titel: str
    minuten: int | None


class Agendarij(forms.Form):
    """One point of the agenda."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    volgorde = forms.IntegerField(label="Plaats", required=False, min_value=0, max_value=999)
    minuten = forms.IntegerField(
        label="Minuten", required=False, min_value=1, max_value=MEESTE_MINUTEN,
        error_messages={"invalid": "Schrijf een getal.", "min_value": "Minstens 1 minuut, of laat het leeg.",
                        "max_value": "Een onderdeel duurt hoogstens een dag: 1.440 minuten."},
    )  # fmt: skip
    titel = forms.CharField(label="Onderdeel", max_length=250, error_messages={"required": "Wat gebeurt er dan?"})
    werkvorm = forms.ChoiceField(label="Werkvorm", choices=[("", "geen"), *Werkvorm.choices], required=False)
    wie = forms.CharField(label="Door wie", max_length=250, required=False)
    leervraag = forms.CharField(
        label="Vraag", max_length=250, required=False,
        widget=forms.TextInput(attrs={"list": "vragen", "data-uit-lijst": "", "placeholder": "nummer of woord", "autocomplete": "off"}),
    )  # fmt: skip
    toelichting = forms.CharField(label="Toelichting", required=False, max_length=4000, widget=rijk_tekstvak(2))

    def __init__(self, *, vragen: Mapping[str, Leervraag], **opties: Unpack[Formopties]) -> None:
        """``vragen`` are the questions that may be taken up, by their number; no more of them than are named."""
        super().__init__(**opties)
        self.vragen = vragen

    def clean_leervraag(self) -> Leervraag | None:
        """The question whose number stands first in what was typed or chosen."""
        getypt: str = self.cleaned_data["leervraag"]
        vraag = self.vragen.get(nummer_in(getypt))
        if getypt and vraag is None:
            raise forms.ValidationError("Kies een vraag uit de lijst.", code="invalid_choice")
        return vraag

    def has_changed(self) -> bool:
        """A row that holds nothing but its place is an empty row."""
        return bool(set(self.changed_data) - {"volgorde", "id"})


class Agendarijen(forms.BaseFormSet):
    """All rows, in the order people gave them."""

    def clean(self) -> None:
        """Refuse a form without any row, which the page never sends: it would wipe the agenda."""
        if not self.forms:
            raise forms.ValidationError("Er kwam geen enkele rij aan. Laad de pagina opnieuw.")

    def agenda(self) -> list[Agendaregel]:
        """The points as the domain takes them; call after ``is_valid``."""
        gevuld = [
            (form.cleaned_data.get("volgorde") or 999, i, form.cleaned_data)
            for i, form in enumerate(self.forms)
            if form.cleaned_data.get("titel") and not form.cleaned_data.get("DELETE")
        ]
        return [velden_van(Agendaregel, data) for _, _, data in sorted(gevuld, key=lambda rij: rij[:2])]


_NUMMER = re.compile(r"([0-9]{4}-[0-9]{3,})(?![0-9])", re.ASCII)
_MINUTEN = r"(?P<min>[0-9]{1,4})\s?(?:min(?:uten|uut|\.)?|['’\u2032])"
_UREN = r"(?P<uur>[0-9]{1,2})(?P<half>[,.]5)?\s?uur|(?:een\s)?(?P<woord>kwartier|half\s?uur|anderhalf\suur)"
_IN_WOORDEN = {"kwartier": 15, "halfuur": 30, "anderhalfuur": 90}
_VOORAAN = re.compile(
    rf"[(\[]?{_MINUTEN}[)\]]?(?=[\s:,;–-]|$)", re.IGNORECASE
)  # '9 uur' in front is an hour of the day
_ACHTERAAN = re.compile(rf"(?:^|[\s:,;–-])[(\[]?(?:{_MINUTEN}|{_UREN})[)\]]?$", re.IGNORECASE)
_RAND = " \t:,;–—-"


def lees_lijst(tekst: str) -> list[dict[str, object]]:
    """Rows from a pasted list: a line is a point, with its minutes before or after it ('10 min', "10'") or without.

    A row of a sheet has them in a column of their own, and who does it in the one after.
    """
    rijen: list[dict[str, object]] = []
    for ruw in tekst.splitlines():
        eerste, *cellen = [cel.strip() for cel in ruw.strip().split("\t") if cel.strip()] or [""]
        regel, minuten = _zonder_duur(zonder_teken(eerste))
        for cel in [*cellen]:
            rest, gelezen = _zonder_duur(f"{cel} min" if cel.isdecimal() else cel)
            if gelezen and not rest and not minuten:
                minuten = gelezen
                cellen.remove(cel)
        if titel := regel.strip(_RAND):
            rijen.append({"titel": titel, "minuten": minuten, **({"wie": ", ".join(cellen)} if cellen else {})})
    return rijen


def als_regel(rij: Mapping[str, object]) -> str:
    """A row as it can be pasted again."""
    duur = f"{rij['minuten']} min" if rij["minuten"] else ""
    return "\t".join(str(deel) for deel in (rij["titel"], duur, rij.get("wie", "")) if deel)


def _zonder_duur(regel: str) -> tuple[str, str]:
    """A line without how long it takes, and that in minutes; '' when it does not say so."""
    gevonden = _ACHTERAAN.search(regel) or _VOORAAN.match(regel)
    if gevonden is None:
        return regel, ""
    deel = gevonden.groupdict()
    if deel["min"]:
        minuten = int(deel["min"])
    elif deel["uur"]:
        minuten = int(deel["uur"]) * 60 + (30 if deel["half"] else 0)
    else:
        minuten = _IN_WOORDEN["".join(deel["woord"].lower().split())]
    return (regel[: gevonden.start()] + regel[gevonden.end() :]).strip(_RAND), str(minuten)


class PuntForm(forms.Form):
    """One point in one line, with its minutes before or after it as in a pasted list."""

    titel = forms.CharField(
        label="Wat gebeurt er?",
        max_length=250,
        help_text="Zet de minuten erbij als je ze al weet: Onthaal, 10 min.",
        error_messages={"required": "Wat gebeurt er dan?"},
    )

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("titel")

    def clean_titel(self) -> str:
        titel: str = self.cleaned_data["titel"]
        minuten = self._lees(titel)["minuten"]
        if minuten is not None and not 1 <= minuten <= MEESTE_MINUTEN:
            raise forms.ValidationError("Een onderdeel duurt minstens 1 minuut en hoogstens een dag.")
        return titel

    def punt(self) -> Nieuwpunt:
        """What was typed as the domain takes it; call after ``is_valid``."""
        return self._lees(self.cleaned_data["titel"])

    def _lees(self, regel: str) -> Nieuwpunt:
        """A line that holds nothing but minutes is a title."""
        (rij,) = lees_lijst(" ".join(regel.split())) or [{"titel": regel, "minuten": ""}]
        return {"titel": str(rij["titel"]), "minuten": heel_getal(str(rij["minuten"]))}


def rijen_klasse(leeg: int = LEGE_RIJEN) -> type[Agendarijen]:
    """The formset with so many empty rows at the end."""
    klasse = forms.formset_factory(
        Agendarij,
        formset=Agendarijen,
        extra=leeg,
        can_delete=True,
        max_num=MEESTE_RIJEN,
        absolute_max=MEESTE_RIJEN + 10,
    )
    return cast("type[Agendarijen]", klasse)


def nummer_in(getypt: str) -> str:
    """The number of a question with which a text begins; empty when it begins otherwise."""
    gevonden = _NUMMER.match(getypt.strip())
    return gevonden[1] if gevonden else ""


def als_keuze(vraag: Leervraag) -> str:
    """How a question stands in the list of choices and in a row: its number, and its first words."""
    return f"{vraag.nummer} {kort(vraag.tekst, 60)}"


def keuzevragen(sessie: Sessie) -> models.QuerySet[Leervraag]:
    """The questions an agenda may take up: what is open in the network, and what stands on it already."""
    open_vragen = Leervraag.objects.in_netwerk(sessie.netwerk).open()
    al_erop = Leervraag.objects.filter(agendapunten__sessie=sessie)
    return (open_vragen | al_erop).distinct().order_by("-nummer")


def genoemde_vragen(sessie: Sessie, data: QueryDict | None) -> dict[str, Leervraag]:
    """Of those the ones that the rows of a form name, by their number, in one query."""
    waarden = [waarde for naam, waarde in (data or {}).items() if naam.endswith("-leervraag")]
    nummers = {nummer for waarde in waarden if (nummer := nummer_in(str(waarde)))}
    return {v.nummer: v for v in keuzevragen(sessie).filter(nummer__in=nummers)} if nummers else {}


def als_begin(punten: Sequence[Agendapunt]) -> list[dict[str, object]]:
    """What the rows show of points that exist."""
    return [
        {
            **{veld: getattr(p, veld) for veld in VELDEN if veld != "leervraag"},
            "leervraag": als_keuze(p.leervraag) if p.leervraag else "",
            "volgorde": i,
            "id": p.pk,
        }
        for i, p in enumerate(punten, start=1)
    ]


def als_getypt(data: QueryDict, prefix: str = "form") -> list[dict[str, object]]:
    """What was typed in every row that holds something, unjudged, to show the same rows with more room."""
    aantal = heel_getal(data.get(f"{prefix}-TOTAL_FORMS") or "") or 0
    rijen: list[dict[str, object]] = [
        {veld: data.get(f"{prefix}-{i}-{veld}", "") for veld in (*VELDEN, "volgorde", "id")}
        for i in range(min(aantal, MEESTE_RIJEN))
    ]
    return [rij for rij in rijen if any(rij[veld] for veld in VELDEN)]
