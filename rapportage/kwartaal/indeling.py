"""The sections of the periodical report, in reading order: the one place that names them."""

# (what the waiting page and the bookmarks call it, its template in pdf/kwartaal/ and its maker in stukken.py)
SECTIES: tuple[tuple[str, str], ...] = (
    ("In één bladzijde", "eerste"),
    ("Beslispunten", "beslispunten"),
    ("Opvolging van de vorige vergadering", "opvolging"),
    ("Stand van de opdracht", "stand"),
    ("Bijeenkomsten en bereik", "bijeenkomsten"),
    ("Wat leeft er?", "vragen"),
    ("Wat leerden we?", "geleerd"),
    ("Piloten en procesbegeleiding", "piloten"),
    ("Signalen", "signalen"),
    ("Projecten, doelen en acties", "plannen"),
    ("Afstemming en verspreiding", "afstemming"),
    ("Waarde van het netwerk", "waarde"),
    ("Risico’s en planning", "planning"),
    ("Bijlagen", "bijlagen"),
)
