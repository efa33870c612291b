"""Loader, second step: questions and meetings, replayed in the order they happened."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from kern import klok
from kern.formulieren import velden_van
from lerend_netwerk.demo import aanwezigheid
from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.verband import Verband, klok_einde
from netwerken.models import Gebruiker, Organisatie
from sessies.domain import goedkeuring, inzichten, leervragen, sessies, verloop, verslag
from sessies.domain.agenda import Agendaregel
from sessies.domain.eigenaar import Eigenaar
from sessies.domain.plaatsen import Plaatsvelden, maak_plaats
from sessies.enums import LeervraagStaat
from sessies.models import Agendapunt, Leervraag, Sessie, Vergelijking
from sessies.rules import kan_openbaar

EERDER_GEPLAND = timedelta(days=35)
KALENDER = timedelta(days=150)  # how long before a meeting its day is fixed; the agenda follows later


def laad_vragen(v: Verband) -> None:
    """Bring in every question in the words as it came, and clarify those that were."""
    for rij in v.rijen("leervraag"):
        project = v.zoek("project", rij.get("project"))
        with v.op(rij["datum"], uur=9):
            vraag = leervragen.breng_in(
                v.netwerk,
                woorden=rij["woorden"].strip(),
                namens=rij.get("namens", ""),
                herkomst=rij.get("herkomst", "formulier"),
                delen=rij.get("delen", "netwerk"),
                project=project,
                organisatie=v.zoek("organisatie", rij.get("organisatie")),
                thema=v.zoek("thema", rij.get("thema")),
                door=_wie_vraagt(v, rij),
            )
        v.onthoud("leervraag", rij["id"], vraag)
        if rij.get("verhelderd_op") and rij.get("leervraag"):
            with v.op(rij["verhelderd_op"], uur=11):
                leervragen.verhelder(
                    vraag,
                    vraag=rij["leervraag"].strip(),
                    thema=v.zoek("thema", rij.get("thema")),
                    versie=vraag.versie,
                    door=v.begeleider,
                )


def _wie_vraagt(v: Verband, rij: Gegevens) -> Gebruiker:
    from lerend_netwerk.demo.mensen import EIGEN_PROJECT

    project = v.zoek("project", rij.get("project"))
    eigen = project is not None and project.code == EIGEN_PROJECT.get(v.netwerk.slug)
    return v.projectmedewerker if eigen else v.begeleider


def _bewaar_plaatsen(v: Verband) -> None:
    """The rooms, by their name: a meeting there names them with the same words."""
    for rij in v.rijen("plaats"):
        velden = velden_van(Plaatsvelden, rij)
        v.onthoud("plaats", rij["naam"], maak_plaats(v.netwerk, velden=velden, door=v.begeleider))


def laad_sessies(v: Verband) -> None:
    """Fix the day of every meeting months ahead and its agenda five weeks ahead, and hold those whose day has come."""
    rijen = sorted(v.rijen("sessie"), key=lambda r: v.kalender.eis_moment(r["begint"]))
    nu = klok_einde(v.kalender.vandaag)
    with v.op(v.netwerk.start):
        _bewaar_plaatsen(v)
    for rij in rijen:
        begin = v.kalender.eis_moment(rij["begint"])
        eind = v.kalender.eis_moment(rij["eindigt"])
        if eind <= begin:
            eind = begin.replace(hour=eind.hour, minute=eind.minute)
        agenda_op = _gepland_op(v, rij, begin, nu)
        start = timezone.make_aware(datetime.combine(v.netwerk.start, time(9)))
        with klok.op(min(max(begin - KALENDER, start), agenda_op)):
            sessie = _plan(v, rij, begin, eind)
        with klok.op(agenda_op):
            _zet_agenda(v, rij, sessie)
        if lijst := aanwezigheid.heeft_lijst(v, rij["id"]):
            aanwezigheid.nodig_uit(v, lijst, sessie)
        v.onthoud("sessie", rij["id"], sessie)
        if eind < nu:
            _houd(v, rij, sessie, eind)


def _gepland_op(v: Verband, rij: Gegevens, begin: datetime, nu: datetime) -> datetime:
    """Five weeks before, but after the questions on the agenda were clarified, and never in the future."""
    vroegst = [v.zoek("leervraag", p["vraag"]) for p in rij.get("agenda", []) if p.get("vraag")]
    bekend = [q.verhelderd_op or q.ingebracht_op for q in vroegst]
    moment = max([begin - EERDER_GEPLAND, *(b + timedelta(minutes=30) for b in bekend)])
    return min(moment, nu, begin - timedelta(hours=1)) if begin > moment else min(begin - timedelta(hours=1), nu)


def _plan(v: Verband, rij: Gegevens, begin: datetime, eind: datetime) -> Sessie:
    velden: sessies.Sessievelden = {
        "titel": rij["titel"],
        "soort": rij["soort"],
        "begint_op": begin,
        "eindigt_op": eind,
        "vorm": rij.get("vorm", "fysiek"),
        "plaats": rij.get("plaats", ""),
        "vaste_plaats": v.namen.get(("plaats", rij.get("plaats", ""))),
        "gemeente": rij.get("gemeente", ""),
        "provincie": rij.get("provincie", ""),
        "ligging": rij.get("ligging", ""),
        "groep": v.zoek("groep", rij.get("groep")),
        "orgaan": v.zoek("orgaan", rij.get("orgaan")),
        "gastheer": v.zoek("organisatie", rij.get("gastheer")),
        "doel": rij.get("doel", "").strip(),
        "wie_ontbrak": rij.get("wie_ontbrak", ""),
        "voor_wie_niet": rij.get("voor_wie_niet", ""),
        "heeft_buitenlandse_spreker": rij.get("spreker_buitenland", False),
        "is_jaarevaluatie": rij.get("jaarevaluatie", False),
    }
    open_ = kan_openbaar(velden["soort"], velden["groep"], velden["orgaan"])
    velden["is_openbaar"] = open_ and rij.get("openbaar", v.netwerk.heeft_openbare_agenda)
    return sessies.plan_sessie(v.netwerk, velden=velden, door=v.begeleider)


def _zet_agenda(v: Verband, rij: Gegevens, sessie: Sessie) -> None:
    agenda: list[Agendaregel] = [
        {
            "titel": punt["titel"],
            "minuten": punt["minuten"],
            "werkvorm": punt.get("werkvorm", ""),
            "wie": punt.get("wie", ""),
            "toelichting": punt.get("toelichting", ""),
            "leervraag": v.zoek("leervraag", punt.get("vraag")),
        }
        for punt in rij.get("agenda", [])
    ]
    sessies.wijzig_sessie(
        sessie,
        velden={},
        versie=sessie.versie,
        agenda=agenda,
        inbreng=v.alle("organisatie", rij.get("inbreng_stakeholders")),
        door=v.begeleider,
    )
    goedkeuring.leg_voor(sessie)
    _vergelijkingen(v, rij, sessie)


def _vergelijkingen(v: Verband, rij: Gegevens, sessie: Sessie) -> None:
    for tabel in (t for t in v.rijen("vergelijking") if t["sessie"] == rij["id"]):
        Vergelijking.objects.create(
            sessie=sessie, titel=tabel["titel"], kolommen=tabel["kolommen"], rijen=tabel["rijen"]
        )


def _houd(v: Verband, rij: Gegevens, sessie: Sessie, eind: datetime) -> None:
    if rij.get("afgelast"):
        with klok.op(eind - timedelta(days=3)):
            sessies.las_af(sessie, reden=str(rij["afgelast"]), door=v.begeleider)
        return
    if rij.get("niet_afgesloten"):
        return
    with v.op(eind + timedelta(minutes=30)):
        sessies.sluit_af(sessie, door=v.begeleider)
        for eerder in v.alle("sessie", rij.get("keurt_goed")):
            goedkeuring.keur_goed(Sessie.objects.get(pk=eerder.pk), in_sessie=sessie, door=v.begeleider)
        lijst = aanwezigheid.heeft_lijst(v, rij["id"])
        if lijst is not None:
            aanwezigheid.houd_bij(v, lijst, sessie, eind)
        elif telling := rij.get("opkomst"):
            verloop.leg_opkomst_vast(
                sessie,
                **{k: telling[k] for k in ("ingeschreven", "aanwezig", "verontschuldigd", "afwezig")},
                door=v.begeleider,
            )
        if cijfers := rij.get("evaluatie"):
            verloop.leg_evaluatie_vast(sessie, **cijfers, door=v.begeleider)
        for besluit in rij.get("besluit", []):
            verloop.neem_besluit(
                sessie,
                tekst=besluit["tekst"],
                soort=besluit.get("soort", "beslissing"),
                agendapunt=_bij(sessie, besluit),
                door=v.opdrachtgever,
            )
        for punt in rij.get("actiepunt", []):
            _spreek_af(v, sessie, punt)
    _verslag(v, rij, sessie, eind)


def _spreek_af(v: Verband, sessie: Sessie, punt: Gegevens) -> None:
    actiepunt = verloop.spreek_actiepunt_af(
        sessie,
        tekst=punt["tekst"],
        wie=punt["wie"],
        eigenaar=_eigenaar(v, punt),
        tegen=v.kalender.dag(punt.get("tegen")),
        agendapunt=_bij(sessie, punt),
        door=v.begeleider,
    )
    if punt.get("staat") == "klaar":
        klaar = v.kalender.moment(punt.get("klaar_op") or punt.get("tegen"), uur=12) or klok.nu()
        with v.op(max(klaar, klok.nu())):
            verloop.rond_actiepunt_af(actiepunt, door=v.begeleider)


def _eigenaar(v: Verband, punt: Gegevens) -> Eigenaar | None:
    """Who was chosen to do it: an organisation by its short name, or who runs the network."""
    if punt.get("eigenaar") == "begeleider":
        return v.begeleider
    organisatie: Organisatie | None = v.zoek("organisatie", punt.get("eigenaar"))
    return organisatie


def _bij(sessie: Sessie, rij: Gegevens) -> Agendapunt | None:
    """The point of the agenda that a row names by its title."""
    return sessie.agendapunten.get(titel=rij["bij"]) if "bij" in rij else None


def _verslag(v: Verband, rij: Gegevens, sessie: Sessie, eind: datetime) -> None:
    if not rij.get("verslag"):
        return
    moment = v.kalender.moment(rij.get("verslag_op"), uur=14)
    with v.op(max(moment, eind) if moment else eind + timedelta(days=5)):
        verslag.schrijf_verslag(sessie, tekst=rij["verslag"].strip(), versie=sessie.versie, door=v.begeleider)
        for punt in (rij_ for rij_ in rij.get("agenda", []) if rij_.get("verslag")):
            eigen = sessie.agendapunten.get(titel=punt["titel"])
            verslag.schrijf_bij_punt(eigen, tekst=punt["verslag"], versie=eigen.versie, door=v.begeleider)
        if moment:
            verslag.stuur_verslag_rond(sessie, door=v.begeleider)


def laad_inzichten(v: Verband) -> None:
    """Write down what the meetings learned, the evening of the day itself."""
    for rij in v.rijen("inzicht"):
        sessie = v.zoek("sessie", rij.get("sessie"))
        vraag = v.zoek("leervraag", rij.get("vraag"))
        moment = sessie.eindigt_op + timedelta(hours=2) if sessie else vraag.ingebracht_op + timedelta(days=7)
        with v.op(moment):
            inzicht = inzichten.schrijf_inzicht(
                v.netwerk,
                titel=rij["titel"],
                tekst=rij["tekst"].strip(),
                sessie=sessie,
                leervraag=vraag,
                door=v.begeleider,
            )
        v.onthoud("inzicht", rij["id"], inzicht)


def rond_vragen_af(v: Verband) -> None:
    """Bring the questions to the state the data gives them: discussed, answered or withdrawn."""
    for rij in v.rijen("leervraag"):
        vraag: Leervraag = v.zoek("leervraag", rij["id"])
        vraag.refresh_from_db()
        staat = rij.get("staat")
        if staat == LeervraagStaat.BEANTWOORD:
            with v.op(rij["beantwoord_op"], uur=15):
                leervragen.beantwoord(vraag, antwoord=rij["antwoord"].strip(), versie=vraag.versie, door=v.begeleider)
        elif staat == LeervraagStaat.INGETROKKEN and vraag.staat != staat:
            with v.op(rij.get("beantwoord_op") or rij.get("verhelderd_op") or rij["datum"], uur=16):
                leervragen.trek_in(vraag, door=_wie_vraagt(v, rij))
        elif staat == LeervraagStaat.BESPROKEN and vraag.staat != staat:
            with v.op(rij.get("besproken_op") or rij.get("verhelderd_op") or rij["datum"], uur=16):
                leervragen.markeer_besproken(vraag, door=v.begeleider)
