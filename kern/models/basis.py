from django.db import models

from kern import klok


class Basismodel(models.Model):
    """A row that knows when it was made and last changed (by the domain's clock)."""

    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=klok.nu, editable=False)

    class Meta:
        abstract = True


class Versiemodel(Basismodel):
    """A root object people edit: ``versie`` goes up with every save, so that a stale save is noticed."""

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True


class Pijlmodel(models.Model):
    """One arrow of the chain, stored. The younger side owns the row; the older side cannot be removed."""

    class Meta:
        abstract = True
