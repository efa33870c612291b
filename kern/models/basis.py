from collections.abc import Iterable

from django.db import models, transaction
from django.db.models.base import ModelBase

from kern import klok, register


class Basismodel(models.Model):
    """A row that knows when it was made and last changed (by the domain's clock)."""

    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    gewijzigd_op = models.DateTimeField("gewijzigd op", default=klok.nu, editable=False)

    class Meta:
        abstract = True

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save, and keep true what is derived from the row (the search index) in the same transaction.

        The only ``save`` that does more than saving; :func:`kern.domain.versies.bewaar` does the same.
        """
        with transaction.atomic(savepoint=False):
            super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)
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
