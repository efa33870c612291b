"""The kinds of part a network consists of, each with its words, rows and form."""

from typing import Any

from django.db import models
from django.http import QueryDict
from django.urls import reverse

from kern import klok
from kern.formulieren import velden_van
from kern.toegang import Toegang
from netwerken.domain import inrichting, themas
from netwerken.domain.netwerken import Organisatievelden, neem_organisatie_op
from netwerken.domain.themas import Nieuwthema, Themavelden
from netwerken.enums import Tekent
from netwerken.forms import inrichting as forms
from netwerken.forms import organen
from netwerken.forms.oplevering import OpleveringForm
from netwerken.models import (
    Financiering,
    Geadresseerde,
    Groep,
    Groepslid,
    Mandaat,
    Netwerkorganisatie,
    Ondertekening,
    Oplevering,
    Orgaan,
    Organisatie,
    Plicht,
    Thema,
    Themaniveau,
)
from netwerken.overzicht.dubbels import dubbels, ging_op_in
from netwerken.overzicht.stand import stand_van_nu
from netwerken.rules import WAT_TELT
from netwerken.views.inrichting import Deel

INSPRONG = ("", "ps-4", "ps-5", "ps-5 ms-4")


class Themadeel(Deel[Thema]):
    """The tree of themes; each row says its level and can move among those beside it."""

    naam, pad, model, form = "thema", "themas", Thema, forms.ThemaForm
    regel = "netwerken/instellingen/_thema.html"
    titel, icoon, verplaatsbaar = "Thema’s", "diagram-3", True
    lead = "Waarover het netwerk leert. Vragen, fiches en aanbevelingen hangen eraan vast."
    nieuw, leeg = "Voeg een thema toe", "Nog geen thema’s"
    houdt = ("ouder",)

    def rijen(self, toegang: Toegang) -> list[Thema]:
        """The tree from top to bottom, each theme with its level in words and what can move."""
        niveaus = dict(Themaniveau.objects.filter(netwerk=toegang.netwerk).values_list("niveau", "label"))
        takken = themas.boom(toegang.netwerk)
        laatste = {t.ouder_id: t.pk for t in takken}
        eerste = {t.ouder_id: t.pk for t in reversed(takken)}
        for thema in takken:
            thema.niveaunaam = niveaus.get(thema.niveau, f"laag {thema.niveau}")  # type: ignore[attr-defined]  # for the row of the list
            thema.insprong = INSPRONG[min(thema.niveau, len(INSPRONG)) - 1]  # type: ignore[attr-defined]  # for the row of the list
            thema.kan_omhoog = eerste[thema.ouder_id] != thema.pk  # type: ignore[attr-defined]  # for the row of the list
            thema.kan_omlaag = laatste[thema.ouder_id] != thema.pk  # type: ignore[attr-defined]  # for the row of the list
        return takken

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Thema:
        return themas.voeg_thema_toe(toegang.netwerk, **velden_van(Nieuwthema, velden), door=toegang.gebruiker)

    def wijzig(self, toegang: Toegang, obj: Thema, velden: dict[str, object], versie: int) -> Thema:
        return themas.wijzig_thema(obj, velden=velden_van(Themavelden, velden), versie=versie, door=toegang.gebruiker)

    def beeindig(self, toegang: Toegang, obj: Thema) -> None:
        themas.beeindig_thema(obj, op=klok.vandaag(), door=toegang.gebruiker)

    def begin(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:
        return _gekozen(Thema, toegang, "ouder", vraag)


class Plichtdeel(Deel[Plicht]):
    """What the network promised, with what was counted this year."""

    naam, pad, model, form = "plicht", "afspraken", Plicht, forms.PlichtForm
    regel = "netwerken/instellingen/_plicht.html"
    titel, icoon = "Afspraken", "list-check"
    lead = "Wat het netwerk beloofde. Wat gedaan is, telt het platform zelf."
    nieuw, leeg = "Voeg een afspraak toe", "Nog geen afspraken"

    def rijen(self, toegang: Toegang) -> list[Plicht]:
        """The promises, each with what it counts and where it stands this year."""
        standen = {s.plicht.pk: s for s in stand_van_nu(toegang)}
        rijen = list(Plicht.objects.in_netwerk(toegang.netwerk))
        for plicht in rijen:
            plicht.telt, plicht.stand = WAT_TELT[plicht.soort], standen.get(plicht.pk)  # type: ignore[attr-defined]  # for the row of the list
        return rijen

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Plicht:
        volgorde = Plicht.objects.in_netwerk(toegang.netwerk).count()
        return super().voeg_toe(toegang, {**velden, "volgorde": volgorde})


class Orgaandeel(Deel[Orgaan]):
    """The bodies with their seats; who convenes a body may change it."""

    naam, pad, model, form = "orgaan", "organen", Orgaan, organen.OrgaanForm
    lijstsjabloon = "netwerken/instellingen/organen.html"
    titel, icoon = "Organen en mandaten", "people"
    lead = "Wie beslist of overlegt: wie het samenroept, hoe vaak, en wie er zetelt."
    nieuw, leeg = "Voeg een orgaan toe", "Nog geen organen"
    recht = "netwerken.wijzig_orgaan"

    def rijen(self, toegang: Toegang) -> list[Orgaan]:
        """The bodies, each with its seats and whether this person may change those."""
        zetels: dict[int, list[Mandaat]] = {}
        mandaten = Mandaat.objects.in_netwerk(toegang.netwerk).select_related("organisatie", "lidmaatschap__gebruiker")
        for mandaat in mandaten:
            zetels.setdefault(mandaat.orgaan_id, []).append(mandaat)
        rijen = list(Orgaan.objects.in_netwerk(toegang.netwerk).select_related("samengeroepen_door"))
        for orgaan in rijen:
            orgaan.zetels = zetels.get(orgaan.pk, [])  # type: ignore[attr-defined]  # for the row of the list
        return rijen


class Mandaatdeel(Deel[Mandaat]):
    """A seat; it stands in the list of the bodies."""

    naam, pad, model, form = "mandaat", "mandaten", Mandaat, organen.MandaatForm
    titel, lijst = "Mandaten", "orgaan-lijst"
    houdt = ("orgaan",)
    nieuw, lead = "Voeg een mandaat toe", "Een zetel is er een voor een functie bij een organisatie."
    recht = "netwerken.wijzig_mandaat"

    def begin(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:
        return _gekozen(Orgaan, toegang, "orgaan", vraag)


class Groepdeel(Deel[Groep]):
    """The learning groups that last."""

    naam, pad, model, form = "groep", "groepen", Groep, organen.GroepForm
    lijstsjabloon = "netwerken/instellingen/groepen.html"
    titel, icoon = "Groepen", "puzzle"
    lead = "Leergroepen die blijven bestaan: wie erbij hoort, hun thema, streek en afspraken."
    nieuw, leeg = "Voeg een groep toe", "Nog geen groepen"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Groep]:
        leden = Groepslid.objects.select_related("gebruiker", "organisatie").order_by("tot", "pk")
        rijen = Groep.objects.in_netwerk(toegang.netwerk).select_related("thema")
        return rijen.prefetch_related(models.Prefetch("leden", queryset=leden))


class Groepsliddeel(Deel[Groepslid]):
    """Who belongs to a group; it stands in the list of the groups."""

    naam, pad, model, form = "groepslid", "groepsleden", Groepslid, organen.GroepslidForm
    titel, lijst = "Leden van groepen", "groep-lijst"
    houdt = ("groep",)
    nieuw, lead = (
        "Zet iemand in een groep",
        "Op een bijeenkomst van de groep staan haar leden op de lijst van genodigden.",
    )

    def begin(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:
        return _gekozen(Groep, toegang, "groep", vraag)


class Geadresseerdedeel(Deel[Geadresseerde]):
    """Whom signals and recommendations address."""

    naam, pad, model, form = "geadresseerde", "geadresseerden", Geadresseerde, forms.GeadresseerdeForm
    regel = "netwerken/instellingen/_geadresseerde.html"
    titel, icoon = "Geadresseerden", "megaphone"
    lead = "Aan wie het netwerk iets vraagt. Signalen en aanbevelingen kiezen uit deze lijst."
    nieuw, leeg = "Voeg een geadresseerde toe", "Nog geen geadresseerden"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Geadresseerde]:
        return Geadresseerde.objects.in_netwerk(toegang.netwerk).select_related("organisatie").order_by("naam")


class Organisatiedeel(Deel[Netwerkorganisatie]):
    """Which organisations take part. They are shared by all networks: first search, then make."""

    naam, pad, model, form = "organisatie", "organisaties", Netwerkorganisatie, forms.OrganisatieForm
    regel = "netwerken/instellingen/_organisatie.html"
    formulier = "netwerken/instellingen/organisatie.html"
    lijstsjabloon = "netwerken/instellingen/organisaties.html"
    titel, icoon, eindigt = "Organisaties", "buildings", False
    lead = "Wie meedoet, in welke hoedanigheid en waarom."
    nieuw, leeg = "Neem een organisatie op", "Nog geen organisaties"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Netwerkorganisatie]:
        rijen = Netwerkorganisatie.objects.in_netwerk(toegang.netwerk).select_related("organisatie", "netwerk")
        return rijen.prefetch_related("organisatie__opgegane")

    def lijstcontext(self, toegang: Toegang) -> dict[str, object]:
        """Which organisations may stand there twice, for who may merge them."""
        return {"dubbels": dubbels(toegang.netwerk) if toegang.mag("netwerken.voeg_organisaties_samen") else []}

    def verhuisd(self, toegang: Toegang, pk: int) -> str:
        rij = ging_op_in(toegang.netwerk, pk)
        kwargs = {"netwerk": toegang.netwerk.slug, "pk": rij.pk if rij else 0}
        return reverse("netwerken:organisatie-wijzig", kwargs=kwargs) if rij else ""

    def opties(self, toegang: Toegang, obj: Netwerkorganisatie | None, vraag: QueryDict) -> dict[str, object]:
        if obj is not None:
            return {"gedeeld": inrichting.is_gedeeld(obj)}
        pk = vraag.get("organisatie", "")
        vrij = Organisatie.objects.filter(opgegaan_in=None).exclude(netwerkorganisaties__netwerk=toegang.netwerk)
        return {"gekozen": vrij.filter(pk=int(pk)).first() if _is_id(pk) else None}

    def begin(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:
        return {"naam": vraag.get("zoek", "").strip(), "land": toegang.netwerk.land}

    def context(self, toegang: Toegang, vraag: QueryDict) -> dict[str, object]:
        zoek = vraag.get("zoek", "").strip()
        return {"zoek": zoek, "gevonden": inrichting.zoek_organisaties(toegang.netwerk, zoek)}

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Netwerkorganisatie:
        organisatie = neem_organisatie_op(
            toegang.netwerk, **velden_van(Organisatievelden, velden), door=toegang.gebruiker
        )
        return Netwerkorganisatie.objects.get(netwerk=toegang.netwerk, organisatie=organisatie)

    def wijzig(
        self, toegang: Toegang, obj: Netwerkorganisatie, velden: dict[str, object], versie: int
    ) -> Netwerkorganisatie:
        return inrichting.wijzig_organisatie(
            obj, **velden_van(Organisatievelden, velden), versie=versie, door=toegang.gebruiker
        )

    def vul_aan(self, huidig: Netwerkorganisatie) -> None:
        huidig.naam, huidig.land = huidig.organisatie.naam, huidig.organisatie.land  # type: ignore[attr-defined]  # the form asks them

    def verwijder(self, toegang: Toegang, obj: Netwerkorganisatie) -> None:
        inrichting.neem_organisatie_weg(obj, door=toegang.gebruiker)


class Financieringdeel(Deel[Financiering]):
    """Who pays. The funder keeps this, or who runs the network while there is no funder."""

    naam, pad, model, form = "financiering", "financiering", Financiering, forms.FinancieringForm
    regel = "netwerken/instellingen/_financiering.html"
    titel, icoon = "Financiering", "cash-coin"
    lead = "Wie het netwerk betaalt, en wanneer. Alleen bij Europees geld staat het embleem boven de pagina’s."
    nieuw, leeg = "Voeg een fonds toe", "Nog geen fondsen"
    recht = "netwerken.wijzig_financiering"


class Partijdeel(Deel[Ondertekening]):
    """Who signed the agreement under the network: parties and functions, never names."""

    naam, pad, model, form = "partij", "partijen", Ondertekening, forms.PartijForm
    regel = "netwerken/instellingen/_partij.html"
    titel, icoon, eindigt = "Partijen bij de overeenkomst", "pencil", False
    lead = "Wie de overeenkomst sloot, en welke functie ondertekende. Geen namen van personen."
    nieuw, leeg = "Voeg een partij toe", "Nog geen partijen"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Ondertekening]:
        return Ondertekening.objects.in_netwerk(toegang.netwerk).partijen()

    def voeg_toe(self, toegang: Toegang, velden: dict[str, object]) -> Ondertekening:
        plaats = {"wat": Tekent.OVEREENKOMST, "volgorde": self.rijen(toegang).count()}
        return super().voeg_toe(toegang, {**velden, **plaats})


