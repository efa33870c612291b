"""Loader, first step: the network, its organisations, themes, bodies, promises and projects."""

from datetime import datetime, time
from decimal import Decimal

from django.core.files import File
from django.utils import timezone

from kern import klok
from lerend_netwerk.demo.begeleiding import laad_begeleiding
from lerend_netwerk.demo.bron import MAP, Gegevens, Kalender
from lerend_netwerk.demo.verband import Gemaakt, Verband
from netwerken.domain import netwerken as domein
from netwerken.domain import opleveringen
from netwerken.enums import PlichtPer, Ritme
from netwerken.models import (
    Beleidsdoel,
    Beleidskader,
    Financiering,
    Geadresseerde,
    Gebruiker,
    Groep,
    Groepslid,
    Mandaat,
    Netwerk,
    Ondertekening,
    Oplevering,
    Orgaan,
    Plicht,
    Principe,
    Thema,
    Themaniveau,
    Toetsingskader,
)
from projecten.domain import actieplan, projecten

VOORBEELD = MAP / "voorbeeld.pdf"


def laad_gedeeld(gegevens: Gegevens) -> dict[tuple[str, str], Gemaakt]:
    """Load what all networks share; returns what the short names point to. Safe to repeat."""
    namen: dict[tuple[str, str], Gemaakt] = {}
    for rij in gegevens.get("beleidskader", []):
        kader, _ = Beleidskader.objects.get_or_create(
            titel=rij["titel"], defaults={"bron": rij.get("bron", ""), "jaar": rij.get("jaar")}
        )
        namen["beleidskader", rij["id"]] = kader
    for rij in gegevens.get("beleidsdoel", []):
        kader = namen["beleidskader", rij["kader"]]
        doel, _ = Beleidsdoel.objects.get_or_create(kader=kader, nummer=rij["nummer"], defaults={"titel": rij["titel"]})
        namen["beleidsdoel", f"{rij['kader']}:{rij['nummer']}"] = doel
    for rij in gegevens.get("toetsingskader", []):
        namen["toetsingskader", rij["id"]], _ = Toetsingskader.objects.get_or_create(
            titel=rij["titel"], defaults={"bron": rij.get("bron", "")}
        )
    for rij in gegevens.get("principe", []):
        principe, _ = Principe.objects.get_or_create(
            kader=namen["toetsingskader", rij["kader"]],
            nummer=rij["nummer"],
            defaults={"kort": rij["kort"], "tekst": rij["tekst"]},
        )
        namen["principe", str(rij["nummer"])] = principe
    return namen


def maak_netwerk(gegevens: Gegevens, kalender: Kalender, *, volgorde: int, door: Gebruiker) -> Netwerk:
    """Make the network itself, marked as demonstration."""
    rij = gegevens["netwerk"]
    inhoud = {
        "projecten": bool(gegevens.get("project")),
        "actieplan": bool(gegevens.get("actie")),
        "doelen": bool(gegevens.get("indicator") or gegevens.get("begrotingslijn")),
    }
    start = kalender.eis_dag(rij["start"])
    with klok.op(timezone.make_aware(datetime.combine(start, time(9)))):
        return domein.maak_netwerk(
            slug=rij["slug"],
            naam=rij["naam"],
            korte_naam=rij["korte_naam"],
            grondslag=rij["grondslag"],
            start=start,
            einde=kalender.dag(rij.get("einde")),
            land=rij.get("land", "BE"),
            omschrijving=rij.get("omschrijving", "").strip(),
            labels=rij.get("labels", {}),
            rapportritme=rij.get("rapportritme", "Q"),
            heeft_openbare_agenda=rij.get("openbare_agenda", False),
            onderdelen=domein.onderdelen_voor(inhoud),
            is_demo=True,
            volgorde=volgorde,
            door=door,
        )


def laad_opzet(v: Verband) -> None:
    """Load everything that stands before the first question is asked."""
    with v.op(v.netwerk.start):
        _organisaties(v)
        _geadresseerden(v)
        _themas(v)
        _organen(v)
        _groepen(v)
        _plichten(v)
        _opleveringen(v)
        _projecten(v)
        _initiatieven(v)
        _acties(v)
        _doelen(v)
        _begroting(v)
    laad_begeleiding(v)


def _organisaties(v: Verband) -> None:
    for rij in v.rijen("organisatie"):
        organisatie = domein.neem_organisatie_op(
            v.netwerk,
            naam=rij["naam"],
            soorten=rij["soorten"],
            land=rij.get("land", "BE"),
            is_fictief=rij.get("fictief", "(verzonnen)" in rij["naam"]),
            motivering=rij.get("motivering", ""),
            door=v.begeleider,
        )
        v.onthoud("organisatie", rij["id"], organisatie)
    for rij in v.rijen("financiering"):
        domein.voeg_toe(
            Financiering,
            v.netwerk,
            fonds=rij["fonds"],
            programma=rij.get("programma", ""),
            is_europees=rij.get("europees", False),
            van=v.kalender.dag(rij.get("van")),
            tot=v.kalender.dag(rij.get("tot")),
            door=v.begeleider,
        )
    for nr, rij in enumerate(v.rijen("ondertekening")):
        domein.voeg_toe(
            Ondertekening,
            v.netwerk,
            wat=rij.get("wat", "brief"),
            functie=rij["functie"],
            organisatie=v.zoek("organisatie", rij.get("organisatie")),
            namens=rij.get("namens", ""),
            volgorde=nr,
            door=v.begeleider,
        )


