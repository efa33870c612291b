"""Who may do what: one line per right, to be read aloud to a steering group.

The words left are asked by views, templates and querysets; the conditions right are read both for one object and as
a filter (see ``kern.rechten``). Every condition holds inside one network only.
"""

from kern.rechten import Voorwaarde, eigen, feit, rol, stel_in, van, veld, zonder_object
from netwerken.enums import Rol
from rapportage.enums import RapportStaat
from sessies.enums import Delen, LeervraagStaat, SessieStatus

ANDERE_ROLLEN = [r for r in Rol if r != Rol.OPDRACHTGEVER]  # than the one that approves

begeleider = rol(Rol.NETWERKBEGELEIDER)
opdrachtgever = rol(Rol.OPDRACHTGEVER)
projectmedewerker = rol(Rol.PROJECTMEDEWERKER)
lid = rol(Rol.LID)
iedereen_in_het_netwerk = begeleider | opdrachtgever | projectmedewerker | lid
wie_leest = begeleider | opdrachtgever | projectmedewerker

eigen_project = eigen("project_id", "projecten")
van_eigen_project = projectmedewerker & (eigen_project | zonder_object(projectmedewerker))
eigen_organisatie = eigen("organisatie_id", "organisaties")
zelf_ingebracht = eigen("ingebracht_door_id", "gebruiker")

is_gepland = veld("status", [SessieStatus.GEPLAND, SessieStatus.GEHOUDEN, SessieStatus.AFGELAST])
gedeeld = veld("delen", [Delen.NETWERK, Delen.OPENBAAR])
kent_zijn_orgaan = eigen("orgaan_id", "organen")
zonder_orgaan = veld("orgaan_id", [None])
zonder_opdrachtgever = feit("zonder_opdrachtgever")
zit_in_de_stuurgroep = feit("stuurgroepen")
niet_ingetrokken = veld("staat", [staat for staat in LeervraagStaat if staat != LeervraagStaat.INGETROKKEN])
roept_samen = opdrachtgever & feit("samengeroepen_organen")
roept_dit_orgaan_samen = opdrachtgever & eigen("orgaan__samengeroepen_door_id", "organisaties")
is_eigen_orgaan = opdrachtgever & eigen("samengeroepen_door_id", "organisaties")
roept_orgaan_van_sessie_samen = opdrachtgever & eigen("sessie__orgaan__samengeroepen_door_id", "organisaties")
is_uitgenodigd = eigen("pk", "uitnodigingen_voor_bijeenkomsten")
zelf_beloofd = eigen("pk", "beloofde_actiepunten")
zelf_gemaakt = eigen("gemaakt_door_id", "gebruiker")
ziet_sessie = (
    begeleider
    | roept_dit_orgaan_samen
    | (is_gepland & (opdrachtgever | projectmedewerker))
    | (is_gepland & lid & (zonder_orgaan | kent_zijn_orgaan | is_uitgenodigd))
    | zonder_object(iedereen_in_het_netwerk)
)

