"""The minutes of a meeting: read in the order of its agenda, written point by point, shared."""

from django.forms import BaseForm
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from documenten.views.vragen import DocumentKnop
from kern import klok
from kern.exceptions import DomainError
from kern.toegang import Toegang
from kern.views import BevestigView, NavraagMixin, Terugdaad
from kern.views.navraag import Teksten
from sessies.domain.actielijst import op_de_lijst
from sessies.domain.goedkeuring import (
    VAST,
    goedkeuring_van,
    haal_aanvulling_weg,
    kan_goedkeuren,
    keur_goed,
    komende,
    kring_van,
    lees_verslag,
    trek_goedkeuring_in,
    vul_verslag_aan,
)
from sessies.domain.opmerkingen import waarom_niet_goedkeuren
from sessies.domain.verslag import haal_verslag_terug, schrijf_bij_punt, schrijf_verslag, stuur_verslag_rond
from sessies.domain.verslaginhoud import is_leeg, teksten_van, verslag_van
from sessies.forms.verslag import AanvulForm, GoedkeurForm, VerslagForm
from sessies.models import Agendapunt, Sessie
from sessies.overzicht import verslagdruk
from sessies.overzicht.opmerkingen import bij_elkaar, met_opmerkingen, stand_van_opmerkingen
from sessies.views.basis import VERSLAG_TERUG, NaBegin, OverSessie, SessieKnop, SessieMixin, adres

GOEDKEURING_TERUG = "Het verslag is weer niet goedgekeurd, en kan gewijzigd worden."
DAARNA = ("besluit", "actiepunt", "inzicht-nieuw")  # what is noted at the same point, once the text is saved


class VerslagLezen(SessieMixin, TemplateView):
    """The minutes in the order of the agenda, with what was decided at each point; who writes them begins here."""

    recht = "sessies.bekijk_sessie"
    naam = "sessie"
    template_name = "sessies/verslag.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, **verslag_voor(self.toegang, self.object))


class VerslagKnop(SessieMixin, DocumentKnop[Sessie]):
    """Ask for the minutes on paper; who may not read them, has nothing to ask."""

    recht = "sessies.bekijk_sessie"
    soort = verslagdruk.SOORT

    def haal_object(self) -> Sessie:
        sessie = super().haal_object()
        if not verslagdruk.mag(self.toegang, str(sessie.pk)):
            raise Http404
        return sessie

    def terug(self) -> str:
        return adres("verslag", self.object)


def verslag_voor(toegang: Toegang, sessie: Sessie) -> dict[str, object]:
    """The minutes as one person reads them: who may not write them, only once they are shared."""
    mag_wijzigen = toegang.mag("sessies.wijzig_sessie", sessie)
    uit: dict[str, object] = {"mag_wijzigen": mag_wijzigen, "is_begonnen": sessie.is_begonnen}
    if not mag_wijzigen and sessie.verslag_op is None:
        return uit
    verslag, vast = lees_verslag(sessie), goedkeuring_van(sessie)
    opmerkingen = list(bij_elkaar(sessie)) if mag_wijzigen else []
    delen = [met_opmerkingen(deel, opmerkingen) for deel in verslag["punten"]]
    return {
        **uit,
        **(stand_van_opmerkingen(sessie, opmerkingen, kan_antwoorden=vast is None) if mag_wijzigen else {}),
        **actielijst_bij(sessie),
        "vast": vast,
        "mag_schrijven": mag_wijzigen and vast is None,
        "is_van_vandaag": vast is not None and timezone.localdate(vast.goedgekeurd_op) == klok.vandaag(),
        "aanvullingen": list(sessie.aanvullingen.all()) if vast else [],
        "kan_goedkeuren": mag_wijzigen and kan_nu_goedkeuren(sessie),
        "kring": kring_van(sessie),
        "algemeen": met_opmerkingen(verslag["algemeen"], opmerkingen),
        "punten": [
            deel for deel in delen if (mag_wijzigen and vast is None) or deel["opmerkingen"] or not is_leeg(deel)
        ],
        "heeft_tekst": any(deel["tekst"] for deel in (verslag["algemeen"], *verslag["punten"])),
    }


