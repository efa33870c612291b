"""The annex of the steering report: what its figures count, and what was reported otherwise before."""

from rapportage.kwartaal.eerste import is_rustig, voluit
from rapportage.kwartaal.typen import Delen, Gelezen

AFSPRAAK = (
    "Geteld uit de agenda en de dossiers van het netwerk, op het einde van de laatste dag van de periode, niet ingevuld. "
    "‘Aandacht’: er is niets gedaan of gepland, of met wat gedaan en gepland is, wordt de norm niet meer gehaald; "
    "ook als voor wat ontbreekt een afwijking aanvaard is. ‘Te laat’: de tijd is om en de norm is niet gehaald."
)
CONTACT = (
    "Contact is een gesprek, bezoek of mail van de begeleiding, een vraag die het project inbracht, die aan bod kwam of een "
    "antwoord kreeg, of een praktijk die het overnam. Een project is bereikt met minstens één contact in de periode, en stil "
    "zonder."
)
SIGNAAL = "Een knelpunt dat meer dan één project of organisatie herkent, met een geadresseerde en een vraag."
VRAAG = "Ingebracht, niet ingetrokken, en op de laatste dag van de periode nog niet op een agenda gezet of beantwoord."


def bijlagen(inhoud: Gelezen) -> dict[str, object]:
    """Definitions of the figures used, and corrections of the period before. A quiet period needs none."""
    delen = inhoud["delen"]
    correcties = [
        {**r, "gemeld": voluit(r["vorm"], r["gemeld"]), "nu": voluit(r["vorm"], r["nu"])}
        for r in delen["correcties"]["rijen"]
    ]
    rustig = is_rustig(delen, inhoud["rapport"]["periode"]["sleutel"])
    return {"definities": [] if rustig else definities(delen), "correctierijen": correcties}


def definities(delen: Delen[str, str]) -> list[tuple[str, str]]:
    """What each figure of this report counts; what the report does not show is not explained."""
    vast = (
        (delen["stand"]["rijen"], "stand van een afspraak", AFSPRAAK),
        (delen["projecten"]["rijen"], "contact, bereikt en stil", CONTACT),
        (delen["signalen"]["rijen"], "signaal", SIGNAAL),
        (delen["vragen"]["rijen"], "open vraag ouder dan 90 dagen", VRAAG),
    )
    return [(c["label"], c["definitie"]) for c in delen["cijfers"]] + [
        (naam, zin) for rijen, naam, zin in vast if rijen
    ]