class Opleveringdeel(Deel[Oplevering]):
    """What the network must deliver, and when."""

    naam, pad, model, form = "oplevering", "opleveringen", Oplevering, OpleveringForm
    regel = "netwerken/instellingen/_oplevering.html"
    titel, icoon, eindigt = "Opleveringen", "inbox", False
    lead = (
        "Wat het netwerk moet opleveren, en tegen wanneer. Indienen en beoordelen gebeurt bij de stand van de opdracht."
    )
    nieuw, leeg = "Voeg een oplevering toe", "Nog geen opleveringen"

    def rijen(self, toegang: Toegang) -> models.QuerySet[Oplevering]:
        return Oplevering.objects.in_netwerk(toegang.netwerk).select_related("netwerk")


def _gekozen(
    model: type[Thema] | type[Orgaan] | type[Groep], toegang: Toegang, veld: str, vraag: QueryDict
) -> dict[str, object]:
    """What the address chose beforehand, when it is something of this network."""
    pk = vraag.get(veld, "")
    gevonden = model.objects.in_netwerk(toegang.netwerk).filter(pk=int(pk)).first() if _is_id(pk) else None
    return {veld: gevonden} if gevonden is not None else {}


def _is_id(tekst: str) -> bool:
    return tekst.isdecimal() and len(tekst) < 10


THEMA, PLICHT, ORGAAN, MANDAAT = Themadeel(), Plichtdeel(), Orgaandeel(), Mandaatdeel()
GROEP, GROEPSLID, ORGANISATIE, FINANCIERING = Groepdeel(), Groepsliddeel(), Organisatiedeel(), Financieringdeel()
GEADRESSEERDE = Geadresseerdedeel()
OPLEVERING, PARTIJ = Opleveringdeel(), Partijdeel()
DELEN: tuple[Deel[Any], ...] = (  # each of a model of its own
    ORGANISATIE,
    THEMA,
    PLICHT,
    ORGAAN,
    MANDAAT,
    GROEP,
    GROEPSLID,
    GEADRESSEERDE,
    FINANCIERING,
    OPLEVERING,
    PARTIJ,
)
