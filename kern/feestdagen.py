"""Which days are public holidays in a country, and the day on which a term of working days ends."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

_EIGEN_DAGEN = {"BE": {(7, 11): "Feest van de Vlaamse Gemeenschap"}}
_WEEKEND = 5


@lru_cache(maxsize=64)
def feestdagen(land: str, jaar: int) -> dict[date, str]:
    """Public holidays of a country and year, by day; nothing for a country or year that the library does not know."""
    try:
        feesten = holidays.country_holidays(land, years=jaar, language="nl")
    except NotImplementedError:
        return {}
    uit = {dag: naam.partition(";")[0] for dag, naam in feesten.items()}
    return uit | {date(jaar, maand, dag): naam for (maand, dag), naam in _EIGEN_DAGEN.get(land, {}).items()}


def werkdagen_na(vanaf: date, werkdagen: int, land: str) -> date:
    """Return the day that comes so many working days after ``vanaf``: weekends and holidays of ``land`` are none."""
    dag = vanaf
    while werkdagen:
        dag += timedelta(days=1)
        werkdagen -= dag.weekday() < _WEEKEND and dag not in feestdagen(land, dag.year)
    return dag
