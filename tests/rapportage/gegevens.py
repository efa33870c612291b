"""A network with everything a report can show, as many times as asked; every text can be set to one payload."""

from datetime import date, timedelta

from kennis.models import Casus, Casusreeks, Casusuitkomst, Fiche, Herkenning, Overname, Signaal, SignaalUitInzicht
from netwerken.models import (
    Afwijking,
    Financiering,
    Geadresseerde,
    Netwerkorganisatie,
    Oplevering,
    Orgaan,
    Organisatie,
    Plicht,
    Thema,
)
from piloten.enums import Fase
from piloten.models import Piloot, PilootUitLeervraag
from projecten.models import (
    Actie,
    Actiestap,
    Analysefase,
    Begeleidingscontact,
    Begrotingsjaar,
    Begrotingslijn,
    Indicator,
    Initiatief,
    Leereffect,
    Oproep,
    Project,
    Stand,
)
from rapportage.domain.eindredactie import verklaar_gemis
from rapportage.domain.gemis import onverklaard
from rapportage.models import Beslispunt, Periodetekst
from sessies.enums import SessieStatus
from sessies.models import Actiepunt, Agendapunt, Besluit, Evaluatie, Inbreng, Inzicht, Leervraag, Opkomst, Sessie
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import NetwerkFactory

PERIODE = "2022-Q3"
VAN, TOT = date(2022, 7, 1), date(2022, 9, 30)


def maak_netwerk(aantal=1, tekst=None, **velden):
    """A network of 2022 with ``aantal`` of each thing; ``tekst(gewoon, lang)`` replaces every free text."""
    schrijver = tekst or (lambda gewoon, _lang: gewoon)
    netwerk = NetwerkFactory(**{"start": date(2021, 10, 1), "is_demo": True, **velden})
    Financiering.objects.create(netwerk=netwerk, fonds="Europees Sociaal Fonds", programma="ESF", is_europees=True)
    stuurgroep = Orgaan.objects.create(netwerk=netwerk, naam="Stuurgroep", soort="stuurgroep")
    Plicht.objects.create(
        netwerk=netwerk, soort="bijeenkomsten_per_jaar", titel="Bijeenkomsten", norm=8, van=date(2022, 1, 1)
    )
    for i in range(aantal):
        _vul(netwerk, stuurgroep, i, lambda gewoon, lang=250: schrijver(gewoon, lang)[:lang])
    return netwerk


def _vul(netwerk, stuurgroep, i, t):
    project = _project(netwerk, i, t)
    organisatie = project.promotor
    thema = Thema.objects.create(
        netwerk=netwerk, lang=f"{i} {t('Duurzame matching', 240)}", kort=f"{i} {t('Matching')}"[:60]
    )
    vraag, sessie = _gesprek(netwerk, stuurgroep, i, t, project, thema)
    inzicht = Inzicht.objects.create(
        netwerk=netwerk,
        nummer=f"2022-{i:03d}",
        titel=t("Zeg wat helpt", 120),
        tekst=t("Drie dingen."),
        sessie=sessie,
        leervraag=vraag,
    )
    _opbrengst(netwerk, stuurgroep, i, t, project, vraag, inzicht)
    _plannen(netwerk, i, t, thema, organisatie)
    Beslispunt.objects.create(
        netwerk=netwerk, periode=PERIODE, nummer=i + 1, vraag=t("Gaat de netwerkdag door?"), waarom_nu=t("De zaal."),
        voorstel=t("Fysiek."), gevolg=t("€ 2.350."), uitvoerder=t("De netwerkbegeleider."),
    )  # fmt: skip
    for soort in ("risico", "waardeverhaal", "zelfevaluatie", "genderdiversiteit"):
        Periodetekst.objects.create(
            netwerk=netwerk, periode=PERIODE, soort=soort, tekst=t(f"Over {soort}."), maatregel=t("Doen.")
        )
    plicht, _ = Plicht.objects.get_or_create(
        netwerk=netwerk, soort="stuurgroep", defaults={"titel": t("Stuurgroep", 160), "norm": 4}
    )
    Afwijking.objects.create(
        netwerk=netwerk, plicht=plicht, jaar=2022, reden=t("Zalen dicht."), vervanging=t("Online."), staat="aanvaard",
        besloten_door=stuurgroep, besloten_op=date(2022, 4, 21),
    )  # fmt: skip
    Oplevering.objects.create(netwerk=netwerk, titel=f"{i} {t('Tussentijds')}"[:160], tegen=date(2022, 12, 16))


def _project(netwerk, i, t):
    organisatie = Organisatie.objects.create(naam=f"{netwerk.slug} {i} {t('Werkplek')}"[:200])
    Netwerkorganisatie.objects.create(netwerk=netwerk, organisatie=organisatie, soorten=["promotor"])
    oproep = Oproep.objects.create(netwerk=netwerk, nummer=f"45{i}", titel=t("Oproep", 200), einde=date(2022, 12, 31))
    project = Project.objects.create(
        netwerk=netwerk,
        code=f"p-{i}",
        titel=t("Proefwerkplek", 200),
        promotor=organisatie,
        oproep=oproep,
        provincie="limburg",
    )
    Analysefase.objects.create(
        netwerk=netwerk, project=project, start=VAN, plan_ingediend_op=VAN, bevindingen=t("Twee drempels.")
    )
    Begeleidingscontact.objects.create(
        netwerk=netwerk, project=project, datum=date(2022, 8, 1), soort="bezoek", minuten=90, kern=t("Kern")
    )
    Leereffect.objects.create(netwerk=netwerk, project=project, datum=date(2022, 9, 1), tekst=t("Wij bellen nu eerst."))
    Initiatief.objects.create(
        netwerk=netwerk, organisatie=organisatie, titel=t("Samen", 200), omschrijving=t("Raakt ons.")
    )
    return project


