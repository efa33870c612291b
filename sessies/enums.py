from django.db import models


class Sessiesoort(models.TextChoices):
    NETWERKSESSIE = "netwerksessie", "netwerksessie"
    INTERVISIE = "intervisie", "intervisie"
    UITWISSELING = "uitwisseling", "uitwisseling"
    WERKBEZOEK = "werkbezoek", "werkbezoek"
    WERKGROEP = "werkgroep", "werkgroep"
    OVERLEG = "overleg", "overleg"
    STUURGROEP = "stuurgroep", "stuurgroep"
    EXTERN = "extern", "externe bijeenkomst"


# what a visitor may know of; the others are closed by what they are
OPENBARE_SOORTEN = (Sessiesoort.NETWERKSESSIE, Sessiesoort.UITWISSELING, Sessiesoort.WERKBEZOEK)


class Vorm(models.TextChoices):
    FYSIEK = "fysiek", "ter plaatse"
    ONLINE = "online", "online"
    HYBRIDE = "hybride", "hybride"


class Ligging(models.TextChoices):
    CENTRAAL = "centraal", "centraal"
    DECENTRAAL = "decentraal", "decentraal"
    GEEN = "", "niet van toepassing"


class SessieStatus(models.TextChoices):
    CONCEPT = "concept", "concept"
    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"
    AFGELAST = "afgelast", "afgelast"


class Werkvorm(models.TextChoices):
    LEZING = "lezing", "lezing"
    PRAKTIJKVOORBEELD = "praktijkvoorbeeld", "praktijkvoorbeeld"
    WERKBEZOEK = "werkbezoek", "werkbezoek"
    GROEPSGESPREK = "groepsgesprek", "groepsgesprek"
    PANEL = "panel", "panel"
    INTERVISIE = "intervisie", "intervisie"
    CASUSBESPREKING = "casusbespreking", "casusbespreking"
    UITWISSELING = "uitwisseling", "uitwisseling"
    ONTWERPSESSIE = "ontwerpsessie", "ontwerpsessie"
    OEFENING = "oefening", "oefening"
    CHECK_IN = "check_in", "check-in"
    OOGST = "oogst", "oogst"
    PAUZE = "pauze", "pauze"

    @property
    def aard(self) -> str:
        """Whether this way of working is theory, practice or discussion; '' for a break."""
        return _AARD.get(self.value, "gesprek")

    @property
    def icoon(self) -> str:
        """The icon that stands for this way of working."""
        return _ICOON[self.value]


_AARD = {
    "lezing": "theorie",
    "praktijkvoorbeeld": "praktijk",
    "werkbezoek": "praktijk",
    "casusbespreking": "praktijk",
    "ontwerpsessie": "praktijk",
    "oefening": "praktijk",
    "pauze": "",
}
_ICOON = {
    "lezing": "book",
    "praktijkvoorbeeld": "tools",
    "werkbezoek": "signpost-2",
    "groepsgesprek": "chat-dots",
    "panel": "megaphone",
    "intervisie": "arrow-repeat",
    "casusbespreking": "journal-text",
    "uitwisseling": "arrow-left-right",
    "ontwerpsessie": "pencil",
    "oefening": "puzzle",
    "check_in": "people",
    "oogst": "card-checklist",
    "pauze": "cup-hot",
}


class Herkomst(models.TextChoices):
    TELEFOON = "telefoon", "telefoon"
    FORMULIER = "formulier", "formulier"
    BIJEENKOMST = "bijeenkomst", "bijeenkomst"
    LINK = "link", "link zonder account"
    MAIL = "mail", "mail"
    GESPREK = "gesprek", "gesprek"


class Delen(models.TextChoices):
    BEGELEIDING = "begeleiding", "alleen de netwerkbegeleider"
    NETWERK = "netwerk", "het hele netwerk"
    OPENBAAR = "openbaar", "iedereen"


class Toegankelijkheid(models.TextChoices):
    """What a place offers to who does not get in, hear or follow easily."""

    DREMPELVRIJ = "drempelvrij", "zonder drempel of trap"
    LIFT = "lift", "lift"
    TOILET = "toilet", "aangepast toilet"
    PARKEREN = "parkeren", "voorbehouden parkeerplaats"
    RINGLEIDING = "ringleiding", "ringleiding"
    HALTE = "halte", "halte van bus, tram of trein dichtbij"
    STIL = "stil", "stille ruimte"


class LeervraagStaat(models.TextChoices):
    INGEBRACHT = "ingebracht", "ingebracht"
    VERHELDERD = "verhelderd", "verhelderd"
    GEAGENDEERD = "geagendeerd", "op de agenda"
    BESPROKEN = "besproken", "besproken"
    BEANTWOORD = "beantwoord", "beantwoord"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Besluitsoort(models.TextChoices):
    BESLISSING = "beslissing", "beslissing"
    AFSPRAAK = "afspraak", "afspraak"


class ActiepuntStaat(models.TextChoices):
    OPEN = "open", "open"
    KLAAR = "klaar", "klaar"


class Antwoord(models.TextChoices):
    """What somebody said to an invitation."""

    GEEN = "", "nog geen antwoord"
    JA = "ja", "ik kom"
    ONLINE = "online", "ik volg online"
    NEE = "nee", "ik kom niet"
    VERVANGER = "vervanger", "iemand anders komt in mijn plaats"
    WACHT = "wacht", "ik wil komen, en sta op de wachtlijst"
    WACHT_ONLINE = "wacht_online", "ik wil online volgen, en sta op de wachtlijst"


WACHTEND = (Antwoord.WACHT, Antwoord.WACHT_ONLINE)
NIET = (Antwoord.NEE, Antwoord.VERVANGER)  # who is not there, whoever comes instead


def manier_van(vorm: str, antwoord: str) -> str:
    """How somebody with this answer is there, or wants to be (``JA`` on the spot, ``ONLINE``); '' when they are not.

    An answer outlives the form of the meeting: in one that became online everybody follows online, and who said "online" to
    one that is only on the spot now said nothing of that.
    """
    if antwoord in {Antwoord.JA, Antwoord.WACHT}:
        return Antwoord.ONLINE if vorm == Vorm.ONLINE else Antwoord.JA
    if antwoord in {Antwoord.ONLINE, Antwoord.WACHT_ONLINE}:
        return "" if vorm == Vorm.FYSIEK else Antwoord.ONLINE
    return ""


class Ritme(models.TextChoices):
    """How often a meeting is planned anew."""

    EENMAAL = "eenmaal", "Eén keer"
    WEKEN = "weken", "Om de zoveel weken, op dezelfde weekdag"
    MAANDEN = "maanden", "Om de zoveel maanden, op dezelfde weekdag van de maand"


class Vrijedag(models.TextChoices):
    """What becomes of a day of a rhythm that is a public holiday."""

    OVERSLAAN = "overslaan", "sla die keer over"
    WEEK_LATER = "week_later", "een week later"
    TOCH = "toch", "plan ze toch op die dag"


class Mee(models.TextChoices):
    """What a meeting that is planned anew takes along."""

    AGENDA = "agenda", "de agenda"
    INBRENG = "inbreng", "wie iets inbrengt"
    GENODIGDEN = "genodigden", "wie op de lijst van genodigden staat"


class Opmerkingstand(models.TextChoices):
    """What was done with a remark on minutes."""

    WACHT = "wacht", "wacht op een antwoord"
    OVERGENOMEN = "overgenomen", "overgenomen"
    NIET = "niet", "niet overgenomen"
