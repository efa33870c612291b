from django.db import models


class Rol(models.TextChoices):
    NETWERKBEGELEIDER = "netwerkbegeleider", "netwerkbegeleider"
    PROJECTMEDEWERKER = "projectmedewerker", "projectmedewerker"
    OPDRACHTGEVER = "opdrachtgever", "opdrachtgever"
    LID = "lid", "lid"


class Grondslag(models.TextChoices):
    OPDRACHT = "opdracht", "opdracht"
    OVEREENKOMST = "overeenkomst", "samenwerkingsovereenkomst"
    SUBSIDIE = "subsidie", "subsidie"


class Organisatiesoort(models.TextChoices):
    PROMOTOR = "promotor", "promotor"
    PARTNER = "partner", "partner"
    OPDRACHTNEMER = "opdrachtnemer", "opdrachtnemer"
    OPDRACHTGEVER = "opdrachtgever", "opdrachtgever"
    LOKAAL_BESTUUR = "lokaal_bestuur", "lokaal bestuur"
    VDAB = "vdab", "arbeidsbemiddeling"
    WELZIJN = "welzijn", "welzijnsorganisatie"
    WERKGEVER = "werkgever", "werkgeversorganisatie"
    WERKNEMER = "werknemer", "werknemersorganisatie"
    ONDERWIJS = "onderwijs", "onderwijs"
    BELANGENORGANISATIE = "belangenorganisatie", "belangenorganisatie"
    ANDERE = "andere", "andere"


class Provincie(models.TextChoices):
    """Regions over which meetings are spread; Flevoland's own municipalities count as one region."""

    ANTWERPEN = "antwerpen", "Antwerpen"
    LIMBURG = "limburg", "Limburg"
    OOST_VLAANDEREN = "oost-vlaanderen", "Oost-Vlaanderen"
    VLAAMS_BRABANT = "vlaams-brabant", "Vlaams-Brabant"
    WEST_VLAANDEREN = "west-vlaanderen", "West-Vlaanderen"
    BRUSSEL = "brussel", "Brussel"
    FLEVOLAND = "flevoland", "Flevoland"


class Plichtsoort(models.TextChoices):
    """What can be promised. The app that owns the counted thing registers the counter of each kind."""

    BIJEENKOMSTEN_PER_JAAR = "bijeenkomsten_per_jaar", "bijeenkomsten"
    DECENTRAAL_PER_JAAR = "decentraal_per_jaar", "decentrale bijeenkomsten"
    STUURGROEP = "stuurgroep", "stuurgroepen"
    OPERATIONEEL_OVERLEG = "operationeel_overleg", "operationeel overleg"
    KWARTAALRAPPORT = "kwartaalrapport", "kwartaalrapporten"
    VIERMAANDELIJKS_RAPPORT = "viermaandelijks_rapport", "viermaandsrapporten"
    EINDRAPPORT = "eindrapport", "eindrapport"
    WERKVORMEN = "werkvormen", "soorten werkvormen"
    STAKEHOLDERS = "stakeholders", "inbreng van stakeholders"
    BUITENLANDSE_SPREKER = "buitenlandse_spreker", "buitenlandse sprekers"
    INTERVISIE = "intervisie", "oplossingsgerichte intervisie"
    ZELFEVALUATIE = "zelfevaluatie", "zelfevaluaties"
    JAAREVALUATIE = "jaarevaluatie", "jaarlijkse evaluatie"
    CONTACT_PROJECTEN = "contact_projecten", "contact met elk project"
    ANALYSEFASE = "analysefase", "plannen van aanpak in de analysefase"
    OPLEVERING = "oplevering", "opleveringen"


class PlichtPer(models.TextChoices):
    JAAR = "jaar", "per jaar"
    KWARTAAL = "kwartaal", "per kwartaal"
    LOOPTIJD = "looptijd", "over de hele looptijd"


class AfwijkingStaat(models.TextChoices):
    VOORGESTELD = "voorgesteld", "voorgesteld"
    AANVAARD = "aanvaard", "aanvaard"
    GEWEIGERD = "geweigerd", "geweigerd"


class IndieningStaat(models.TextChoices):
    INGEDIEND = "ingediend", "ingediend"
    AANVAARD = "aanvaard", "aanvaard"
    TERUG = "terug", "teruggestuurd"
    INGETROKKEN = "ingetrokken", "ingetrokken"


