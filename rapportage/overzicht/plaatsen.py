"""Where a text that somebody wrote is changed, for what has no page of its own."""

from django.db import models
from django.urls import reverse

from kern.toegang import Toegang
from netwerken.models import (
    Financiering,
    Geadresseerde,
    Groep,
    Mandaat,
    Netwerk,
    Netwerkorganisatie,
    Ondertekening,
    Orgaan,
    Organisatie,
    Thema,
    Themaniveau,
)
from projecten.models import Actie, Begrotingslijn, Indicator, Initiatief, Oproep, Stand
from rapportage.models import Eindredactie, Gemisuitleg, Hoofdstuk, Impactkader, Onderwerp, Rapporttekst, RodeDraad

INRICHTING: dict[type[models.Model], str] = {
    Financiering: "netwerken:financiering-wijzig",
    Geadresseerde: "netwerken:geadresseerde-wijzig",
    Groep: "netwerken:groep-wijzig",
    Mandaat: "netwerken:mandaat-wijzig",
    Netwerkorganisatie: "netwerken:organisatie-wijzig",
    Ondertekening: "netwerken:partij-wijzig",
    Orgaan: "netwerken:orgaan-wijzig",
    Thema: "netwerken:thema-wijzig",
    Oproep: "projecten:oproep-wijzig",
    Initiatief: "projecten:initiatief-wijzig",
}
# where the row itself says who changes it
RECHTEN: dict[type[models.Model], str] = {
    Financiering: "netwerken.wijzig_financiering",
    Mandaat: "netwerken.wijzig_mandaat",
    Orgaan: "netwerken.wijzig_orgaan",
}
VAN_HET_NETWERK: dict[type[models.Model], str] = {Netwerk: "netwerken:netwerk", Themaniveau: "netwerken:woorden"}
# one page for all of them: page, right
SAMEN: dict[type[models.Model], tuple[str, str]] = {
    Actie: ("projecten:actieplan", "projecten.bekijk_actieplan"),
    Indicator: ("projecten:doelen", "projecten.bekijk_doelen"),
    Stand: ("projecten:doelen", "projecten.bekijk_doelen"),
    Begrotingslijn: ("projecten:doelen", "projecten.bekijk_doelen"),
    Eindredactie: ("rapportage:eindredactie", "rapportage.stel_eindrapport_samen"),
    **dict.fromkeys(
        (Gemisuitleg, Hoofdstuk, Impactkader, Onderwerp, Rapporttekst, RodeDraad),
        ("rapportage:samenstellen", "rapportage.stel_eindrapport_samen"),
    ),
}


def adres_van(obj: models.Model, toegang: Toegang) -> str:
    """Where this person changes it, or reads it; '' when neither is theirs."""
    plek, model = {"netwerk": toegang.netwerk.slug}, type(obj)
    if model is Organisatie:
        rij = Netwerkorganisatie.objects.filter(netwerk=toegang.netwerk, organisatie=obj.pk).first()
        return adres_van(rij, toegang) if rij is not None else ""
    if model in INRICHTING or model in VAN_HET_NETWERK:
        if not toegang.mag("netwerken.richt_in") or (model in RECHTEN and not toegang.mag(RECHTEN[model], obj)):
            return reverse("netwerken:inrichting", kwargs=plek) if toegang.mag("netwerken.bekijk_inrichting") else ""
        eigen = VAN_HET_NETWERK.get(model)
        return reverse(eigen, kwargs=plek) if eigen else reverse(INRICHTING[model], kwargs={**plek, "pk": obj.pk})
    if model in SAMEN:
        pagina, recht = SAMEN[model]
        return reverse(pagina, kwargs=plek) if toegang.mag(recht) else ""
    return _pagina(obj)


def _pagina(obj: models.Model, diep: int = 2) -> str:
    """Its page, or that of what it belongs to."""
    if hasattr(obj, "get_absolute_url"):
        return str(obj.get_absolute_url())
    namen = [v.name for v in obj._meta.concrete_fields if v.is_relation and v.related_model is not Netwerk]
    dragers = [drager for naam in namen if (drager := getattr(obj, naam)) is not None]
    return next((adres for drager in dragers if diep and (adres := _pagina(drager, diep - 1))), "")
