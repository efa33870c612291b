"""What the question for support asks of who works for a project."""

from django.urls import reverse

from kern import klok
from kern.opmaak import aantal
from kern.taken import Taak, Wachtend
from kern.toegang import Toegang
from rapportage.domain.steun import gevraagd_tot, onbeantwoord, zwijgende_projecten


def taken(toegang: Toegang) -> list[Taak]:
    """For who works for a project that was asked: the recommendations of which it said nothing yet."""
    if not toegang.mag("projecten.werk_voor_project") or not toegang.netwerk.heeft("aanbevelingen"):
        return []
    tot = gevraagd_tot(toegang.netwerk)
    open_ = onbeantwoord(toegang) if tot is not None else []
    if tot is None or not open_:
        return []
    return [
        Taak(
            titel="Steunen jullie de aanbevelingen?",
            url=reverse("rapportage:steun", kwargs={"netwerk": toegang.netwerk.slug}),
            toelichting=f"Bij {aantal(len(open_), 'aanbeveling', 'aanbevelingen')} zei je project nog niets.",
            tegen=tot,
            actie="Geef jullie antwoord",
            is_te_laat=tot < klok.vandaag(),
            sleutel="steun:alle",
        )
    ]


def wachtend(toegang: Toegang) -> list[Wachtend]:
    """For who asked the projects: how many of them said nothing of some recommendation yet."""
    if not toegang.mag("rapportage.vraag_steun") or not toegang.netwerk.heeft("aanbevelingen"):
        return []
    tot = gevraagd_tot(toegang.netwerk)
    zwijgt = zwijgende_projecten(toegang.netwerk) if tot is not None else 0
    if not zwijgt:
        return []
    url = reverse("rapportage:steun", kwargs={"netwerk": toegang.netwerk.slug})
    noot = "Je kunt hun antwoord ook zelf noteren."
    return [
        Wachtend("Steun voor de aanbevelingen", url, aantal(zwijgt, "project", "projecten"), None, noot, tot,
                 "Bekijk wie nog niets zei", aantal=zwijgt)
    ]  # fmt: skip