class Tekent(models.TextChoices):
    """What somebody signs for the network: the letter before the final report, or its agreement as a party."""

    BRIEF = "brief", "de brief bij het eindrapport"
    OVEREENKOMST = "overeenkomst", "de overeenkomst"


class Orgaansoort(models.TextChoices):
    STUURGROEP = "stuurgroep", "stuurgroep"
    OPERATIONEEL_OVERLEG = "operationeel_overleg", "operationeel overleg"
    WERKGROEP = "werkgroep", "werkgroep"
    BESTAAND_OVERLEG = "bestaand_overleg", "bestaand overleg"


class Geadresseerdesoort(models.TextChoices):
    """What kind of party a network asks something of."""

    MINISTER = "minister", "minister of kabinet"
    VLAANDEREN = "vlaanderen", "Vlaamse overheid of administratie"
    FONDS = "fonds", "fonds of opdrachtgever"
    BEMIDDELING = "bemiddeling", "arbeidsbemiddeling"
    LOKAAL = "lokaal", "lokaal bestuur"
    FEDERAAL = "federaal", "federale of landelijke overheid"
    WERKGEVERS = "werkgevers", "werkgevers en sectoren"
    SOCIALE_PARTNERS = "sociale_partners", "vakbonden en sociale partners"
    ONDERWIJS = "onderwijs", "onderwijs en vorming"
    ZORG = "zorg", "zorg en welzijn"
    PROJECTEN = "projecten", "projecten en promotoren"
    ANDERE = "andere", "een andere partij"


class Mandaatrol(models.TextChoices):
    EFFECTIEF = "effectief", "effectief lid"
    PLAATSVERVANGER = "plaatsvervanger", "plaatsvervanger"
    WAARNEMER = "waarnemer", "waarnemer"
    VOORZITTER = "voorzitter", "voorzitter"
    SECRETARIS = "secretaris", "secretaris"


class Groepsoort(models.TextChoices):
    LEERTHEMAGROEP = "leerthemagroep", "leerthemagroep"
    INTERVISIEGROEP = "intervisiegroep", "intervisiegroep"
    REGIONALE_SUBGROEP = "regionale_subgroep", "regionale subgroep"
    COMMUNITY = "community", "community of practice"


class Ritme(models.TextChoices):
    MAAND = "maand", "elke maand"
    KWARTAAL = "kwartaal", "elke drie maanden"
    VIERMAAND = "viermaand", "elke vier maanden"
    HALFJAAR = "halfjaar", "elk halfjaar"
    JAAR = "jaar", "elk jaar"
    VRIJ = "", "naar behoefte"


# the regions of a country over which meetings are spread; no other scheme is known yet
REGIOS: dict[str, tuple[Provincie, ...]] = {
    "BE": tuple(p for p in Provincie if p != Provincie.FLEVOLAND),
    "NL": (Provincie.FLEVOLAND,),
}

LANDEN = {
    "AT": "Oostenrijk", "BE": "België", "BG": "Bulgarije", "CY": "Cyprus", "CZ": "Tsjechië", "DE": "Duitsland",
    "DK": "Denemarken", "EE": "Estland", "ES": "Spanje", "FI": "Finland", "FR": "Frankrijk", "GB": "Verenigd Koninkrijk",
    "GR": "Griekenland", "HR": "Kroatië", "HU": "Hongarije", "IE": "Ierland", "IT": "Italië", "LT": "Litouwen",
    "LU": "Luxemburg", "LV": "Letland", "MT": "Malta", "NL": "Nederland", "NO": "Noorwegen", "PL": "Polen",
    "PT": "Portugal", "RO": "Roemenië", "SE": "Zweden", "SI": "Slovenië", "SK": "Slowakije",
}  # fmt: skip


class Contactsoort(models.TextChoices):
    """What a message on the contact page is about."""

    TOEGANKELIJKHEID = "toegankelijkheid", "Iets is niet toegankelijk voor mij"
    FOUT = "fout", "Iets werkt niet zoals het moet"
    VRAAG = "vraag", "Ik heb een vraag of een idee"


# kinds of promise that one task serves: it says of both what is to be made
BELOFTEN: dict[str, str] = {Plichtsoort.VIERMAANDELIJKS_RAPPORT: Plichtsoort.KWARTAALRAPPORT.value}
