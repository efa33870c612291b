from django.db import models


class Fase(models.TextChoices):
    ONTWERP = "ontwerp", "in ontwerp"
    LOPEND = "lopend", "loopt"
    AFGEROND = "afgerond", "afgerond"


class Pilootbesluit(models.TextChoices):
    INBEDDEN = "inbedden", "inbedden"
    OPSCHALEN = "opschalen", "opschalen"
    AANPASSEN = "aanpassen", "aanpassen"
    STOPPEN = "stoppen", "stoppen"
    GEEN = "", "nog geen besluit"