def _geadresseerden(v: Verband) -> None:
    for rij in v.rijen("geadresseerde"):
        geadresseerde = domein.voeg_toe(
            Geadresseerde,
            v.netwerk,
            naam=rij["naam"],
            soort=rij["soort"],
            organisatie=v.zoek("organisatie", rij.get("organisatie")),
            door=v.begeleider,
        )
        v.onthoud("geadresseerde", rij["naam"], geadresseerde)


def _themas(v: Verband) -> None:
    for rij in v.rijen("themaniveau"):
        domein.voeg_toe(Themaniveau, v.netwerk, niveau=rij["niveau"], label=rij["label"], door=v.begeleider)
    for nr, rij in enumerate(v.rijen("thema")):
        thema = domein.voeg_toe(
            Thema,
            v.netwerk,
            lang=rij["lang"],
            kort=rij["kort"],
            niveau=rij.get("niveau", 1),
            ouder=v.zoek("thema", rij.get("ouder")),
            beleidsdoel=v.zoek("beleidsdoel", rij.get("beleidsdoel")),
            volgorde=nr,
            door=v.begeleider,
        )
        v.onthoud("thema", rij["id"], thema)


def _organen(v: Verband) -> None:
    for rij in v.rijen("orgaan"):
        ritme = rij.get("ritme", "")
        orgaan = domein.voeg_toe(
            Orgaan,
            v.netwerk,
            naam=rij["naam"],
            soort=rij["soort"],
            ritme=ritme if ritme in Ritme.values else "",
            samengeroepen_door=v.zoek("organisatie", rij.get("samengeroepen_door")),
            leden_dragen_acties=rij.get("leden_dragen_acties", False),
            door=v.begeleider,
        )
        v.onthoud("orgaan", rij["id"], orgaan)
    for rij in v.rijen("mandaat"):
        domein.voeg_toe(
            Mandaat,
            v.netwerk,
            orgaan=v.zoek("orgaan", rij["orgaan"]),
            organisatie=v.zoek("organisatie", rij["organisatie"]),
            functie=rij["functie"],
            rol=rij.get("rol", "effectief"),
            van=v.kalender.dag(rij.get("van")),
            door=v.begeleider,
        )


def _groepen(v: Verband) -> None:
    for rij in v.rijen("groep"):
        groep = domein.voeg_toe(
            Groep,
            v.netwerk,
            naam=rij["naam"],
            soort=rij["soort"],
            thema=v.zoek("thema", rij.get("thema")),
            regio=rij.get("regio", ""),
            ritme=rij.get("ritme", ""),
            afspraken=rij.get("afspraken", "").strip(),
            door=v.begeleider,
        )
        v.onthoud("groep", rij["id"], groep)
        for lid in rij.get("leden", []):
            velden = {"organisatie": v.zoek("organisatie", lid), "van": v.netwerk.start}
            domein.voeg_toe(Groepslid, v.netwerk, groep=groep, **velden, door=v.begeleider)


def _plichten(v: Verband) -> None:
    per_soort: dict[str, Plicht] = {}
    for nr, rij in enumerate(v.rijen("plicht")):
        per_soort[rij["soort"]] = domein.voeg_toe(
            Plicht,
            v.netwerk,
            soort=rij["soort"],
            titel=rij["titel"],
            norm=rij["norm"],
            eenheid=rij.get("eenheid", ""),
            per=rij.get("per", PlichtPer.JAAR),
            van=v.kalender.dag(rij.get("van")),
            tot=v.kalender.dag(rij.get("tot")),
            volgorde=nr,
            door=v.begeleider,
        )
    for rij in v.rijen("afwijking"):
        with v.op(rij["voorgesteld_op"]):
            afwijking = domein.stel_afwijking_voor(
                per_soort[rij["plicht"]],
                jaar=_jaar(v, rij["jaar"]),
                reden=rij["reden"],
                vervanging=rij.get("vervanging", ""),
                door=v.begeleider,
            )
        if rij.get("staat") in ("aanvaard", "geweigerd"):
            domein.beslis_afwijking(
                afwijking,
                staat=rij["staat"],
                op=v.kalender.eis_dag(rij["besloten_op"]),
                orgaan=v.zoek("orgaan", rij.get("besloten_door")),
                door=v.opdrachtgever,
            )


