from typing import Unpack

from crispy_forms.layout import Field, Fieldset, LayoutObject
from django import forms
from django.db import models
from django.db.models import Q

from kennis.domain.signalen import NIEMAND, Herkenners, Signaalbronnen, Signaalvelden
from kennis.forms.dragers import dragers
from kennis.models import Fiche, Signaal
from kern.formulieren import Formopties, Meer, Modelformopties, maak_helper, rijk_tekstvak, velden_van
from kern.kiezers import Dragerveld, Meerkeuzeveld, gekozen_eerst
from kern.toegang import Toegang
from netwerken.models import Geadresseerde, Netwerk, Organisatie, Thema
from piloten.forms.piloot import LANG
from projecten.models import Project
from sessies.models import Inzicht

HERKENNING = ("projecten", "organisaties")
BEWIJS = ("fiches", "inzichten")
AAN = ("aan", "aan_nieuw")


class SignaalForm(forms.ModelForm):
    """A fault in services, rules or co-operation: what, for whom, and what we ask.

    A signal that exists keeps who recognises it: that is noted by itself.
    """

    thema = forms.ModelChoiceField(
        Thema.objects.none(), label="Bij welk thema hoort het?", required=False, empty_label="geen thema"
    )
    aan = Meerkeuzeveld(
        Geadresseerde.objects.none(),
        label="Aan wie?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie kan er iets aan doen?",
    )
    aan_nieuw = forms.CharField(
        label="Staat die er niet bij?",
        required=False,
        max_length=120,
        help_text="Schrijf de dienst, administratie of partij; een naam van een persoon hoort hier niet.",
    )
    projecten = Meerkeuzeveld(
        Project.objects.none(),
        label="Welke projecten herkennen dit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organisaties = Meerkeuzeveld(
        Organisatie.objects.none(),
        label="Welke organisaties herkennen dit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fiches = Meerkeuzeveld(
        Fiche.objects.none(), label="Welke fiches horen erbij?", required=False, widget=forms.CheckboxSelectMultiple
    )
    inzichten = Meerkeuzeveld(
        Inzicht.objects.none(),
        label="Op welke inzichten steunt het?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Signaal
        fields = ["titel", "tekst", "gevraagd", "thema"]
        labels = {"titel": "Het signaal in één zin"}
        help_texts = {
            "tekst": "Wat gebeurt er, bij wie, hoe vaak? Zonder namen.",
            "gevraagd": "Eén concrete vraag. Wat moet er anders, en tegen wanneer?",
        }
        widgets = {"tekst": rijk_tekstvak(5), "gevraagd": rijk_tekstvak(3)}
        error_messages = {
            "titel": {"required": "Schrijf het signaal in één zin."},
            "tekst": {"required": "Schrijf wat er aan de hand is."},
            "gevraagd": {"required": "Schrijf wat we vragen."},
        }

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Modelformopties[Signaal]]) -> None:
        super().__init__(**opties)
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk)
        bron: dict[str, models.QuerySet | None] = {
            "thema": Thema.objects.te_kiezen(toegang.netwerk, ook=self.instance.thema_id),
            "projecten": Project.objects.zichtbaar_voor(toegang),
            "organisaties": organisaties.order_by("naam"),
            "aan": self._geadresseerden(toegang.netwerk),
            "fiches": Fiche.objects.zichtbaar_voor(toegang),
            "inzichten": Inzicht.objects.zichtbaar_voor(toegang),
        }
        if self.instance.pk:
            self._vul_in()
            bron |= dict.fromkeys(HERKENNING)
        for naam, rijen in bron.items():
            if rijen is not None and rijen.exists():
                gekozen = self.initial.get(naam, ()) if naam in (*BEWIJS, "aan") else ()
                self.fields[naam].queryset = gekozen_eerst(rijen, gekozen)
            else:
                del self.fields[naam]
        self.helper = maak_helper(*self._delen(), "versie")

    def _geadresseerden(self, netwerk: Netwerk) -> models.QuerySet[Geadresseerde]:
        """Whom the network may address, and whom this signal addresses already."""
        rijen = Geadresseerde.objects.in_netwerk(netwerk).order_by("naam")
        lopend = Geadresseerde.objects.lopend().values("pk")
        eigen = self.instance.aan.values("pk") if self.instance.pk else Geadresseerde.objects.none().values("pk")
        return rijen.filter(Q(pk__in=lopend) | Q(pk__in=eigen))

    def _vul_in(self) -> None:
        eigen = {naam: [o.pk for o in getattr(self.instance, naam)] for naam in BEWIJS}
        self.initial = {
            **self.initial,
            **eigen,
            "aan": [g.pk for g in self.instance.aan.all()],
            "versie": self.instance.versie,
        }

    def _delen(self) -> list[LayoutObject]:
        """The groups of fields that have something to choose."""
        eerste = [n for n in ("titel", "tekst", *AAN, "gevraagd", "thema") if n in self.fields]
        groepen = (("Wie herkent het?", HERKENNING), ("Waarop steunt het?", BEWIJS))
        meer = []
        for titel, namen in groepen:
            velden = [Field(n, wrapper_class=LANG) for n in namen if n in self.fields]
            meer += [Fieldset(titel, *velden)] if velden else []
        return [Fieldset("Het signaal", *eerste), *([Meer(*meer)] if meer else [])]

    def _post_clean(self) -> None:
        """The object is judged and made by the domain, not by the form."""

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        if not data.get("aan") and not data.get("aan_nieuw") and not self.errors.keys() & set(AAN):
            self.add_error("aan" if "aan" in self.fields else "aan_nieuw", NIEMAND)

    @property
    def velden(self) -> Signaalvelden:
        """The fields of the record as the domain takes them."""
        return velden_van(Signaalvelden, self.cleaned_data)

    @property
    def bronnen(self) -> Signaalbronnen:
        """For whom it is and what it rests on, where there was something to choose."""
        return velden_van(Signaalbronnen, self.cleaned_data)

    @property
    def herkenners(self) -> Herkenners:
        """Who recognises it, where that was asked."""
        return velden_van(Herkenners, self.cleaned_data)


class HerkenForm(forms.Form):
    """Who recognises a signal; those who already do are not offered."""

    formvelden = dict.fromkeys(("project", "organisatie"), "wie")

    wie = Dragerveld(label="Wie herkent dit ook?")

    def __init__(self, *, toegang: Toegang, signaal: Signaal, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        al: dict[str, list[int | None]] = {"project": [], "organisatie": []}
        for h in signaal.herkenningen.all():
            al["project" if h.project_id else "organisatie"].append(h.project_id or h.organisatie_id)
        vrij = {
            titel: rijen.exclude(pk__in=al[str(rijen.model._meta.model_name)])
            for titel, rijen in dragers(toegang).items()
        }
        veld = self.fields["wie"]
        veld.bied_aan(vrij)
        self.kan_kiezen = not veld.is_leeg
        veld.initial = veld.enige
        self.helper = maak_helper("wie")
