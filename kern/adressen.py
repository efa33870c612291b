"""Addresses that a page writes many times over, worked out once."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def adres(naam: str, **delen: str | int) -> str:
    """The address ``naam`` with these parts in it. It depends on nothing else, so it is never another one."""
    return reverse(naam, kwargs=delen)
