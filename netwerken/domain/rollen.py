"""Roles of people in a network: given, ended, given back. Nobody makes the role that approves their own work."""

from django.db import transaction
from django.urls import reverse

from kern import klok, register
from kern.domain.audit import leg_vast
from kern.domain.post import zet_klaar
from kern.exceptions import DomainError
from netwerken.domain.briefhoofd import briefhoofd
from netwerken.domain.grens import eis_doet_mee
from netwerken.enums import Rol
from netwerken.models import (
    Beeindiging,
    Gebruiker,
    Lidmaatschap,
    Mandaat,
    Netwerk,
    Organisatie,
    Overdracht,
    Uitnodiging,
)

LADDER = (
    "Een opdrachtgever wordt uitgenodigd door een opdrachtgever van dit netwerk, of gemaakt door de beheerder van het "
    "platform. Vraag het aan een van hen."
)


def eis_mag_rol_geven(netwerk: Netwerk, rol: str, door: Gebruiker) -> None:
    """Refuse who would make the role that approves their work. Raises DomainError."""
    if rol == Rol.OPDRACHTGEVER and not door.is_staff and not _heeft(door, netwerk, Rol.OPDRACHTGEVER):
        raise DomainError(LADDER, veld="rol", code="rol_van_wie_goedkeurt")


def _heeft(gebruiker: Gebruiker, netwerk: Netwerk, rol: str) -> bool:
    return Lidmaatschap.objects.filter(gebruiker=gebruiker, netwerk=netwerk, rol=rol).exists()


def hoort_erbij(gebruiker: Gebruiker, netwerk: Netwerk) -> bool:
    """Say whether somebody still has a role here and an account that is open: only then does the network write to them."""
    return gebruiker.is_active and Lidmaatschap.objects.filter(gebruiker=gebruiker, netwerk=netwerk).exists()


@transaction.atomic
def geef_rol(
    gebruiker: Gebruiker,
    netwerk: Netwerk,
    *,
    rol: str,
    organisatie: Organisatie | None = None,
    door: Gebruiker | None,
) -> Lidmaatschap:
    """Give a person a role in a network; giving it twice changes nothing.

    They are told by mail when somebody else gives it, and so is who approves there. Raises DomainError for an organisation
    outside the network and for a closed account.
    """
    if not gebruiker.is_active:
        raise DomainError("Dit account is gesloten: het krijgt geen rol.", veld="gebruiker")
    lidmaatschap, is_nieuw = Lidmaatschap.objects.get_or_create(
        gebruiker=gebruiker, netwerk=netwerk, rol=rol, defaults={"organisatie": organisatie}
    )
    if is_nieuw:
        eis_doet_mee(netwerk, organisatie)
        leg_vast("lidmaatschap.gegeven", onderwerp=lidmaatschap, door=door, rol=rol, gebruiker=gebruiker.pk)
        vertel(lidmaatschap, "kwam erbij", door=door)
    return lidmaatschap


@transaction.atomic
def wijzig_organisatie_van_rol(
    lidmaatschap: Lidmaatschap, *, organisatie: Organisatie | None, door: Gebruiker
) -> Lidmaatschap:
    """Say for which organisation somebody has a role; the same one changes nothing. Told by mail like a role that is given.

    Raises DomainError for an organisation outside the network, and when the role ended meanwhile.
    """
    eis_doet_mee(lidmaatschap.netwerk, organisatie)
    vast = Lidmaatschap.objects.select_for_update().filter(pk=lidmaatschap.pk).first()
    if vast is None:
        raise DomainError("Deze rol is intussen beëindigd.")
    lidmaatschap.organisatie = organisatie
    if vast.organisatie == organisatie:
        return lidmaatschap
    lidmaatschap.save(update_fields=["organisatie"])
    leg_vast("lidmaatschap.gewijzigd", onderwerp=lidmaatschap, door=door, velden=["organisatie"])
    vertel(lidmaatschap, "werd gewijzigd", door=door)
    return lidmaatschap


@transaction.atomic
def beeindig(lidmaatschap: Lidmaatschap, *, door: Gebruiker, als_beheerder: bool = False) -> Beeindiging:
    """End a role. Seats, own projects and invitations still open go along; what the person made stays.

    Raises DomainError for one's own role, and for an opdrachtgever unless the beheerder ends it.
    """
    netwerk, gebruiker, rol = lidmaatschap.netwerk, lidmaatschap.gebruiker, lidmaatschap.rol
    if not als_beheerder and gebruiker == door:
        raise DomainError(
            "Je eigen rol beëindig je niet zelf. Vraag het aan een andere begeleider of aan de beheerder."
        )
    if not als_beheerder and rol == Rol.OPDRACHTGEVER:
        raise DomainError("De rol van een opdrachtgever beëindigt alleen de beheerder van het platform.")
    if not Lidmaatschap.objects.select_for_update().filter(pk=lidmaatschap.pk).exists():
        raise DomainError("Deze rol is al beëindigd.")
    meegenomen = {naam: deel.lijst(lidmaatschap) for naam, deel in register.alles.aanhangsels.items()}
    einde = Beeindiging.objects.create(
        gebruiker=gebruiker,
        netwerk=netwerk,
        organisatie=lidmaatschap.organisatie,
        rol=rol,
        sinds=lidmaatschap.sinds,
        meegenomen=meegenomen,
    )
    for deel in register.alles.aanhangsels.values():
        deel.haal_weg(lidmaatschap, door)
    _trek_uitnodigingen_in(lidmaatschap)
    _geef_taken_terug(lidmaatschap)
    leg_vast("lidmaatschap.beeindigd", onderwerp=lidmaatschap, door=door, rol=rol, gebruiker=gebruiker.pk, **meegenomen)
    vertel(lidmaatschap, "werd beëindigd", door=door)
    lidmaatschap.delete()
    return einde


