"""What the projects of a network say of its recommendations: they support them, with a reservation, or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kern import klok
from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_niet_later
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from kern.opmaak import aantal
from kern.toegang import Toegang
from netwerken.domain.grens import eis_zelfde_netwerk
from netwerken.models import Gebruiker, Netwerk
from projecten.models import Project, Projectmedewerker
from rapportage.domain.eindredactie import houd_vast
from rapportage.enums import Rapportsoort, RapportStaat, Standpunt
from rapportage.models import Aanbeveling, Onderschrijving, Rapport, Steunronde

VAST = "Het eindrapport is gepubliceerd. Wat de projecten zeiden, staat erin en verandert niet meer."
_VELDEN = ("standpunt", "tekst", "datum", "bron")


@transaction.atomic
def vraag_steun(netwerk: Netwerk, *, tot: date | None, versie: int, door: Gebruiker | None) -> Steunronde:
    """Ask the projects until a day whether they support the recommendations; without a day nobody is asked any more.

    ``versie`` is the one that was read (0: there was none yet). Raises DomainError for a day that is over and once the
    final report is published, VersieConflict when somebody else saved first.
    """
    _eis_open(netwerk)
    if tot is not None and tot < klok.vandaag():
        raise DomainError("Kies vandaag of een dag die nog komt.", veld="tot")
    houd_vast(netwerk)
    ronde = Steunronde.objects.filter(netwerk=netwerk).first()
    if ronde is None:
        ronde = Steunronde.objects.create(netwerk=netwerk, tot=tot)
    else:
        ronde.tot = tot
        bewaar(ronde, ["tot"], versie=versie)
    leg_vast("steun.gevraagd", onderwerp=ronde, door=door, tot=tot)
    return ronde


class Onderschrijvingvelden(TypedDict, total=False):
    """What a project says of a recommendation."""

    standpunt: str
    tekst: str
    datum: date | None
    bron: str


@transaction.atomic
def onderschrijf(
    aanbeveling: Aanbeveling,
    *,
    project: Project,
    standpunt: str,
    tekst: str = "",
    datum: date | None = None,
    bron: str = "",
    versie: int = 0,
    door: Gebruiker | None,
) -> Onderschrijving:
    """Note what a project says of a recommendation; it may say something else until the final report is published.

    Who does not work for the project says where it was heard (``bron``). ``versie`` is the one that was read (0: there
    was none yet). Raises DomainError for a reservation or refusal without text, a day to come, a missing source and
    once the report is published; VersieConflict when somebody else saved first; AnderNetwerkError for a project of
    another network.
    """
    eis_zelfde_netwerk(aanbeveling.netwerk, project)
    _eis_open(aanbeveling.netwerk)
    dag, bron, tekst = datum or klok.vandaag(), bron.strip(), tekst.strip()
    eis_niet_later(dag, "Wat een project zei")
    if not bron and not spreekt_zelf(project, door):
        raise DomainError("Noteer waar je dit hoorde: een overleg, een mail van het project.", veld="bron")
    houd_vast(aanbeveling.netwerk)
    rij = Onderschrijving.objects.filter(aanbeveling=aanbeveling, project=project).first()
    is_nieuw = rij is None
    if rij is None:
        rij = Onderschrijving(netwerk=aanbeveling.netwerk, aanbeveling=aanbeveling, project=project)
    rij.standpunt, rij.tekst, rij.datum, rij.bron = standpunt, tekst, dag, bron
    eis_geldig(rij)
    if is_nieuw:
        rij.save()
    else:
        bewaar(rij, _VELDEN, versie=versie)
    leg_vast(
        "aanbeveling.onderschreven", onderwerp=rij, door=door, aanbeveling=aanbeveling.pk, project=project.pk,
        standpunt=standpunt,
    )  # fmt: skip
    return rij


def spreekt_zelf(project: Project, gebruiker: Gebruiker | None) -> bool:
    """Whether this person works for the project."""
    if gebruiker is None:
        return False
    return Projectmedewerker.objects.filter(project=project, lidmaatschap__gebruiker=gebruiker).exists()


def is_vast(netwerk: Netwerk) -> bool:
    """Whether what projects said stands in a published final report."""
    rapporten = Rapport.objects.in_netwerk(netwerk).filter(soort=Rapportsoort.EIND)
    return bool(rapporten.filter(staat=RapportStaat.GEPUBLICEERD).exists())


def gevraagd_tot(netwerk: Netwerk) -> date | None:
    """Until when projects are asked; None when nobody is asked (any more)."""
    ronde = Steunronde.objects.in_netwerk(netwerk).exclude(tot=None).first()
    return ronde.tot if ronde is not None and not is_vast(netwerk) else None


@dataclass
class Stand:
    """What was said of one recommendation, per standpoint."""

    steunt: list[Onderschrijving] = field(default_factory=list)
    voorbehoud: list[Onderschrijving] = field(default_factory=list)
    niet: list[Onderschrijving] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        return len(self.steunt) + len(self.voorbehoud) + len(self.niet)

    @property
    def zin(self) -> str:
        """The counts in words: 'steun van 9 projecten; voorbehoud van 1; niet gesteund door 1'."""
        delen = [
            f"steun van {aantal(len(self.steunt), 'project', 'projecten')}" if self.steunt else "",
            f"voorbehoud van {len(self.voorbehoud)}" if self.voorbehoud else "",
            f"niet gesteund door {len(self.niet)}" if self.niet else "",
        ]
        return "; ".join(deel for deel in delen if deel) or "nog geen project zei iets"


def stand_van(rijen: Iterable[Onderschrijving]) -> Stand:
    """Sort what projects said of one recommendation by standpoint."""
    stand = Stand()
    lijsten = {
        Standpunt.ONDERSCHRIJFT.value: stand.steunt,
        Standpunt.VOORBEHOUD.value: stand.voorbehoud,
        Standpunt.NIET.value: stand.niet,
    }
    for rij in rijen:
        lijsten[rij.standpunt].append(rij)
    return stand


def sprekers(toegang: Toegang) -> list[Project]:
    """The projects this person may speak for: all of them for who runs the network, else the own ones."""
    if toegang.mag("netwerken.spreek_voor_iedereen"):
        return list(Project.objects.in_netwerk(toegang.netwerk).order_by("code"))
    if toegang.mag("projecten.werk_voor_project"):
        return list(Project.objects.van_mij(toegang).order_by("code"))
    return []


def onbeantwoord(toegang: Toegang) -> list[Aanbeveling]:
    """Recommendations of which an own project of this person said nothing yet, by number. Two queries."""
    eigen = toegang.feit("projecten") if toegang.mag("projecten.werk_voor_project") else frozenset()
    if not eigen:
        return []
    gezegd: dict[int, set[int]] = {}
    rijen = Onderschrijving.objects.in_netwerk(toegang.netwerk).filter(project__in=eigen)
    for aanbeveling, project in rijen.values_list("aanbeveling_id", "project_id"):
        gezegd.setdefault(aanbeveling, set()).add(project)
    alle = Aanbeveling.objects.zichtbaar_voor(toegang).select_related("netwerk").order_by("nummer")
    return [a for a in alle if gezegd.get(a.pk, set()) < eigen]


def zwijgende_projecten(netwerk: Netwerk) -> int:
    """How many projects with people of their own said nothing yet of some recommendation. Two queries."""
    nodig = Aanbeveling.objects.in_netwerk(netwerk).count()
    gevraagd = Project.objects.in_netwerk(netwerk).filter(projectmedewerkers__isnull=False).distinct()
    gezegd = Onderschrijving.objects.filter(project=OuterRef("pk"), aanbeveling__netwerk=netwerk).order_by()
    aantallen = gezegd.values("project").annotate(n=Count("aanbeveling", distinct=True)).values("n")
    return gevraagd.annotate(gezegd=Coalesce(Subquery(aantallen), 0)).filter(gezegd__lt=nodig).count()


def _eis_open(netwerk: Netwerk) -> None:
    if is_vast(netwerk):
        raise DomainError(VAST)
