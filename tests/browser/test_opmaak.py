"""Marking a text up in a real browser: buttons, keys, pasting, the example, and the browser's own undo."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan
from tests.browser.test_concepten import _concepten, _verslagpagina

pytestmark = [pytest.mark.browser, pytest.mark.stack]
PLAK = """([html, plat]) => {
  const d = new DataTransfer(); d.setData('text/html', html); d.setData('text/plain', plat);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true, cancelable: true}));
}"""
EXCEL = "<table><tr><td>Wat</td><td><b>Aantal</b></td></tr><tr><td>a|b</td><td>3</td></tr><tr><td>c</td><td>1.200</td></tr></table>"
WORD = (
    "<style>p{color:red}</style><p class=MsoNormal><b>Verslag</b> van de dag</p>"
    "<p style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>eerste</p>"
    "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>dieper</p>"
    "<h2>Kop</h2><ol start=3><li>drie</li><li>vier</li></ol><p>Zie <a href='https://vb.example/a'>hier</a></p>"
)
WEB = "<b style='font-weight:normal'><p><span style='font-weight:700'>vet</span> gewoon</p><p>twee</p></b>"


CEL = (
    "<table><tr><td>Wie</td><td>Wat</td></tr><tr><td>An</td><td><p>Belt<br>morgen</p><ul><li>lijst</li><li>en <b>nog</b></li></ul>"
    "<p>slot</p></td></tr><tr><td><p>Bo</p><p>Celis</p></td><td><p>Doet:</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
    "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>dit</p></td></tr></table>"
)
WORDLIJST = (
    "<p class=MsoNormal>Vooraf</p><p class=MsoListParagraphCxSpFirst>·&nbsp;&nbsp; Punt één</p>"
    "<p class=MsoListParagraphCxSpLast><span>o</span>&nbsp; <b>Punt</b> twee</p><p class=MsoListParagraph>- 5 graden</p>"
    "<p class=MsoNormal>gewoon</p><p class=MsoListParagraph>1)&nbsp;een</p><p class=MsoListParagraph>ingesprongen</p>"
)


@pytest.fixture
def vak(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    pagina.fouten = []
    pagina.on("console", lambda m: pagina.fouten.append(m.text) if m.type == "error" else None)
    pagina.on("pageerror", lambda fout: pagina.fouten.append(str(fout)))
    meld_aan(pagina, stack, "netwerkbegeleider")
    _verslagpagina(pagina)
    veld = pagina.locator("[name=verslag]")
    veld.fill("")
    yield veld
    assert pagina.fouten == []


def _plak(vak, html, plat="x"):
    vak.focus()
    vak.page.evaluate(PLAK, [html, plat])
    return vak.input_value()


def test_buttons_and_keys_mark_up_and_undo_takes_it_back(vak):
    toetsen = vak.page.keyboard
    vak.fill("een twee")
    vak.press("Home")
    toetsen.press("Control+Shift+ArrowRight")
    toetsen.press("Control+b")
    assert vak.input_value() == "**een** twee"
    toetsen.press("Control+b")
    assert vak.input_value() == "een twee"
    toetsen.press("Control+z")
    assert vak.input_value() == "**een** twee"
    toetsen.press("Control+z")
    assert vak.input_value() == "een twee"

    vak.fill("woord")
    toetsen.press("Control+a")
    toetsen.press("Control+k")
    assert vak.input_value() == "[woord](https://)"
    vak.fill("een\ntwee")
    toetsen.press("Control+a")
    vak.page.get_by_role("button", name="Lijst", exact=True).first.click()
    assert vak.input_value() == "- een\n- twee"
    vak.page.get_by_role("button", name="Nummers").first.click()
    assert vak.input_value() == "1. een\n2. twee"
    vak.fill("")
    toetsen.type("- een")
    toetsen.press("Enter")
    toetsen.type("twee")
    toetsen.press("Enter")
    toetsen.press("Enter")
    toetsen.type("klaar")
    assert vak.input_value() == "- een\n- twee\nklaar"
    assert len(_concepten(vak.page)) == 1  # the draft follows what the buttons do


def test_what_is_pasted_keeps_its_shape_and_one_undo_takes_it_back(vak):
    assert _plak(vak, EXCEL) == "| Wat | Aantal |\n| --- | --: |\n| a\\|b | 3 |\n| c | 1.200 |"
    vak.fill("")
    assert _plak(vak, CEL) == (
        "| Wie | Wat |\n| --- | --- |\n| An | Belt morgen; lijst; en **nog**; slot |\n| Bo Celis | Doet: dit |"
    )
    vak.fill("")
    lijst = "- Punt één\n- **Punt** twee\n- 5 graden"
    assert _plak(vak, WORDLIJST) == f"Vooraf\n\n{lijst}\n\ngewoon\n\n1) een\n\ningesprongen"
    vak.fill("")
    assert _plak(vak, "", "a\tb\n1\t2\n") == "| a | b |\n| --: | --: |\n| 1 | 2 |"
    vak.fill("")
    assert _plak(vak, WORD) == (
        "**Verslag** van de dag\n\n- eerste\n   - dieper\n\n## Kop\n\n3. drie\n4. vier\n\nZie [hier](https://vb.example/a)"
    )
    vak.fill("")
    assert _plak(vak, WEB) == "**vet** gewoon\n\ntwee"
    vak.page.keyboard.press("Control+z")
    assert vak.input_value() == ""
    assert _plak(vak, "<p>gewoon</p>", "gewoon") == ""  # nothing to convert: the browser pastes it itself


def test_the_example_is_the_page_and_the_toolbar_is_walked_with_arrows(vak):
    vak.fill("## Kop\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>x</b>")
    knop = vak.page.get_by_role("button", name="Voorbeeld").first
    knop.click()
    plek = vak.page.locator(".ln-voorbeeld").first
    expect(plek.locator("th")).to_have_text(["a", "b"])
    expect(plek).to_contain_text("<b>x</b>")
    expect(knop).to_have_attribute("aria-expanded", "true")
    vak.page.get_by_role("button", name="Vet", exact=True).first.focus()
    vak.page.keyboard.press("ArrowRight")
    expect(vak.page.get_by_role("button", name="Cursief").first).to_be_focused()
    vak.page.keyboard.press("End")
    expect(knop).to_be_focused()
