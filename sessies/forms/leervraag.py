"""Bringing in a question, with and without account, and what the netwerkbegeleider does with it."""

from typing import Unpack

from django import forms
from django.db import models

from kern.formulieren import Formopties, Versieform, klein, maak_helper, rijk_tekstvak, tekstvak
from kern.kiezers import Dragerveld, Mailveld
from kern.opmaak import dag
from kern.reeksen import Keuzeveld, Reeksrij
from kern.toegang import Toegang
from netwerken.models import Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.enums import Delen, Herkomst, Werkvorm
from sessies.forms.basis import Kiesveld
from sessies.models import Sessie

WOORDEN_HULP = "Schrijf zoals je het aan een collega zou vertellen. Zet er geen namen van deelnemers in."
WOORDEN_LEEG = "Het vak is nog leeg. Eén zin is genoeg."
DELEN_HULP = {
    Delen.NETWERK.value: "Anderen kunnen meedenken.",
    Delen.BEGELEIDING.value: "Die neemt eerst met je contact op.",
}
TERMIJNEN = [(7, "een week"), (30, "een maand"), (90, "drie maanden"), (365, "een jaar")]
ADRES_FOUT = "Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be."


def _dragers(toegang: Toegang) -> dict[str, models.QuerySet[models.Model]]:
    """Who may be named as asking: everybody for the netwerkbegeleider, own projects and organisations for others."""
    projecten = Project.objects.in_netwerk(toegang.netwerk)
    organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=toegang.netwerk)
    if not toegang.mag("netwerken.spreek_voor_iedereen"):
        projecten = (
            projecten.filter(pk__in=toegang.feit("projecten"))
            if toegang.mag("projecten.werk_voor_project")
            else projecten.none()
        )
        organisaties = Organisatie.objects.filter(pk__in=toegang.organisatie_ids)
    return {"Projecten": projecten.order_by("code"), "Organisaties": organisaties}


def _projecten(form: forms.Form) -> list[str]:
    """The keys of the projects among a few choices."""
    return [sleutel for sleutel, obj in form.fields["drager"].objecten.items() if isinstance(obj, Project)]


def bied_delen_aan(form: forms.Form, netwerk: Netwerk) -> None:
    """With whom a question may be shared, in the words of the network."""
    form.fields["delen"].choices = [
        (Delen.NETWERK.value, "Met het hele netwerk"),
        (Delen.BEGELEIDING.value, f"Alleen met {netwerk.wie_begeleidt}"),
    ]
    form.fields["delen"].keuzehulp = DELEN_HULP


class VraagForm(forms.Form):
    """A question as it comes: its words first, the rest may stay as it is."""

    woorden = forms.CharField(
        label="Waar loop je tegenaan?", max_length=2000, widget=tekstvak(5), help_text=WOORDEN_HULP,
        error_messages={"required": WOORDEN_LEEG, "max_length": "Hou het bij 2.000 tekens. De rest vertel je wanneer we bellen."},
    )  # fmt: skip
    drager = Dragerveld(label="Voor welk project of welke organisatie?", required=False)
    namens = forms.CharField(
        label="Namens wie?",
        max_length=250,
        required=False,
        help_text="Een functie of een ploeg, bijvoorbeeld ‘de toeleiders van twee scholen’.",
    )
    herkomst = forms.ChoiceField(
        label="Hoe kwam de vraag?",
        choices=[k for k in Herkomst.choices if k[0] != Herkomst.LINK],
        initial=Herkomst.TELEFOON,
    )
    delen = forms.ChoiceField(
        label="Met wie mogen we dit delen?", initial=Delen.NETWERK, widget=forms.RadioSelect,
        error_messages={"required": "Kies met wie we dit delen."},
    )  # fmt: skip
    thema = Kiesveld(Thema, label="Thema", leeg="weet ik nog niet")
    antwoord_mail = Mailveld(
        label="Waar kunnen we antwoorden?", max_length=254, required=False, error_messages={"invalid": ADRES_FOUT},
        help_text="Een e-mailadres voor wie geen account heeft.",
    )  # fmt: skip

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        drager = self.fields["drager"]
        drager.bied_aan(_dragers(toegang), leeg="kies …")
        bied_delen_aan(self, toegang.netwerk)
        self.fields["thema"].queryset = Thema.objects.te_kiezen(toegang.netwerk)
        if not toegang.mag("netwerken.spreek_voor_iedereen"):
            del self.fields["herkomst"], self.fields["antwoord_mail"]
            projecten = _projecten(self)
            drager.initial = projecten[0] if len(projecten) == 1 else drager.enige
        if drager.is_leeg:
            del self.fields["drager"]
        if not self.fields["thema"].queryset.exists():
            del self.fields["thema"]
        namen = ("woorden", "delen", "drager", "namens", "herkomst", "thema", "antwoord_mail")
        self.helper = maak_helper(*(naam for naam in namen if naam in self.fields))


