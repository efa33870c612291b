"""What the frame around every page needs: networks, menu, tasks, funding."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kern import register, schijf
from kern.adressen import adres
from kern.register import Menupunt
from kern.taken import samen
from kern.toegang import Toegang
from netwerken.models import Financiering, Netwerk

NAAST_HET_MENU = {"taken": "Mijn taken", "zoeken": "Zoeken", "plaatsen": "Plaatsen"}


def kader(request: HttpRequest) -> dict[str, object]:
    """Give the frame its data; one query inside a network (:mod:`kern.standen`), one outside, none for a visitor."""
    basis: dict[str, object] = {
        "demo": settings.MODUS == "demo",
        "uitbater": settings.UITBATER,
        "contact_mail": settings.CONTACT_MAIL,
        "schijf_vol": schijf.is_bijna_vol(),
        "netwerk": None,
        "toegang": None,
        "rol_label": "",
    }
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return basis
    basis["mens"] = salted_hmac("mens", str(gebruiker.pk)).hexdigest()[
        :16
    ]  # whose drafts are on this device, without saying who
    basis["netwerken"] = getattr(request, "netwerken", None) or list(Netwerk.objects.van(gebruiker))
    netwerk, toegang = getattr(request, "netwerk", None), getattr(request, "toegang", None)
    if netwerk is None or toegang is None:
        return basis
    alle = [(p, _punt(netwerk, request.path, p)) for p in register.alles.menu]
    punten = [punt for p, punt in alle if _hoort_erbij(p, toegang)]
    fondsen = toegang.standen.haal("Europese fondsen", lambda: _europese_fondsen(netwerk), voor_iedereen=True)
    return basis | {
        "netwerk": netwerk,
        "toegang": toegang,
        "hulp": _hulp(netwerk, request.path, [punt for _, punt in alle]),
        "rol_label": ", ".join(netwerk.label_van(rol) for rol in sorted(toegang.rollen)),
        "menu": [punt for punt in punten if not punt["in_meer"]],
        "menu_meer": [punt for punt in punten if punt["in_meer"]],
        "menu_mobiel": [punt for punt in punten if punt["op_telefoon"]][:4],
        "aantal_taken": samen(toegang.taken),
        "taken_url": adres("netwerken:taken", netwerk=netwerk.slug),
        "zoek_url": adres("netwerken:zoeken", netwerk=netwerk.slug),
        "financiering": {"fonds": fondsen[0]} if fondsen else None,
    }


def _hulp(netwerk: Netwerk, pad: str, punten: list[dict[str, object]]) -> dict[str, object]:
    """Which part of the help is about this page: that of its line in the menu, or of what stands beside the menu."""
    deel = pad.removeprefix(netwerk.get_absolute_url()).partition("/")[0]
    actief = [(punt["sleutel"], punt["naam"]) for punt in punten if punt["actief"]]
    sleutel, naam = next(iter(actief), (deel, NAAST_HET_MENU.get(deel)))
    if naam is None:
        sleutel, naam = "overzicht", "Overzicht"
    return {"sleutel": sleutel, "naam": naam, "sjabloon": f"paginas/hulp/{sleutel}.html"}


def _europese_fondsen(netwerk: Netwerk) -> list[str]:
    return list(Financiering.objects.filter(netwerk=netwerk, is_europees=True).values_list("fonds", flat=True))


def _hoort_erbij(punt: Menupunt, toegang: Toegang) -> bool:
    if punt.recht:
        return toegang.mag(punt.recht)
    return punt.vast or toegang.netwerk.heeft(punt.sleutel)


def _punt(netwerk: Netwerk, pad: str, punt: Menupunt) -> dict[str, object]:
    url = adres(punt.adres, netwerk=netwerk.slug)
    actief = pad == url if punt.vast else pad.startswith(url)
    if punt.zonder:  # that has its own place in the menu
        actief = actief and not pad.startswith(url + punt.zonder)
    return {
        "sleutel": punt.sleutel,
        "naam": punt.naam,
        "url": url,
        "icoon": punt.icoon,
        "toets": punt.toets,
        "actief": actief,
        "in_meer": punt.in_meer,
        "op_telefoon": punt.op_telefoon,
    }
