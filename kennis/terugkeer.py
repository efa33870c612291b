"""Signals that return in several networks, found by the words of a subject."""

from collections.abc import Sequence

from kennis.models import Signaal
from kern.register import Terugkerend
from kern.toegang import Toegang

# subject -> beginnings of words in the title or the text of a signal; a signal goes to the first that fits
ONDERWERPEN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Vervoer en opvang vallen niet samen met het werk", ("vervoer", "opvang", "bus ", "dienstregeling")),
    ("Nederlands leren duurt langer dan de kans", ("taalles", "taaltest", "nederlandse les", "lessen nederlands")),
    ("Dezelfde gegevens in verschillende systemen", ("registr", "drie systemen", "overtikken")),
    ("Een project stopt terwijl het traject nog loopt", ("projecteinde", "kalenderdatum", "traject nog")),
    ("Begeleiden kost uren die niemand telt", ("begeleid", "mentor")),
)


def keert_terug(toegangen: Sequence[Toegang]) -> list[Terugkerend]:
    """Return the subjects that at least two of these networks signal, most networks first; one query per network."""
    per_onderwerp: dict[str, list[tuple[str, Signaal]]] = {titel: [] for titel, _ in ONDERWERPEN}
    for toegang in toegangen:
        for signaal in Signaal.objects.zichtbaar_voor(toegang).voor_lijst():
            onderwerp = _onderwerp(signaal)
            if onderwerp:
                per_onderwerp[onderwerp].append((toegang.netwerk.korte_naam, signaal))
    gevonden = [
        Terugkerend(
            titel,
            ", ".join(dict.fromkeys(s.geadresseerde for _, s in rij)),
            tuple((naam, s.titel, s.get_absolute_url(), s.aantal_herkenningen) for naam, s in rij),
        )
        for titel, rij in per_onderwerp.items()
        if len({naam for naam, _ in rij}) > 1
    ]
    return sorted(gevonden, key=lambda t: -len(t.per_netwerk))


def _onderwerp(signaal: Signaal) -> str:
    tekst = f"{signaal.titel} {signaal.tekst}".lower()
    return next((titel for titel, woorden in ONDERWERPEN if any(w in tekst for w in woorden)), "")
