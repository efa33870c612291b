"""What people and programs put in an address, read with care."""

LANGSTE_GETAL = 18  # what a database can hold; Python itself refuses to read thousands of digits


def heel_getal(tekst: str) -> int | None:
    """Read an id or a year from an address; None for anything but a few plain digits."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) <= LANGSTE_GETAL else None
