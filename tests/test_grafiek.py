import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.grafiek import pagina as grafiek
from kern.grafiek import rapport

SVG = "{http://www.w3.org/2000/svg}"
KLEIN = st.integers(min_value=0, max_value=200)


def rechthoeken(tekening):
    return list(ET.fromstring(tekening).iter(f"{SVG}rect"))


def tel(vakken, soort):
    return sum(1 for v in vakken if v.soort == soort)


def test_meter_telt_een_vakje_per_eenheid():
    vakken = grafiek.meter_vakken(3, 1, 1, 8)
    assert [tel(vakken, s) for s in ("m-done", "m-plan", "m-late", "m-rest")] == [3, 1, 1, 3]


@pytest.mark.parametrize(("gedaan", "gepland", "te_laat"), [(12, 0, 0), (9, 3, 0), (6, 2, 1)])
def test_meer_gedaan_dan_de_norm_staat_achter_de_norm(gedaan, gepland, te_laat):
    vakken = grafiek.meter_vakken(gedaan, gepland, te_laat, 5)
    assert [v.soort for v in vakken] == ["m-done"] * 5 + ["m-meer"] * (gedaan - 5)


def test_ver_boven_de_norm_is_de_norm_een_deel_van_de_balk():
    norm, meer = grafiek.meter_vakken(40, 0, 0, 10)
    assert (norm.soort, meer.soort) == ("m-done", "m-meer")
    assert meer.breedte == pytest.approx(3 * norm.breedte, rel=0.05)


@pytest.mark.parametrize("norm", [1, 2, 5, 12, 40])
def test_elk_aantal_boven_de_norm_is_anders_getekend(norm):
    tekeningen = [grafiek.meter(gedaan, 0, 0, norm) for gedaan in range(norm, 4 * norm + 1)]
    assert len(set(tekeningen)) == len(tekeningen)


def test_een_rij_blokjes_toont_wat_gedaan_is_en_wat_boven_de_norm_ligt():
    rijen = {gedaan: rapport.blokjes(gedaan, 2) for gedaan in range(5)}
    assert rijen == {0: "oo", 1: "xo", 2: "xx", 3: "xx+", 4: "xx++"}
    assert rapport.blokjes(1, 1) != rapport.blokjes(2, 1)


@pytest.mark.parametrize(("gedaan", "norm"), [(0, 14), (30, 4)])
def test_te_veel_blokjes_voor_een_regel_staan_er_niet(gedaan, norm):
    assert rapport.blokjes(gedaan, norm) == ""


def test_wat_te_laat_is_houdt_zijn_vakje_voor_wat_gepland_is():
    vakken = grafiek.meter_vakken(2, 3, 1, 4)
    assert [tel(vakken, s) for s in ("m-done", "m-plan", "m-late", "m-rest")] == [2, 1, 1, 0]


def test_zonder_norm_toont_de_meter_wat_geteld_is():
    assert [tel(grafiek.meter_vakken(2, 1, 0, 0), s) for s in ("m-done", "m-plan")] == [2, 1]


def test_boven_twaalf_wordt_de_meter_een_balk():
    vakken = grafiek.meter_vakken(20, 10, 0, 40)
    assert len(vakken) == 3
    assert vakken[0].breedte == pytest.approx(2 * vakken[1].breedte, rel=0.05)


def test_zonder_norm_en_zonder_telling_is_de_meter_leeg():
    assert [v.soort for v in grafiek.meter_vakken(0, 0, 0, 0)] == ["m-rest"]
    assert [v.soort for v in grafiek.meter_vakken(None, None, None, None)] == ["m-rest"]


@given(KLEIN, KLEIN, KLEIN, KLEIN)
def test_een_meter_past_altijd_in_zijn_kader(gedaan, gepland, te_laat, norm):
    for vak in grafiek.meter_vakken(gedaan, gepland, te_laat, norm):
        assert vak.x >= 0
        assert vak.breedte > 0
        assert vak.x + vak.breedte <= 161
    ET.fromstring(grafiek.meter(gedaan, gepland, te_laat, norm))