def actielijst_bij(sessie: Sessie) -> dict[str, object]:
    """At which point of the agenda the open promises of before stand, and which these are."""
    punt = sessie.agendapunten.filter(is_actielijst=True).values_list("pk", flat=True).first()
    return {
        "actiepunt_bij": punt or 0,
        "actielijst": list(op_de_lijst(sessie).select_related("sessie__netwerk")) if punt else [],
    }


def kan_nu_goedkeuren(sessie: Sessie) -> bool:
    """Whether there is a meeting that may have approved these minutes, or none that ever will."""
    return sessie.verslag_op is not None and (kan_goedkeuren(sessie).exists() or not komende(sessie).exists())


class VerslagSchrijven(NavraagMixin, NaBegin):
    """Write what was said at one point of the agenda, or of the whole; two people at two points never meet."""

    form_class = VerslagForm
    template_name = "sessies/verslag_schrijven.html"
    eist_sleutel = False  # saved with its version
    gelukt = "Het verslag is bewaard."

    @cached_property
    def punten(self) -> list[Agendapunt]:
        return list(self.object.agendapunten.select_related("sessie__netwerk"))

    @cached_property
    def punt(self) -> Agendapunt | None:
        """The point of the address; none for what goes for the whole."""
        if "punt" not in self.kwargs:
            return None
        punt = next((rij for rij in self.punten if rij.pk == self.kwargs["punt"]), None)
        if punt is None:
            raise Http404
        return punt

    @property
    def waarbij(self) -> Sessie | Agendapunt:
        return self.punt or self.object

    def eis_kan(self) -> None:
        super().eis_kan()
        if goedkeuring_van(self.object) is not None:
            raise DomainError(VAST)

    def haal_object(self) -> Sessie:
        self.object = super().haal_object()
        self.punt  # noqa: B018 -- a point of another meeting is not there, whatever is asked of it
        return self.object

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "waarbij": self.waarbij}

    def get_initial(self) -> dict[str, object]:
        return {naam: getattr(self.waarbij, naam) for naam in ("verslag", "versie")}

    def te_delen(self, form: BaseForm) -> Teksten:
        return [("verslag", form.cleaned_data["verslag"])] if self.object.verslag_op else []

    def al_gedeeld(self) -> Teksten:
        return teksten_van(self.object) if self.object.verslag_op else []

    def voer_uit(self, form: VerslagForm) -> Sessie | Agendapunt:
        woorden = {"tekst": form.cleaned_data["verslag"], "versie": form.cleaned_data["versie"]}
        if self.punt is not None:
            return schrijf_bij_punt(self.punt, **woorden, door=self.toegang.gebruiker)
        return schrijf_verslag(self.object, **woorden, door=self.toegang.gebruiker)

    def terug(self) -> str:
        return f"{adres('verslag', self.object)}#punt-{self.punt.pk if self.punt else 'algemeen'}"

    def naar(self, uitkomst: object) -> str:  # noqa: ARG002 -- where to go was pressed
        daarna = self.request.POST.get("daarna", "")
        if daarna in DAARNA:
            return f"{adres(daarna, self.object)}{f'?agendapunt={self.punt.pk}' if self.punt else ''}"
        if daarna == "volgende" and self.volgende is not None:
            return adres_bij(self.volgende)
        return self.terug()

    @cached_property
    def volgende(self) -> Agendapunt | None:
        """The next point of the agenda; the whole comes before the first."""
        plaats = self.punten.index(self.punt) + 1 if self.punt else 0
        return self.punten[plaats] if plaats < len(self.punten) else None

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        verslag = verslag_van(self.object)
        eigen = next((deel for deel in verslag["punten"] if self.punt and deel["punt"] == self.punt.pk), None)
        woorden = {"titel": self.punt.titel if self.punt else "Over de hele bijeenkomst"}
        return super().get_context_data(
            **{**woorden, "deel": eigen or verslag["algemeen"], "volgende": self.volgende, **kwargs}
        )


def adres_bij(punt: Agendapunt) -> str:
    """Where the minutes of one point are written."""
    plek = {"netwerk": punt.sessie.netwerk.slug, "nummer": punt.sessie.nummer, "punt": punt.pk}
    return reverse("sessies:verslag-punt", kwargs=plek)


