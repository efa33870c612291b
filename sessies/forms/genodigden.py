"""Who is invited to a meeting, and what they answer."""

from functools import reduce
from operator import or_
from typing import Unpack

import django_filters
from crispy_forms.layout import Fieldset, Row
from django import forms
from django.db import models
from django.db.models import Q

from kern.formulieren import Formopties, Meer, maak_helper, tekstvak
from kern.kiezers import Mailveld, Meerkeuzeveld
from kern.opmaak import opsomming
from kern.toegang import Toegang
from netwerken.enums import Organisatiesoort, Rol
from netwerken.models import Groep, Groepslid, Netwerk, Orgaan, Organisatie, Thema
from projecten.models import Oproep, Project
from sessies.domain.antwoorden import Antwoordvelden, Vervanger
from sessies.domain.bezetting import telling
from sessies.domain.genodigden import Criteria
from sessies.enums import NIET, WACHTEND, Antwoord, manier_van
from sessies.forms.basis import Kiesveld
from sessies.forms.filters import provincies_van
from sessies.models import Genodigde
from sessies.overzicht.antwoordkeuzes import keuzes, over_de_plaats
from sessies.overzicht.genodigden import criteria_uit, mensen_van
from sessies.querysets import GenodigdeQuerySet

STANDEN = {
    "komt": ("komt", Q(antwoord__in=[Antwoord.JA, Antwoord.ONLINE])),
    "nee": ("komt niet", Q(antwoord__in=NIET)),
    "wachtlijst": ("op de wachtlijst", Q(antwoord__in=WACHTEND)),
    "wacht": ("nog geen antwoord", Q(antwoord=Antwoord.GEEN) & ~Q(verstuurd_op=None)),
    "nieuw": ("nog niet uitgenodigd", Q(antwoord=Antwoord.GEEN, verstuurd_op=None)),
}
VERVANGERVELDEN = (("mail", "email"), ("naam", "naam"), ("functie", "functie"))  # in the form, of the person
NIEMAND = "Niemand past bij al deze keuzes samen. Kies er minder."
NIETS_GEKOZEN = "Kies minstens één ding: een rol, een orgaan, een groep, een oproep …"


def _vakjes(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies iets uit de lijst.", "invalid_list": "Kies iets uit de lijst."},
    )  # fmt: skip


def _meer(label: str) -> Meerkeuzeveld:
    return Meerkeuzeveld(
        label=label, queryset=Organisatie.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )


class KiesMensenForm(forms.Form):
    """A description of people: within one question any of it, between the questions all of them."""

    rollen = _vakjes("Rol", Rol.choices)
    orgaan = Kiesveld(Orgaan, label="Wie zit in dit orgaan?", leeg="geen orgaan")
    groep = Kiesveld(Groep, label="Wie hoort bij deze groep?", leeg="geen groep")
    oproepen = _meer("Oproep")
    projecten = _meer("Project")
    themas = _meer("Thema van het project")
    provincies = _vakjes("Provincie van het project", [])
    soorten = _vakjes("Soort organisatie", Organisatiesoort.choices)
    organisaties = _meer("Organisatie")

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        netwerk = self.netwerk = toegang.netwerk
        rijen: dict[str, models.QuerySet[models.Model]] = {
            "orgaan": Orgaan.objects.te_kiezen(netwerk),
            "groep": Groep.objects.te_kiezen(netwerk).filter(leden__in=Groepslid.objects.lopend()).distinct(),
            "oproepen": Oproep.objects.in_netwerk(netwerk),
            "projecten": Project.objects.in_netwerk(netwerk),
            "themas": Thema.objects.filter(netwerk=netwerk, projecten__netwerk=netwerk).distinct(),
            "organisaties": Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk),
        }
        for naam, queryset in rijen.items():
            self.fields[naam].queryset = queryset
        self.fields["rollen"].choices = [(rol, netwerk.label_van(rol)) for rol in Rol]
        self.fields["provincies"].choices = provincies_van(netwerk)
        for naam in [naam for naam, queryset in rijen.items() if not queryset.exists()]:
            del self.fields[naam]
        if not provincies_van(netwerk) or "projecten" not in self.fields:
            del self.fields["provincies"]
        heeft = [naam for naam in self.fields if naam not in {"rollen", "orgaan", "groep"}]
        self.helper = maak_helper(
            "rollen",
            *(naam for naam in ("orgaan", "groep") if naam in self.fields),
            Meer(*heeft, titel="Maak de keuze kleiner"),
        )

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        self.criteria: Criteria = criteria_uit(self.cleaned_data)
        if not self.criteria:
            raise forms.ValidationError(NIETS_GEKOZEN)
        self.mensen = mensen_van(self.netwerk, self.criteria)
        if not self.mensen:
            raise forms.ValidationError(NIEMAND)


class NagekekenForm(forms.Form):
    """What was looked at before it is sent."""

    gezien = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)


class GastForm(forms.Form):
    """One person by name, function, organisation and address."""

    email = Mailveld(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Schrijf een e-mailadres: daar gaat de uitnodiging naartoe."},
    )  # fmt: skip
    naam = forms.CharField(
        label="Naam", max_length=120, required=False,
        help_text="Voor de aanspreking in de mail. Een jaar na de bijeenkomst wissen we naam en adres.",
    )  # fmt: skip
    functie = forms.CharField(label="Functie", max_length=250, required=False)
    organisatie = Kiesveld(Organisatie, label="Organisatie", leeg="geen organisatie van dit netwerk")

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["organisatie"].queryset = Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk)
        self.helper = maak_helper("email", "naam", "functie", "organisatie")