RECHTEN: dict[str, Voorwaarde] = {
    # netwerk
    "netwerken.bekijk_netwerk": iedereen_in_het_netwerk,
    "netwerken.bekijk_stand": wie_leest | lid,
    "netwerken.bekijk_leden": iedereen_in_het_netwerk,
    # nobody makes the role that approves their own work: an opdrachtgever comes from an opdrachtgever or the beheerder
    "netwerken.nodig_uit": (begeleider & veld("rol", ANDERE_ROLLEN))
    | (opdrachtgever & veld("rol", [Rol.OPDRACHTGEVER]))
    | zonder_object(begeleider | opdrachtgever),
    "netwerken.beeindig_lidmaatschap": begeleider & veld("rol", ANDERE_ROLLEN),
    "netwerken.stel_afwijking_voor": begeleider,
    "netwerken.beslis_afwijking": opdrachtgever | (begeleider & zonder_opdrachtgever),
    "netwerken.bekijk_oplevering": wie_leest,
    "netwerken.dien_oplevering_in": begeleider,
    "netwerken.beoordeel_oplevering": opdrachtgever | (begeleider & zonder_opdrachtgever),
    # wat iemand op zijn weg door het netwerk te zien en te kiezen krijgt
    "netwerken.begeleid": begeleider,
    "netwerken.spreek_voor_iedereen": begeleider,
    "netwerken.volg_de_opdracht": begeleider | opdrachtgever,
    "netwerken.krijg_beslissingen": opdrachtgever,
    "projecten.werk_voor_project": projectmedewerker,
    "sessies.lees_antwoord": projectmedewerker | lid,
    # inrichting van het netwerk
    "netwerken.bekijk_inrichting": begeleider | opdrachtgever,
    "netwerken.richt_in": begeleider,
    "netwerken.voeg_organisaties_samen": begeleider,  # one that no other network knows; any two: the beheerder, in /beheer/
    "netwerken.wijzig_orgaan": begeleider | is_eigen_orgaan,
    "netwerken.wijzig_mandaat": begeleider | roept_dit_orgaan_samen | zonder_object(roept_samen),
    "netwerken.wijzig_financiering": opdrachtgever | (begeleider & zonder_opdrachtgever),
    # projecten
    "projecten.bekijk_project": iedereen_in_het_netwerk,
    "projecten.bekijk_contact": begeleider | opdrachtgever | van_eigen_project,
    "projecten.noteer_contact": begeleider,
    "projecten.noteer_leereffect": begeleider | (projectmedewerker & eigen("pk", "projecten")),
    "projecten.richt_in": begeleider,
    "projecten.valideer_project": opdrachtgever | (begeleider & zonder_opdrachtgever),
    "projecten.bekijk_actieplan": iedereen_in_het_netwerk,
    "projecten.zet_actie": begeleider | feit("organen_met_acties"),
    "projecten.bekijk_doelen": iedereen_in_het_netwerk,
    # bijeenkomsten en vragen
    "sessies.bekijk_sessie": ziet_sessie,
    "sessies.bekijk_uitkomst": van("sessie", ziet_sessie),  # decisions and action points: as their meeting
    "sessies.plan_sessie": begeleider | zonder_object(roept_samen),
    "sessies.wijzig_sessie": begeleider | roept_dit_orgaan_samen,
    "sessies.bekijk_plaats": iedereen_in_het_netwerk,
    "sessies.beheer_plaats": begeleider | roept_samen,  # who plans meetings keeps the places
    "sessies.nodig_uit": begeleider | roept_orgaan_van_sessie_samen,
    "sessies.lees_opmerkingen": begeleider | roept_orgaan_van_sessie_samen,  # of who was there, on the minutes
    "documenten.bekijk_document": eigen("gevraagd_door_id", "gebruiker"),
    "sessies.antwoord": eigen("gebruiker_id", "gebruiker"),
    "sessies.wijzig_actiepunt": begeleider | roept_orgaan_van_sessie_samen,
    "sessies.rond_actiepunt_af": begeleider | roept_orgaan_van_sessie_samen | zelf_beloofd,
    "sessies.bekijk_leervraag": begeleider
    | (gedeeld & niet_ingetrokken & (opdrachtgever | projectmedewerker | lid))
    | eigen_project & projectmedewerker
    | zelf_ingebracht
    | zonder_object(iedereen_in_het_netwerk),
    "sessies.breng_leervraag_in": begeleider | projectmedewerker | lid,
    "sessies.verhelder_leervraag": begeleider,
    "sessies.agendeer_leervraag": begeleider,
    "sessies.beantwoord_leervraag": begeleider,
    "sessies.trek_leervraag_in": begeleider | zelf_ingebracht,
    "sessies.maak_vraaglink": begeleider | projectmedewerker,
    "sessies.trek_link_in": begeleider | zelf_gemaakt,
    "sessies.bekijk_inzicht": iedereen_in_het_netwerk,
    "sessies.schrijf_inzicht": begeleider,
    # datum prikken
    "prikken.prik": begeleider,
    # deelname
    "deelname.noteer": begeleider | roept_orgaan_van_sessie_samen,  # who closes the meeting, keeps its attendance
    # piloten
    "piloten.bekijk_piloot": iedereen_in_het_netwerk,
    "piloten.start_piloot": begeleider | projectmedewerker,
    "piloten.wijzig_piloot": begeleider | van_eigen_project,
    "piloten.besluit_piloot": begeleider | opdrachtgever,
    # kennis
    "kennis.bekijk_fiche": iedereen_in_het_netwerk,
    "kennis.schrijf_fiche": begeleider,
    "kennis.publiceer_fiche": begeleider,
    "kennis.neem_over": begeleider | projectmedewerker,
    "kennis.bekijk_signaal": iedereen_in_het_netwerk,
    "kennis.meld_signaal": begeleider,
    "kennis.wijzig_signaal": begeleider,
    "kennis.herken_signaal": begeleider | projectmedewerker,
    "kennis.leg_signaal_voor": begeleider,
    "kennis.geef_signaal_door": opdrachtgever | (begeleider & zonder_opdrachtgever),
    "kennis.bekijk_casus": wie_leest,
    # rapportage
    "rapportage.bekijk_rapport": wie_leest
    | (lid & veld("staat", [RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN]))
    | (
        zit_in_de_stuurgroep
        & veld("staat", [RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD, RapportStaat.INGETROKKEN])
    )
    | zonder_object(iedereen_in_het_netwerk),
    "rapportage.vraag_rapport_aan": begeleider | opdrachtgever,
    "rapportage.haal_bestand": begeleider
    | opdrachtgever
    | (projectmedewerker & veld("staat", [RapportStaat.GEVRAAGD, RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD]))
    | (lid & veld("staat", [RapportStaat.GEPUBLICEERD]))
    | (zit_in_de_stuurgroep & veld("staat", [RapportStaat.GEMAAKT, RapportStaat.GEPUBLICEERD]))
    | zonder_object(iedereen_in_het_netwerk),
    "rapportage.publiceer_rapport": opdrachtgever | (begeleider & zonder_opdrachtgever),
    "rapportage.bekijk_periode": begeleider | opdrachtgever | zit_in_de_stuurgroep,
    "rapportage.schrijf_periode": begeleider,
    "rapportage.besluit_beslispunt": opdrachtgever | (begeleider & zonder_opdrachtgever),
    "rapportage.bekijk_aanbeveling": iedereen_in_het_netwerk,
    "rapportage.schrijf_aanbeveling": begeleider,
    "rapportage.onderschrijf_aanbeveling": begeleider | van_eigen_project,
    "rapportage.vraag_steun": begeleider,
    "rapportage.stel_eindrapport_samen": begeleider,
    "rapportage.volg_aanbeveling_op": opdrachtgever | (begeleider & zonder_opdrachtgever),
}


# what people bring in ends with the network; writing up, deciding, reporting and following up go on
ZOLANG_HET_LOOPT = (
    "sessies.breng_leervraag_in",
    "piloten.start_piloot",
    "kennis.meld_signaal",
    "kennis.herken_signaal",
)


def laad() -> None:
    """Put the table in force."""
    stel_in(RECHTEN, zolang_het_loopt=ZOLANG_HET_LOOPT)