class KaartenForm(VraagForm):
    """What holds for every note of a meeting; the theme may still differ per note."""

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(toegang=toegang, **opties)
        for naam in {"woorden", "namens", "antwoord_mail"} & set(self.fields):
            del self.fields[naam]
        if "herkomst" in self.fields:
            self.fields["herkomst"].initial = Herkomst.BIJEENKOMST
        self.helper = maak_helper(*(naam for naam in ("thema", "delen", "drager", "herkomst") if naam in self.fields))


class Kaartrij(Reeksrij):
    """One note: a question in the words in which it came, and its theme."""

    woorden = forms.CharField(
        label="Vraag", max_length=2000, widget=tekstvak(2), error_messages={"required": WOORDEN_LEEG},
    )  # fmt: skip
    thema: Keuzeveld[Thema] = Keuzeveld(
        label="Thema", required=False, error_messages={"invalid_choice": "Kies een thema uit de lijst."}
    )

    def __init__(self, *, themas: list[Thema], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["thema"].bied_aan(themas, leeg="weet ik nog niet")
        if not themas:
            del self.fields["thema"]


class LinkvraagForm(forms.Form):
    """A question through a link: one field and one choice; an address only for who wants an answer by mail."""

    woorden = forms.CharField(
        label="Waar loop je tegenaan?", max_length=2000, widget=tekstvak(5), help_text=WOORDEN_HULP,
        error_messages={"required": WOORDEN_LEEG, "max_length": "Hou het bij 2.000 tekens. De rest vertel je wanneer we bellen."},
    )  # fmt: skip
    delen = forms.ChoiceField(
        label="Met wie mogen we dit delen?", widget=forms.RadioSelect,
        error_messages={"required": "Kies met wie we dit mogen delen."},
    )  # fmt: skip
    antwoord_mail = Mailveld(
        label="Wil je het antwoord in je mail?", max_length=254, required=False, error_messages={"invalid": ADRES_FOUT},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}), help_text="We gebruiken je adres alleen hiervoor.",
    )  # fmt: skip

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        bied_delen_aan(self, netwerk)
        self.helper = maak_helper("woorden", "delen", "antwoord_mail")


class VerhelderForm(Versieform):
    """The question as it reads best, and its theme."""

    vraag = forms.CharField(
        label="De leervraag", max_length=500, widget=tekstvak(4),
        help_text="Eén vraag waar een bijeenkomst mee aan de slag kan. Begin met hoe, wat of wanneer. De woorden zoals ze kwamen, blijven staan.",
        error_messages={"required": "Schrijf de vraag zoals jullie ze samen verwoordden.", "max_length": "Hou het bij 500 tekens."},
    )  # fmt: skip
    thema = Kiesveld(Thema, label="Thema", leeg="kies een thema")

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["thema"].queryset = Thema.objects.te_kiezen(netwerk, ook=self.initial.get("thema"))
        if not self.fields["thema"].queryset.exists():
            del self.fields["thema"]
        self.helper = maak_helper(*(naam for naam in ("vraag", "thema", "versie") if naam in self.fields))


