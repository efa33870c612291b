"""One network with one object of every kind, and one person in every role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from deelname.models import Aanwezigheid, Aanwezigheidslijst, Evaluatiebus
from documenten.models import Document
from kennis.domain import fiches, signalen
from kennis.models import Herkenning, Overname
from kern import klok
from kern.periodes import Periode
from netwerken.domain import netwerken, rollen, uitnodigen
from netwerken.models import Bewaardefilter, Gebruiker, Groepslid, Indiening, Netwerk, Ondertekening, Overdracht
from piloten.domain import piloten
from piloten.models import Bevinding
from prikken.domain import prikken, versturen
from projecten.models import Begeleidingscontact, Leereffect, Projectmedewerker, Projectpartner
from rapportage.domain import aanbevelingen, eindredactie, periodeteksten
from rapportage.models import Opvolging, Rapport
from sessies.domain import agendalinks, links
from sessies.domain.afspraak import feiten_van
from sessies.models import Actiepunt, Besluit, Genodigde, Opmerkingenronde, Verslaglezer, Verslagopmerking
from tests.fabrieken.netwerken import (
    FinancieringFactory,
    GeadresseerdeFactory,
    GroepFactory,
    LidmaatschapFactory,
    MandaatFactory,
    NetwerkFactory,
    NetwerkorganisatieFactory,
    OpleveringFactory,
    OrgaanFactory,
    OrganisatieFactory,
    PlichtFactory,
    ThemaFactory,
)
from tests.fabrieken.projecten import ActieFactory, InitiatiefFactory, OproepFactory, ProjectFactory
from tests.fabrieken.sessies import AgendapuntFactory, InzichtFactory, LeervraagFactory, PlaatsFactory, SessieFactory

ROLLEN = ("lid", "projectmedewerker", "opdrachtgever", "netwerkbegeleider")


@dataclass
class Wereld:
    """``d`` holds the objects by kind; ``mensen`` the people by role."""

    netwerk: Netwerk
    mensen: dict[str, Gebruiker] = field(default_factory=dict)
    d: dict[str, Any] = field(default_factory=dict)  # objects of every kind: a test asks for fields of its own kind


def maak_wereld() -> Wereld:
    """Make a network in which every address leads somewhere."""
    wereld = Wereld(NetwerkFactory())
    netwerk = wereld.netwerk
    lidmaatschappen = {rol: LidmaatschapFactory(netwerk=netwerk, rol=rol) for rol in ROLLEN}
    wereld.mensen = {rol: lid.gebruiker for rol, lid in lidmaatschappen.items()}
    door = wereld.mensen["netwerkbegeleider"]
    project = ProjectFactory(netwerk=netwerk)
    Projectmedewerker.objects.create(lidmaatschap=lidmaatschappen["projectmedewerker"], project=project)
    leervraag = LeervraagFactory(netwerk=netwerk)
    sessie = SessieFactory(netwerk=netwerk, status="gepland")
    inzicht = InzichtFactory(netwerk=netwerk, leervraag=leervraag)
    vraaglink = links.maak_vraaglink(netwerk, voor="toeleider", project=project, door=door)
    wereld.d = {
        "project": project,
        "leervraag": leervraag,
        "sessie": sessie,
        "inzicht": inzicht,
        "vraaglink": vraaglink,
        "plaats": PlaatsFactory(netwerk=netwerk),
        "agendalink": agendalinks.maak_agendalink(netwerk=netwerk, door=door),
        "piloot": piloten.start_piloot(
            netwerk, titel="Proef", wat_willen_we_weten="Werkt het?", project=project, door=door
        ),
        "fiche": fiches.schrijf_fiche(
            netwerk, soort="goede_praktijk", titel="Vaste koffietafel", kern="Kern.", door=door
        ),
        "signaal": signalen.meld_signaal(
            netwerk,
            titel="Opvang",
            tekst="Tekst",
            aan_nieuw="Welzijn",
            gevraagd="Regel dit",
            projecten=[project],
            door=door,
        ),
        "aanbeveling": aanbevelingen.doe_aanbeveling(netwerk, tekst="Doe dit.", door=door),
        "hoofdstuk": eindredactie.voeg_hoofdstuk_toe(netwerk, omslagtitel="Omslag", titel="Binnenin", door=door),
        "rapport": Rapport.objects.create(
            netwerk=netwerk,
            soort="kwartaal",
            periode="2022-Q3",
            titel="Kwartaalrapport",
            slug="kwartaalrapport-2022-q3",
        ),
        "beslispunt": periodeteksten.leg_beslispunt_voor(
            netwerk, periode=_nu(netwerk), vraag="Doen we het?", door=door
        ),
        "periodetekst": periodeteksten.schrijf_periodetekst(
            netwerk, periode=_nu(netwerk), soort="risico", tekst="Het kan regenen.", door=door
        ),
        "afwijking": netwerken.stel_afwijking_voor(
            PlichtFactory(netwerk=netwerk), jaar=2026, reden="De zaal ging dicht.", door=door
        ),
        "uitnodiging": uitnodigen.nodig_uit(netwerk, email=f"gast{netwerk.pk}@test.example", rol="lid", door=door),
    }
    wereld.d["gastlid"] = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    wereld.d["einde"] = rollen.beeindig(LidmaatschapFactory(netwerk=netwerk, rol="lid"), door=door)
    wereld.d["fiche_openbaar"] = fiches.schrijf_fiche(
        netwerk,
        soort="instrument",
        titel=f"Openbaar blad {netwerk.pk}",
        kern="Kern.",
        tekst="Zo gaat het.",
        datum=date(2022, 5, 1),
        door=door,
    )
    fiches.publiceer_fiche(wereld.d["fiche_openbaar"], door=door)
    wereld.d["besluit"] = Besluit.objects.create(netwerk=netwerk, sessie=sessie, tekst="We gaan door.")
    wereld.d["agendapunt"] = AgendapuntFactory(sessie=sessie)
    wereld.d["actiepunt"] = Actiepunt.objects.create(
        netwerk=netwerk, sessie=sessie, tekst="Zaal boeken", wie="netwerkbegeleider"
    )
    wereld.d["genodigde"] = Genodigde.objects.create(
        netwerk=netwerk,
        sessie=sessie,
        gebruiker=wereld.mensen["lid"],
        email=wereld.mensen["lid"].email,
        functie="toeleider",
        verteld=feiten_van(sessie),
        verstuurd_op=klok.nu(),
    )
    wereld.d["document"] = Document.objects.create(
        netwerk=netwerk, soort="programma", sleutel=str(sessie.pk), titel=sessie.titel, over=sessie.get_absolute_url(),
        gevraagd_door=door,
    )  # fmt: skip
    lijst = Aanwezigheidslijst.objects.create(netwerk=netwerk, sessie=sessie)
    wereld.d["aanwezigheid"] = Aanwezigheid.objects.create(
        netwerk=netwerk, sessie=sessie, lijst=lijst, naam="Eva", is_bijgekomen=True
    )
    _lees_na(wereld)
    wereld.d["evaluatiebus"] = Evaluatiebus.objects.create(netwerk=netwerk, sessie=sessie)
    _prik(wereld)
    project, piloot = wereld.d["project"], wereld.d["piloot"]
    wereld.d["contact"] = Begeleidingscontact.objects.create(
        netwerk=netwerk, project=project, datum=date(2022, 3, 1), soort="telefoon"
    )
    wereld.d["leereffect"] = Leereffect.objects.create(
        netwerk=netwerk, project=project, datum=date(2022, 3, 1), tekst="We bellen eerst."
    )
    wereld.d["bevinding"] = Bevinding.objects.create(
        netwerk=netwerk, piloot=piloot, datum=date(2022, 3, 1), tekst="Ze komen terug."
    )
    elders = NetwerkorganisatieFactory(netwerk=netwerk).organisatie
    wereld.d["overname"] = Overname.objects.create(
        netwerk=netwerk, fiche=wereld.d["fiche"], organisatie=elders, datum=date(2022, 3, 1)
    )
    wereld.d["herkenning"] = Herkenning.objects.create(signaal=wereld.d["signaal"], organisatie=elders)
    wereld.d["opvolging"] = Opvolging.objects.create(
        netwerk=netwerk, aanbeveling=wereld.d["aanbeveling"], staat="ontvangen", datum=date(2022, 12, 1)
    )
    wereld.d["overdracht"] = Overdracht.objects.create(
        netwerk=netwerk, sleutel="proef:1", titel="Proef", van=door, aan=wereld.mensen["lid"]
    )
    wereld.d["filter"] = Bewaardefilter.objects.create(
        netwerk=netwerk, gebruiker=door, lijst="sessies:leervragen", naam="Open", vraag="staat=open"
    )
    _richt_in(wereld)
    _maak_eigen(wereld)
    return wereld


def _lees_na(wereld: Wereld) -> None:
    """Minutes of another meeting that were shared, with somebody who was there and said something of them."""
    netwerk, begin = wereld.netwerk, klok.nu() - timedelta(days=3)
    sessie = SessieFactory(
        netwerk=netwerk, status="gehouden", begint_op=begin, eindigt_op=begin + timedelta(hours=2),
        verslag="Zo ging het.", verslag_op=klok.nu(),
    )  # fmt: skip
    Opmerkingenronde.objects.create(netwerk=netwerk, sessie=sessie, tot=klok.vandaag() + timedelta(days=7))
    lezer = Verslaglezer.objects.create(
        netwerk=netwerk,
        sessie=sessie,
        email=f"lezer{sessie.pk}@test.example",
        functie="toeleider",
        gevraagd_op=klok.nu(),
    )
    opmerking = Verslagopmerking.objects.create(netwerk=netwerk, sessie=sessie, lezer=lezer, tekst="Wie zei dat?")
    wereld.d |= {"nagelezen": sessie, "verslaglezer": lezer, "opmerking": opmerking}


def _prik(wereld: Wereld) -> None:
    """A date poll that goes on, with somebody who was asked, and one of which nothing was sent."""
    door = wereld.mensen["netwerkbegeleider"]
    begin = klok.nu().replace(hour=10, minute=0, second=0, microsecond=0)
    uren = [(begin + timedelta(days=n), begin + timedelta(days=n, hours=2)) for n in (30, 31)]
    for naam in ("prikker", "prikconcept"):
        prikker = prikken.begin_prikker(
            wereld.netwerk,
            velden={"titel": "Overleg", "soort": "werkbezoek", "tot": klok.vandaag() + timedelta(days=7)},
            dagen=[{"begint_op": van, "eindigt_op": tot} for van, tot in uren],
            door=door,
        )
        gevraagde = prikken.vraag_gast(prikker, email=f"prik{prikker.pk}@test.example", functie="toeleider", door=door)
        wereld.d |= {naam: prikker, f"gevraagde_{naam}": gevraagde, f"dag_{naam}": prikker.dagen.first()}
    versturen.verstuur(wereld.d["prikker"], door=door)
    for rij in ("prikker", "gevraagde_prikker"):
        wereld.d[rij].refresh_from_db()


def _nu(netwerk: Netwerk) -> str:
    """The running period of a network."""
    return Periode.rond(klok.vandaag(), netwerk.rapportritme).sleutel


def _richt_in(wereld: Wereld) -> None:
    """One of every part of the set-up; the funder convenes no body of their own here."""
    netwerk, project = wereld.netwerk, wereld.d["project"]
    orgaan = OrgaanFactory(netwerk=netwerk)
    wereld.d |= {
        "organisatie": NetwerkorganisatieFactory(netwerk=netwerk),
        "thema": ThemaFactory(netwerk=netwerk),
        "pijler": ThemaFactory(netwerk=netwerk),
        "plicht": PlichtFactory(netwerk=netwerk),
        "oplevering": (oplevering := OpleveringFactory(netwerk=netwerk, ingediend_op=date(2022, 1, 1))),
        "indiening": Indiening.objects.create(
            netwerk=netwerk, oplevering=oplevering, datum=date(2022, 1, 1), link="https://voorbeeld.example"
        ),
        "partij": Ondertekening.objects.create(netwerk=netwerk, functie="directeur", wat="overeenkomst"),
        "orgaan": orgaan,
        "mandaat": MandaatFactory(orgaan=orgaan),
        "groep": (groep := GroepFactory(netwerk=netwerk)),
        "groepslid": Groepslid.objects.create(
            netwerk=netwerk, groep=groep, gebruiker=wereld.mensen["projectmedewerker"]
        ),
        "geadresseerde": GeadresseerdeFactory(netwerk=netwerk),
        "financiering": FinancieringFactory(netwerk=netwerk),
        "oproep": OproepFactory(netwerk=netwerk),
        "initiatief": InitiatiefFactory(netwerk=netwerk),
        "actie": ActieFactory(netwerk=netwerk),
        "partner": Projectpartner.objects.create(project=project, organisatie=OrganisatieFactory()),
        "medewerker": project.projectmedewerkers.get(),
    }


def _maak_eigen(wereld: Wereld) -> None:
    """Give every object a number or slug that no other network has, so that a mix-up shows."""
    k = wereld.netwerk.pk
    eigen = {"leervraag", "sessie", "inzicht", "piloot", "signaal"}
    waarden = {naam: {"nummer": f"2099-{k:03d}"} for naam in eigen}
    waarden["aanbeveling"] = {"nummer": 900 + k}
    waarden["fiche"] = {"slug": f"koffietafel-{k}"}
    waarden["fiche_openbaar"] = {"slug": f"openbaar-blad-{k}"}
    waarden["rapport"] = {"slug": f"kwartaalrapport-{k}"}
    waarden["project"] = {"code": f"p-{k}"}
    for naam, velden in waarden.items():
        type(wereld.d[naam]).objects.filter(pk=wereld.d[naam].pk).update(**velden)
        wereld.d[naam].refresh_from_db()
