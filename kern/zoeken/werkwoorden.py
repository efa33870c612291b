"""Forms of common verbs that no rule of a stemmer brings home: *kwam* and *komt* belong to *komen*.

A table, because a stemmer follows rules: forms with another vowel, and short ones of which the *t* cannot be told from
that of a noun. Only verbs that people of a network write every day, and no form that is a noun as well (*bond*, *was*,
*lagen*). A form after ``+`` is one by itself, so it counts only behind a prefix (*sloot* is a ditch, *afsloot* is not).
Each is known behind every prefix; a combination that does not exist is never typed.
"""

from collections.abc import Iterator

_TABEL = """
beginnen: begint begon begonnen
bieden: biedt bood boden geboden
blijken: bleek bleken gebleken
blijven: blijft bleef bleven gebleven
brengen: bracht brachten gebracht
denken: dacht dachten gedacht
doen: doe doet deed deden gedaan
dragen: draagt droeg droegen +gedragen
eten: eet at aten gegeten
gaan: ga gaat ging gingen gegaan
geven: geeft gaf gaven +gegeven
grijpen: grijpt greep grepen gegrepen
hangen: hangt hing hingen gehangen
helpen: helpt hielp hielpen geholpen
houden: houdt hou hield hielden gehouden
kennen: kent kende kenden gekend
kiezen: kiest koos kozen gekozen
kijken: kijkt keek keken gekeken
komen: komt kwam kwamen gekomen
kopen: koopt kocht kochten gekocht
krijgen: krijgt kreeg kregen gekregen
laten: laat liet lieten gelaten
lezen: leest las lazen gelezen
liggen: ligt +lag +lagen +gelegen
lopen: loopt liep liepen gelopen
meten: meet mat maten gemeten
nemen: neemt nam namen genomen
roepen: roept riep riepen geroepen
schieten: schiet schoot schoten geschoten
schrijven: schrijft schreef schreven geschreven
schuiven: schuift schoof schoven geschoven
sluiten: sluit +sloot +sloten gesloten
spreken: spreekt sprak spraken gesproken
staan: staat stond stonden gestaan
steunen: steunt steunde steunden gesteund
stijgen: stijgt steeg stegen gestegen
sturen: stuurt stuurde stuurden gestuurd
tekenen: tekent tekende tekenden getekend
tonen: toont toonde toonden getoond
treffen: treft trof troffen getroffen
trekken: trekt trok trokken getrokken
vallen: valt viel vielen gevallen
verdwijnen: verdwijnt verdween verdwenen
vergeten: vergat vergaten
verliezen: verliest verloor verloren
vinden: vindt vond vonden gevonden
vragen: vraagt vroeg vroegen gevraagd
weten: weet wist wisten
wijzen: wijst wees wezen gewezen
winnen: wint +won wonnen gewonnen
wonen: woont woonde woonden gewoond
zeggen: zegt zei zeiden gezegd
zetten: zet zette gezet
zien: ziet zag zagen gezien
zitten: zit zat zaten gezeten
zoeken: zoekt zocht zochten gezocht
"""
_VOORVOEGSELS = (
    "", "aan", "achter", "af", "be", "bij", "deel", "door", "doorver", "er", "goed", "her", "in", "mede", "mee", "mis", "na", "om",
    "onder", "ont", "op", "open", "over", "plaats", "samen", "tegemoet", "tegen", "terug", "toe", "uit", "vast", "ver",
    "vol", "voor", "voort", "weg",
)  # fmt: skip


def _vormen() -> Iterator[tuple[str, str]]:
    for regel in _TABEL.strip().splitlines():
        heel, _, vormen = regel.partition(": ")
        for vorm in vormen.split():
            kaal = vorm.removeprefix("+")
            yield from ((f"{voor}{kaal}", f"{voor}{heel}") for voor in _VOORVOEGSELS if voor or kaal == vorm)


NAAR_HEEL = dict(_vormen())
