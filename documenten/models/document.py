import uuid

from django.db import models

from kern import velden
from kern.adressen import adres
from kern.models import Basismodel, Job
from netwerken.models import Gebruiker, Netwerk


class Document(Basismodel):
    """A PDF that one person asked for, and that only this person fetches; it is thrown away after some days.

    ``soort`` and ``sleutel`` say of what (:class:`kern.documenten.Documentsoort`), ``over`` is the page it was asked on.
    ``inhoud`` is the snapshot it is made of: canonical JSON, the same for every attempt. ``pad`` is empty until it is made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="documenten")
    soort = velden.CharField("soort", max_length=40)
    sleutel = velden.CharField("waarvan", max_length=100)
    titel = velden.CharField("titel", max_length=300)
    over = velden.CharField("gevraagd op", max_length=500)
    gevraagd_door = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="documenten")
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="documenten", editable=False)
    inhoud = velden.ExactTextField("inhoud", blank=True)  # hashed as it was written
    pad = velden.CharField("pad", max_length=200, blank=True)
    sha256 = velden.CharField("sha-256", max_length=64, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    bladzijden = models.PositiveSmallIntegerField("bladzijden", null=True)
    gemaakt_op = models.DateTimeField("gemaakt op", null=True)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["-aangemaakt_op"]

    def __str__(self) -> str:
        return self.titel

    @property
    def is_klaar(self) -> bool:
        return self.gemaakt_op is not None

    def get_absolute_url(self) -> str:
        return adres("documenten:detail", netwerk=self.netwerk.slug, pk=self.pk)
