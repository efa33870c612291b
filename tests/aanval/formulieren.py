"""Reads the forms of a page as a browser does, and knows what hostile and clumsy people type."""

from dataclasses import dataclass, field
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from lxml import html

from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import Wereld

VOLGORDE = ("netwerkbegeleider", "opdrachtgever", "projectmedewerker", "lid", "bezoeker")
KOLOM = {"bezoeker": 0, "lid": 2, "projectmedewerker": 3, "opdrachtgever": 4, "netwerkbegeleider": 5}

TEKSTEN = {
    "100 kB": "x" * 100_000,
    "emoji": "🎉👩‍👩‍👧" * 40,
    "alleen wit": " \t\u00a0\u2003 ",
    "zonder breedte": "\u200b\u200d\ufeff",
    "rechts naar links": "\u202egpj.exe\u2066",
    "stuurtekens": "a\x01\x0b\x1b\x7fb",
    "regeleinden": "a\r\nBcc: iedereen@kwaad.example\r\n\r\nb",
    "opmaak": '"><script>alert(1)</script><img src=x onerror=alert(1)>',
    "sjabloon": "{{ 7|add:7 }}{% debug %}%(x)s{0.__class__}",
    "aanhaling": "'; DROP TABLE netwerken_netwerk; --",
    "half teken": "\ud83d",  # sent as the bytes ED A0 BD
    "nul": "a\x00b",
    "driehonderd": "e" * 300,
}
DAGEN = ("0001-01-01", "9999-12-31", "2023-02-29", "10000-01-01", "31/02/2022", "0000-00-00", "1e3", "gisteren")
UREN = ("24:00", "25:61", "-1:00", "99u99", "13:30:61", "middag")
GETALLEN = (
    "-1", "2147483648", "9223372036854775808", "1" + "0" * 30, "9" * 5000, "NaN", "sNaN", "Infinity", "-Infinity",
    "1e400", "1e3", "1_000", "1.234,5", "1,5", "²", "٣", "0x10", "0.1",
)  # fmt: skip
KEUZES = (
    "bestaat-niet",
    "0",
    "-1",
    "1" + "0" * 30,
    "9" * 5000,
    "²",
    "project:0",
    "project:²",
    "None",
    "\x00",
    "é\u202e",
)


# fields that hang together: what an honest person would fill in
VANZELF = {
    "plak": "",
    "eindtijd": "16:30", "orgaan": "", "groep": "", "ingeschreven": "10", "aanwezig": "8", "verontschuldigd": "1",
    "afwezig": "1", "tot_en_met": "", "code": "proef-1", "nummer": "458", "samenvatting": "", "wachtwoord": "Veertig gele fietsen",
}  # fmt: skip


LATERE_KEUZES = tuple(
    f"{wat}_{n}" for wat in ("aan", "wat") for n in range(1, 10)
)  # a second addressee is another one, or none


@dataclass
class Veld:
    """One field of a form: its kind, what stands in it, and what may be chosen."""

    naam: str
    soort: str
    waarden: list[str] = field(default_factory=list)
    keuzes: list[str] = field(default_factory=list)
    langst: int = 0  # 0: the page does not say
    is_val: bool = False  # out of sight and reach of people: only a robot fills it in

    def goed(self) -> list[str]:
        """What an honest person would send."""
        if self.soort == "hidden":
            return self.waarden
        if self.naam.endswith("-DELETE"):
            return []
        if self.is_val or self.naam.startswith(LATERE_KEUZES):
            return [""]
        if self.naam in VANZELF and not any(self.waarden):
            return [VANZELF[self.naam]]
        if self.soort in {"select", "radio", "checkbox"}:
            eigen = [w for w in self.waarden if w]
            return eigen or [k for k in self.keuzes if k][:1]
        if self.waarden and self.waarden[0]:
            return self.waarden
        vast = {
            "date": "2022-05-03",
            "time": "13:30",
            "number": "5",
            "email": "mens@test.example",
            "url": "https://x.be/",
        }
        if (self.naam, self.soort) == ("delen", "textarea"):
            vast["textarea"] = "Een kop\nEen zin die iemand typt."
        return [vast.get(self.soort, "Een zin die iemand typt.")]

    def kwaad(self, ronde: int) -> list[str]:
        """What somebody else would, another thing every round."""
        eigen = {"date": DAGEN, "time": UREN, "number": GETALLEN, "hidden": (*GETALLEN, *KEUZES)}
        keuze = (
            KEUZES if self.soort in {"select", "radio", "checkbox"} else eigen.get(self.soort, tuple(TEKSTEN.values()))
        )
        return [keuze[ronde % len(keuze)]]

    def vreemd(self, tekst: str) -> list[str]:
        """Strange words that just fit where words are asked; elsewhere what belongs there."""
        return [tekst[: self.langst or 2000]] if self.soort in {"text", "textarea", "search"} else self.goed()


