"""The people of the demonstration: five who are in each network, and the beheerder, who is in none."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from lerend_netwerk.demo.verband import Verband
from netwerken.domain.rollen import geef_rol
from netwerken.enums import Rol
from netwerken.models import Gebruiker, Mandaat, Organisatie
from projecten.domain.projecten import voeg_medewerker_toe
from projecten.models import Project

DOMEIN = "demo.lerendnetwerk.example"
WACHTWOORD = "demo-lerend-netwerk"
FUNCTIES = {
    "netwerkbegeleider": "netwerkbegeleider",
    "projectmedewerker": "projectmedewerker",
    "opdrachtgever": "oproepbeheerder",
    "stuurgroep": "lid van de stuurgroep",
    "lid": "lid van het netwerk",
    "beheerder": "beheerder van het platform",
}
BIJZONDER = {"beheerder": {"is_staff": True, "is_superuser": True}}
# which project is the projectmedewerker's own; every other project is somebody else's
EIGEN_PROJECT = {"arbeidsmarktkrapte": "457-01", "transnationaliteit-481": "9620"}


def maak_mensen() -> dict[str, Gebruiker]:
    """Make (or find) the six accounts, all with the same password."""
    geheim = make_password(WACHTWOORD)
    mensen = {}
    for naam, functie in FUNCTIES.items():
        email = f"{naam}@{DOMEIN}"
        mensen[naam], is_nieuw = Gebruiker.objects.get_or_create(
            email=email, defaults={"functie": functie, "password": geheim, **BIJZONDER.get(naam, {})}
        )
        if is_nieuw:
            EmailAddress.objects.create(user=mensen[naam], email=email, verified=True, primary=True)
    return mensen


def geef_rollen(verband: Verband, mensen: dict[str, Gebruiker]) -> None:
    """Make all five people members of the network, in the role it has for them; a lid where it has none."""
    netwerk, door = verband.netwerk, verband.begeleider
    met_projecten = Project.objects.filter(netwerk=netwerk).exists()
    opdrachtgever = _organisatie(verband, "opdrachtgever")
    drager = _organisatie(verband, "opdrachtnemer") or _trekker(verband)
    geef_rol(mensen["netwerkbegeleider"], netwerk, rol=Rol.NETWERKBEGELEIDER, organisatie=drager, door=door)
    rol = Rol.OPDRACHTGEVER if opdrachtgever else Rol.LID
    lid = geef_rol(mensen["opdrachtgever"], netwerk, rol=rol, organisatie=opdrachtgever, door=door)
    zetel = Mandaat.objects.filter(netwerk=netwerk, organisatie=opdrachtgever).order_by("pk").first()
    if opdrachtgever and zetel:
        Mandaat.objects.filter(pk=zetel.pk).update(lidmaatschap=lid)
    geef_rol(mensen["lid"], netwerk, rol=Rol.LID, organisatie=_organisatie(verband, "vdab", "welzijn"), door=door)
    _geef_zetel(verband, mensen["stuurgroep"])
    if met_projecten:
        _geef_project(verband, mensen["projectmedewerker"])
    else:
        geef_rol(
            mensen["projectmedewerker"],
            netwerk,
            rol=Rol.LID,
            organisatie=_organisatie(verband, "lokaal_bestuur"),
            door=door,
        )


def _geef_zetel(verband: Verband, gebruiker: Gebruiker) -> None:
    vrij = Mandaat.objects.filter(netwerk=verband.netwerk, lidmaatschap=None)
    mandaat = vrij.order_by("orgaan__pk", "pk").first()
    lid = geef_rol(
        gebruiker,
        verband.netwerk,
        rol=Rol.LID,
        organisatie=mandaat.organisatie if mandaat else None,
        door=verband.begeleider,
    )
    if mandaat:
        Mandaat.objects.filter(pk=mandaat.pk).update(lidmaatschap=lid)


def _geef_project(verband: Verband, gebruiker: Gebruiker) -> None:
    project = Project.objects.get(netwerk=verband.netwerk, code=EIGEN_PROJECT[verband.netwerk.slug])
    lid = geef_rol(
        gebruiker,
        verband.netwerk,
        rol=Rol.PROJECTMEDEWERKER,
        organisatie=project.promotor,
        door=verband.begeleider,
    )
    voeg_medewerker_toe(project, lidmaatschap=lid, door=verband.begeleider)


def _organisatie(verband: Verband, *soorten: str) -> Organisatie | None:
    for rij in verband.rijen("organisatie"):
        if set(soorten) & set(rij["soorten"]):
            gevonden: Organisatie = verband.zoek("organisatie", rij["id"])
            return gevonden
    return None


def _trekker(verband: Verband) -> Organisatie | None:
    rijen = verband.rijen("organisatie")
    return verband.zoek("organisatie", rijen[0]["id"]) if rijen else None