def _opleveringen(v: Verband) -> None:
    for rij in v.rijen("oplevering"):
        oplevering = domein.voeg_toe(
            Oplevering,
            v.netwerk,
            titel=rij["titel"],
            tegen=v.kalender.eis_dag(rij["tegen"]),
            schijf=rij.get("schijf"),
            door=v.begeleider,
        )
        if "ingediend_op" in rij:
            with v.op(rij["ingediend_op"]), VOORBEELD.open("rb") as open_bestand:
                opleveringen.dien_in(
                    oplevering,
                    bestand=File(open_bestand, name=VOORBEELD.name),
                    toelichting="Een voorbeeldbestand van de demonstratie.",
                    versie=oplevering.versie,
                    door=v.begeleider,
                )
        if "aanvaard_op" in rij:
            with v.op(rij["aanvaard_op"]):
                opleveringen.aanvaard(oplevering, versie=oplevering.versie, door=v.opdrachtgever)


def _jaar(v: Verband, waarde: object) -> int:
    return waarde if isinstance(waarde, int) else v.kalender.vandaag.year


def _projecten(v: Verband) -> None:
    for rij in v.rijen("oproep"):
        oproep = projecten.open_oproep(
            v.netwerk,
            nummer=str(rij["nummer"]),
            titel=rij.get("titel", ""),
            start=v.kalender.dag(rij.get("start")),
            einde=v.kalender.dag(rij.get("einde")),
            door=v.begeleider,
        )
        v.onthoud("oproep", rij["nummer"], oproep)
    for rij in v.rijen("project"):
        project = projecten.voeg_project_toe(
            v.netwerk,
            code=rij["code"],
            titel=rij["titel"],
            promotor=v.zoek("organisatie", rij.get("promotor")),
            oproep=v.zoek("oproep", rij.get("oproep")),
            nummer=rij.get("nummer", ""),
            provincie=rij.get("provincie", ""),
            themas=v.alle("thema", rij.get("thema")),
            omschrijving=rij.get("omschrijving", "").strip(),
            partners=[(v.zoek("organisatie", p["organisatie"]), p.get("land", "BE")) for p in rij.get("partners", [])],
            is_fictief=rij.get("fictief", v.netwerk.slug == "arbeidsmarktkrapte"),
            door=v.begeleider,
        )
        v.onthoud("project", rij["id"], project)
        v.onthoud("project", rij["code"], project)
        if rij.get("gevalideerd"):
            projecten.valideer(
                project, op=v.kalender.eis_dag(rij["gevalideerd_op"]), versie=project.versie, door=v.opdrachtgever
            )


def _initiatieven(v: Verband) -> None:
    for rij in v.rijen("initiatief"):
        projecten.noem_initiatief(
            v.netwerk,
            organisatie=v.zoek("organisatie", rij["organisatie"]),
            titel=rij["titel"],
            omschrijving=rij["omschrijving"],
            door=v.begeleider,
        )


def _acties(v: Verband) -> None:
    for rij in v.rijen("actie"):
        with v.op(rij["afgesproken_op"]):
            actie = actieplan.spreek_actie_af(
                v.netwerk,
                titel=rij["titel"],
                omschrijving=rij.get("omschrijving", ""),
                thema=v.zoek("thema", rij.get("thema")),
                organisatie=v.zoek("organisatie", rij.get("organisatie")),
                tegen=v.kalender.dag(rij.get("tegen")),
                dient=v.alle("principe", rij.get("dient")),
                spanning=v.alle("principe", rij.get("spanning")),
                door=v.begeleider,
            )
        for stap in rij.get("stappen", []):
            with v.op(stap["op"]):
                actieplan.zet_actie(actie, staat=stap["staat"], door=v.begeleider)


def _doelen(v: Verband) -> None:
    for rij in v.rijen("indicator"):
        indicator = actieplan.stel_indicator_in(
            v.netwerk,
            titel=rij["titel"],
            soort=rij["soort"],
            doel=_getal(rij.get("doel")),
            doel_tot=_getal(rij.get("doel_tot")),
            eenheid=rij.get("eenheid", ""),
            thema=v.zoek("thema", rij.get("thema")),
            noemer=v.zoek("indicator", rij.get("noemer")),
            tegen=v.kalender.dag(rij.get("tegen")),
            streefpunt=rij.get("streefpunt"),
            is_bovenop_regulier=rij.get("bovenop_regulier", False),
            toelichting=rij.get("toelichting", ""),
            telling=rij.get("telling", ""),
            door=v.begeleider,
        )
        v.onthoud("indicator", rij["id"], indicator)
    for rij in v.rijen("stand"):
        actieplan.meld_stand(
            v.zoek("indicator", rij["indicator"]),
            periode=rij["periode"],
            waarde=Decimal(str(rij["waarde"])),
            bron=rij["bron"],
            door=v.begeleider,
        )


def _begroting(v: Verband) -> None:
    for rij in sorted(v.rijen("begrotingslijn"), key=lambda r: r.get("volgorde", 0)):
        actieplan.begroot(
            v.netwerk,
            titel=rij["titel"],
            thema=v.zoek("thema", rij.get("thema")),
            bedragen=[
                (b["jaar"], Decimal(str(b["begroot"])), Decimal(str(b.get("besteed", 0)))) for b in rij["bedragen"]
            ],
            door=v.begeleider,
        )


def _getal(waarde: object) -> Decimal | None:
    return None if waarde is None else Decimal(str(waarde))
