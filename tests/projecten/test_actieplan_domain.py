from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from kern.exceptions import VersieConflict
from kern.models import Gebeurtenis
from netwerken.models import Principe, Toetsingskader
from projecten.domain.actieplan import begroot, meld_stand, spreek_actie_af, stel_indicator_in, zet_actie
from projecten.models import Actie, Begrotingsjaar, Begrotingslijn, Indicator, Stand
from projecten.overzicht.doelen import (
    GEEN_DOEL,
    GEEN_STAND,
    GEHAALD,
    NIET_GEHAALD,
    ONDERWEG,
    bereikt_met,
    perioden_van,
    reken_begroting,
    reken_doelen,
)
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory, ThemaFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def door():
    return GebruikerFactory()


@pytest.fixture
def principes():
    kader = Toetsingskader.objects.create(titel="Tien principes")
    return [Principe.objects.create(kader=kader, nummer=n, kort=f"Principe {n}") for n in (1, 2)]


def test_spreek_actie_af_keeps_both_sides_of_the_principles(door, principes):
    thema = ThemaFactory()

    actie = spreek_actie_af(
        thema.netwerk, titel="Eén kanaal", thema=thema, dient=principes[:1], spanning=principes[1:], door=door
    )

    assert [(p.principe.nummer, p.is_spanning) for p in actie.principes.all()] == [(1, False), (2, True)]
    assert actie.staat == "gepland"


def test_spreek_actie_af_refuses(door, principes):
    netwerk = NetwerkFactory()

    with geweigerd("niet allebei", Actie):
        spreek_actie_af(netwerk, titel="X", dient=principes, spanning=principes[:1], door=door)
    with geweigerd("toestand ‘vlug’ niet", Actie):
        spreek_actie_af(netwerk, titel="X", staat="vlug", door=door)
    with geweigerd("Titel", Actie):
        spreek_actie_af(netwerk, titel="", door=door)
    with geweigerd("ander netwerk", Actie):
        spreek_actie_af(netwerk, titel="X", thema=ThemaFactory(), door=door)


def test_zet_actie_moves_both_ways_and_refuses_the_same_state(door):
    actie = spreek_actie_af(NetwerkFactory(), titel="X", door=door)

    zet_actie(actie, staat="klaar", door=door)
    zet_actie(actie, staat="loopt", door=door)

    actie.refresh_from_db()
    assert (actie.staat, actie.versie) == ("loopt", 3)
    with geweigerd("al op ‘loopt’"):
        zet_actie(actie, staat="loopt", door=door)


def test_zet_actie_refuses_when_somebody_was_first(door):
    actie = spreek_actie_af(NetwerkFactory(), titel="X", door=door)
    oud = Actie.objects.get(pk=actie.pk)
    zet_actie(actie, staat="loopt", door=door)

    with pytest.raises(VersieConflict):
        zet_actie(oud, staat="gestopt", door=door)

    actie.refresh_from_db()
    assert actie.staat == "loopt"


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        ({"soort": "bereik", "doel": 10}, "ook ‘tot’"),
        ({"soort": "percentage", "doel": 25}, "welk ander cijfer"),
        ({"soort": "absoluut"}, "Vul het doel in"),
        ({"soort": "bereik", "doel": 12, "doel_tot": 10}, "niet onder het begin"),
        ({"soort": "absoluut", "doel": -1}, "vanaf 0"),
        ({"soort": "absoluut", "doel": "veel"}, "geen getal"),
        ({"soort": "absoluut", "doel": D("NaN")}, "vanaf 0"),
    ],
)
def test_stel_indicator_in_refuses(velden, melding, door):
    with geweigerd(melding, Indicator):
        stel_indicator_in(NetwerkFactory(), titel="Doel", **velden, door=door)


def test_stel_indicator_in_refuses_denominator_of_another_network(door):
    vreemd = stel_indicator_in(NetwerkFactory(), titel="Trajecten", soort="absoluut", doel=10, door=door)

    with geweigerd("ander netwerk", Indicator):
        stel_indicator_in(NetwerkFactory(), titel="Deel", soort="percentage", doel=25, noemer=vreemd, door=door)


def test_meld_stand_corrects_the_same_period(door):
    indicator = stel_indicator_in(NetwerkFactory(), titel="Doel", soort="absoluut", doel=75, door=door)

    meld_stand(indicator, periode="2020-T1", waarde=14, bron="rapport", door=door)
    meld_stand(indicator, periode="2020-T1", waarde=15, bron="rapport, verbeterd", door=door)

    assert list(Stand.objects.values_list("waarde", "bron")) == [(D(15), "rapport, verbeterd")]
    gezegd = Gebeurtenis.objects.filter(wat__startswith="stand.").order_by("pk").values_list("wat", flat=True)
    assert list(gezegd) == ["stand.gemeld", "stand.verbeterd"]


