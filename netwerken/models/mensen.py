from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from kern import klok, velden
from kern.models import Versiemodel
from netwerken.enums import LANDEN, Organisatiesoort, Rol
from netwerken.models.netwerk import Netwerk
from netwerken.querysets import NetwerkobjectQuerySet
from netwerken.rules import vergelijksleutel


class GebruikerManager(BaseUserManager["Gebruiker"]):
    """Makes people by their mail address, which is always kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **velden: object) -> "Gebruiker":
        gebruiker = self.model(email=email.strip().lower(), **velden)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email: str, password: str | None = None, **velden: object) -> "Gebruiker":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **velden)

    def get_by_natural_key(self, username: str | None) -> "Gebruiker":
        return self.get(email__iexact=username or "")


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """A person with an account. ``functie`` is what others see; a name is optional.

    A platform administrator (beheerder) is ``is_staff`` and works in /beheer/; networks know only memberships.
    """

    email = velden.EmailField("e-mailadres", unique=True)
    naam = velden.CharField("naam", max_length=120, blank=True)
    functie = velden.CharField("functie", max_length=200, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("beheerder", default=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    geanonimiseerd_op = models.DateTimeField("anoniem sinds", null=True, editable=False)
    weekbericht = models.BooleanField("weekbericht per mail", default=False, editable=False)
    weekbericht_op = models.DateTimeField("volgend weekbericht", null=True, editable=False)

    is_eerste_keer = False  # while they sign in; kept nowhere

    objects: ClassVar[GebruikerManager] = GebruikerManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="gebruiker_email_uniek")]

    def __str__(self) -> str:
        return self.naam or self.functie or self.email

    @property
    def first_name(self) -> str:
        """What Django's and allauth's own texts call a person."""
        return self.naam


class Organisatie(models.Model):
    """An organisation, shared by all networks. Two names that look alike are one organisation.

    ``opgegaan_in`` says which one took its place when it was merged; nothing else points to such a row any more.
    """

    naam = velden.CharField("naam", max_length=250, unique=True)
    vergelijk = velden.Afgeleid("vergelijksleutel", van="naam", hoe=vergelijksleutel, max_length=250, unique=True)
    land = velden.CharField("land", max_length=2, default="BE")
    is_fictief = models.BooleanField("bedacht voor de demonstratie", default=False)
    opgegaan_in = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="opgegane"
    )
    opgegaan_op = models.DateTimeField("opgegaan op", null=True, editable=False)

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def landnaam(self) -> str:
        """The country as people say it; an unknown code stays a code."""
        return LANDEN.get(self.land, self.land)


class Netwerkorganisatie(Versiemodel):
    """An organisation in a network, in one or more capacities."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="netwerkorganisaties")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="netwerkorganisaties")
    soorten = velden.JSONField("soorten", default=list)
    motivering = velden.TextField("motivering", blank=True)

    objects = NetwerkobjectQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie in een netwerk"
        verbose_name_plural = "organisaties in een netwerk"
        ordering = ["netwerk", "organisatie__naam"]
        constraints = [models.UniqueConstraint(fields=["netwerk", "organisatie"], name="netwerkorganisatie_uniek")]

    def __str__(self) -> str:
        return f"{self.organisatie} in {self.netwerk}"

    @property
    def soortnamen(self) -> list[str]:
        return [str(Organisatiesoort(s).label) for s in self.soorten]


class Lidmaatschap(models.Model):
    """A role of a person in a network, for an organisation: one row per role."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="lidmaatschappen")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="lidmaatschappen"
    )
    rol = velden.CharField("rol", max_length=20, choices=Rol.choices)
    gids_opgeborgen = models.BooleanField("gids opgeborgen", default=False, editable=False)
    sinds = models.DateTimeField("sinds", default=klok.nu, editable=False)

    class Meta:
        verbose_name = "lidmaatschap"
        verbose_name_plural = "lidmaatschappen"
        ordering = ["netwerk", "rol", "pk"]
        constraints = [models.UniqueConstraint(fields=["gebruiker", "netwerk", "rol"], name="lidmaatschap_rol_uniek")]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.rol} in {self.netwerk}"


class Beeindiging(models.Model):
    """A role that ended. The membership itself is gone, so that nothing anywhere still counts it.

    ``meegenomen`` names the seats and projects that went along, to be given back with the role.
    """

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="beeindigingen")
    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="beeindigingen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="beeindigingen"
    )
    rol = velden.CharField("rol", max_length=20, choices=Rol.choices)
    sinds = models.DateTimeField("sinds")
    op = models.DateTimeField("beëindigd op", default=klok.nu)
    meegenomen = velden.JSONField("wat meeging", default=dict)
    teruggegeven_op = models.DateTimeField("teruggegeven op", null=True)

    class Meta:
        verbose_name = "beëindigd lidmaatschap"
        verbose_name_plural = "beëindigde lidmaatschappen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.rol} in {self.netwerk} tot {self.op:%Y-%m-%d}"


class Uitnodiging(models.Model):
    """An invitation to join a network: signed, for one person, once, until a date."""

    netwerk = models.ForeignKey(Netwerk, on_delete=models.CASCADE, related_name="uitnodigingen")
    email = velden.EmailField("e-mailadres")
    functie = velden.CharField("functie", max_length=200, blank=True)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="uitnodigingen"
    )
    rol = velden.CharField("rol", max_length=20, choices=Rol.choices)
    uitgenodigd_door = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="gedane_uitnodigingen")
    aangemaakt_op = models.DateTimeField("aangemaakt op", default=klok.nu, editable=False)
    geldig_tot = models.DateTimeField("geldig tot")
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        ordering = ["-aangemaakt_op"]

    def __str__(self) -> str:
        return f"{self.email} voor {self.netwerk}"
