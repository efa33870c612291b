from django.core.exceptions import ValidationError

GERESERVEERD = frozenset(
    {
        "accounts",
        "agenda",
        "beheer",
        "gezond",
        "kennis",
        "link",
        "mijn-netwerken",
        "over",
        "postvak",
        "rapporten",
        "static",
    }
)


def geen_gereserveerd_woord(slug: str) -> None:
    """Refuse a network slug that is already the start of another address."""
    if slug in GERESERVEERD:
        raise ValidationError(f"‘{slug}’ is al het begin van een ander adres. Kies een ander woord.")