def test_meld_stand_takes_a_share_of_everything_and_a_number_above_a_hundred(door):
    aantal = stel_indicator_in(NetwerkFactory(), titel="Doel", soort="absoluut", doel=200, door=door)
    deel = stel_indicator_in(aantal.netwerk, titel="Deel", soort="percentage", doel=25, noemer=aantal, door=door)

    meld_stand(deel, periode="2020", waarde=100, bron="rapport", door=door)
    meld_stand(aantal, periode="2020", waarde=101, bron="rapport", door=door)

    assert set(Stand.objects.values_list("indicator", "waarde")) == {(deel.pk, D(100)), (aantal.pk, D(101))}


def test_what_is_reported_of_one_target_or_period_leaves_the_others_alone(door):
    eerste = stel_indicator_in(NetwerkFactory(), titel="Eerste", soort="absoluut", doel=75, door=door)
    tweede = stel_indicator_in(eerste.netwerk, titel="Tweede", soort="absoluut", doel=75, door=door)
    for indicator, periode, waarde in ((eerste, "2020", 1), (tweede, "2020", 2), (eerste, "2021", 3)):
        meld_stand(indicator, periode=periode, waarde=waarde, bron="rapport", door=door)

    assert set(Stand.objects.values_list("indicator", "periode", "waarde")) == {
        (eerste.pk, "2020", D(1)), (tweede.pk, "2020", D(2)), (eerste.pk, "2021", D(3)),
    }  # fmt: skip


def test_targets_and_lines_of_the_budget_stand_in_the_order_of_their_own_network(door):
    netwerk, ander = NetwerkFactory(), NetwerkFactory()
    for waar, titel in ((netwerk, "A"), (netwerk, "B"), (ander, "C")):
        stel_indicator_in(waar, titel=titel, soort="absoluut", doel=1, door=door)
        begroot(waar, titel=titel, bedragen=[], door=door)

    plaatsen = {"A": 1, "B": 2, "C": 1}
    assert dict(Indicator.objects.values_list("titel", "volgorde")) == plaatsen
    assert dict(Begrotingslijn.objects.values_list("titel", "volgorde")) == plaatsen


def test_meld_stand_refuses(door):
    netwerk = NetwerkFactory()
    noemer = stel_indicator_in(netwerk, titel="Doel", soort="absoluut", doel=75, door=door)
    deel = stel_indicator_in(netwerk, titel="Deel", soort="percentage", doel=25, noemer=noemer, door=door)

    with geweigerd("geen periode", Stand):
        meld_stand(noemer, periode="vorig jaar", waarde=1, bron="x", door=door)
    with geweigerd("Vul een waarde in", Stand):
        meld_stand(noemer, periode="2020", waarde=None, bron="x", door=door)
    with geweigerd("Bron", Stand):
        meld_stand(noemer, periode="2020", waarde=1, bron=" ", door=door)
    with geweigerd("niet boven 100", Stand):
        meld_stand(deel, periode="2020", waarde=101, bron="x", door=door)


def _stand(indicator, door, **waarden):
    for periode, waarde in waarden.items():
        meld_stand(indicator, periode=periode.replace("_", "-")[1:], waarde=waarde, bron="test", door=door)


def test_bereikt_counts_by_the_way_of_the_target(door):
    netwerk = NetwerkFactory()
    som = stel_indicator_in(netwerk, titel="Som", soort="absoluut", doel=75, door=door)
    per_jaar = stel_indicator_in(netwerk, titel="Per jaar", soort="per_jaar", doel=200, door=door)
    deel = stel_indicator_in(netwerk, titel="Deel", soort="percentage", doel=25, noemer=som, door=door)
    laagste = stel_indicator_in(netwerk, titel="Laagste", soort="absoluut", doel=50, telling="laagste", door=door)
    for indicator in (som, per_jaar, deel, laagste):
        _stand(indicator, door, p2019_T3=30, p2020_T1=40, p2020_T2=20)

    def cijfer(indicator, tot=None):
        return bereikt_met(indicator, indicator.standen.all(), tot=tot)

    assert cijfer(som) == (D(90), "samen")
    assert cijfer(per_jaar) == (D(60), "in 2020")
    assert cijfer(deel) == (D(20), "in 2020-T2")
    assert cijfer(laagste) == (D(20), "laagste, in 2020-T2")
    assert cijfer(som, tot=date(2019, 12, 31)) == (D(30), "in 2019-T3")
    assert cijfer(som, tot=date(2018, 12, 31)) == (None, "")


