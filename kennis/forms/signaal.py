from typing import Any

from crispy_forms.layout import Field, Fieldset
from django import forms

from kennis.forms.dragers import dragers
from kennis.models import Fiche, Signaal
from kern.kiezers import Dragerveld
from netwerken.models import Organisatie
from piloten.forms.piloot import LANG
from projecten.models import Project
from sessies.forms.basis import maak_helper, tekstvak
from sessies.models import Inzicht

BRONNEN = ("projecten", "organisaties", "fiches", "inzichten")


class SignaalForm(forms.ModelForm):
    """A fault in services, rules or co-operation: what, for whom, and what we ask."""

    projecten = forms.ModelMultipleChoiceField(
        Project.objects.none(),
        label="Welke projecten herkennen dit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organisaties = forms.ModelMultipleChoiceField(
        Organisatie.objects.none(),
        label="Welke organisaties herkennen dit?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    fiches = forms.ModelMultipleChoiceField(
        Fiche.objects.none(), label="Welke fiches horen erbij?", required=False, widget=forms.CheckboxSelectMultiple
    )
    inzichten = forms.ModelMultipleChoiceField(
        Inzicht.objects.none(),
        label="Op welke inzichten steunt het?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Signaal
        fields = ["titel", "tekst", "geadresseerde", "gevraagd"]
        labels = {"titel": "Het signaal in één zin"}
        help_texts = {
            "tekst": "Wat gebeurt er, bij wie, hoe vaak? Zonder namen.",
            "geadresseerde": "Wie kan er iets aan doen: een dienst, een administratie, een minister.",
            "gevraagd": "Eén concrete vraag. Wat moet er anders, en tegen wanneer?",
        }
        widgets = {"tekst": tekstvak(5), "gevraagd": tekstvak(3)}
        error_messages = {
            "titel": {"required": "Schrijf het signaal in één zin."},
            "tekst": {"required": "Schrijf wat er aan de hand is."},
            "geadresseerde": {"required": "Schrijf voor wie dit signaal is."},
            "gevraagd": {"required": "Schrijf wat we vragen."},
        }

    def __init__(self, *args: Any, toegang: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk)
        bron = {
            "projecten": Project.objects.zichtbaar_voor(toegang),
            "organisaties": organisaties.order_by("naam"),
            "fiches": Fiche.objects.zichtbaar_voor(toegang),
            "inzichten": Inzicht.objects.zichtbaar_voor(toegang),
        }
        aanwezig = []
        for naam, rijen in bron.items():
            if rijen.exists():
                self.fields[naam].queryset = rijen  # type: ignore[attr-defined]
                aanwezig.append(naam)
            else:
                del self.fields[naam]
        herkend = [Field(n, wrapper_class=LANG) for n in aanwezig if n in ("projecten", "organisaties")]
        bewijs = [Field(n, wrapper_class=LANG) for n in aanwezig if n in ("fiches", "inzichten")]
        delen = [Fieldset("Het signaal", "titel", "tekst", "geadresseerde", "gevraagd")]
        delen += [Fieldset("Wie herkent het?", *herkend)] if herkend else []
        delen += [Fieldset("Waarop steunt het?", *bewijs)] if bewijs else []
        self.helper = maak_helper(*delen)

    def _post_clean(self) -> None:
        """The object is judged and made by the domain, not by the form."""

    @property
    def velden(self) -> dict[str, Any]:
        """Fields and sources as the domain takes them."""
        return {n: self.cleaned_data[n] for n in (*self.Meta.fields, *BRONNEN) if n in self.cleaned_data}


class HerkenForm(forms.Form):
    """Who recognises a signal; those who already do are not offered."""

    wie = Dragerveld(label="Wie herkent dit ook?")

    def __init__(self, *args: Any, toegang: Any, signaal: Signaal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        al = {
            ("project", h.project_id) if h.project_id else ("organisatie", h.organisatie_id)
            for h in signaal.herkenningen.all()
        }
        vrij = {
            titel: [o for o in rij if (o._meta.model_name, o.pk) not in al] for titel, rij in dragers(toegang).items()
        }
        veld: Any = self.fields["wie"]
        veld.bied_aan(vrij)
        self.kan_kiezen = bool(veld.objecten)
        veld.initial = next(iter(veld.objecten)) if len(veld.objecten) == 1 else ""
        self.helper = maak_helper("wie")
