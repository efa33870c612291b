from django.db import models

from kern.querysets import ZoekdocumentQuerySet


class Zoekdocument(models.Model):
    """What the search index knows of one object: keys of its words, and those words in their order, folded.

    ``besloten`` holds the keys of words that only some of those who see the object may find. Written by
    :mod:`kern.zoeken.zoekindex` only; the index of the database follows each row by itself (migration 0004).
    """

    aantal: int  # how many documents of its kind there are, given by ``kansrijkst``

    netwerk_id = models.PositiveBigIntegerField("netwerk")
    soort = models.CharField("soort", max_length=30)
    object_id = models.PositiveBigIntegerField("object")
    titel = models.CharField("titel", max_length=2000)
    titelwoorden = models.TextField("woorden van de titel")
    woorden = models.TextField("woorden van de tekst")
    besloten = models.TextField("woorden die niet iedereen mag vinden")
    titelrij = models.TextField("titel, woord na woord")
    rij = models.TextField("tekst, woord na woord")
    besloten_rij = models.TextField("wat niet iedereen mag vinden, woord na woord")
    gewijzigd_op = models.DateTimeField("gewijzigd op")

    objects = ZoekdocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "zoekdocument"
        verbose_name_plural = "zoekdocumenten"
        ordering = ["soort", "object_id"]
        constraints = [models.UniqueConstraint(fields=["soort", "object_id"], name="zoekdocument_uniek")]
        indexes = [models.Index(fields=["netwerk_id", "soort"], name="zoekdocument_netwerk")]

    def __str__(self) -> str:
        return f"{self.soort}: {self.titel}"