class VerslagDelen(NavraagMixin, OverSessie, BevestigView[Sessie]):
    """Share the minutes with who may see the meeting; the page asks only what they may say about somebody."""

    http_method_names = ("post", "options")
    template_name = "sessies/verslag_delen.html"
    gelukt = "Het verslag is gedeeld: wie de bijeenkomst mag zien, kan het lezen. Er vertrok geen mail."
    terugdaden = (Terugdaad("sessie.verslag_rondgestuurd", haal_verslag_terug, VERSLAG_TERUG),)

    def te_delen(self, form: BaseForm) -> Teksten:  # noqa: ARG002 -- nothing is typed here
        return teksten_van(self.object)

    def voer_uit(self, form: BaseForm) -> Sessie:  # noqa: ARG002 -- nothing is typed here
        return stuur_verslag_rond(self.object, door=self.toegang.gebruiker)

    def naar(self, uitkomst: Sessie) -> str:
        return adres("verslag", uitkomst)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, wijzig_url=adres("verslag", self.object))


class KeurGoed(OverSessie):
    """Note that the minutes were approved, and in which meeting."""

    form_class = GoedkeurForm
    eist_sleutel = False  # a second time finds them approved
    titel, knop = "Keur het verslag goed", "Keur goed"
    lead = "Teksten, besluiten en actiepunten liggen dan vast, met een controlegetal. Wat later anders blijkt, komt er als aanvulling bij."
    gelukt = "Het verslag is goedgekeurd en ligt vast."
    terugdaden = (Terugdaad("verslag.goedgekeurd", trek_goedkeuring_in, GOEDKEURING_TERUG),)

    def eis_kan(self) -> None:
        if zin := waarom_niet_goedkeuren(self.object):
            raise DomainError(zin)
        if goedkeuring_van(self.object) is not None or self.object.verslag_op is None:
            raise DomainError("Je keurt alleen een verslag goed dat gedeeld is, en nog niet goedgekeurd.")
        if not kan_nu_goedkeuren(self.object):
            raise DomainError("Dit verslag wordt goedgekeurd in de volgende bijeenkomst, en die moet nog beginnen.")

    def get_form_kwargs(self) -> dict[str, object]:
        return {**super().get_form_kwargs(), "bijeenkomsten": kan_goedkeuren(self.object)}

    def terug(self) -> str:
        return adres("verslag", self.object)

    def voer_uit(self, form: GoedkeurForm) -> object:
        return keur_goed(self.object, in_sessie=form.cleaned_data.get("in_sessie"), door=self.toegang.gebruiker)


class TrekGoedkeuringIn(SessieKnop):
    """Take an approval back, on the day itself."""

    gelukt = GOEDKEURING_TERUG

    def doe(self) -> Sessie:
        return trek_goedkeuring_in(self.object, door=self.toegang.gebruiker)

    def terug(self) -> str:
        return adres("verslag", self.object)


class VulAan(NavraagMixin, OverSessie):
    """Add to minutes that were approved."""

    form_class = AanvulForm
    titel = "Schrijf een aanvulling"
    lead = "Het goedgekeurde verslag blijft zoals het is; de aanvulling komt eronder, met je functie en de dag."
    gelukt = "De aanvulling staat bij het verslag."
    terugdaden = (Terugdaad("verslag.aangevuld", haal_aanvulling_weg, "De aanvulling is weggehaald."),)

    def eis_kan(self) -> None:
        if goedkeuring_van(self.object) is None:
            raise DomainError("Dit verslag is nog niet goedgekeurd: wijzig de tekst zelf.")

    def te_delen(self, form: BaseForm) -> Teksten:
        return [("aanvulling", form.cleaned_data["tekst"])]

    def terug(self) -> str:
        return adres("verslag", self.object)

    def voer_uit(self, form: AanvulForm) -> object:
        return vul_verslag_aan(self.object, tekst=form.cleaned_data["tekst"], door=self.toegang.gebruiker)


class HaalVerslagTerug(SessieKnop):
    """Share the minutes no longer."""

    gelukt = VERSLAG_TERUG
    terugdaden = (Terugdaad("sessie.verslag_teruggehaald", stuur_verslag_rond, "Het verslag is weer gedeeld."),)

    def doe(self) -> Sessie:
        return haal_verslag_terug(self.object, door=self.toegang.gebruiker)

    def naar(self) -> str:
        return adres("verslag", self.object)
