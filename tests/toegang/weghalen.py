"""Every act that takes something away: either the message after it takes it back, or it asks first and says it is final.

An address whose name says that it takes away must stand in one of these two.
"""

import re

NEEMT_WEG = re.compile(r"(verwijder|verwijderen|weg|intrekken|beeindig|afgelasten|terug|samenvoegen|wis)$")

# address -> the address that takes it back
ONGEDAAN = {
    "sessies:intrekken": "sessies:intrekken",
    "sessies:afgelasten": "sessies:afgelasten",
    "netwerken:lid-beeindig": "netwerken:lid-teruggeven",
    "sessies:plaats-beeindig": "sessies:plaats-heropen",
    **{
        f"netwerken:{deel}-beeindig": f"netwerken:{deel}-heropen"
        for deel in ("thema", "plicht", "mandaat", "orgaan", "groep", "groepslid", "geadresseerde", "financiering")
    },
}  # fmt: skip

# a button that asks first, with words that say it is final
DEFINITIEF = {
    "netwerken:oplevering-intrekken", "netwerken:uitnodiging-intrekken", "sessies:link-intrekken",
    "sessies_account:agendalink-intrekken", "sessies_account:agendalink-vernieuwen",
    *(f"netwerken:{deel}-verwijder" for deel in ("organisatie", "thema", "plicht", "mandaat", "orgaan", "groep", "groepslid",
      "geadresseerde", "oplevering", "partij", "financiering")),
    *(f"projecten:{deel}-verwijder" for deel in ("oproep", "project", "initiatief")),
    "projecten:partner-weg", "projecten:analysefase-weg",
    "projecten:medewerker-weg", "rapportage:onderdeel-verwijderen",
    "sessies:plaats-verwijder",
    "kennis:overname-weg", "kennis:herkenning-weg", "rapportage:opvolging-weg",
    "piloten:weg", "kennis:weg", "kennis:signaal-weg", "rapportage:aanbeveling-weg",
    "deelname:bijgekomene-weg", "prikken:weg",
    "rapportage:beslispunt-verwijder", "rapportage:periodetekst-verwijder",
}  # fmt: skip

# a page that asks first: it says so itself
DEFINITIEVE_PAGINA = {"netwerken:organisatie-samenvoegen", "sessies:inzicht-weg"}
# taken back by the button in the message: done one by one in tests/toegang/test_terugdaden.py
TERUG_IN_BERICHT = {
    "sessies:genodigde-weg",
    "sessies:besluit-weg",
    "sessies:actiepunt-weg",
    "projecten:contact-weg",
    "projecten:leereffect-weg",
    "piloten:bevinding-weg",
    "prikken:gevraagde-weg",
    "rapportage:intrekken",
    "rapportage:beslispunt-terug",
}
# takes nothing away: one signs in again, a task goes back to who had it or to the list, a choice is kept anew
NEEMT_NIETS_WEG = {
    "netwerken:filter-weg",
    "sessie-beeindig",
    "netwerken:taak-terug",
    "netwerken:overdracht-terug",
    "netwerken:gids-weg",
    "netwerken:gids-terug",
}
FINAAL = "niet ongedaan maken"
