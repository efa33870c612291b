"""Forms of the administrator's room: each hands what was typed to one act of the domain."""

from collections.abc import Callable
from typing import ClassVar, Self

from django import forms
from django.db import models

from kern.exceptions import DomainError, VersieConflict
from kern.kiezers import Dagveld
from netwerken.domain.accounts import wie_heeft
from netwerken.domain.inrichting import onderdelen
from netwerken.domain.netwerken import onderdelen_voor
from netwerken.enums import Organisatiesoort, Rol
from netwerken.forms.basis import OPNIEUW, spreek_nederlands
from netwerken.forms.netwerk import LANDNAMEN, regio_zin
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk, Netwerkorganisatie, Organisatie

INTUSSEN = (
    "Dit is intussen ook elders bewaard. Wat je typte, staat hier nog: bewaar nog eens om het te houden, of open de pagina "
    "opnieuw om te zien wat er nu staat."
)


class Beheerform(forms.ModelForm):
    """Base: Django's own pages ask whether a form is good, and only then save it.

    So the last thing that is asked is the act itself (``daad``, which the page of the model gives): what a rule refuses then
    stands beside its field, with everything that was typed. Nothing is left to save afterwards.
    """

    daad: ClassVar[Callable[[Self], models.Model] | None] = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django calls it
        for veld in self.fields.values():
            spreek_nederlands(veld)

    @property
    def waarden(self) -> dict[str, object]:
        """What the act gets."""
        return self.cleaned_data

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # the stubs do not know it
        daad = type(self).daad
        if self.errors or daad is None:
            return
        try:
            self.instance.pk = daad(self).pk
        except VersieConflict as fout:
            data = self.data.copy()
            data[self.add_prefix("op_versie")] = str(getattr(fout.huidig, "versie", ""))
            self.data = data
            self.add_error(None, INTUSSEN)
        except DomainError as fout:
            self.add_error(fout.veld if fout.veld in self.fields else None, str(fout))


class NetwerkBeheerForm(Beheerform):
    """A network: its names and period, its words for roles, and what its menu holds."""

    land = forms.ChoiceField(label="Land")
    onderdelen = forms.MultipleChoiceField(
        label="Wat staat er in het menu?",
        choices=lambda: list(onderdelen().items()),
        initial=lambda: onderdelen_voor({}),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Het netwerk kiest dit later zelf bij zijn inrichting. Wat je weglaat, blijft bewaard.",
        error_messages={"invalid_choice": "Kies onderdelen uit de lijst."},
    )
    op_versie = forms.IntegerField(
        widget=forms.HiddenInput,
        required=False,
        min_value=1,
        error_messages={"invalid": OPNIEUW, "min_value": OPNIEUW},
    )

    class Meta:
        model = Netwerk
        fields = (
            "naam", "korte_naam", "slug", "grondslag", "start", "einde", "land", "omschrijving", "onderdelen",
            "rapportritme",
        )  # fmt: skip
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"start": Dagveld, "einde": Dagveld}
        help_texts: ClassVar[dict[str, str]] = {
            "korte_naam": "Voor het menu en de kop van een pagina.",
            "slug": "Het begin van elke pagina van dit netwerk: kleine letters, cijfers en koppeltekens. Verander je het later, "
            "dan leiden links in verstuurde mails en gedrukte rapporten nergens meer heen.",
            "einde": "Na deze dag verwacht het netwerk niets meer van zijn leden. Mag leeg blijven.",
            "omschrijving": "In twee of drie zinnen: wie leert hier, en waarover?",
        }
        error_messages: ClassVar[dict[str, dict[str, str]]] = {
            "slug": {
                "invalid": "Gebruik alleen kleine letters zonder accent, cijfers en koppeltekens, en geen spaties."
            },
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        land = self.instance.land or "BE"
        self.fields["land"].choices = list({**LANDNAMEN, land: LANDNAMEN.get(land, land)}.items())
        self.fields["land"].help_text = f"België: {regio_zin('BE')}. Nederland: {regio_zin('NL')}."
        for rol in Rol:
            veld = self.fields[f"rol_{rol.value}"]
            veld.label = f"Woord voor {rol.label}"
            veld.initial = self.instance.labels.get(rol.value, "")
            veld.help_text = "Leeg betekent: het gewone woord."
        self.fields["op_versie"].initial = self.instance.versie if self.instance.pk else None

    def clean_op_versie(self) -> int | None:
        versie: int | None = self.cleaned_data["op_versie"]
        if self.instance.pk and versie is None:
            raise forms.ValidationError(OPNIEUW)
        return versie

    @property
    def waarden(self) -> dict[str, object]:
        """The fields of the model, with the words as one of them."""
        data = self.cleaned_data
        woorden = {rol.value: data[f"rol_{rol.value}"].strip() for rol in Rol}
        return {
            **{f.name: data[f.name] for f in Netwerk._meta.fields if f.name in data},
            "labels": {rol: woord for rol, woord in woorden.items() if woord},
        }


# declared by name, so that Django's own pages know them as fields of the form
for _rol in Rol:
    NetwerkBeheerForm.base_fields[f"rol_{_rol.value}"] = forms.CharField(max_length=40, required=False)
    NetwerkBeheerForm.declared_fields[f"rol_{_rol.value}"] = NetwerkBeheerForm.base_fields[f"rol_{_rol.value}"]


class GebruikerForm(forms.ModelForm):
    """A person without password: they choose one, or log in by code."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "functie", "is_active", "is_staff", "is_superuser")
        labels: ClassVar[dict[str, str]] = {"is_superuser": "Hoofdbeheerder"}
        help_texts: ClassVar[dict[str, str]] = {
            "is_active": "Zet dit uit om het account te sluiten: deze persoon komt dan nergens meer binnen.",
            "is_staff": "Komt in dit beheer.",
            "is_superuser": "Mag hier alles, en maakt anderen beheerder.",
        }

    def clean_email(self) -> str:
        """Small letters, as everywhere: a code to log in is sent to the address in small letters. And nobody else's."""
        adres = str(self.cleaned_data["email"]).strip().lower()
        if (ander := wie_heeft(adres)) is not None and ander != self.instance:
            raise forms.ValidationError("Dit adres hoort al bij een ander account.")
        return adres


class LidmaatschapForm(Beheerform):
    """Who has which role where, and for which organisation of that network."""

    class Meta:
        model = Lidmaatschap
        fields = ("gebruiker", "netwerk", "rol", "organisatie")
        help_texts: ClassVar[dict[str, str]] = {
            "organisatie": "Een organisatie die aan het netwerk meedoet. Wie de rol krijgt, en elke opdrachtgever van het "
            "netwerk, krijgt hierover een mail."
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        organisaties = Organisatie.objects.filter(netwerkorganisaties__isnull=False)
        if self.instance.pk:
            organisaties = organisaties.filter(netwerkorganisaties__netwerk=self.instance.netwerk_id)
        self.fields["organisatie"].queryset = organisaties.distinct().order_by("naam")
        self.fields["organisatie"].empty_label = "Geen organisatie"


class NetwerkorganisatieForm(Beheerform):
    """Which organisation takes part, in which capacities."""

    naam = forms.CharField(label="Naam van de organisatie", max_length=250)
    soorten = forms.MultipleChoiceField(
        label="Hoe doet ze mee?",
        choices=Organisatiesoort.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één.", "invalid_choice": "Kies uit de lijst."},
    )

    class Meta:
        model = Netwerkorganisatie
        fields = ("netwerk", "motivering")