def lees_formulier(inhoud: bytes, pad: str, *, op: str = "") -> list[Veld]:
    """The fields of the form on this page that is sent to ``pad``; ``op`` is the address of the page, if another."""
    boom = html.fromstring(inhoud)
    naar = {pad} if op else {"", pad}
    eigen = [f for f in boom.iter("form") if f.get("method", "").lower() == "post" and f.get("action", "") in naar]
    assert len(eigen) < 2, "two forms that go to one address: say which one is meant"
    return _velden(eigen[0]) if eigen else []


def _soort(el: html.HtmlElement) -> str:
    """The kind of a field: a day and an hour are typed, and say so."""
    if el.tag != "input":
        return str(el.tag)
    if "data-uit-lijst" in el.attrib:  # typed, but only what the list beside it offers is taken
        return "select"
    typt = "date" if "data-dag" in el.attrib else "time" if "data-uur" in el.attrib else "text"
    return str(el.get("type", "text")) if el.get("type", "text") != "text" else typt


def _velden(formulier: html.HtmlElement) -> list[Veld]:
    velden: dict[str, Veld] = {}
    for el in formulier.iter("input", "select", "textarea"):
        naam, soort = el.get("name"), _soort(el)
        if not naam or naam == "csrfmiddlewaretoken" or "__prefix__" in naam or soort in {"submit", "button", "file"}:
            continue
        veld = velden.setdefault(
            naam, Veld(naam, soort, langst=int(el.get("data-hoogstens") or el.get("maxlength") or 0))
        )
        veld.is_val = el.get("tabindex") == "-1"
        if el.tag == "select":
            veld.keuzes = [o.get("value") or "" for o in el.iter("option")]
            veld.waarden = [o.get("value") or "" for o in el.iter("option") if o.get("selected") is not None]
        elif el.tag == "textarea":
            veld.waarden = [(el.text or "").lstrip("\n")]
        elif soort in {"radio", "checkbox"}:
            veld.keuzes.append(el.get("value") or "on")
            if el.get("checked") is not None:
                veld.waarden.append(el.get("value") or "on")
        else:
            veld.waarden.append(el.get("value") or "")
            if soort == "select":
                veld.keuzes = [o.get("value") or "" for o in formulier.get_element_by_id(el.get("list")).iter("option")]
    return list(velden.values())


def goede_inzending(velden: list[Veld]) -> dict[str, list[str]]:
    return {v.naam: v.goed() for v in velden}


def gecodeerd(gegevens: dict[str, list[str]]) -> bytes:
    """An ordinary form body; a lone surrogate goes as the bytes that a broken program would send."""
    paren = ((naam, waarde) for naam, waarden in gegevens.items() for waarde in waarden)
    return "&".join(
        f"{quote(n, safe='')}={quote(w.encode('utf-8', 'surrogatepass'), safe='')}" for n, w in paren
    ).encode()


def zonder_sleutel(gegevens: dict[str, list[str]]) -> dict[str, list[str]]:
    """The same form from a page of before there were keys."""
    return {naam: waarden for naam, waarden in gegevens.items() if naam != "inzending"}


def stand_van_alles() -> dict[str, int]:
    """How many rows each table of our own has: what was made, and nothing of what remembers that it was made."""
    eigen = [m for app in settings.EIGEN_APPS for m in apps.get_app_config(app).get_models()]
    return {
        m.__name__: m._base_manager.count()
        for m in eigen
        if m.__name__ not in {"Inzending", "Hartslag", "Teller", "BewaardeStand"}
    }


def adressen_met_formulier() -> list[str]:
    """The name of every address in the table where somebody may post."""
    return [
        naam for naam, regel in TOEGANG.items() if any(s in {200, 302} for s in regel.post[2:]) or regel.post[0] == 200
    ]


def wie_mag(naam: str) -> str:
    """The first actor who may post at this address."""
    regel = TOEGANG[naam]
    return next(a for a in VOLGORDE if regel.post[KOLOM[a]] in {200, 302})


def maak_rijk(wereld: Wereld) -> Wereld:
    """Give every choice of the forms something to choose."""
    from tests.fabrieken.netwerken import GroepFactory, NetwerkorganisatieFactory, OrgaanFactory, ThemaFactory
    from tests.fabrieken.rapportage import OnderwerpFactory, RodeDraadFactory

    netwerk = wereld.netwerk
    for fabriek in (ThemaFactory, GroepFactory, OrgaanFactory, NetwerkorganisatieFactory):
        fabriek(netwerk=netwerk)
    OnderwerpFactory(hoofdstuk__netwerk=netwerk, hoofdstuk__nummer=90)
    RodeDraadFactory(netwerk=netwerk, nummer=90)
    return wereld