def _trek_uitnodigingen_in(lidmaatschap: Lidmaatschap) -> None:
    """What somebody invited with a role they no longer have, does not open any more."""
    Uitnodiging.objects.filter(
        netwerk=lidmaatschap.netwerk, uitgenodigd_door=lidmaatschap.gebruiker, aanvaard_op=None, ingetrokken_op=None
    ).update(ingetrokken_op=klok.nu())


def _geef_taken_terug(lidmaatschap: Lidmaatschap) -> None:
    """What was handed to somebody with a role they no longer have, is again of who had it."""
    Overdracht.objects.filter(netwerk=lidmaatschap.netwerk, aan=lidmaatschap.gebruiker, beeindigd_op=None).update(
        beeindigd_op=klok.nu()
    )


@transaction.atomic
def geef_terug(einde: Beeindiging, *, door: Gebruiker, als_beheerder: bool = False) -> Lidmaatschap:
    """Undo :func:`beeindig`: the role again, with the seats and projects that are still free.

    Raises DomainError when it was given back before, or for an opdrachtgever unless the beheerder does it.
    """
    if not als_beheerder and einde.rol == Rol.OPDRACHTGEVER:
        raise DomainError(LADDER, code="rol_van_wie_goedkeurt")
    if not einde.gebruiker.is_active:
        raise DomainError("Dit account is gesloten. Vraag het aan de beheerder.")
    nu = klok.nu()
    if Beeindiging.objects.filter(pk=einde.pk, teruggegeven_op=None).update(teruggegeven_op=nu) != 1:
        raise DomainError("Deze rol is al teruggegeven.")
    einde.teruggegeven_op = nu
    lidmaatschap = geef_rol(einde.gebruiker, einde.netwerk, rol=einde.rol, organisatie=einde.organisatie, door=door)
    for naam, deel in register.alles.aanhangsels.items():
        deel.geef_terug(lidmaatschap, einde.meegenomen.get(naam, []), door)
    return lidmaatschap


def vertel(lidmaatschap: Lidmaatschap, wat: str, *, door: Gebruiker | None) -> None:
    """Mail what happened to a role to who has it, unless they did it, and to every other opdrachtgever of the network.

    Not while the past is replayed.
    """
    if klok.staat_stil():
        return
    mens, netwerk = lidmaatschap.gebruiker, lidmaatschap.netwerk
    lezers = Gebruiker.objects.filter(
        lidmaatschappen__netwerk=netwerk, lidmaatschappen__rol=Rol.OPDRACHTGEVER, is_active=True
    ).exclude(pk=mens.pk)
    for lezer in lezers:
        _mail("rol_gewijzigd", lidmaatschap, lezer, f"{netwerk.korte_naam}: een rol {wat}", wat)
    if mens.is_active and mens != door:
        antwoord_aan = door.email if door else ""
        _mail("jouw_rol", lidmaatschap, mens, f"{netwerk.korte_naam}: jouw rol {wat}", wat, antwoord_aan=antwoord_aan)


def _mail(
    soort: str, lidmaatschap: Lidmaatschap, lezer: Gebruiker, onderwerp: str, wat: str, *, antwoord_aan: str = ""
) -> None:
    netwerk, organisatie = lidmaatschap.netwerk, lidmaatschap.organisatie
    zet_klaar(
        soort,
        sjabloon=soort,
        gegevens={
            "netwerk": briefhoofd(netwerk),
            "wie": str(lidmaatschap.gebruiker),
            "rol": netwerk.label_van(lidmaatschap.rol),
            "organisatie": str(organisatie) if organisatie else "",
            "wat": wat,
            "url": reverse("netwerken:leden", kwargs={"netwerk": netwerk.slug}),
            "thuis": netwerk.get_absolute_url(),
        },
        onderwerp=onderwerp,
        sleutel=f"{soort}:{lidmaatschap.pk}:{lezer.pk}:{klok.nu():%Y%m%d%H%M%S%f}",
        aan=lezer.email,
        gebruiker=lezer,
        netwerk_id=netwerk.pk,
        antwoord_aan=antwoord_aan,
    )


def zetels_van(lidmaatschap: Lidmaatschap) -> list[int]:
    return list(Mandaat.objects.filter(lidmaatschap=lidmaatschap).order_by("pk").values_list("pk", flat=True))


def haal_zetels_weg(lidmaatschap: Lidmaatschap, door: Gebruiker | None) -> None:  # noqa: ARG001 -- as the register asks
    """Let go of the seats of a member; the seats of their organisation stay."""
    Mandaat.objects.filter(lidmaatschap=lidmaatschap).update(lidmaatschap=None)


def geef_zetels_terug(lidmaatschap: Lidmaatschap, pks: list[int], door: Gebruiker | None) -> None:  # noqa: ARG001 -- idem
    """Put a member back on the seats that nobody took since."""
    Mandaat.objects.filter(netwerk=lidmaatschap.netwerk, pk__in=pks, lidmaatschap=None).update(
        lidmaatschap=lidmaatschap
    )
