"""The network itself: who pays, who takes part, what it promised, how it is organised."""

from netwerken.models.filter import Bewaardefilter
from netwerken.models.geadresseerde import Geadresseerde
from netwerken.models.kader import Beleidsdoel, Beleidskader, Principe, Toetsingskader
from netwerken.models.mensen import (
    Beeindiging,
    Gebruiker,
    Lidmaatschap,
    Netwerkorganisatie,
    Organisatie,
    Uitnodiging,
)
from netwerken.models.netwerk import Financiering, Netwerk, Ondertekening
from netwerken.models.orgaan import Groep, Groepslid, Mandaat, Orgaan
from netwerken.models.plicht import Afwijking, Indiening, Oplevering, Plicht
from netwerken.models.taak import Overdracht, Uitstel
from netwerken.models.thema import Thema, Themaniveau

__all__ = [
    "Afwijking",
    "Beeindiging",
    "Beleidsdoel",
    "Beleidskader",
    "Bewaardefilter",
    "Financiering",
    "Geadresseerde",
    "Gebruiker",
    "Groep",
    "Groepslid",
    "Indiening",
    "Lidmaatschap",
    "Mandaat",
    "Netwerk",
    "Netwerkorganisatie",
    "Ondertekening",
    "Oplevering",
    "Orgaan",
    "Organisatie",
    "Overdracht",
    "Plicht",
    "Principe",
    "Thema",
    "Themaniveau",
    "Toetsingskader",
    "Uitnodiging",
    "Uitstel",
]
