"""Who may enter what: one line per address.

Six answers per method, in the order of the actors: visitor, member of another network, lid, projectmedewerker,
opdrachtgever, netwerkbegeleider. One sign each: ``>`` sent on (302: to the login page, or done), ``-`` not there (404),
``!`` not allowed (403), ``o`` open (200), ``#`` not this method (405), ``t`` no longer valid (410), ``s`` a part does
not answer (503). An empty POST that is refused beside the field is ``o``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from netwerken.domain import uitnodigen, weekbericht
from sessies.domain import agendalinks, leervragen, links
from sessies.domain import uitnodigen as bijeenkomst
from tests.toegang.wereld import Wereld

TEKENS = {">": 302, "-": 404, "!": 403, "o": 200, "#": 405, "t": 410, "s": 503}
Kwargs = Callable[[Wereld], dict[str, object]]


@dataclass(frozen=True)
class Regel:
    """How to make the address, and what each actor gets for GET and for an empty POST."""

    kwargs: Kwargs
    get: tuple[int, ...]
    post: tuple[int, ...]
    kop: dict[str, str] = field(default_factory=dict)


def _los(_wereld: Wereld) -> dict[str, object]:
    return {}


def _net(wereld: Wereld) -> dict[str, object]:
    return {"netwerk": wereld.netwerk.slug}


def _met(soort: str, veld: str = "nummer") -> Kwargs:
    """The address of an object of this kind, found by this field."""
    return lambda w: {"netwerk": w.netwerk.slug, veld: getattr(w.d[soort], veld)}


def _taak(wereld: Wereld) -> dict[str, object]:
    """A task of who runs the network: the action point that names the role."""
    return {**_net(wereld), "sleutel": f"actiepunt:{wereld.d['actiepunt'].pk}"}


def _openbaar(wat: str, **extra: str) -> Kwargs:
    return lambda w: {"van": w.netwerk.slug, "slug": w.d[wat].slug, **extra}


def _bestand(wereld: Wereld) -> dict[str, object]:
    return {"netwerk": wereld.netwerk.slug, "slug": wereld.d["rapport"].slug, "soort": "pdf"}


def _steun(wereld: Wereld) -> dict[str, object]:
    return {**_met("aanbeveling")(wereld), "code": wereld.d["project"].code}


def _onderdeel(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "soort": "hoofdstuk", "pk": wereld.d["hoofdstuk"].pk}


def _pijlertekst(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "soort": "lessen", "thema": wereld.d["pijler"].pk}


def _periode(wereld: Wereld) -> dict[str, object]:
    return {**_net(wereld), "periode": wereld.d["beslispunt"].periode}


def _punt(wereld: Wereld) -> dict[str, object]:
    return {**_periode(wereld), "pk": wereld.d["beslispunt"].pk}


def _tekst(wereld: Wereld) -> dict[str, object]:
    return {**_periode(wereld), "pk": wereld.d["periodetekst"].pk}


def _regel(kwargs: Kwargs, get: str, post: str) -> Regel:
    return Regel(kwargs, tuple(TEKENS[t] for t in get), tuple(TEKENS[t] for t in post))


_ALLEEN_LEZEN = ">-####"
_OPLEVERING = _met("oplevering", "pk")
_SESSIE, _VRAAG, _INZICHT = _met("sessie"), _met("leervraag"), _met("inzicht")
_PILOOT, _SIGNAAL, _AANBEVELING = _met("piloot"), _met("signaal"), _met("aanbeveling")
_FICHE, _RAPPORT, _PROJECT = _met("fiche", "slug"), _met("rapport", "slug"), _met("project", "code")


def _inrichting(naam: str, wie: str, *, lijst: bool = True, eindigt: bool = True) -> dict[str, Regel]:
    """The addresses of one kind of part of the set-up; ``wie`` is who may add and change one."""
    kort, obj = naam.split(":")[1], _met(naam.split(":")[1], "pk")
    uit = {
        f"{naam}-nieuw": _regel(_net, f">-{wie}", f">-{wie}"),
        f"{naam}-wijzig": _regel(obj, f">-{wie}", f">-{wie}"),
    }
    if lijst:
        uit[f"{naam}-lijst"] = _regel(_net, ">-!!oo", ">-!!##")
    if eindigt:
        uit[f"{naam}-beeindig"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
        uit[f"{naam}-heropen"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    if kort == "thema":
        uit[f"{naam}-verplaats"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    uit[f"{naam}-verwijder"] = _regel(obj, _ALLEEN_LEZEN, f">-{wie.replace('o', '>')}")
    return uit


def _agendalink(wereld: Wereld) -> dict[str, object]:
    return {"pk": wereld.d["agendalink"].pk}


def _bij_project(veld: str) -> Kwargs:
    return lambda w: {"netwerk": w.netwerk.slug, "pk": w.d["project"].pk, "wie": w.d[veld].pk}


def _stuk(wat: str, veld: str, sleutel: str = "nummer") -> Kwargs:
    """Something noted of an object: found by its key, below the address of the object."""
    return lambda w: {**_met(wat, sleutel)(w), "pk": w.d[veld].pk}


def _eigen_link(wereld: Wereld) -> dict[str, object]:
    return {"token": bijeenkomst.token_van(wereld.d["genodigde"])}


_CONTACT, _LEEREFFECT = _stuk("project", "contact", "code"), _stuk("project", "leereffect", "code")
_BEVINDING = _stuk("piloot", "bevinding")

TOEGANG: dict[str, Regel] = {
    # the platform
    "begin": _regel(_los, ">>>>>>", "######"),
    "gezond": _regel(_los, "ssssss", "######"),
    "over:hulp": _regel(_los, "oooooo", "######"),
    "over:toegankelijkheid": _regel(_los, "oooooo", "######"),
    "over:privacy": _regel(_los, "oooooo", "######"),
    "over:cookies": _regel(_los, "oooooo", "######"),
    "over:contact": _regel(_los, "oooooo", "oooooo"),
    "over:contact-dank": _regel(_los, "oooooo", "######"),
    "postvak": _regel(_los, "------", "------"),  # of the demonstration only
    "bericht": _regel(lambda _w: {"pk": 1}, "------", "------"),
    "bericht-opmaak": _regel(lambda _w: {"pk": 1}, "------", "######"),
    "beheer": _regel(_los, ">-----", ">-----"),  # of the beheerder only
    "netwerk-nieuw": _regel(_los, ">-----", ">-----"),
    "toestand": _regel(_los, "------", "------"),  # of the beheerder only
    "bericht-opnieuw": _regel(lambda _w: {"pk": 1}, "######", "------"),
    "account": _regel(lambda _w: {"pk": 1}, "------", "------"),  # of the beheerder only
    "account-sessies": _regel(lambda _w: {"pk": 1}, "------", "------"),
    "account-tweede-stap": _regel(lambda _w: {"pk": 1}, "------", "------"),
    "account-anoniem": _regel(lambda _w: {"pk": 1}, "------", "------"),
    "sessie-beeindig": _regel(lambda _w: {"pk": 0}, "######", ">-----"),  # a session of one's own
    "weekbericht": _regel(_los, ">ooooo", ">>>>>>"),  # one's own choice
    "sessies_account:agendalinks": _regel(_los, ">ooooo", ">ooooo"),  # one's own addresses
    "beheer-wachtwoord": _regel(_los, ">>>>>>", "######"),  # to the page of one's own password
    "mijn-netwerken": _regel(_los, ">ooooo", ">#####"),
    # behind a signed link, without an account
    "netwerken_link:uitnodiging": _regel(lambda w: {"token": uitnodigen.teken(w.d["uitnodiging"])}, "oooooo", ">ooooo"),
    "netwerken_link:weekbericht-uit": _regel(
        lambda w: {"token": weekbericht.token_van(w.mensen["lid"])}, "oooooo", "oooooo"
    ),
    "sessies_link:vraag": _regel(lambda w: {"token": links.token_van(w.d["vraaglink"])}, "oooooo", "oooooo"),
    "sessies_link:feed": _regel(lambda w: {"token": agendalinks.token_van(w.d["agendalink"])}, "oooooo", "######"),
    "sessies_link:volg": _regel(lambda w: {"token": leervragen.volgadres(w.d["leervraag"])}, "oooooo", "######"),
    "sessies_link:bijeenkomst": _regel(_eigen_link, "oooooo", "oooooo"),
    "sessies_link:bijeenkomst-ics": _regel(_eigen_link, "oooooo", "######"),
    # public
    "kennis_openbaar:lijst": _regel(_los, "oooooo", "######"),
    "kennis_openbaar:fiche": _regel(_openbaar("fiche_openbaar"), "oooooo", "######"),
    "rapportage_openbaar:lijst": _regel(_los, "oooooo", "######"),
    "rapportage_openbaar:detail": _regel(_openbaar("rapport"), "------", "######"),
    "rapportage_openbaar:bestand": _regel(_openbaar("rapport", soort="pdf"), "------", "######"),
    "sessies_openbaar:agenda": _regel(_los, "oooooo", "######"),
    "sessies_openbaar:feed": _regel(_los, "oooooo", "######"),
    "sessies_openbaar:feed-van": _regel(
        lambda w: {"van": w.netwerk.slug}, "------", "######"
    ),  # shows nothing to visitors
    # the network
    "netwerken:overzicht": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:taken": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:wachtend": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:uitgesteld": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:taak-uitstel": _regel(_taak, ">----o", ">----o"),  # a task of one's own
    "netwerken:taak-terug": _regel(_taak, ">----#", ">---->"),
    "netwerken:taak-doorgeven": _regel(_taak, ">----o", ">----o"),
    "netwerken:overdracht-terug": _regel(_met("overdracht", "pk"), _ALLEEN_LEZEN, ">->-->"),  # who gave and who got it
    "netwerken:filter-bewaar": _regel(_net, ">-oooo", ">-oooo"),
    "netwerken:filter-weg": _regel(_met("filter", "pk"), _ALLEEN_LEZEN, ">---->"),  # a filter of one's own
    "netwerken:zoeken": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:voorbeeld": _regel(_net, ">-####", ">-oooo"),
    "netwerken:stand": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:afspraak": _regel(_met("plicht", "pk"), ">-oooo", _ALLEEN_LEZEN),
    "netwerken:oplevering": _regel(_OPLEVERING, ">-!ooo", ">-!###"),
    "netwerken:oplevering-indienen": _regel(_OPLEVERING, ">-!!!o", ">-!!!o"),
    "netwerken:oplevering-intrekken": _regel(_OPLEVERING, _ALLEEN_LEZEN, ">-!!!>"),
    "netwerken:oplevering-aanvaarden": _regel(_OPLEVERING, ">-!!o!", ">-!!o!"),
    "netwerken:oplevering-terugsturen": _regel(_OPLEVERING, ">-!!o!", ">-!!o!"),
    "netwerken:oplevering-bestand": _regel(_met("indiening", "pk"), ">-!---", ">-!###"),  # a link, no file
    "netwerken:afwijking-voorstellen": _regel(_net, ">-!!!o", ">-!!!o"),
    "netwerken:afwijking-beslissen": _regel(_met("afwijking", "pk"), ">-!!o!", ">-!!o!"),
    "netwerken:leden": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "netwerken:uitnodigen": _regel(_net, ">-!!oo", ">-!!oo"),
    "netwerken:uitnodiging-opnieuw": _regel(_met("uitnodiging", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "netwerken:uitnodigen-lijst": _regel(_net, ">-!!oo", ">-!!oo"),
    "netwerken:uitnodiging-intrekken": _regel(_met("uitnodiging", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "netwerken:lid-beeindig": _regel(_met("gastlid", "pk"), ">-!!!o", ">-!!!>"),
    "netwerken:lid-teruggeven": _regel(_met("einde", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    # meetings
    "sessies:lijst": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:plaatsen": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:kalender": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:week": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:besluiten": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:plan": _regel(_net, ">-!!!o", ">-!!!o"),
    "sessies:detail": _regel(_SESSIE, ">-oooo", _ALLEEN_LEZEN),
    "sessies:genodigden": _regel(_SESSIE, ">-!!!o", ">-!!!#"),
    "sessies:genodigden-kies": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:genodigden-gast": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:genodigden-erbij": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:genodigden-verstuur": _regel(_SESSIE, ">-!!!o", ">-!!!>"),
    "sessies:genodigden-herinner": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:genodigde-wijzig": _regel(_met("genodigde", "pk"), ">----o", ">----o"),
    "sessies:genodigde-antwoord": _regel(_met("genodigde", "pk"), ">----o", ">----o"),
    "sessies:mijn-antwoord": _regel(_met("genodigde", "pk"), ">-o!!!", ">-o!!!"),  # one's own
    "sessies:ics": _regel(_SESSIE, ">-oooo", _ALLEEN_LEZEN),
    "sessies:wijzig": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:agenda": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:punt": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:publiceer": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:doorgaan": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:heropenen": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:verslag-terughalen": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:afgelasten": _regel(_SESSIE, ">-!!!o", ">-!!!o"),
    "sessies:afsluiten": _regel(_SESSIE, ">-!!!>", ">-!!!o"),  # it has yet to begin
    "sessies:verslag-delen": _regel(_SESSIE, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:besluit": _regel(_SESSIE, ">-!!!>", ">-!!!o"),  # it has yet to begin
    "sessies:actiepunt": _regel(_SESSIE, ">-!!!>", ">-!!!o"),  # it has yet to begin
    "sessies:actiepunten-klaar": _regel(_net, ">->>>>", ">->>>>"),  # nothing chosen: back to the list
    "sessies:actiepunten-overdragen": _regel(_net, ">->>>>", ">->>>>"),
    "sessies:vragen-thema": _regel(_net, ">->>>>", ">->>>>"),
    "sessies:vragen-agenda": _regel(_net, ">->>>>", ">->>>>"),
    "sessies:actiepunt-wie": _regel(_met("actiepunt", "pk"), ">-!!!o", ">-!!!o"),
    "sessies:actiepunt-wijzig": _regel(_met("actiepunt", "pk"), ">-!!!o", ">-!!!o"),
    "sessies:besluit-wijzig": _regel(_met("besluit", "pk"), ">-!!!o", ">-!!!o"),
    "sessies:besluit-weg": _regel(_met("besluit", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:inzicht-weg": _regel(_INZICHT, ">-!!!o", ">-!!!o"),
    "sessies:inzicht-terugzetten": _regel(_INZICHT, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:actiepunt-heropen": _regel(_met("actiepunt", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:actiepunt-klaar": _regel(_met("actiepunt", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:actiepunt-weg": _regel(_met("actiepunt", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:inzicht-nieuw": _regel(_SESSIE, ">-!!!>", ">-!!!o"),  # it has yet to begin
    # questions and insights
    "sessies:leervragen": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "sessies:breng-in": _regel(_net, ">-oo!o", ">-oo!o"),
    "sessies:breng-meer-in": _regel(_net, ">-oo!o", ">-oo!o"),
    "sessies:links": _regel(_net, ">-!o!o", ">-!o!o"),
    "sessies:link-qr": _regel(_met("vraaglink", "pk"), ">----o", _ALLEEN_LEZEN),
    "sessies:link-intrekken": _regel(_met("vraaglink", "pk"), _ALLEEN_LEZEN, ">---->"),
    "sessies:leervraag": _regel(_VRAAG, ">-oooo", _ALLEEN_LEZEN),
    "sessies:verhelder": _regel(_VRAAG, ">-!!!o", ">-!!!o"),
    "sessies:beantwoord": _regel(_VRAAG, ">-!!!o", ">-!!!o"),
    "sessies:agenderen": _regel(_VRAAG, ">-!!!o", ">-!!!o"),
    "sessies:intrekken": _regel(_VRAAG, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:terugzetten": _regel(_VRAAG, _ALLEEN_LEZEN, ">-!!!>"),
    "sessies:inzicht": _regel(_INZICHT, ">-oooo", _ALLEEN_LEZEN),
    "sessies:inzicht-wijzig": _regel(_INZICHT, ">-!!!o", ">-!!!o"),
    # setting the network up
    "netwerken:gids-weg": _regel(_net, _ALLEEN_LEZEN, ">-!!!>"),  # the guide of a new network
    "netwerken:gids-terug": _regel(_net, _ALLEEN_LEZEN, ">-!!!>"),
    "netwerken:inrichting": _regel(_net, ">-!!oo", ">-!!##"),
    "netwerken:netwerk": _regel(_net, ">-!!!o", ">-!!!o"),
    "netwerken:woorden": _regel(_net, ">-!!!o", ">-!!!o"),
    "netwerken:menu": _regel(_net, ">-!!!o", ">-!!!o"),
    "netwerken:organisaties-opnemen": _regel(_net, ">-!!!o", ">-!!!o"),
    "netwerken:organisatie-samenvoegen": _regel(_met("organisatie", "pk"), ">-!!!o", ">-!!!o"),
    **_inrichting("netwerken:organisatie", "!!!o", eindigt=False),
    **_inrichting("netwerken:thema", "!!!o"),
    **_inrichting("netwerken:plicht", "!!!o"),
    **_inrichting("netwerken:mandaat", "!!!o", lijst=False),
    **_inrichting("netwerken:orgaan", "!!!o"),  # and who convenes it: tests/netwerken/test_leeg_netwerk.py
    **_inrichting("netwerken:groep", "!!!o"),
    **_inrichting("netwerken:geadresseerde", "!!!o"),
    **_inrichting("netwerken:oplevering", "!!!o", eindigt=False),
    **_inrichting("netwerken:partij", "!!!o", eindigt=False),
    **_inrichting("netwerken:financiering", "!!o!"),  # the world has a funder
    **_inrichting("projecten:oproep", "!!!o", eindigt=False),
    **_inrichting("projecten:project", "!!!o", eindigt=False),
    **_inrichting("projecten:initiatief", "!!!o", eindigt=False),
    **_inrichting("sessies:plaats", "!!!o", lijst=False),  # and who convenes a body: tests/sessies/test_plaatsen.py
    "projecten:actie-zet": _regel(_met("actie", "pk"), _ALLEEN_LEZEN, ">-!!!>"),
    "projecten:project-wie": _regel(_met("project", "pk"), ">-!!!o", ">-!!!#"),
    "projecten:partner-nieuw": _regel(_met("project", "pk"), ">-!!!>", ">-!!!o"),
    "projecten:partner-weg": _regel(_bij_project("partner"), _ALLEEN_LEZEN, ">-!!!>"),
    "projecten:medewerker-nieuw": _regel(_met("project", "pk"), ">-!!!>", ">-!!!o"),
    "projecten:medewerker-weg": _regel(_bij_project("medewerker"), _ALLEEN_LEZEN, ">-!!!>"),
    "projecten:project-valideer": _regel(_met("project", "pk"), ">-!!o!", ">-!!o!"),
    # projects, actions, targets
    "projecten:lijst": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "projecten:detail": _regel(_PROJECT, ">-oooo", _ALLEEN_LEZEN),
    "projecten:contact": _regel(_PROJECT, ">-!!!o", ">-!!!o"),
    "projecten:contact-wijzig": _regel(_CONTACT, ">-!!!o", ">-!!!o"),
    "projecten:contact-weg": _regel(_CONTACT, _ALLEEN_LEZEN, ">-!!!>"),
    "projecten:leereffect": _regel(_PROJECT, ">-!o!o", ">-!o!o"),
    "projecten:leereffect-wijzig": _regel(_LEEREFFECT, ">-!o!o", ">-!o!o"),
    "projecten:leereffect-weg": _regel(_LEEREFFECT, _ALLEEN_LEZEN, ">-!>!>"),
    "projecten:analysefase": _regel(_PROJECT, ">-!!!o", ">-!!!o"),
    "projecten:analysefase-weg": _regel(_PROJECT, _ALLEEN_LEZEN, ">-!!!>"),
    "projecten:actieplan": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "projecten:doelen": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    # pilots; the project is the projectmedewerker's own
    "piloten:lijst": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "piloten:start": _regel(_net, ">-!o!o", ">-!o!o"),
    "piloten:detail": _regel(_PILOOT, ">-oooo", _ALLEEN_LEZEN),
    "piloten:wijzig": _regel(_PILOOT, ">-!o!o", ">-!o!o"),
    "piloten:bevinding": _regel(_PILOOT, ">-!o!o", ">-!o!o"),
    "piloten:bevinding-wijzig": _regel(_BEVINDING, ">-!o!o", ">-!o!o"),
    "piloten:bevinding-weg": _regel(_BEVINDING, _ALLEEN_LEZEN, ">-!>!>"),
    "piloten:fase": _regel(_PILOOT, ">-!o!o", ">-!>!>"),
    "piloten:besluit": _regel(_PILOOT, ">-!!oo", ">-!!oo"),
    # knowledge and signals
    "kennis:lijst": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "kennis:schrijf": _regel(_net, ">-!!!o", ">-!!!o"),
    "kennis:detail": _regel(_FICHE, ">-oooo", _ALLEEN_LEZEN),
    "kennis:wijzig": _regel(_FICHE, ">-!!!o", ">-!!!o"),
    "kennis:publiceer": _regel(_FICHE, ">-!!!o", ">-!!!>"),
    "kennis:overname": _regel(_FICHE, ">-!o!o", ">-!o!o"),
    "kennis:signalen": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "kennis:meld": _regel(_net, ">-!!!o", ">-!!!o"),
    "kennis:signaal": _regel(_SIGNAAL, ">-oooo", _ALLEEN_LEZEN),
    "kennis:signaal-wijzig": _regel(_SIGNAAL, ">-!!!o", ">-!!!o"),
    "kennis:herken": _regel(_SIGNAAL, ">-!o!o", ">-!o!o"),
    "kennis:leg-voor": _regel(_SIGNAAL, ">-!!!o", ">-!!!>"),
    "kennis:geef-door": _regel(_SIGNAAL, ">-!!o!", ">-!!>!"),
    # recommendations and reports
    "rapportage:aanbevelingen": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "rapportage:aanbeveling": _regel(_AANBEVELING, ">-oooo", _ALLEEN_LEZEN),
    "rapportage:aanbeveling-nieuw": _regel(_net, ">-!!!o", ">-!!!o"),
    "rapportage:aanbeveling-wijzigen": _regel(_AANBEVELING, ">-!!!o", ">-!!!o"),
    "rapportage:aanbeveling-bewijs": _regel(_AANBEVELING, ">-!!!o", ">-!!!o"),
    "rapportage:aanbeveling-opvolgen": _regel(_AANBEVELING, ">-!!o!", ">-!!o!"),
    "rapportage:steun": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "rapportage:steun-vragen": _regel(_net, ">-!!!o", ">-!!!>"),
    "rapportage:steun-kiezen": _regel(_AANBEVELING, ">-!o!o", ">-!#!#"),
    "rapportage:onderschrijven": _regel(_steun, ">-!o!o", ">-!o!o"),
    "rapportage:samenstellen": _regel(_net, ">-!!!o", ">-!!!#"),
    "rapportage:eindredactie": _regel(_net, ">-!!!o", ">-!!!o"),
    "rapportage:rapporttekst": _regel(lambda w: {**_net(w), "soort": "methode"}, ">-!!!o", ">-!!!>"),
    "rapportage:rapporttekst-pijler": _regel(_pijlertekst, ">-!!!o", ">-!!!>"),
    "rapportage:gemis-uitleg": _regel(
        lambda w: {**_net(w), "soort": "eindredactie", "wat": "alles"}, ">-!!!o", ">-!!!>"
    ),
    "rapportage:onderdeel-nieuw": _regel(lambda w: {**_net(w), "soort": "hoofdstuk"}, ">-!!!o", ">-!!!o"),
    "rapportage:onderdeel-wijzigen": _regel(_onderdeel, ">-!!!o", ">-!!!o"),
    "rapportage:onderdeel-verplaatsen": _regel(_onderdeel, _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:onderdeel-verwijderen": _regel(_onderdeel, _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:periodes": _regel(_net, ">-!!oo", ">-!!##"),
    "rapportage:periode": _regel(_periode, ">-!!oo", ">-!!##"),
    "rapportage:beslispunt-nieuw": _regel(_periode, ">-!!!o", ">-!!!o"),
    "rapportage:beslispunt-wijzig": _regel(_punt, ">-!!!o", ">-!!!o"),
    "rapportage:beslispunt-besluit": _regel(_punt, ">-!!o!", ">-!!o!"),
    "rapportage:beslispunt-terug": _regel(_punt, ">-!!o!", ">-!!o!"),
    "rapportage:periodetekst-nieuw": _regel(lambda w: {**_periode(w), "soort": "risico"}, ">-!!!o", ">-!!!o"),
    "rapportage:periodetekst-wijzig": _regel(_tekst, ">-!!!o", ">-!!!o"),
    "rapportage:beslispunt-verwijder": _regel(_punt, _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:periodetekst-verwijder": _regel(_tekst, _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:periode-niets": _regel(lambda w: {**_periode(w), "deel": "risico"}, ">-!!!o", ">-!!!>"),
    "rapportage:lijst": _regel(_net, ">-oooo", _ALLEEN_LEZEN),
    "rapportage:vraag-aan": _regel(_net, ">-!!oo", ">-!!oo"),
    "rapportage:detail": _regel(_RAPPORT, ">-!ooo", _ALLEEN_LEZEN),
    "rapportage:voortgang": _regel(_RAPPORT, ">-!ooo", _ALLEEN_LEZEN),
    "rapportage:opnieuw": _regel(_RAPPORT, _ALLEEN_LEZEN, ">-!!>>"),
    "rapportage:herstel": _regel(_RAPPORT, _ALLEEN_LEZEN, ">-!!>>"),
    "rapportage:publiceer": _regel(_RAPPORT, ">-!!o!", ">-!!o!"),
    "rapportage:intrekken": _regel(_RAPPORT, ">-!!o!", ">-!!o!"),
    "rapportage:uitgave": _regel(_RAPPORT, ">-!!o!", ">-!!o!"),
    "rapportage:bestand": _regel(_bestand, ">-!---", _ALLEEN_LEZEN),
    "kennis:overname-weg": _regel(_stuk("fiche", "overname", "slug"), _ALLEEN_LEZEN, ">-!!!>"),
    "kennis:herkenning-weg": _regel(_stuk("signaal", "herkenning"), _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:opvolging-weg": _regel(_stuk("aanbeveling", "opvolging"), _ALLEEN_LEZEN, ">-!!>!"),
    # last: the lines above ask for what goes here
    "sessies_account:agendalink-vernieuwen": _regel(_agendalink, "######", ">---->"),
    "sessies_account:agendalink-intrekken": _regel(_agendalink, "######", ">---->"),
    "sessies:genodigde-weg": _regel(_met("genodigde", "pk"), ">----o", ">---->"),
    "piloten:weg": _regel(_PILOOT, _ALLEEN_LEZEN, ">-!>!>"),
    "kennis:weg": _regel(_FICHE, _ALLEEN_LEZEN, ">-!!!>"),
    "kennis:signaal-weg": _regel(_SIGNAAL, _ALLEEN_LEZEN, ">-!!!>"),
    "rapportage:aanbeveling-weg": _regel(_AANBEVELING, _ALLEEN_LEZEN, ">-!!!>"),
}
