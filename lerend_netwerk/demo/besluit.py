"""Loader, last step: what goes to the steering group and, at the end, the recommendations."""

from contextlib import nullcontext

from lerend_netwerk.demo.bron import Gegevens
from lerend_netwerk.demo.verband import Verband
from netwerken.models import Thema
from rapportage.domain import aanbevelingen, eindredactie, periodeteksten, steun
from rapportage.domain.gemis import onverklaard
from rapportage.domain.tekstvorm import lees_delen
from rapportage.enums import Periodetekstsoort, Standpunt
from rapportage.models import Hoofdstuk, Onderwerp

# kind of evidence in the data -> kind of thing in the loader's memory
_BEWIJS = {
    "projecten": "project",
    "sessies": "sessie",
    "vragen": "leervraag",
    "inzichten": "inzicht",
    "piloten": "piloot",
    "fiches": "fiche",
    "signalen": "signaal",
}


def laad_periodes(v: Verband) -> None:
    """Decision points and texts that belong to the report of a period."""
    ritme = v.netwerk.rapportritme
    for rij in v.rijen("beslispunt"):
        punt = periodeteksten.leg_beslispunt_voor(
            v.netwerk,
            periode=v.kalender.periode(str(rij["periode"]), ritme),
            nummer=rij["nummer"],
            vraag=rij["vraag"],
            waarom_nu=rij.get("waarom_nu", ""),
            voorstel=rij.get("voorstel", ""),
            gevolg=rij.get("gevolg", ""),
            uitvoerder=rij.get("uitvoerder", ""),
            door=v.begeleider,
        )
        if "besluit" in rij:
            sessie = v.zoek("sessie", rij["besluit_sessie"])
            periodeteksten.leg_besluit_vast(
                punt, besluit=rij["besluit"], sessie=sessie, versie=punt.versie, door=v.opdrachtgever
            )
    for soort in Periodetekstsoort.values:
        for rij in v.rijen(soort):
            periodeteksten.schrijf_periodetekst(
                v.netwerk,
                periode=v.kalender.periode(str(rij["periode"]), ritme),
                soort=soort,
                tekst=rij["tekst"].strip(),
                maatregel=rij.get("maatregel", ""),
                door=v.begeleider,
            )


def laad_aanbevelingen(v: Verband) -> None:
    """The final report's structure where there is one, and every recommendation with its evidence."""
    if eind := v.gegevens.get("eindrapport"):
        with v.op(eind["datum"]):
            _eindrapport(v, eind)
    for rij in v.rijen("rapporttekst"):
        eindredactie.schrijf_rapporttekst(
            v.netwerk,
            soort=rij["soort"],
            thema=v.zoek("thema", rij.get("thema")),
            delen=lees_delen(rij["tekst"].strip()),
            door=v.begeleider,
        )
    for rij in v.rijen("aanbeveling"):
        with v.op(rij["gedaan_op"]) if "gedaan_op" in rij else nullcontext():
            _aanbeveling(v, rij, thema=v.zoek("thema", rij.get("thema")))
    for rij in v.rijen("gemis"):
        _verklaar(v, rij)
    if ronde := v.gegevens.get("steunronde"):
        with v.op(ronde["gevraagd_op"]):
            steun.vraag_steun(v.netwerk, tot=v.kalender.eis_dag(ronde["tot"]), versie=0, door=v.begeleider)
    for rij in v.rijen("steun"):
        with v.op(rij["datum"]):
            _steun(v, rij)


def _verklaar(v: Verband, rij: Gegevens) -> None:
    """Say of everything of one kind that misses why it does, in the same sentence."""
    eerste, *ook = [gat.sleutel for gat in onverklaard(v.netwerk) if gat.soort == rij["soort"]]
    eindredactie.verklaar_gemis(v.netwerk, sleutel=eerste, ook=ook, tekst=rij["tekst"], versie=0, door=v.begeleider)


