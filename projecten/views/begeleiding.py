"""Process guidance of a project: contacts, what changed because of it, and the analysis phase."""

from django.db import models

from kern.formulieren import velden_van
from kern.views import Drukknop, ObjectDaadView, ObjectMixin, StukWeghalen, StukWijzigen, Terugdaad
from projecten.domain import begeleiding as domein
from projecten.forms.analysefase import AnalysefaseForm
from projecten.forms.begeleiding import ContactForm, LeereffectForm, WijzigContactForm, WijzigLeereffectForm
from projecten.models import Analysefase, Begeleidingscontact, Leereffect, Project


class OverProject(ObjectMixin[Project]):
    """Base of what is noted of one project."""

    zoekveld, zoekwijze = "code", "iexact"
    naam = "project"

    def get_rijen(self) -> models.QuerySet[Project]:
        return Project.objects.zichtbaar_voor(self.toegang).voor_lijst()


CONTACT_TERUG = Terugdaad("contact.weggehaald", domein.zet_contact_terug, "Het contact staat er weer.", herstelt=True)
LEEREFFECT_TERUG = Terugdaad(
    "leereffect.weggehaald", domein.zet_leereffect_terug, "Het leereffect staat er weer.", herstelt=True
)


class ContactNoteren(OverProject, ObjectDaadView[Project]):
    """Note a contact with a project: three fields on one screen."""

    nog_een = True
    recht = "projecten.noteer_contact"
    template_name = "projecten/contact.html"
    form_class = ContactForm
    gelukt = "Het contact is genoteerd."
    terugdaden = (Terugdaad("contact.genoteerd", domein.haal_contact_weg, "Het contact is weggehaald."), CONTACT_TERUG)

    def voer_uit(self, form: ContactForm) -> object:
        return domein.noteer_contact(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class ContactWijzigen(OverProject, StukWijzigen[Project, Begeleidingscontact]):
    """Put a contact right."""

    recht = "projecten.noteer_contact"
    stukken = "contacten"
    form_class = WijzigContactForm
    titel = "Wijzig het contact"
    gelukt = "Het contact is gewijzigd."

    def voer_uit(self, form: WijzigContactForm) -> object:
        return domein.wijzig_contact(self.stuk, **form.cleaned_data, door=self.toegang.gebruiker)


class ContactWeghalen(OverProject, StukWeghalen[Project, Begeleidingscontact]):
    """Take a contact away."""

    recht = "projecten.noteer_contact"
    stukken = "contacten"
    gelukt = "Het contact is weggehaald."
    terugdaden = (CONTACT_TERUG,)
    terug_bij = "projecten:contact"

    def doe(self) -> None:
        domein.haal_contact_weg(self.stuk, door=self.toegang.gebruiker)


class LeereffectNoteren(OverProject, ObjectDaadView[Project]):
    """Note in one sentence what a project does differently since."""

    nog_een = True
    recht = "projecten.noteer_leereffect"
    template_name = "formulier.html"
    form_class = LeereffectForm
    titel, knop = "Noteer wat er nu anders gaat", "Noteer leereffect"
    gelukt = "Het leereffect staat bij het project."
    terugdaden = (
        Terugdaad("leereffect.genoteerd", domein.haal_leereffect_weg, "Het leereffect is weggehaald."),
        LEEREFFECT_TERUG,
    )

    def voer_uit(self, form: LeereffectForm) -> object:
        return domein.noteer_leereffect(self.object, **form.cleaned_data, door=self.toegang.gebruiker)


class LeereffectWijzigen(OverProject, StukWijzigen[Project, Leereffect]):
    """Put a sentence right."""

    recht = "projecten.noteer_leereffect"
    stukken = "leereffecten"
    form_class = WijzigLeereffectForm
    titel = "Wijzig het leereffect"
    gelukt = "Het leereffect is gewijzigd."

    def voer_uit(self, form: WijzigLeereffectForm) -> object:
        return domein.wijzig_leereffect(self.stuk, **form.cleaned_data, door=self.toegang.gebruiker)


class LeereffectWeghalen(OverProject, StukWeghalen[Project, Leereffect]):
    """Take a sentence away."""

    recht = "projecten.noteer_leereffect"
    stukken = "leereffecten"
    gelukt = "Het leereffect is weggehaald."
    terugdaden = (LEEREFFECT_TERUG,)
    terug_bij = "projecten:leereffect"

    def doe(self) -> None:
        domein.haal_leereffect_weg(self.stuk, door=self.toegang.gebruiker)


class OverAnalysefase(OverProject):
    """The analysis phase of one project, kept by who guides it."""

    recht = "projecten.richt_in"

    @property
    def fase(self) -> Analysefase | None:
        return Analysefase.objects.filter(project=self.object).first()


class AnalysefaseVastleggen(OverAnalysefase, ObjectDaadView[Project]):
    """Note the days of the phase and what the feedback found; put them right where they were wrong."""

    template_name = "projecten/analysefase.html"
    form_class = AnalysefaseForm
    gelukt = "De analysefase is bewaard."

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "instance": self.fase}

    def voer_uit(self, form: AnalysefaseForm) -> Analysefase:
        velden, versie = velden_van(domein.Analysefasevelden, form.cleaned_data), form.versie_gelezen
        return domein.leg_analysefase_vast(self.object, velden=velden, versie=versie, door=self.toegang.gebruiker)


class AnalysefaseWeghalen(OverAnalysefase, Drukknop):
    """Take away a phase that was noted by mistake; twice is once."""

    gelukt = "De analysefase is weggehaald."

    def doe(self) -> None:
        if (fase := self.fase) is not None:
            domein.haal_analysefase_weg(fase, door=self.toegang.gebruiker)