@given(st.lists(st.floats(min_value=0, max_value=1e9), max_size=6))
def test_een_balk_vult_de_breedte_en_niet_meer(waarden):
    vakken = grafiek.balk_vakken(waarden)
    assert vakken
    assert all(0 <= v.x <= 100 and v.x + v.breedte <= 101 for v in vakken)
    assert len(vakken) <= 4


def test_een_rapport_kent_geen_klassen_en_altijd_een_titel():
    for tekening in (
        rapport.verloop([1, None, 3], "Piloten: 1 en 3"),
        rapport.bolletjes(3, 12, "3 van 12 projecten"),
        rapport.gestapeld([rapport.Rij("a", [1, 2, 3])], ["x", "y", "z"], "Opkomst"),
        rapport.kogel(3, 4, 2, "3 van 4"),
        rapport.bereik([("Limburg", 1, 2)], "Limburg 1 van 2"),
        rapport.staven([("Outreach", 3, "3 van 4")], "Drie"),
        rapport.paren([("Matching", [1, 2])], ["nieuw", "behandeld"], "Vragen"),
    ):
        boom = ET.fromstring(tekening)
        assert boom.find(f"{SVG}title").text
        assert "class=" not in tekening
        assert "var(" not in tekening
        assert "fill=" in tekening


def test_twee_keer_en_bijna_twee_keer_de_norm_zijn_niet_even_lang():
    """One scale for a table: the bars of 10 of 5 and 7 of 4 differ as their numbers do; far beyond it is cut."""
    rijen = [(10, 5), (7, 4), (3, 6)]
    schaal = rapport.schaal_van(rijen)
    lengtes = [
        float(rechthoeken(rapport.kogel(w, norm, None, "t", schaal=schaal))[1].get("width")) for w, norm in rijen
    ]
    norm = float(rechthoeken(rapport.kogel(0, 5, None, "t", schaal=schaal))[0].get("width"))
    assert [lengte / norm for lengte in lengtes] == pytest.approx([2.0, 1.75, 0.5], abs=0.01)
    assert max(lengtes) == rapport.KOGEL_BREED
    ver = rapport.kogel(90, 5, None, "t", schaal=rapport.schaal_van([(90, 5)]))
    assert float(rechthoeken(ver)[1].get("width")) == rapport.KOGEL_BREED
    assert len(list(ET.fromstring(ver).iter(f"{SVG}line"))) == 3  # the end of the norm, and the two lines of the cut


def test_op_een_pagina_zwijgt_een_meter_en_spreekt_de_voortgang():
    assert 'aria-hidden="true"' in grafiek.meter(1, 0, 0, 4)
    assert 'aria-label="8 van 13 klaar"' in grafiek.voortgang(8, 13)
    assert "style=" not in grafiek.meter(1, 0, 0, 4)


def test_meter_in_woorden():
    assert grafiek.meter_tekst(3, 1, 1, 8) == "3 van 8 gedaan, 1 gepland, 1 te laat"
    assert grafiek.meter_tekst(3) == "3 gedaan"


@pytest.mark.parametrize("functie", [grafiek.kogel])
@pytest.mark.parametrize(("a", "b"), [(None, None), (0, 0), (5, 0), (0, 5), (90, 50), (-3, 4)])
def test_een_kogel_verdraagt_elk_paar(functie, a, b):
    for vak in rechthoeken(functie(a, b)):
        assert 0 <= float(vak.get("width")) <= 100


def test_kogel_zet_het_streepje_op_het_doel():
    streep = next(v for v in rechthoeken(grafiek.kogel(10, 50, maximum=100)) if v.get("class") == "g-mark")
    assert float(streep.get("x")) == pytest.approx(50)


def test_leeg_tekent_ook():
    ET.fromstring(grafiek.staven([], titel="niets"))


def test_woorden_van_mensen_blijven_tekst():
    tekening = grafiek.staven([("<script>alert(1)</script>", 3)], titel='"><img src=x>')
    assert "<script" not in tekening
    assert "<img" not in tekening


def test_weg():
    boom = ET.fromstring(grafiek.weg(3))
    bollen = list(boom.iter(f"{SVG}circle"))
    assert len(bollen) == 7
    assert [b.get("class") for b in bollen] == ["on"] * 3 + [None] * 4
    assert grafiek.weg(99).count("on") >= 7