class WijzigGenodigdeForm(GastForm):
    """The same for who stands on the list; who has no address yet may stay without."""

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(netwerk=netwerk, **opties)
        self.fields["email"].required = False


class Keuzeveld(forms.ChoiceField):
    """The choices of this moment; a place that went meanwhile is refused by the domain, which says what can be done."""

    def valid_value(self, value: object) -> bool:
        return value in Antwoord.values


class AntwoordForm(forms.Form):
    """What one person answers: the choices that there are, and who comes instead. ``namens``: noted by who organises."""

    formvelden = {"email": "vervanger_mail", "naam": "vervanger_naam"}

    keuze = Keuzeveld(
        label="Kom je?", widget=forms.RadioSelect, error_messages={"required": "Kies een van de antwoorden."}
    )
    vervanger_mail = Mailveld(
        label="E-mailadres van wie in je plaats komt", max_length=254, required=False,
        help_text="Die persoon krijgt meteen de uitnodiging.",
    )  # fmt: skip
    vervanger_naam = forms.CharField(label="Naam van wie in je plaats komt", max_length=120, required=False)
    vervanger_functie = forms.CharField(label="Functie van wie in je plaats komt", max_length=250, required=False)
    noden = forms.CharField(
        label="Heb je iets nodig om erbij te zijn?", max_length=500, required=False, widget=tekstvak(2),
        help_text="Toegang, eten, een tolk … Alleen wie de bijeenkomst voorbereidt, leest dit. Dertig dagen erna is het gewist.",
    )  # fmt: skip

    def __init__(self, *, genodigde: Genodigde, namens: bool = False, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["keuze"].choices = lambda: keuzes(
            genodigde, namens=namens
        )  # asked anew when the page is shown again
        self.fields["keuze"].help_text = "" if namens else over_de_plaats(genodigde)
        kan_vervangen = Antwoord.VERVANGER in dict(self.fields["keuze"].choices)
        if not kan_vervangen:
            for naam in ("vervanger_mail", "vervanger_naam", "vervanger_functie"):
                del self.fields[naam]
        andere = [naam for naam in self.fields if naam.startswith("vervanger_")]
        vervanging = (
            [Fieldset("Wie komt in je plaats?", andere[0], Row(*andere[1:]), css_id="vervanging")] if andere else []
        )
        self.helper = maak_helper("keuze", *vervanging, "noden")

    def velden(self) -> Antwoordvelden:
        """What was answered; who comes instead only when that was the answer."""
        data = self.cleaned_data
        wie = [data[f"vervanger_{kort}"] for kort, _ in VERVANGERVELDEN] if data["keuze"] == Antwoord.VERVANGER else []
        return {"keuze": data["keuze"], "noden": data["noden"], "vervanger": Vervanger(*wie) if wie else None}


class PlaatsGevenForm(forms.Form):
    """Which place somebody gets, and why when there is none left."""

    manier = forms.ChoiceField(
        label="Hoe is deze persoon erbij?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een van de twee."},
    )
    reden = forms.CharField(
        label="Waarom krijgt deze persoon er een?", max_length=250, required=False, widget=tekstvak(2),
        error_messages={"max_length": "Hou het bij 250 tekens."},
    )  # fmt: skip

    def __init__(self, *, genodigde: Genodigde, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        sessie = genodigde.sessie
        standen = telling(sessie).standen
        self.fields["manier"].choices = [(stand.manier, stand.naam) for stand in standen]
        self.initial.setdefault("manier", manier_van(sessie.vorm, genodigde.antwoord) or standen[0].manier)
        if len(standen) == 1:
            self.fields["manier"].widget = forms.HiddenInput()
        vol = [stand.naam for stand in standen if stand.is_vol]
        self.fields["reden"].help_text = (
            f"Er zijn geen plaatsen meer ({opsomming(vol)}): zeg waarom je boven het aantal gaat. Alleen wie voorbereidt, leest dit."
            if vol
            else "Hoeft niet: er is nog plaats. Alleen wie voorbereidt, leest dit."
        )
        self.helper = maak_helper("manier", "reden")


def beginantwoord(genodigde: Genodigde, gevraagd: str = "") -> dict[str, object]:
    """What the form shows: the answer that was given, or the one that a button in the mail asks for."""
    ander = genodigde.vervangers.op_lijst().first()
    keuze = gevraagd if gevraagd in set(Antwoord.values) - {Antwoord.GEEN} else genodigde.antwoord
    vervanger = {f"vervanger_{kort}": getattr(ander, lang) for kort, lang in VERVANGERVELDEN} if ander else {}
    return {"keuze": keuze, "noden": genodigde.noden, **vervanger}


class GenodigdeFilter(django_filters.FilterSet):
    """Find somebody on the list, by what one knows of them or by what they answered."""

    q = django_filters.CharFilter(
        method="zoek", label="Zoek",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "naam, functie of organisatie"}),
    )  # fmt: skip
    antwoord = django_filters.ChoiceFilter(
        method="op_antwoord", label="Antwoord", empty_label="alle", choices=[(naam, woord) for naam, (woord, _) in STANDEN.items()]
    )  # fmt: skip

    class Meta:
        model = Genodigde
        fields = ["q", "antwoord"]

    def zoek(self, rijen: GenodigdeQuerySet, _naam: str, waarde: str) -> GenodigdeQuerySet:
        for woord in waarde.split()[:6]:
            velden = ("naam", "functie", "email", "organisatie__naam")
            rijen = rijen.filter(reduce(or_, (Q(**{f"{veld}__icontains": woord}) for veld in velden)))
        return rijen

    def op_antwoord(self, rijen: GenodigdeQuerySet, _naam: str, waarde: str) -> GenodigdeQuerySet:
        return rijen.filter(STANDEN[waarde][1])
