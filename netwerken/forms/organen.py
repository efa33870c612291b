"""Forms for who meets: bodies with their seats, groups with who belongs to them."""

from collections.abc import Iterable

from crispy_forms.layout import LayoutObject
from django.db.models import Q

from kern.formulieren import klein, tekstvak
from netwerken.enums import Groepsoort, Mandaatrol, Orgaansoort
from netwerken.forms.basis import Deelform, keuzes
from netwerken.forms.inrichting import DAGEN, LEEG_IS_OPEN, organisaties_van
from netwerken.models import Gebruiker, Groep, Groepslid, Lidmaatschap, Mandaat, Orgaan, Thema


class OrgaanForm(Deelform):
    """A body: who convenes it, how often, and what its members may do."""

    uniek, bezet = ("naam",), "Er is al een orgaan met deze naam."
    pas_later = ("tot",)

    class Meta:
        model = Orgaan
        fields = ["naam", "soort", "samengeroepen_door", "ritme", "leden_dragen_acties", "tot"]
        labels = {
            "naam": "Hoe heet het orgaan?",
            "samengeroepen_door": "Wie roept het samen?",
            "ritme": "Hoe vaak komt het samen?",
            "leden_dragen_acties": "De leden dragen zelf acties uit het actieplan",
            "tot": "Bestaat tot en met",
        }
        help_texts = {
            "samengeroepen_door": "Is dat de opdrachtgever, dan plant en bereidt die de vergaderingen zelf voor.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        self.fields["soort"].choices = keuzes(Orgaansoort)
        gekozen = self.instance.samengeroepen_door_id
        self.fields["samengeroepen_door"].queryset = organisaties_van(self.netwerk, ook=gekozen)
        self.fields["samengeroepen_door"].empty_label = "de begeleiding van het netwerk"


class MandaatForm(Deelform):
    """A seat in a body: organisation, function, kind, and who holds it."""

    class Meta:
        model = Mandaat
        fields = ["orgaan", "organisatie", "functie", "rol", "lidmaatschap", "van", "tot"]
        labels = {
            "orgaan": "In welk orgaan?",
            "rol": "Als wat?",
            "lidmaatschap": "Wie van de leden zit op deze zetel?",
            "van": "Vanaf",
        }
        help_texts = {
            "functie": "Een functie en geen naam, bijvoorbeeld ‘algemeen directeur’.",
            "lidmaatschap": "Die persoon leest dan de stukken van het orgaan. Mag leeg blijven.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        organen = Orgaan.objects.te_kiezen(self.netwerk, ook=self.instance.orgaan_id)
        self.fields["orgaan"].queryset = organen.filter(self.toegang.q("netwerken.wijzig_orgaan"))
        self.fields["organisatie"].queryset = organisaties_van(self.netwerk, ook=self.instance.organisatie_id)
        self.fields["orgaan"].empty_label = self.fields["organisatie"].empty_label = "kies …"
        self.fields["rol"].choices = [(r.value, str(r.label)) for r in Mandaatrol]
        leden = Lidmaatschap.objects.filter(netwerk=self.netwerk).select_related("gebruiker", "organisatie")
        veld = self.fields["lidmaatschap"]
        veld.queryset, veld.empty_label = leden, "nog niemand met een account"
        veld.label_from_instance = self._noem_lid

    def _noem_lid(self, lid: Lidmaatschap) -> str:
        voor = f", {lid.organisatie}" if lid.organisatie else ""
        return f"{lid.gebruiker} ({self.netwerk.label_van(lid.rol)}{voor})"

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["orgaan", "organisatie", "functie", "rol", "lidmaatschap", klein("van"), klein("tot")]


class GroepForm(Deelform):
    """A learning group that lasts."""

    uniek, bezet = ("naam",), "Er is al een groep met deze naam."
    pas_later = ("tot",)

    class Meta:
        model = Groep
        fields = ["naam", "soort", "thema", "regio", "ritme", "afspraken", "tot"]
        labels = {"naam": "Hoe heet de groep?", "ritme": "Hoe vaak komt ze samen?", "tot": "Bestaat tot en met"}
        help_texts = {
            "ritme": "In je eigen woorden: ‘zes keer per jaar’.",
            "afspraken": "Wat de groep onder elkaar afsprak.",
            "tot": LEEG_IS_OPEN,
        }
        widgets = {"afspraken": tekstvak()}
        field_classes = DAGEN

    def bied_aan(self) -> None:
        self.fields["soort"].choices = keuzes(Groepsoort)
        self.fields["thema"].queryset = Thema.objects.te_kiezen(self.netwerk, ook=self.instance.thema_id)
        self.fields["thema"].empty_label = "geen"


class GroepslidForm(Deelform):
    """Who belongs to a group: a person of the network, or an organisation."""

    pas_later = ("tot",)

    class Meta:
        model = Groepslid
        fields = ["groep", "gebruiker", "organisatie", "van", "tot"]
        labels = {
            "groep": "In welke groep?",
            "gebruiker": "Welke persoon?",
            "organisatie": "Of welke organisatie?",
            "van": "Vanaf",
        }
        help_texts = {
            "organisatie": "Dan hoort erbij wie in dit netwerk voor die organisatie werkt, ook wie later bij haar komt.",
            "tot": LEEG_IS_OPEN,
        }
        field_classes = DAGEN

    def bied_aan(self) -> None:
        self.fields["groep"].queryset = Groep.objects.te_kiezen(self.netwerk, ook=self.instance.groep_id)
        mensen = Gebruiker.objects.filter(Q(lidmaatschappen__netwerk=self.netwerk) | Q(pk=self.instance.gebruiker_id))
        self.fields["gebruiker"].queryset = mensen.filter(is_active=True).distinct().order_by("naam", "pk")
        self.fields["organisatie"].queryset = organisaties_van(self.netwerk, ook=self.instance.organisatie_id)
        self.fields["groep"].empty_label = "kies …"
        self.fields["gebruiker"].empty_label, self.fields["organisatie"].empty_label = (
            "geen persoon",
            "geen organisatie",
        )

    def clean(self) -> dict[str, object]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("gebruiker") and not data.get("organisatie"):
            self.add_error("gebruiker", "Kies een persoon of een organisatie.")
        elif data.get("gebruiker") and data.get("organisatie"):
            self.add_error("organisatie", "Kies een persoon of een organisatie, niet allebei.")
        return data

    def indeling(self) -> Iterable[str | LayoutObject]:
        return ["groep", "gebruiker", "organisatie", klein("van"), klein("tot")]
