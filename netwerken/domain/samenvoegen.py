"""Two rows for one organisation become one: everything that points to the one points to the other, with a trace.

Organisations are shared by all networks. The beheerder may merge any two; who runs a network only one that no other
network knows, into one that takes part there. The old row stays, says where it went, and keeps its name from being used
again: who types it gets the other.
"""

from typing import Any

from django.db import models, transaction
from django.db.models import F, UniqueConstraint

from kern import klok
from kern.domain.audit import leg_vast
from kern.exceptions import DomainError
from kern.models import Versiemodel
from kern.zoeken import zoekindex
from netwerken.domain.inrichting import verwijzingen
from netwerken.models import Gebruiker, Netwerk, Netwerkorganisatie, Organisatie


def wat_verhuist(oud: Organisatie) -> list[tuple[int, str]]:
    """What points to an organisation, in all networks: how many, and the word for them."""
    return verwijzingen(oud)


def is_alleen_van(netwerk: Netwerk, organisatie: Organisatie) -> bool:
    """Whether no other network knows this organisation, in whatever way."""
    hier = sum(aantal for aantal, _ in verwijzingen(organisatie, netwerk=netwerk))
    return hier == sum(aantal for aantal, _ in verwijzingen(organisatie))


@transaction.atomic
def voeg_samen(
    oud: Organisatie, nieuw: Organisatie, *, door: Gebruiker | None, netwerk: Netwerk | None = None
) -> Organisatie:
    """Move everything of ``oud`` to ``nieuw``; rows that would stand there twice become one. Returns ``nieuw``.

    ``netwerk`` is that of who runs it, None for the beheerder. Raises DomainError for the same or a merged organisation,
    and for one that another network knows as well.
    """
    paar = {o.pk: o for o in Organisatie.objects.select_for_update().filter(pk__in=[oud.pk, nieuw.pk]).order_by("pk")}
    if len(paar) != 2:
        raise DomainError("Kies een andere organisatie om mee samen te voegen.", veld="met")
    oud, nieuw = paar[oud.pk], paar[nieuw.pk]
    if oud.opgegaan_in_id or nieuw.opgegaan_in_id:
        raise DomainError("Deze organisatie ging al op in een andere.", veld="met")
    if netwerk is not None and not is_alleen_van(netwerk, oud):
        raise DomainError(f"‘{oud}’ staat ook in een ander netwerk. De beheerder kan ze samenvoegen.", code="gedeeld")
    if netwerk is not None and not Netwerkorganisatie.objects.filter(netwerk=netwerk, organisatie=nieuw).exists():
        raise DomainError(f"‘{nieuw}’ doet niet mee aan dit netwerk. Neem ze eerst op.", veld="met")
    rijen = dict(Netwerkorganisatie.objects.filter(organisatie=oud).order_by("pk").values_list("netwerk_id", "pk"))
    aantal = sum(_verhuis(relatie, oud, nieuw) for relatie in oud._meta.related_objects)
    oud.opgegaan_in, oud.opgegaan_op = nieuw, klok.nu()
    oud.save(update_fields=["opgegaan_in", "opgegaan_op"])
    zoekindex.zet_rond(nieuw)
    spoor = {"oud": oud.pk, "nieuw": nieuw.pk, "aantal": aantal}
    for rij in Netwerkorganisatie.objects.filter(organisatie=nieuw, netwerk__in=rijen):
        leg_vast("organisatie.samengevoegd", onderwerp=rij, door=door, **spoor, rij=rijen[rij.netwerk_id])
    if not rijen:
        leg_vast("organisatie.samengevoegd", onderwerp=nieuw, door=door, **spoor)
    return nieuw


# Any: a relation of any model, as Django's _meta gives it without a public class
def _verhuis(relatie: Any, oud: Organisatie, nieuw: Organisatie) -> int:
    """Let the rows of one relation point to ``nieuw``; returns how many there were."""
    model, veld = relatie.related_model, relatie.field
    rijen = list(model._base_manager.filter(**{veld.name: oud}))
    for rij in rijen:
        dubbel = _staat_er_al(rij, veld, nieuw)
        if dubbel is None:
            anders = {veld.name: nieuw} | ({"versie": F("versie") + 1} if issubclass(model, Versiemodel) else {})
            model._base_manager.filter(pk=rij.pk).update(**anders)
        else:
            _word_een(rij, dubbel)
    return len(rijen)


def _staat_er_al(rij: models.Model, veld: "models.Field[object, object]", nieuw: Organisatie) -> models.Model | None:
    """The row of ``nieuw`` beside which this one may not stand; None when there is room."""
    uniek = [c.fields for c in rij._meta.constraints if isinstance(c, UniqueConstraint) and veld.name in c.fields]
    for velden in [*uniek, *([(veld.name,)] if veld.unique else [])]:
        zelfde = {naam: getattr(rij, naam) for naam in velden if naam != veld.name}
        if dubbel := type(rij)._base_manager.filter(**zelfde, **{veld.name: nieuw}).first():
            return dubbel
    return None


def _word_een(rij: models.Model, dubbel: models.Model) -> None:
    """Keep ``dubbel`` with what only ``rij`` said. Nothing points to a row of which there may be one for an organisation."""
    for veld in rij._meta.concrete_fields:
        een, ander = getattr(dubbel, veld.attname), getattr(rij, veld.attname)
        if veld.primary_key or not ander or een == ander:
            continue
        if isinstance(een, list):
            setattr(dubbel, veld.attname, sorted({*een, *ander}))
        elif not een:
            setattr(dubbel, veld.attname, ander)
        elif isinstance(veld, models.TextField):
            setattr(dubbel, veld.attname, f"{een}\n{ander}")
    if isinstance(dubbel, Versiemodel):
        dubbel.versie += 1
    zoekindex.verwijder(rij)
    rij.delete()
    dubbel.save()
