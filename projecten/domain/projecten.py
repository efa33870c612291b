"""What may happen to calls, projects and the people who work for them."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db import transaction

from kern.domain.audit import leg_vast
from kern.domain.geldig import eis_geldig, eis_staat_er_nog
from kern.domain.versies import bewaar
from kern.exceptions import DomainError
from netwerken.domain.grens import eis_doet_mee, eis_zelfde_netwerk
from netwerken.domain.inrichting import wijzig_deel
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Lidmaatschap, Netwerk, Organisatie, Thema
from projecten.models import Initiatief, Oproep, Project, Projectmedewerker, Projectpartner
from projecten.querysets import ProjectQuerySet


class Initiatiefvelden(TypedDict):
    """What is said of something that an organisation does already."""

    organisatie: Organisatie
    titel: str
    omschrijving: str


class Oproepvelden(TypedDict, total=False):
    """The fields of a call that people fill in."""

    nummer: str
    titel: str
    start: date | None
    einde: date | None


class Projectvelden(TypedDict, total=False):
    """The fields of a project that people fill in, without its themes."""

    titel: str
    code: str
    nummer: str
    oproep: Oproep | None
    promotor: Organisatie | None
    provincie: str
    omschrijving: str
    start: date | None
    einde: date | None


class Projectthemas(TypedDict):
    """What a project is about."""

    themas: Iterable[Thema]


@transaction.atomic
def open_oproep(
    netwerk: Netwerk,
    *,
    nummer: str,
    titel: str = "",
    start: date | None = None,
    einde: date | None = None,
    door: Gebruiker | None,
) -> Oproep:
    """Open a funding call. Raises DomainError for a number that is taken or a period that ends before it starts."""
    if start and einde and einde < start:
        raise DomainError("Een oproep eindigt niet voor de start.", veld="einde")
    if Oproep.objects.filter(netwerk=netwerk, nummer=nummer).exists():
        raise DomainError(f"Oproep {nummer} bestaat al in dit netwerk.", veld="nummer")
    oproep = Oproep(netwerk=netwerk, nummer=nummer, titel=titel, start=start, einde=einde)
    eis_geldig(oproep)
    oproep.save()
    leg_vast("oproep.geopend", onderwerp=oproep, door=door)
    return oproep


@transaction.atomic
def voeg_project_toe(  # noqa: PLR0913 -- the fields of the record
    netwerk: Netwerk,
    *,
    code: str,
    titel: str,
    promotor: Organisatie | None = None,
    oproep: Oproep | None = None,
    nummer: str = "",
    provincie: str = "",
    themas: Iterable[Thema] = (),
    omschrijving: str = "",
    start: date | None = None,
    einde: date | None = None,
    partners: Iterable[tuple[Organisatie, str]] = (),
    is_fictief: bool = False,
    door: Gebruiker | None,
) -> Project:
    """Add a project with its themes and partners (organisation, country).

    Raises DomainError for a code or file number that is taken, and AnderNetwerkError for a call or theme of another network.
    """
    themas, partners = list(themas), list(partners)
    eis_zelfde_netwerk(netwerk, oproep, *themas)
    if Project.objects.in_netwerk(netwerk).met_code(code).exists():
        raise DomainError(f"Er is al een project met code {code} in dit netwerk.", veld="code")
    _eis_vrij_nummer(Project.objects.in_netwerk(netwerk), nummer)
    project = Project(
        netwerk=netwerk,
        code=code,
        titel=titel,
        promotor=promotor,
        oproep=oproep,
        nummer=nummer,
        provincie=provincie,
        omschrijving=omschrijving,
        start=start,
        einde=einde,
        is_fictief=is_fictief,
    )
    eis_geldig(project)
    project.save()
    project.themas.set(themas)
    for organisatie, land in partners:
        Projectpartner.objects.get_or_create(project=project, organisatie=organisatie, defaults={"land": land})
    leg_vast("project.toegevoegd", onderwerp=project, door=door, oproep=oproep.pk if oproep else None)
    return project


def _eis_vrij_nummer(andere: ProjectQuerySet, nummer: str) -> None:
    """Raise DomainError when one of ``andere`` has this file number: one file is one project."""
    staat_er = andere.met_nummer(nummer.strip()).select_related("netwerk").first()
    if staat_er is not None:
        raise DomainError(
            f"Dossiernummer {nummer} is al dat van ‘{staat_er}’. Kijk na welk van de twee klopt.",
            veld="nummer",
            code="bezet",
            elders=("Bekijk dat project", staat_er.get_absolute_url()),
        )


@transaction.atomic
def wijzig_oproep(oproep: Oproep, *, velden: Oproepvelden, versie: int, door: Gebruiker | None) -> Oproep:
    """Change a call. Raises DomainError for a number that is taken or a period that ends before it starts."""
    start, einde = velden.get("start", oproep.start), velden.get("einde", oproep.einde)
    if start and einde and einde < start:
        raise DomainError("Een oproep eindigt niet voor de start.", veld="einde")
    return wijzig_deel(oproep, velden=velden, versie=versie, door=door)


@transaction.atomic
def wijzig_project(
    project: Project, *, velden: Projectvelden, themas: Iterable[Thema], versie: int, door: Gebruiker | None
) -> Project:
    """Change a project and its themes; its code stands in addresses and stays.

    Raises DomainError when a rule is broken or the file number is taken, AnderNetwerkError for a call or theme of another
    network, VersieConflict when somebody else saved first.
    """
    if velden.get("code", project.code) != project.code:
        raise DomainError("De code van een project staat in adressen en blijft dezelfde.", veld="code")
    themas = list(themas)
    eis_zelfde_netwerk(project.netwerk, *themas)
    _eis_vrij_nummer(Project.objects.in_netwerk(project.netwerk).exclude(pk=project.pk), velden.get("nummer", ""))
    anders = {t.pk for t in themas} != set(project.themas.values_list("pk", flat=True))
    wijzig_deel(project, velden=velden, versie=versie, door=door, ook=anders)
    if anders:
        project.themas.set(themas)
    return project


@transaction.atomic
def noem_initiatief(
    netwerk: Netwerk, *, organisatie: Organisatie, titel: str, omschrijving: str = "", door: Gebruiker | None
) -> Initiatief:
    """Name something that an organisation of the network does already. Raises DomainError for one from outside it."""
    eis_doet_mee(netwerk, organisatie)
    initiatief = Initiatief(netwerk=netwerk, organisatie=organisatie, titel=titel, omschrijving=omschrijving)
    eis_geldig(initiatief)
    initiatief.save()
    leg_vast("initiatief.genoemd", onderwerp=initiatief, door=door)
    return initiatief


@transaction.atomic
def voeg_partner_toe(
    project: Project, *, organisatie: Organisatie, land: str, door: Gebruiker | None
) -> Projectpartner:
    """Add a partner to a project. Raises DomainError for its promotor, a partner it has, or who is not in the network."""
    eis_doet_mee(project.netwerk, organisatie)
    if organisatie.pk == project.promotor_id:
        raise DomainError(f"{organisatie} is al de promotor van dit project.", veld="organisatie")
    partner, is_nieuw = Projectpartner.objects.get_or_create(
        project=project, organisatie=organisatie, defaults={"land": land}
    )
    if not is_nieuw:
        raise DomainError(f"{organisatie} is al partner van dit project.", veld="organisatie")
    leg_vast("project.partner_toegevoegd", onderwerp=project, door=door, organisatie=organisatie.pk)
    return partner


@transaction.atomic
def haal_partner_weg(partner: Projectpartner, *, door: Gebruiker | None) -> None:
    """Take a partner out of a project; the organisation stays in the network."""
    eis_staat_er_nog(partner)
    leg_vast("project.partner_weggehaald", onderwerp=partner.project, door=door, organisatie=partner.organisatie_id)
    partner.delete()


@transaction.atomic
def haal_medewerker_weg(medewerker: Projectmedewerker, *, door: Gebruiker | None) -> None:
    """Let a project no longer be somebody's own; what they wrote stays."""
    eis_staat_er_nog(medewerker)
    leg_vast(
        "project.medewerker_weggehaald",
        onderwerp=medewerker.project,
        door=door,
        lidmaatschap=medewerker.lidmaatschap_id,
    )
    medewerker.delete()


