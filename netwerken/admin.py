"""The administrator's room in /beheer/: networks and people, made by the same domain functions as everywhere else."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest

from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from netwerken.domain.netwerken import maak_netwerk, neem_organisatie_op
from netwerken.domain.rollen import beeindig, geef_rol, geef_terug, vertel_opdrachtgevers
from netwerken.enums import Organisatiesoort, Rol
from netwerken.models import Beeindiging, Gebruiker, Lidmaatschap, Netwerk, Netwerkorganisatie

admin.site.site_header = "Lerend Netwerk – beheer"
admin.site.site_title = "Beheer"
admin.site.index_title = "Netwerken en mensen"


class ZonderWissen(admin.ModelAdmin):
    """Nothing is removed here: what people refer to stays."""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def meld_fout(self, request: HttpRequest, fout: DomainError) -> None:
        messages.error(request, str(fout))


class NetwerkForm(forms.ModelForm):
    """A network; its words and parts are judged by shape, for every page reads them."""

    class Meta:
        model = Netwerk
        exclude: ClassVar[list[str]] = []

    def clean_labels(self) -> dict[str, str]:
        labels = self.cleaned_data["labels"] or {}
        goed = isinstance(labels, dict) and set(labels) <= set(Rol.values)
        if not goed or not all(isinstance(woord, str) for woord in labels.values()):
            raise forms.ValidationError('Schrijf per rol één woord, bijvoorbeeld {"lid": "deelnemer"}.')
        return labels

    def clean_onderdelen(self) -> list[str]:
        onderdelen = self.cleaned_data["onderdelen"] or []
        if not isinstance(onderdelen, list) or not all(isinstance(deel, str) for deel in onderdelen):
            raise forms.ValidationError('Schrijf een lijst van onderdelen, bijvoorbeeld ["vragen", "kennis"].')
        return onderdelen


@admin.register(Netwerk)
class NetwerkAdmin(ZonderWissen):
    """Make a network; afterwards its netwerkbegeleider takes over."""

    form = NetwerkForm
    list_display = ("naam", "grondslag", "start", "einde", "is_demo")
    fields = (
        "naam",
        "korte_naam",
        "slug",
        "grondslag",
        "start",
        "einde",
        "land",
        "omschrijving",
        "labels",
        "onderdelen",
        "rapportritme",
    )
    prepopulated_fields = {"slug": ("korte_naam",)}

    def save_model(self, request: HttpRequest, obj: Netwerk, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        if not change:
            nieuw = maak_netwerk(door=request.user, **form.cleaned_data)  # type: ignore[arg-type]
            obj.pk = nieuw.pk
            return
        obj.versie += 1
        super().save_model(request, obj, form, change)
        leg_vast("netwerk.gewijzigd", onderwerp=obj, door=request.user, velden=form.changed_data)  # type: ignore[arg-type]


class GebruikerForm(forms.ModelForm):
    """A person without password: they choose one, or log in by code."""

    class Meta:
        model = Gebruiker
        fields = ("email", "naam", "functie", "is_active", "is_staff", "is_superuser")

    def clean_email(self) -> str:
        """Small letters, as everywhere: a code to log in is sent to the address in small letters."""
        return str(self.cleaned_data["email"]).strip().lower()


@admin.register(Gebruiker)
class GebruikerAdmin(ZonderWissen):
    """Make somebody known, or close their account."""

    form = GebruikerForm
    list_display = ("email", "functie", "is_active", "is_staff")
    search_fields = ("email", "naam")

    def get_readonly_fields(self, request: HttpRequest, obj: Gebruiker | None = None) -> tuple[str, ...]:
        """Only the highest administrator makes others administrator, or gives one of them another address to log in."""
        if request.user.is_superuser:
            return ()
        is_hoger = obj is not None and (obj.is_staff or obj.is_superuser)
        return ("is_staff", "is_superuser", *(("email",) if is_hoger else ()))

    def save_model(self, request: HttpRequest, obj: Gebruiker, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        wat = "gebruiker.gewijzigd" if change else "gebruiker.gemaakt"
        leg_vast(wat, onderwerp=obj, door=request.user, velden=form.changed_data)  # type: ignore[arg-type]


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(ZonderWissen):
    """Give somebody their first role in a network, or the first opdrachtgever theirs; end a role by taking it away."""

    list_display = ("gebruiker", "netwerk", "rol", "organisatie")
    list_filter = ("netwerk", "rol")
    autocomplete_fields = ("gebruiker",)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self.has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """A role is not changed into another one: it ends, and another is given."""
        return ("gebruiker", "netwerk", "rol") if obj is not None else ()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say what ends; seats and projects go along by the rule of the domain, and can be given back."""
        return [str(obj) for obj in objs], {"lidmaatschappen": len(objs)}, set(), []

    def delete_model(self, request: HttpRequest, obj: Lidmaatschap) -> None:
        beeindig(obj, door=request.user, als_beheerder=True)  # type: ignore[arg-type]

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def save_model(self, request: HttpRequest, obj: Lidmaatschap, form: forms.ModelForm, change: bool) -> None:  # noqa: FBT001
        if change:
            super().save_model(request, obj, form, change)
            leg_vast("lidmaatschap.gewijzigd", onderwerp=obj, door=request.user, velden=form.changed_data)  # type: ignore[arg-type]
            vertel_opdrachtgevers(obj, "werd gewijzigd")
            return
        obj.pk = geef_rol(
            obj.gebruiker,
            obj.netwerk,
            rol=obj.rol,
            organisatie=obj.organisatie,
            door=request.user,  # type: ignore[arg-type]
        ).pk


@admin.register(Beeindiging)
class BeeindigingAdmin(ZonderWissen):
    """Roles that ended; one can be given back."""

    list_display = ("gebruiker", "netwerk", "rol", "op", "teruggegeven_op")
    list_filter = ("netwerk", "rol")
    actions = ("geef_de_rol_terug",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return obj is None and super().has_change_permission(request, obj)

    @admin.action(description="Geef de rol terug")
    def geef_de_rol_terug(self, request: HttpRequest, queryset: Any) -> None:
        for einde in queryset:
            try:
                geef_terug(einde, door=request.user, als_beheerder=True)  # type: ignore[arg-type]
            except DomainError as fout:
                self.meld_fout(request, fout)


class NetwerkorganisatieForm(forms.ModelForm):
    """Which organisation takes part, in which capacities."""

    naam = forms.CharField(label="naam van de organisatie", max_length=250)
    soorten = forms.MultipleChoiceField(choices=Organisatiesoort.choices, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Netwerkorganisatie
        fields = ("netwerk", "motivering")


@admin.register(Netwerkorganisatie)
class NetwerkorganisatieAdmin(ZonderWissen):
    """Bring an organisation into a network."""

    form = NetwerkorganisatieForm
    list_display = ("organisatie", "netwerk")
    list_filter = ("netwerk",)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def save_model(
        self,
        request: HttpRequest,
        obj: Netwerkorganisatie,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        organisatie = neem_organisatie_op(
            obj.netwerk,
            naam=form.cleaned_data["naam"],
            soorten=form.cleaned_data["soorten"],
            motivering=obj.motivering,
            door=request.user,  # type: ignore[arg-type]
        )
        obj.organisatie = organisatie
        obj.pk = Netwerkorganisatie.objects.get(netwerk=obj.netwerk, organisatie=organisatie).pk
