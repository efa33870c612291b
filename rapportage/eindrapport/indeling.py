"""The sections of the final report, in reading order: the one place that names them."""

# (what the waiting page and the bookmarks call it, its template in pdf/eind/); the middle depends on the network
MIDDEN = "midden"
SECTIES: tuple[tuple[str, str], ...] = (
    ("Omslag en inhoud", "omslag"),
    ("Inleiding en samenvatting", "opening"),
    ("Hoofdstukken", MIDDEN),
    ("Verantwoording", "verantwoording"),
    ("Projecten en opvolging", "projecten"),
    ("Colofon", "colofon"),
)