def _eindrapport(v: Verband, eind: Gegevens) -> None:
    eindredactie.leg_eindredactie_vast(
        v.netwerk,
        titel=eind["titel"],
        ondertitel=eind.get("ondertitel", ""),
        datum=v.kalender.eis_dag(eind["datum"]),
        opbouw=eind.get("opbouw", "hoofdstukken"),
        motto=eind.get("motto", ""),
        motto_bron=eind.get("motto_bron", ""),
        inleiding=eind.get("inleiding", []),
        samenvatting=eind.get("samenvatting", []),
        brief=eind.get("brief", []),
        licentie=eind.get("licentie", ""),
        door=v.begeleider,
    )
    for rij in v.rijen("rode_draad"):
        draad = eindredactie.voeg_rode_draad_toe(
            v.netwerk, nummer=rij["nummer"], titel=rij["titel"], tekst=rij.get("tekst", ""), door=v.begeleider
        )
        v.onthoud("rode_draad", rij["nummer"], draad)
    for rij in sorted(v.rijen("hoofdstuk"), key=lambda r: r["nummer"]):
        hoofdstuk = eindredactie.voeg_hoofdstuk_toe(
            v.netwerk,
            nummer=rij["nummer"],
            omslagtitel=rij["omslagtitel"],
            titel=rij["titel"],
            ondertitel=rij.get("ondertitel", ""),
            door=v.begeleider,
        )
        for nummer, onderwerp in enumerate(rij.get("onderwerp", []), start=1):
            _onderwerp(v, hoofdstuk, nummer, onderwerp)


def _onderwerp(v: Verband, hoofdstuk: Hoofdstuk, nummer: int, rij: Gegevens) -> None:
    onderwerp = eindredactie.voeg_onderwerp_toe(
        hoofdstuk, nummer=nummer, titel=rij["titel"], alineas=rij.get("alineas", []), door=v.begeleider
    )
    for aanbeveling in rij.get("aanbeveling", []):
        _aanbeveling(v, aanbeveling, onderwerp=onderwerp)
    for kader in rij.get("impact", []):
        eindredactie.voeg_impactkader_toe(
            onderwerp,
            project=v.zoek("project", kader["project"]),
            titel=kader["titel"],
            kernzin=kader.get("kernzin", ""),
            delen=kader.get("delen", []),
            door=v.begeleider,
        )


def _aanbeveling(v: Verband, rij: Gegevens, *, onderwerp: Onderwerp | None = None, thema: Thema | None = None) -> None:
    bewijs = {soort: v.alle(_BEWIJS[soort], namen) for soort, namen in rij.get("bewijs", {}).items() if namen}
    aanbeveling = aanbevelingen.doe_aanbeveling(
        v.netwerk,
        tekst=rij["tekst"].strip(),
        toelichting=rij.get("toelichting", "").strip(),
        sterkte=rij.get("sterkte", "aanbeveling"),
        sterkte_door=rij.get("sterkte_door", ""),
        sterkte_waarom=rij.get("sterkte_waarom", ""),
        gevraagd=rij.get("gevraagd", "").strip(),
        tegen=str(rij.get("tegen", "")),
        onderwerp=onderwerp,
        thema=thema,
        rode_draad=v.zoek("rode_draad", rij.get("rode_draad")),
        aan=[(v.zoek("geadresseerde", g["wie"]), g.get("tekst", "")) for g in rij.get("geadresseerde", [])],
        bewijs=bewijs,
        door=v.begeleider,
    )
    v.onthoud("aanbeveling", rij.get("id"), aanbeveling)
    opvolging = rij.get("opvolging") or []
    for stap in opvolging if isinstance(opvolging, list) else [opvolging]:
        with v.op(stap["datum"]):
            aanbevelingen.volg_op(
                aanbeveling,
                staat=stap["staat"],
                datum=v.kalender.eis_dag(stap["datum"]),
                tekst=stap.get("tekst", ""),
                eigenaar=stap.get("eigenaar", ""),
                door=v.opdrachtgever,
            )


def _steun(v: Verband, rij: Gegevens) -> None:
    """What projects said of one recommendation: those that support it by name, the others with their words."""
    gezegd = [(project, Standpunt.ONDERSCHRIJFT.value, "") for project in rij.get("onderschrijft", [])]
    for standpunt in (Standpunt.VOORBEHOUD.value, Standpunt.NIET.value):
        gezegd += [(ander["project"], standpunt, ander["tekst"]) for ander in rij.get(standpunt, [])]
    for code, standpunt, tekst in gezegd:
        project = v.zoek("project", code)
        zelf = steun.spreekt_zelf(project, v.projectmedewerker)
        steun.onderschrijf(
            v.zoek("aanbeveling", rij["aanbeveling"]),
            project=project,
            standpunt=standpunt,
            tekst=tekst,
            datum=v.kalender.eis_dag(rij["datum"]),
            bron="" if zelf else rij["bron"],
            door=v.projectmedewerker if zelf else v.begeleider,
        )
