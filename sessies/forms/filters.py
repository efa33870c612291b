"""Filters of the lists; what is chosen stands in the address."""

import django_filters
from django.db.models import Q
from django.http import HttpRequest, QueryDict

from kern import klok
from kern.toegang import Toegang
from kern.zoeken.filter import Zoekfilter
from netwerken.enums import Provincie
from netwerken.models import Groep, Netwerk, Organisatie, Thema
from projecten.models import Project
from sessies.enums import LeervraagStaat, Ligging, Sessiesoort, SessieStatus, Toegankelijkheid, Vorm
from sessies.models import Leervraag, Plaats, Sessie
from sessies.overzicht.kalender import lees_periode
from sessies.querysets import LeervraagQuerySet, PlaatsQuerySet, SessieQuerySet

WANNEER = [("komend", "nog te komen"), ("voorbij", "voorbij")]
LIGGING = [
    (Ligging.CENTRAAL.value, "centraal"),
    (Ligging.DECENTRAAL.value, "decentraal"),
    (Vorm.ONLINE.value, "online"),
]


def provincies_van(netwerk: Netwerk) -> list[tuple[str, str]]:
    """The regions that make sense for the country of a network."""
    if netwerk.land == "NL":
        return []
    return [keuze for keuze in Provincie.choices if keuze[0] != Provincie.FLEVOLAND]


def _jaren(netwerk: Netwerk) -> list[tuple[str, str]]:
    """The years of a network, latest first; at most to next year."""
    laatste = min(netwerk.einde.year if netwerk.einde else klok.vandaag().year + 1, klok.vandaag().year + 1)
    return [(str(jaar), f"in {jaar}") for jaar in range(max(laatste, netwerk.start.year), netwerk.start.year - 1, -1)]


def zonder_waar(vraag: QueryDict) -> QueryDict:
    """An address of when *waar* held where a meeting lies as well as its province, in the words of today."""
    nieuw = vraag.copy()
    waarde = (nieuw.pop("waar", None) or [""])[-1]
    if waarde:
        nieuw.setdefault("ligging" if waarde in dict(LIGGING) else "provincie", waarde)
    return nieuw


class SessieFilter(Zoekfilter):
    """Find a meeting by kind, group, form, place or time; a filter without choices is not shown."""

    zoek_in = "titel of plaats"

    wanneer = django_filters.ChoiceFilter(method="op_tijd", label="Wanneer", empty_label="alles")
    op = django_filters.ChoiceFilter(method="op_periode", label="Periode", empty_label="alle")
    soort = django_filters.ChoiceFilter(
        method="op_soort", label="Soort", choices=Sessiesoort.choices, empty_label="alle"
    )
    groep = django_filters.ChoiceFilter(label="Groep", empty_label="alle")
    vorm = django_filters.ChoiceFilter(choices=Vorm.choices, label="Vorm", empty_label="alle")
    ligging = django_filters.ChoiceFilter(method="op_ligging", label="Ligging", choices=LIGGING, empty_label="alle")
    provincie = django_filters.ChoiceFilter(label="Provincie", empty_label="alle")
    gastheer = django_filters.ChoiceFilter(label="Gastheer", empty_label="alle")

    class Meta:
        model = Sessie
        fields = ["q", "wanneer", "op", "soort", "groep", "vorm", "ligging", "provincie", "gastheer"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: SessieQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
        zonder: tuple[str, ...] = (),
    ) -> None:
        super().__init__(data, queryset, request=request, toegang=toegang)
        netwerk = toegang.netwerk
        gastheren = Sessie.objects.none() if "gastheer" in zonder else Sessie.objects.zichtbaar_voor(toegang)
        self.bied_aan(
            groep=lambda: Groep.objects.in_netwerk(netwerk),
            gastheer=lambda: Organisatie.objects.filter(sessies_als_gastheer__in=gastheren).distinct().order_by("naam"),
        )
        self.filters["wanneer"].extra["choices"] = [*WANNEER, *_jaren(netwerk)]
        gevraagd = self.data.get("op", "")
        self.periode = lees_periode(gevraagd)
        if self.periode:
            self.filters["op"].extra["choices"] = [(gevraagd, self.periode[2])]
        else:  # asked by the calendar alone, for what it does not show
            del self.filters["op"]
        self.filters["provincie"].extra["choices"] = provincies_van(netwerk)
        if not provincies_van(netwerk):
            del self.filters["provincie"]
        for naam in zonder:
            self.filters.pop(naam, None)

    def op_tijd(self, rijen: SessieQuerySet, _naam: str, waarde: str) -> SessieQuerySet:
        if waarde == "komend":
            return rijen.filter(eindigt_op__gte=klok.nu()).exclude(status=SessieStatus.AFGELAST)
        if waarde == "voorbij":
            return rijen.filter(eindigt_op__lt=klok.nu())
        return rijen.filter(begint_op__year=int(waarde))

    def op_periode(self, rijen: SessieQuerySet, _naam: str, _waarde: str) -> SessieQuerySet:
        """Going on some time in a month, a week or on a day."""
        return rijen.loopt(*self.periode[:2]) if self.periode else rijen

    def op_ligging(self, rijen: SessieQuerySet, _naam: str, waarde: str) -> SessieQuerySet:
        """Central, decentral, or online: nowhere."""
        return rijen.filter(vorm=waarde) if waarde == Vorm.ONLINE else rijen.filter(ligging=waarde)

    def op_soort(self, rijen: SessieQuerySet, _naam: str, waarde: str) -> SessieQuerySet:
        """The kind; for intervisie also meetings with intervisie on the agenda."""
        if waarde == Sessiesoort.INTERVISIE:
            return rijen.filter(Q(soort=waarde) | Q(agendapunten__werkvorm="intervisie")).distinct()
        return rijen.filter(soort=waarde)


