from typing import Any

from django.db import models, transaction

from kern import klok, register


class Basismodel(models.Model):
    """A row that knows when it was made and last changed (by the domain's clock)."""

    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=klok.nu, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep true what is derived from the row (the search index) in the same transaction.

        The only ``save`` that does more than saving; :func:`kern.domain.versies.bewaar` does the same.
        """
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            for gevolg in register.alles.na_bewaren:
                gevolg(self)


class Versiemodel(Basismodel):
    """A root object people edit: ``versie`` goes up with every save, so that a stale save is noticed."""

    versie = models.PositiveIntegerField("versie", default=1, editable=False)

    class Meta:
        abstract = True


class Pijlmodel(models.Model):
    """One arrow of the chain, stored. The younger side owns the row; the older side cannot be removed."""

    class Meta:
        abstract = True
