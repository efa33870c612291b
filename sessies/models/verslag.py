from django.db import models

from kern import velden
from kern.models import Basismodel
from netwerken.models import Netwerk
from sessies.models.sessie import Sessie
from sessies.querysets import AanvullingQuerySet


class GoedgekeurdVerslag(Basismodel):
    """The minutes of a meeting as they were approved: canonical JSON without personal data, and its hash. Never changed."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="goedgekeurde_verslagen")
    sessie = models.OneToOneField(Sessie, on_delete=models.CASCADE, related_name="goedkeuring")
    in_sessie = models.ForeignKey(
        Sessie, on_delete=models.PROTECT, null=True, blank=True, related_name="goedgekeurde_verslagen"
    )
    wie = velden.CharField("wie het goedkeurde", max_length=250)
    goedgekeurd_op = models.DateTimeField("goedgekeurd op")
    inhoud = velden.ExactTextField("inhoud", editable=False)
    sha256 = velden.CharField("controlegetal", max_length=64, editable=False)

    class Meta:
        verbose_name = "goedgekeurd verslag"
        verbose_name_plural = "goedgekeurde verslagen"
        ordering = ["sessie"]

    def __str__(self) -> str:
        return f"goedgekeurd verslag van {self.sessie}"


class Verslagaanvulling(Basismodel):
    """What was added to minutes after they were approved, by which function."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="verslagaanvullingen")
    sessie = models.ForeignKey(Sessie, on_delete=models.CASCADE, related_name="aanvullingen")
    tekst = velden.RichTextField("tekst", max_length=10_000)
    wie = velden.CharField("functie", max_length=250, blank=True)

    objects = AanvullingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanvulling bij een verslag"
        verbose_name_plural = "aanvullingen bij verslagen"
        ordering = ["sessie", "pk"]

    def __str__(self) -> str:
        return f"aanvulling bij het verslag van {self.sessie}"

    def get_absolute_url(self) -> str:
        return f"{self.sessie.get_absolute_url()}#verslag"