class PlaatsFilter(Zoekfilter):
    """Find a place by word or by what it offers."""

    zoek_in = "naam, straat of gemeente"

    toegankelijk = django_filters.ChoiceFilter(
        method="met_toegang", label="Toegankelijk", choices=Toegankelijkheid.choices, empty_label="alle"
    )

    class Meta:
        model = Plaats
        fields = ["q", "toegankelijk"]

    def met_toegang(self, rijen: PlaatsQuerySet, _naam: str, waarde: str) -> PlaatsQuerySet:
        """Those that offer it; a place holds its few words as a list, which both databases can look through as text."""
        return rijen.filter(toegankelijk__icontains=f'"{waarde}"')


class LeervraagFilter(Zoekfilter):
    """Find a question by word, state, theme or who asked it."""

    zoek_in = "woord of nummer"

    staat = django_filters.ChoiceFilter(
        method="op_staat",
        label="Toestand",
        choices=[("open", "alle open vragen"), *LeervraagStaat.choices],
        empty_label="alle",
    )
    thema = django_filters.ChoiceFilter(label="Thema", empty_label="alle")
    project = django_filters.ChoiceFilter(label="Project", empty_label="alle")
    van = django_filters.ChoiceFilter(
        method="van_mij", label="Van wie", choices=[("mij", "van mij")], empty_label="iedereen"
    )

    class Meta:
        model = Leervraag
        fields = ["q", "staat", "thema", "project", "van"]

    def __init__(
        self,
        data: QueryDict | None = None,
        queryset: LeervraagQuerySet | None = None,
        *,
        request: HttpRequest | None = None,
        toegang: Toegang,
    ) -> None:
        super().__init__(data, queryset, request=request, toegang=toegang)
        if toegang.mag("projecten.werk_voor_project"):
            self.filters["van"].extra["choices"] = [("mij", "van mij of mijn project")]
        self.bied_aan(
            thema=lambda: Thema.objects.in_netwerk(toegang.netwerk).filter(leervragen__isnull=False).distinct(),
            project=lambda: Project.objects.in_netwerk(toegang.netwerk).filter(leervragen__isnull=False).distinct(),
        )

    def op_staat(self, rijen: LeervraagQuerySet, _naam: str, waarde: str) -> LeervraagQuerySet:
        return rijen.open() if waarde == "open" else rijen.filter(staat=waarde)

    def van_mij(self, rijen: LeervraagQuerySet, _naam: str, _waarde: str) -> LeervraagQuerySet:
        return rijen.van(self.toegang) if self.toegang else rijen.none()