def test_reken_doelen_says_how_each_target_stands(door):
    netwerk = NetwerkFactory()
    soorten = {
        "gehaald": {"soort": "absoluut", "doel": 10},
        "onderweg": {"soort": "absoluut", "doel": 90},
        "niet gehaald": {"soort": "bereik", "doel": 40, "doel_tot": 50, "tegen": date(2020, 12, 31)},
        "zonder stand": {"soort": "absoluut", "doel": 10},
        "zonder doel": {"soort": "nog_te_bepalen", "eenheid": "%"},
    }
    indicatoren = {t: stel_indicator_in(netwerk, titel=t, **velden, door=door) for t, velden in soorten.items()}
    for titel in ("gehaald", "onderweg", "niet gehaald", "zonder doel"):
        _stand(indicatoren[titel], door, p2020=36)
    standen = Stand.objects.all()
    perioden = perioden_van(standen)

    regels = reken_doelen(Indicator.objects.all(), standen, perioden=perioden, vandaag=date(2026, 1, 1))

    assert [(r.toestand, r.doel_tekst, r.bereikt_tekst, r.deel_tekst, r.cellen) for r in regels] == [
        (GEHAALD, "10", "36", "360\u00a0%", ["36"]),
        (ONDERWEG, "90", "36", "40\u00a0%", ["36"]),
        (NIET_GEHAALD, "40 tot 50", "36", "90\u00a0%", ["36"]),
        (GEEN_STAND, "10", "–", "", [""]),
        (GEEN_DOEL, "nog te bepalen", "36\u00a0%", "", ["36\u00a0%"]),
    ]
    assert [r.maximum for r in regels] == [D("41.40"), D("103.50"), D("57.50"), D("11.50"), D(100)]


def test_begroot_writes_line_with_years(door):
    thema = ThemaFactory()

    lijn = begroot(thema.netwerk, titel="Trainen", thema=thema, bedragen=[(2019, D(40000), D(14600))], door=door)

    assert [(j.jaar, j.begroot, j.besteed) for j in lijn.jaren.all()] == [(2019, D(40000), D(14600))]


def test_begroot_writes_nothing_for_an_amount_that_is_not_known(door):
    lijn = begroot(NetwerkFactory(), titel="Trainen", bedragen=[(2019, None, D(5)), (2020, D(5), None)], door=door)

    assert [(j.begroot, j.besteed) for j in lijn.jaren.all()] == [(D(0), D(5)), (D(5), D(0))]


def test_two_networks_may_call_a_line_of_their_budget_the_same(door):
    for _ in range(2):
        begroot(NetwerkFactory(), titel="Leiding", bedragen=[], door=door)

    assert Begrotingslijn.objects.count() == 2


def test_begroot_refuses(door):
    netwerk = NetwerkFactory()
    begroot(netwerk, titel="Lijn", bedragen=[], door=door)

    with geweigerd("‘Lijn’ bestaat al", Begrotingslijn, Begrotingsjaar, veld="titel"):
        begroot(netwerk, titel="Lijn", bedragen=[], door=door)
    with geweigerd("Titel", Begrotingslijn, Begrotingsjaar):
        begroot(netwerk, titel="", bedragen=[], door=door)
    with geweigerd("maar één keer", Begrotingslijn, Begrotingsjaar):
        begroot(netwerk, titel="L", bedragen=[(2019, D(1), D(0)), (2019, D(2), D(0))], door=door)
    with geweigerd("vanaf 0", Begrotingslijn, Begrotingsjaar):
        begroot(netwerk, titel="L", bedragen=[(2019, D(-1), D(0))], door=door)
    with geweigerd("ander netwerk", Begrotingslijn, Begrotingsjaar):
        begroot(netwerk, titel="L", thema=ThemaFactory(), bedragen=[], door=door)


def test_reken_begroting_adds_up_and_sets_overhead_apart(door):
    thema = ThemaFactory(lang="Matching")
    netwerk = thema.netwerk
    begroot(netwerk, titel="Leiding", bedragen=[(2019, D("10.10"), D(5)), (2020, D(20), D("20.20"))], door=door)
    begroot(netwerk, titel="Nazorg", thema=thema, bedragen=[(2020, D(90), D(100))], door=door)
    begroot(netwerk, titel="IPS", thema=thema, bedragen=[(2019, D(75), D("12.80"))], door=door)

    begroting = reken_begroting(Begrotingslijn.objects.prefetch_related("jaren"), {thema.pk: thema})

    assert begroting.jaren == [2019, 2020]
    assert [(g.titel, g.is_overhead, [r.titel for r in g.regels]) for g in begroting.groepen] == [
        ("Matching", False, ["Nazorg", "IPS"]),
        ("Overhead", True, ["Leiding"]),
    ]
    assert begroting.groepen[0].totaal.cellen == [
        ("2019 begroot", D(75)), ("2019 besteed", D("12.80")), ("2020 begroot", D(90)), ("2020 besteed", D(100)),
        ("Samen begroot", D(165)), ("Samen besteed", D("112.80")),
    ]  # fmt: skip
    assert (begroting.totaal.samen.begroot, begroting.totaal.samen.besteed) == (D("195.10"), D("138.00"))
    assert begroting.totaal.samen.rest == D("57.10")
    assert begroting.groepen[0].regels[0].samen.is_boven is True


def test_database_refuses_two_values_in_one_period(door):
    indicator = stel_indicator_in(NetwerkFactory(), titel="Doel", soort="absoluut", doel=75, door=door)
    meld_stand(indicator, periode="2020", waarde=1, bron="x", door=door)

    with pytest.raises(IntegrityError):
        Stand.objects.create(indicator=indicator, netwerk=indicator.netwerk, periode="2020", waarde=2, bron="y")
