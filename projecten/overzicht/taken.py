"""What projects ask of who runs the network: silent projects and actions past their day."""

from datetime import timedelta

from django.urls import reverse

from kern import klok
from kern.opmaak import aantal, dag
from kern.taken import LICHT, Taak, begrens_lijst
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Netwerk
from projecten.enums import STIL_NA_DAGEN
from projecten.models import Actie, Project
from projecten.overzicht.contact import bereik_nu


def taken(toegang: Toegang) -> list[Taak]:
    """The projects nobody spoke with for a while, and one line for the actions that are late."""
    return [*_stille_projecten(toegang), *_acties_te_laat(toegang)]


def _stille_projecten(toegang: Toegang) -> list[Taak]:
    """For who runs the network: projects nobody spoke with for a while."""
    if not toegang.mag("netwerken.begeleid") or not loopt(toegang.netwerk):
        return []
    bereik = bereik_nu(toegang.netwerk)
    greep = begrens_lijst(bereik.stil, is_apart=lambda project: str(project.pk) in toegang.apart("contact"))
    taken = []
    for project in greep.rijen:
        laatste = bereik.laatste.get(project.pk)
        tegen = laatste.dag + timedelta(days=STIL_NA_DAGEN) if laatste else None
        taken.append(
            Taak(
                titel=f"Neem contact op met {project.titel}",
                url=_contact_url(project),
                toelichting=f"Laatste contact {dag(laatste.dag)}: {laatste.wat}."
                if laatste
                else "Er was nog geen contact.",
                tegen=tegen,
                actie="Noteer contact",
                is_te_laat=tegen is not None and tegen < klok.vandaag(),
                belofte=Plichtsoort.CONTACT_PROJECTEN,
                sleutel=f"contact:{project.pk}",
                recht="projecten.noteer_contact",
                gewicht=LICHT,
            )
        )
    if greep.meer:
        url = reverse("projecten:lijst", kwargs={"netwerk": toegang.netwerk.slug})
        titel = f"Nog {aantal(greep.meer, 'stil project', 'stille projecten')}"
        taken.append(Taak(titel, url, actie="Bekijk de projecten", gewicht=LICHT, aantal=greep.meer))
    return taken


def _contact_url(project: Project) -> str:
    return reverse("projecten:contact", kwargs={"netwerk": project.netwerk.slug, "code": project.code})


def loopt(netwerk: Netwerk) -> bool:
    """Whether the network has not ended."""
    return netwerk.einde is None or netwerk.einde >= klok.vandaag()


def _acties_te_laat(toegang: Toegang) -> list[Taak]:
    """For who runs the network: one task for all actions whose day has passed."""
    if not toegang.mag("netwerken.begeleid") or not loopt(toegang.netwerk):
        return []
    vandaag = klok.vandaag()
    open_acties = Actie.objects.in_netwerk(toegang.netwerk).filter(staat__in=["gepland", "loopt"], tegen__lt=vandaag)
    dagen = sorted(dag for dag in open_acties.values_list("tegen", flat=True) if dag is not None)
    if not dagen:
        return []
    url = reverse("projecten:actieplan", kwargs={"netwerk": toegang.netwerk.slug}) + "?tegen=laat"
    titel = f"{aantal(len(dagen), 'actie', 'acties').capitalize()} voorbij de afgesproken dag"
    noot = "Vraag de trekkers hoe het staat."
    return [Taak(titel, url, noot, tegen=dagen[0], is_te_laat=True, sleutel="acties-te-laat:alle", gewicht=LICHT)]
