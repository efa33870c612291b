from django.db import models


class Contactsoort(models.TextChoices):
    BEZOEK = "bezoek", "bezoek"
    TELEFOON = "telefoon", "telefoongesprek"
    ADVIES = "advies", "advies"
    MAIL = "mail", "mail"


class ActieStaat(models.TextChoices):
    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    KLAAR = "klaar", "klaar"
    GESTOPT = "gestopt", "gestopt"


class Indicatorsoort(models.TextChoices):
    ABSOLUUT = "absoluut", "aantal over de hele looptijd"
    PER_JAAR = "per_jaar", "aantal per jaar"
    BEREIK = "bereik", "van … tot …"
    MINIMUM_PER_SECTOR = "minimum_per_sector", "minstens, per sector"
    PERCENTAGE = "percentage", "percentage van een ander cijfer"
    NOG_TE_BEPALEN = "nog_te_bepalen", "nog te bepalen"


class Telling(models.TextChoices):
    """How the values of several periods make one figure."""

    SOM = "som", "de periodes samen"
    LAATSTE = "laatste", "de laatste waarde telt"
    LAAGSTE = "laagste", "de laagste periode telt"


# days after which a project without contact counts as silent
STIL_NA_DAGEN = 90
# months after its start in which an analysis phase brings a plan of approach
MAANDEN_ANALYSEFASE = 4