@transaction.atomic
def verbeter_validering(project: Project, *, op: date, versie: int, door: Gebruiker | None) -> Project:
    """Put the day of validation right.

    Raises DomainError for a project that is not validated, VersieConflict when somebody else saved first.
    """
    if not project.is_gevalideerd:
        raise DomainError("Dit project is nog niet gevalideerd.")
    project.gevalideerd_op = op
    bewaar(project, ["gevalideerd_op"], versie=versie)
    leg_vast("project.validering_verbeterd", onderwerp=project, door=door, op=op)
    return project


@transaction.atomic
def valideer(project: Project, *, op: date, versie: int, door: Gebruiker | None) -> Project:
    """Record that a project was validated.

    Raises DomainError without a file number or when it already was, VersieConflict when somebody else saved first.
    """
    if project.is_gevalideerd:
        raise DomainError("Dit project is al gevalideerd.")
    if not project.nummer:
        raise DomainError("Een gevalideerd project heeft een dossiernummer. Vul dat eerst in.", veld="nummer")
    project.is_gevalideerd, project.gevalideerd_op = True, op
    bewaar(project, ["is_gevalideerd", "gevalideerd_op"], versie=versie)
    leg_vast("project.gevalideerd", onderwerp=project, door=door, op=op)
    return project


@transaction.atomic
def voeg_medewerker_toe(project: Project, *, lidmaatschap: Lidmaatschap, door: Gebruiker | None) -> Projectmedewerker:
    """Make a project somebody's own. A repeat changes nothing.

    Raises DomainError for another role than projectmedewerker, AnderNetwerkError for a membership elsewhere.
    """
    eis_zelfde_netwerk(project.netwerk, lidmaatschap)
    if lidmaatschap.rol != Rol.PROJECTMEDEWERKER:
        raise DomainError("Alleen een projectmedewerker hoort bij een project.", veld="lidmaatschap")
    medewerker, is_nieuw = Projectmedewerker.objects.get_or_create(project=project, lidmaatschap=lidmaatschap)
    if is_nieuw:
        leg_vast("project.medewerker_toegevoegd", onderwerp=project, door=door, lidmaatschap=lidmaatschap.pk)
    return medewerker


def eigen_projecten(lidmaatschap: Lidmaatschap) -> list[int]:
    """The projects that are somebody's own by this role."""
    rijen = Projectmedewerker.objects.filter(lidmaatschap=lidmaatschap).order_by("project_id")
    return list(rijen.values_list("project_id", flat=True))


def laat_projecten_los(lidmaatschap: Lidmaatschap, door: Gebruiker | None) -> None:
    """Let every project go that is somebody's own by a role that ends."""
    for medewerker in Projectmedewerker.objects.filter(lidmaatschap=lidmaatschap).select_related("project"):
        haal_medewerker_weg(medewerker, door=door)


def geef_projecten_terug(lidmaatschap: Lidmaatschap, pks: list[int], door: Gebruiker | None) -> None:
    """Make these projects somebody's own again."""
    for project in Project.objects.filter(netwerk=lidmaatschap.netwerk, pk__in=pks):
        voeg_medewerker_toe(project, lidmaatschap=lidmaatschap, door=door)