class BeantwoordForm(Versieform):
    """The answer the asker gets."""

    antwoord = forms.CharField(
        label="Het antwoord", max_length=20_000, widget=rijk_tekstvak(8),
        help_text="Wat kan de vraagsteller morgen doen? Verwijs naar de bijeenkomst of de fiche waar het uit komt.",
        error_messages={"required": "Schrijf het antwoord dat de vraagsteller krijgt."},
    )  # fmt: skip

    def __init__(self, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.helper = maak_helper("antwoord", "versie")


class Sessiekeuze(Kiesveld):
    """A meeting by its day and title."""

    def label_from_instance(self, obj: Sessie) -> str:
        return f"{dag(obj.begint_op)}: {obj.titel}"


class AgendeerForm(forms.Form):
    """On which coming meeting the question is taken up, and for how long."""

    sessie = Sessiekeuze(Sessie, label="Op welke bijeenkomst?", leeg="kies een bijeenkomst", required=True)
    titel = forms.CharField(
        label="Onderdeel op de agenda", max_length=250, help_text="Zo lezen de aanwezigen het.",
        error_messages={"required": "Geef het onderdeel een titel."},
    )  # fmt: skip
    minuten = forms.IntegerField(
        label="Minuten", min_value=1, max_value=1440, initial=30,
        error_messages={"invalid": "Schrijf een getal.", "min_value": "Minstens 1 minuut.", "max_value": "Hoogstens een dag.",
                        "required": "Hoeveel minuten?"},
    )  # fmt: skip
    werkvorm = forms.ChoiceField(label="Werkvorm", choices=[("", "nog te kiezen"), *Werkvorm.choices], required=False)

    def __init__(self, *, sessies: models.QuerySet[Sessie], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["sessie"].queryset = sessies
        self.fields["sessie"].error_messages["required"] = "Kies een bijeenkomst."
        self.helper = maak_helper("sessie", "titel", klein("minuten"), klein("werkvorm"))


class ThemaForm(forms.Form):
    """The theme of the questions that were chosen."""

    thema = Kiesveld(Thema, label="Welk thema?", leeg="kies een thema", required=True)

    def __init__(self, *, netwerk: Netwerk, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["thema"].queryset = Thema.objects.te_kiezen(netwerk)
        self.fields["thema"].error_messages["required"] = "Kies een thema."
        self.helper = maak_helper("thema")


class SamenAgendeerForm(forms.Form):
    """On which coming meeting the questions that were chosen are taken up, and for how long each."""

    sessie = Sessiekeuze(Sessie, label="Op welke bijeenkomst?", leeg="kies een bijeenkomst", required=True)
    minuten = forms.IntegerField(
        label="Minuten per vraag", min_value=1, max_value=1440, initial=30,
        error_messages={"invalid": "Schrijf een getal.", "min_value": "Minstens 1 minuut.", "max_value": "Hoogstens een dag.",
                        "required": "Hoeveel minuten?"},
    )  # fmt: skip

    def __init__(self, *, sessies: models.QuerySet[Sessie], **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        self.fields["sessie"].queryset = sessies
        self.fields["sessie"].error_messages["required"] = "Kies een bijeenkomst."
        self.helper = maak_helper("sessie", klein("minuten"))


class LinkForm(forms.Form):
    """For whom a link is and how long it works."""

    voor = forms.CharField(
        label="Voor wie is de link?", max_length=250, help_text="Een ploeg of een functie, bijvoorbeeld ‘toeleiders van twee scholen’.",
        error_messages={"required": "Schrijf voor wie de link is."},
    )  # fmt: skip
    drager = Dragerveld(label="Voor welk project of welke organisatie?", required=False)
    dagen = forms.TypedChoiceField(label="Hoelang werkt de link?", choices=TERMIJNEN, coerce=int, initial=30)

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        drager = self.fields["drager"]
        drager.bied_aan(_dragers(toegang), leeg="kies …")
        if not toegang.mag("netwerken.spreek_voor_iedereen"):
            drager.initial = next(iter(_projecten(self)), None)
        self.helper = maak_helper("voor", "drager", klein("dagen"))