def _gesprek(netwerk, stuurgroep, i, t, project, thema):
    vraag = Leervraag.objects.create(
        netwerk=netwerk, nummer=f"2022-{i:03d}", woorden=t("Hoe dan?"), vraag=t("Hoe winnen we vertrouwen?"), namens=t("moeder", 160),
        project=project, thema=thema, ingebracht_op=moment(2022, 7, 4),
    )  # fmt: skip
    velden = {"netwerk": netwerk, "status": SessieStatus.GEHOUDEN, "gemeente": t("Hasselt", 80), "doel": t("Leren.")}
    begin = moment(2022, 9, 8, 13)
    sessie = Sessie.objects.create(
        **velden, nummer=f"2022-1{i:02d}", titel=t("Wat wil een werkgever?", 160), begint_op=begin, eindigt_op=begin + timedelta(hours=3),
        wie_ontbrak=t("Ploegbazen."), voor_wie_niet=t("Nachtploeg."), verslag_op=moment(2022, 9, 20), gastheer=project.promotor,
    )  # fmt: skip
    Agendapunt.objects.create(
        sessie=sessie, leervraag=vraag, titel=t("Oogst", 160), minuten=60, werkvorm="intervisie", wie="Jan Janssens"
    )
    Opkomst.objects.create(sessie=sessie, ingeschreven=20, aanwezig=16, verontschuldigd=3, afwezig=1)
    Evaluatie.objects.create(sessie=sessie, antwoorden=10, nuttig=8, toegepast=5)
    Inbreng.objects.create(sessie=sessie, organisatie=project.promotor)
    begin = moment(2022, 7, 1, 10)
    sg = Sessie.objects.create(
        **velden, nummer=f"2022-2{i:02d}", titel=t("Stuurgroep juli", 160), soort="stuurgroep", orgaan=stuurgroep,
        begint_op=begin, eindigt_op=begin + timedelta(hours=2),
    )  # fmt: skip
    Besluit.objects.create(netwerk=netwerk, sessie=sg, tekst=t("Verslag goedgekeurd."))
    Actiepunt.objects.create(
        netwerk=netwerk, sessie=sg, tekst=t("Cijfers aanvullen"), wie=t("opdrachtgever", 160), tegen=date(2022, 8, 1)
    )
    return vraag, sessie


def _opbrengst(netwerk, stuurgroep, i, t, project, vraag, inzicht):
    piloot = Piloot.objects.create(
        netwerk=netwerk, nummer=f"2022-{i:03d}", titel=t("Eén verhaal", 160), project=project, wat_willen_we_weten=t("Werkt het?"),
        start=date(2022, 6, 1), einde=date(2022, 9, 30), fase=Fase.LOPEND, tussenstand=t("Halverwege."),
    )  # fmt: skip
    PilootUitLeervraag.objects.create(piloot=piloot, leervraag=vraag)
    fiche = Fiche.objects.create(
        netwerk=netwerk,
        slug=f"fiche-{i}",
        soort="goede_praktijk",
        titel=t("Vaste tafel", 160),
        kern=t("Elke week."),
        datum=date(2022, 9, 1),
    )
    Overname.objects.create(
        netwerk=netwerk, fiche=fiche, project=project, datum=date(2022, 9, 20), aanpassing=t("Op vrijdag.")
    )
    signaal = Signaal.objects.create(
        netwerk=netwerk, nummer=f"2022-{i:03d}", titel=t("Opvang ontbreekt", 160), tekst=t("Een werkgever wacht."),
        gevraagd=t("Een proef."), datum=date(2022, 9, 12),
    )  # fmt: skip
    signaal.aan.add(Geadresseerde.objects.get_or_create(netwerk=netwerk, naam=t("Welzijn", 120), soort="andere")[0])
    Herkenning.objects.create(signaal=signaal, project=project, datum=signaal.datum)
    SignaalUitInzicht.objects.create(signaal=signaal, inzicht=inzicht)
    reeks = Casusreeks.objects.create(
        netwerk=netwerk, titel=t("Aanvragen", 160), cohort=t("Q3", 60), gemeten_op=TOT, totaal=10
    )
    Casusuitkomst.objects.create(reeks=reeks, label=t("geweigerd", 160), aantal=10)
    Casus.objects.create(
        netwerk=netwerk, titel=t("Casus", 160), context=t("Context"), uitkomst=t("Gestart"), opgelost_knelpunt=t("Geld")
    )


def _plannen(netwerk, i, t, thema, organisatie):
    indicator = Indicator.objects.create(
        netwerk=netwerk, thema=thema, titel=t("Werkgevers"), soort="absoluut", doel=75, eenheid=t("stuks", 80)
    )
    Stand.objects.create(netwerk=netwerk, indicator=indicator, periode=PERIODE, waarde=28, bron=t("telling", 200))
    lijn = Begrotingslijn.objects.create(netwerk=netwerk, thema=thema, titel=f"{i} {t('Vakmanschap')}"[:200])
    Begrotingsjaar.objects.create(lijn=lijn, jaar=2022, begroot=90000, besteed=38500)
    actie = Actie.objects.create(
        netwerk=netwerk, thema=thema, titel=t("Overdracht", 200), organisatie=organisatie, tegen=TOT
    )
    Actiestap.objects.create(actie=actie, staat="gepland", datum=date(2022, 1, 10))


def vul_uitleg_in(netwerk):
    """Say of everything that misses in the final report that it misses knowingly."""
    for plek in onverklaard(netwerk):
        verklaar_gemis(netwerk, sleutel=plek.sleutel, tekst="Dat was zo afgesproken.", versie=0, door=None)
