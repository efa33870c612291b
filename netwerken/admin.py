"""The administrator's room in /beheer/: networks and people, made by the same domain functions as everywhere else."""

from collections.abc import Sequence
from typing import ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.formulieren import velden_van
from kern.opmaak import opsomming
from netwerken.domain.accounts import geef_adres
from netwerken.domain.inrichting import Beheervelden, wijzig_netwerk
from netwerken.domain.netwerken import maak_netwerk, neem_organisatie_op
from netwerken.domain.rollen import beeindig, geef_rol, geef_terug, wijzig_organisatie_van_rol
from netwerken.enums import Rol
from netwerken.forms.beheer import (
    Beheerform,
    GebruikerForm,
    LidmaatschapForm,
    NetwerkBeheerForm,
    NetwerkorganisatieForm,
)
from netwerken.models import Beeindiging, Gebruiker, Lidmaatschap, Netwerk, Netwerkorganisatie

admin.site.site_header = "Lerend Netwerk – beheer"
admin.site.site_title = "Beheer"
admin.site.index_title = "Netwerken en mensen"


class ZonderWissen(admin.ModelAdmin):
    """Nothing is removed here: what people refer to stays."""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class MetDaad(ZonderWissen):
    """What is saved here is done by an act of the domain: one audit line, and the mails that belong to it."""

    def voer_uit(self, form: Beheerform, door: Gebruiker) -> models.Model:
        """Do what the form asks; returns the row. Raises DomainError."""
        raise ImproperlyConfigured("a subclass says what is done")

    def get_form(
        self,
        request: HttpRequest,
        obj: models.Model | None = None,
        change: bool = False,  # noqa: FBT001, FBT002
        **kwargs: object,
    ) -> type[forms.ModelForm]:
        basis = super().get_form(request, obj, change, **kwargs)
        door = request.user

        def daad(form: Beheerform) -> models.Model:
            return self.voer_uit(form, door)  # type: ignore[arg-type]  # who comes in here has an account

        return type(basis.__name__, (basis,), {"daad": staticmethod(daad)})

    def save_model(self, request: HttpRequest, obj: models.Model, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        """The act is done by now."""


@admin.register(Netwerk)
class NetwerkAdmin(MetDaad):
    """Make a network; afterwards its netwerkbegeleider takes over."""

    form = NetwerkBeheerForm
    list_display = ("naam", "grondslag", "start", "einde", "is_demo")
    fieldsets = (
        (None, {"fields": ("naam", "korte_naam", "slug", "grondslag", "start", "einde", "land", "omschrijving")}),
        ("Wat het netwerk gebruikt", {"fields": ("onderdelen", "rapportritme")}),
        ("Zijn eigen woorden voor rollen", {"fields": tuple(f"rol_{rol.value}" for rol in Rol)}),
        (None, {"fields": ("op_versie",)}),
    )
    prepopulated_fields: ClassVar[dict[str, Sequence[str]]] = {"slug": ("korte_naam",)}

    def voer_uit(self, form: Beheerform, door: Gebruiker) -> Netwerk:
        if form.instance.pk is None:
            return maak_netwerk(door=door, **form.waarden)
        versie = form.cleaned_data["op_versie"]
        return wijzig_netwerk(
            form.instance, velden=velden_van(Beheervelden, form.waarden), versie=versie, door=door, als_beheerder=True
        )


@admin.register(Gebruiker)
class GebruikerAdmin(ZonderWissen):
    """Make somebody known, or close their account."""

    form = GebruikerForm
    list_display = ("email", "naam", "functie", "is_active", "is_staff")
    search_fields = ("email", "naam")

    def has_change_permission(self, request: HttpRequest, obj: Gebruiker | None = None) -> bool:
        """Who was made anonymous, stays so."""
        return super().has_change_permission(request, obj) and (obj is None or obj.geanonimiseerd_op is None)

    def get_readonly_fields(self, request: HttpRequest, obj: Gebruiker | None = None) -> tuple[str, ...]:
        """Only the highest administrator makes others administrator, or gives one of them another address to log in.

        Nobody closes their own account or steps down: then there may be nobody left who can undo it.
        """
        if request.user.is_superuser:
            return ("is_active", "is_staff", "is_superuser") if obj == request.user else ()
        is_hoger = obj is not None and (obj.is_staff or obj.is_superuser)
        return ("is_staff", "is_superuser", *(("email", "is_active") if is_hoger else ()))

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        wat = "gebruiker.gewijzigd" if change else "gebruiker.gemaakt"
        if "email" in form.changed_data:
            geef_adres(obj)
        leg_vast(wat, onderwerp=obj, door=request.user, velden=form.changed_data)  # type: ignore[arg-type]  # who comes in here has an account


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(MetDaad):
    """Give somebody their first role in a network, or the first opdrachtgever theirs; end a role by taking it away."""

    form = LidmaatschapForm
    list_display = ("gebruiker", "netwerk", "rol", "organisatie")
    list_filter = ("netwerk", "rol")
    autocomplete_fields = ("gebruiker",)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """A role is not changed into another one: it ends, and another is given."""
        return ("gebruiker", "netwerk", "rol") if obj is not None else ()

    def get_deleted_objects(
        self, objs: Sequence[Lidmaatschap] | models.QuerySet[Lidmaatschap], request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:  # as Django's template reads them
        """Say what ends; seats and projects go along by the rule of the domain, and can be given back."""
        return [str(obj) for obj in objs], {"lidmaatschappen": len(objs)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Lidmaatschap) -> None:
        beeindig(obj, door=request.user, als_beheerder=True)  # type: ignore[arg-type]  # who comes in here has an account

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Lidmaatschap]) -> None:
        with transaction.atomic():
            for obj in queryset:
                self.delete_model(request, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """What a rule refuses at the last moment is told on the list."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except DomainError as fout:
            messages.error(request, str(fout))
            return redirect("admin:netwerken_lidmaatschap_changelist")

    def voer_uit(self, form: Beheerform, door: Gebruiker) -> Lidmaatschap:
        lid: Lidmaatschap = form.instance
        organisatie = form.cleaned_data["organisatie"]
        if lid.pk is not None:
            return wijzig_organisatie_van_rol(lid, organisatie=organisatie, door=door)
        return geef_rol(lid.gebruiker, lid.netwerk, rol=lid.rol, organisatie=organisatie, door=door)


@admin.register(Beeindiging)
class BeeindigingAdmin(ZonderWissen):
    """Roles that ended; one can be given back."""

    list_display = ("gebruiker", "netwerk", "rol", "op", "teruggegeven_op")
    fields = ("gebruiker", "netwerk", "organisatie", "rol", "sinds", "op", "wat_meeging", "teruggegeven_op")
    readonly_fields = ("wat_meeging",)
    list_filter = ("netwerk", "rol")
    actions = ("geef_de_rol_terug",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    @admin.display(description="Wat meeging")
    def wat_meeging(self, obj: Beeindiging) -> str:
        delen = [f"{soort}: {len(wat)}" for soort, wat in obj.meegenomen.items() if wat]
        return ", ".join(delen) or "niets"

    @admin.action(description="Geef de rol terug")
    def geef_de_rol_terug(self, request: HttpRequest, queryset: models.QuerySet[models.Model]) -> None:
        for einde in queryset:
            try:
                geef_terug(einde, door=request.user, als_beheerder=True)  # type: ignore[arg-type]  # who comes in here has an account
            except DomainError as fout:
                messages.error(request, str(fout))


@admin.register(Netwerkorganisatie)
class NetwerkorganisatieAdmin(MetDaad):
    """Bring an organisation into a network."""

    form = NetwerkorganisatieForm
    list_display = ("organisatie", "netwerk")
    list_filter = ("netwerk",)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """What is typed to bring one in, and what is read of one that takes part."""
        return (
            ("netwerk", "naam", "soorten", "motivering")
            if obj is None
            else ("organisatie", "netwerk", "hoe", "motivering")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        return ("hoe",) if obj is not None else ()

    @admin.display(description="Hoe doet ze mee?")
    def hoe(self, obj: Netwerkorganisatie) -> str:
        return opsomming(obj.soortnamen)

    def voer_uit(self, form: Beheerform, door: Gebruiker) -> Netwerkorganisatie:
        data, netwerk = form.cleaned_data, form.cleaned_data["netwerk"]
        form.instance.organisatie = neem_organisatie_op(
            netwerk, naam=data["naam"], soorten=data["soorten"], motivering=data["motivering"], door=door
        )
        return Netwerkorganisatie.objects.get(netwerk=netwerk, organisatie=form.instance.organisatie)
