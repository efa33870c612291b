"""Loader, third step: pilots, cards, signals, cases."""

from datetime import timedelta

from kennis.domain import casussen, fiches, signalen
from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.verband import Verband
from piloten.domain import piloten
from piloten.models import Piloot


def laad_opbrengst(v: Verband) -> None:
    """Load what the questions and meetings led to."""
    for rij in v.rijen("piloot"):
        _piloot(v, rij)
    for rij in v.rijen("fiche"):
        _fiche(v, rij)
    for rij in v.rijen("signaal"):
        _signaal(v, rij)
    _casussen(v)


def _piloot(v: Verband, rij: Gegevens) -> None:
    start, einde = v.kalender.dag(rij.get("start")), v.kalender.dag(rij.get("einde"))
    begin = start - timedelta(days=14) if start else v.kalender.vandaag - timedelta(days=10)
    with v.op(v.kalender.eis_moment(begin)):
        piloot = piloten.start_piloot(
            v.netwerk,
            titel=rij["titel"],
            wat_willen_we_weten=rij["wat_willen_we_weten"].strip(),
            dosis=rij.get("dosis", "").strip(),
            project=v.zoek("project", rij.get("project")),
            organisatie=v.zoek("organisatie", rij.get("organisatie")),
            start=start,
            einde=einde,
            leervragen=v.alle("leervraag", rij.get("vragen")),
            inzichten=v.alle("inzicht", rij.get("inzichten")),
            door=v.begeleider,
        )
    v.onthoud("piloot", rij["id"], piloot)
    if rij["fase"] != "ontwerp":
        with v.op(v.kalender.eis_moment(start or begin)):
            piloten.zet_fase(piloot, fase="lopend", door=v.begeleider)
    for bevinding in rij.get("bevinding", []):
        with v.op(bevinding["datum"]):
            piloten.noteer_bevinding(
                piloot, datum=v.kalender.eis_dag(bevinding["datum"]), tekst=bevinding["tekst"], door=v.begeleider
            )
    _vorder(v, rij, piloot)


def _vorder(v: Verband, rij: Gegevens, piloot: Piloot) -> None:
    if rij.get("tussenstand"):
        piloot.refresh_from_db()
        stand: piloten.Pilootvelden = {"tussenstand": rij["tussenstand"].strip()}
        laatste = max((v.kalender.eis_dag(b["datum"]) for b in rij.get("bevinding", [])), default=piloot.start)
        with v.op(laatste or piloot.aangemaakt_op):
            piloten.wijzig_piloot(piloot, velden=stand, versie=piloot.versie, door=v.begeleider)
    if rij["fase"] == "afgerond":
        with v.op(rij.get("einde") or rij["start"]):
            piloten.zet_fase(piloot, fase="afgerond", door=v.begeleider)
    if rij.get("resultaat") and not rij.get("besluit"):
        piloot.refresh_from_db()
        uitkomst: piloten.Pilootvelden = {"resultaat": rij["resultaat"].strip()}
        with v.op(piloot.einde or piloot.aangemaakt_op):
            piloten.wijzig_piloot(piloot, velden=uitkomst, versie=piloot.versie, door=v.begeleider)
    if rij.get("besluit"):
        with v.op(rij["besluit_op"], uur=16):
            piloten.leg_besluit_vast(
                piloot,
                besluit=rij["besluit"],
                op=v.kalender.eis_dag(rij["besluit_op"]),
                orgaan=v.zoek("orgaan", rij.get("besluit_door")),
                resultaat=rij.get("resultaat", "").strip(),
                door=v.opdrachtgever,
            )


def _fiche(v: Verband, rij: Gegevens) -> None:
    with v.op(rij["datum"]):
        fiche = fiches.schrijf_fiche(
            v.netwerk,
            soort=rij["soort"],
            titel=rij["titel"],
            kern=rij["kern"].strip(),
            tekst=rij.get("tekst", "").strip(),
            **{naam: rij.get(naam, "").strip() for naam in fiches.WERKWIJZE},
            bewijs=rij.get("bewijs", "beschreven"),
            thema=v.zoek("thema", rij.get("thema")),
            datum=v.kalender.eis_dag(rij["datum"]),
            slug=rij.get("slug", ""),
            piloten=v.alle("piloot", rij.get("piloten")),
            inzichten=v.alle("inzicht", rij.get("inzichten")),
            leervragen=v.alle("leervraag", rij.get("vragen")),
            door=v.begeleider,
        )
        v.onthoud("fiche", rij["id"], fiche)
        if rij.get("openbaar"):
            fiches.publiceer_fiche(fiche, door=v.begeleider)
    for overname in rij.get("overname", []):
        with v.op(overname["datum"]):
            fiches.neem_over(
                fiche,
                project=v.zoek("project", overname.get("project")),
                organisatie=v.zoek("organisatie", overname.get("organisatie")),
                datum=v.kalender.eis_dag(overname["datum"]),
                aanpassing=overname.get("aanpassing", ""),
                door=v.begeleider,
            )


def _signaal(v: Verband, rij: Gegevens) -> None:
    with v.op(rij["datum"]):
        signaal = signalen.meld_signaal(
            v.netwerk,
            titel=rij["titel"],
            tekst=rij["tekst"].strip(),
            aan=v.alle("geadresseerde", rij["aan"]),
            gevraagd=rij["gevraagd"].strip(),
            thema=v.zoek("thema", rij.get("thema")),
            datum=v.kalender.eis_dag(rij["datum"]),
            projecten=v.alle("project", rij.get("projecten")),
            organisaties=v.alle("organisatie", rij.get("organisaties")),
            fiches=v.alle("fiche", rij.get("fiches")),
            inzichten=v.alle("inzicht", rij.get("inzichten")),
            door=v.begeleider,
        )
        v.onthoud("signaal", rij["id"], signaal)
    if rij.get("staat") in ("voorgelegd", "doorgegeven"):
        with v.op(rij.get("voorgelegd_op", rij["datum"])):
            signalen.leg_voor(signaal, door=v.begeleider)
    if rij.get("staat") == "doorgegeven":
        with v.op(rij.get("doorgegeven_op", rij["datum"])):
            signalen.geef_door(signaal, door=v.opdrachtgever)


def _casussen(v: Verband) -> None:
    for rij in v.rijen("casus"):
        sessie = v.zoek("sessie", rij.get("sessie"))
        with v.op(sessie.eindigt_op if sessie else v.netwerk.start):
            casussen.schrijf_casus(
                v.netwerk,
                sessie=sessie,
                titel=rij["titel"],
                context=rij["context"].strip(),
                stappen=rij.get("stappen", []),
                uitkomst=rij.get("uitkomst", ""),
                redenen=rij.get("redenen", ""),
                opgelost_knelpunt=rij.get("opgelost_knelpunt", ""),
                door=v.begeleider,
            )
    for rij in v.rijen("casusreeks"):
        sessie = v.zoek("sessie", rij.get("sessie"))
        with v.op(sessie.eindigt_op if sessie else rij["gemeten_op"]):
            casussen.tel_casussen(
                v.netwerk,
                sessie=sessie,
                titel=rij["titel"],
                cohort=rij["cohort"],
                gemeten_op=v.kalender.eis_dag(rij["gemeten_op"]),
                totaal=rij["totaal"],
                uitkomsten=[(u["label"], u["aantal"]) for u in rij["uitkomst"]],
                toelichting=rij.get("toelichting", ""),
                door=v.begeleider,
            )
