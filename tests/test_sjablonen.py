"""What every template must keep: no inline style or script, no foreign host, only icons of the sprite."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.urls import reverse

from deelname.views.evaluatielink import KOEK as GEANTWOORD
from kern.eenmalig import KOEKJE
from sessies.views.uitnodiging import KOEK

BASIS = Path(settings.BASE_DIR)
SJABLONEN = sorted((BASIS / "templates").rglob("*.html"))
PAGINAS = [p for p in SJABLONEN if "post" not in p.relative_to(BASIS / "templates").parts]
IKONEN = set(re.findall(r'<symbol id="([^"]+)"', (BASIS / "static" / "ikonen.svg").read_text()))
GELADEN = re.compile(
    r'<(?:link|script|img|iframe|use|source|video|audio|object|embed)\b[^>]*?(?:href|src|data)\s*=\s*["\']\s*(?:https?:)?//',
    re.IGNORECASE,
)


def naam(pad):
    return str(pad.relative_to(BASIS / "templates"))


class Kijker(HTMLParser):
    def __init__(self):
        super().__init__()
        self.fouten = []
        self.script = False

    def handle_starttag(self, tag, attrs):
        kenmerken = dict(attrs)
        if tag == "style":
            self.fouten.append("<style>")
        if "style" in kenmerken:
            self.fouten.append(f"style= in <{tag}>")
        self.fouten += [f"{k}= in <{tag}>" for k in kenmerken if k.startswith(("on", "hx-on"))]
        if (kenmerken.get("href") or "").startswith("javascript:"):
            self.fouten.append("javascript:")
        self.script = tag == "script" and "src" not in kenmerken and kenmerken.get("type") != "application/json"

    def handle_endtag(self, tag):
        self.script = self.script and tag != "script"

    def handle_data(self, data):
        if self.script and data.strip():
            self.fouten.append("inline script")


def test_er_zijn_sjablonen():
    assert len(PAGINAS) > 50


@pytest.mark.parametrize("pad", PAGINAS, ids=naam)
def test_geen_stijl_of_script_in_een_sjabloon(pad):
    kijker = Kijker()
    kijker.feed(pad.read_text())
    assert kijker.fouten == []


@pytest.mark.parametrize("pad", SJABLONEN, ids=naam)
def test_een_sjabloon_is_geldig_en_kort(pad):
    engines["django"].get_template(naam(pad))
    assert len(pad.read_text().splitlines()) < 400


@pytest.mark.parametrize(
    "pad", [*SJABLONEN, *(BASIS / "static").rglob("*.css"), *(BASIS / "static" / "js").rglob("*.js")], ids=str
)
def test_niets_komt_van_een_andere_plek(pad):
    tekst = pad.read_text()
    assert not GELADEN.search(tekst)
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", tekst)
    assert "sourceMappingURL" not in tekst


def _gebruikte_ikonen():
    for pad in SJABLONEN:
        tekst = pad.read_text()
        yield from ((i, naam(pad)) for i in re.findall(r'{%\s*icoon\s+"([^"]+)"', tekst))
        yield from ((i, naam(pad)) for i in re.findall(r'(?:icoon|knop_icoon)="([^"]+)"', tekst))
    from kern import register
    from kern.keten import STAPPEN
    from kern.templatetags.ln import BADGE_ICONEN

    yield from ((i, "kern.keten") for _, _, i in STAPPEN)
    yield from ((i, "badge") for i in BADGE_ICONEN.values())
    yield from ((punt.icoon, "menu") for punt in register.alles.menu)
    yield from ((deel.icoon, "inrichting") for deel in register.alles.inrichting)


def test_elk_icoon_staat_in_het_vel():
    ontbreekt = {(i, waar) for i, waar in _gebruikte_ikonen() if i not in IKONEN}
    assert ontbreekt == set()


def test_elk_stylesheet_verwijst_naar_bestanden_die_er_zijn():
    for css in (BASIS / "static" / "css").glob("*.css"):
        for doel in re.findall(r"url\((?!data:|[\"']data:)[\"']?([^)\"']+)", css.read_text()):
            assert (css.parent / doel.split("#")[0]).resolve().is_file(), f"{css.name}: {doel}"


def test_elk_lettertype_en_elk_pakket_draagt_zijn_licentie():
    letters = BASIS / "static" / "fonts"
    for bestand in letters.glob("*.woff2"):
        familie = "noto" if bestand.name.startswith("noto-") else re.split(r"-latin|-\d{3}-", bestand.name)[0]
        assert (letters / f"LICENSE-{familie}.txt").is_file()
    assert (BASIS / "static" / "LICENSE-bootstrap-icons.txt").is_file()
    assert (BASIS / "static" / "css" / "LICENSE-bootstrap.txt").is_file()


@pytest.mark.parametrize("pagina", ["hulp", "toegankelijkheid", "privacy", "cookies", "contact"])
def test_de_vaste_paginas_zijn_open_voor_iedereen(client, db, pagina):
    antwoord = client.get(reverse(f"over:{pagina}"))
    assert antwoord.status_code == 200
    assert "ln-foot" in antwoord.text


def test_de_toegankelijkheidsverklaring_heeft_vijf_delen_en_een_datum(client, db):
    tekst = client.get(reverse("over:toegankelijkheid")).text
    assert re.findall(r"<h2>(\d)\. ", tekst) == list("12345")
    opgesteld = date.fromisoformat(re.search(r'<time datetime="([^"]+)" data-verklaring>', tekst)[1])
    if date.today() - opgesteld > timedelta(
        days=365
    ):  # told at the end of the run, for no test fails because of the day
        pytest.skip("de toegankelijkheidsverklaring is ouder dan een jaar: kijk ze na en zet er de nieuwe datum in")


def test_de_cookiepagina_noemt_precies_onze_cookies(client, db):
    genoemd = set(re.findall(r"data-cookie>([^<]+)<", client.get(reverse("over:cookies")).text))
    assert genoemd == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", KOEKJE, KOEK, GEANTWOORD}


def test_een_onbekend_adres_toont_onze_eigen_pagina(client, db):
    antwoord = client.get("/over/dit-bestaat-niet/")
    assert antwoord.status_code == 404
    assert "Deze pagina vinden we niet" in antwoord.text


GETYPT = re.compile(r'crispy|<textarea|<select|type="(?:text|checkbox|radio|number|date|email|url)|{{ *form|as_hidden')


def test_elk_formulier_waarin_iemand_iets_invult_draagt_zijn_sleutel():
    """Sent twice makes one; the pages of an account are those of the library, and a search is no act."""
    zonder, met = [], []
    for pad in PAGINAS:
        if naam(pad).startswith(("account/", "mfa/", "allauth/")):
            continue
        for form in re.findall(r'<form[^>]*method="post".*?</form>', pad.read_text(), re.DOTALL):
            if GETYPT.search(form):
                (met if "{% eenmalig %}" in form or 'name="aanvraagsleutel"' in form else zonder).append(naam(pad))
    assert zonder == []
    assert len(met) > 3


def test_a_card_that_is_rendered_without_its_request_holds_no_form():
    """Its token would be empty, and the browser would be told that the form did not arrive."""
    bronnen = [pad.read_text(encoding="utf-8") for pad in BASIS.glob("*/overzicht/**/*.py")]
    kaarten = {naam for bron in bronnen for naam in re.findall(r'render_to_string\(\s*"([^"]+)"', bron)}
    assert len(kaarten) > 8
    assert [
        naam for naam in sorted(kaarten) if "csrf_token" in (BASIS / "templates" / naam).read_text(encoding="utf-8")
    ] == []
