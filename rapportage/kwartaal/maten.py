"""The figures of the steering report: each with what it is a part of, and a definition that stands in the annex.

A figure that cannot be known for an earlier day (a budget) has no history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Model

from kern.periodes import Periode
from piloten.enums import Fase
from piloten.models import Piloot
from projecten.enums import ActieStaat
from projecten.overzicht.doelen import bereikt_met
from rapportage.kwartaal.typen import maten as typen
from rapportage.momentopname.bron import Bron, dag_van
from sessies.overzicht.behandeling import TERMIJN, tel_behandeld

Uitkomst = tuple[int | Decimal, int | Decimal | None] | None
DAGEN_VRAAG = TERMIJN.days
DAGEN_EFFECT = 91


@dataclass(frozen=True)
class Maat:
    """A figure. ``tel`` gives (count, of how many); ``vorm`` is aantal, van or procent."""

    sleutel: str
    label: str
    vorm: str
    definitie: str
    tel: Callable[[Bron, Periode], Uitkomst]
    heeft_verloop: bool = True


def _projecten(bron: Bron, periode: Periode) -> Uitkomst:
    bereik = bron.bereik(periode.van, periode.tot)
    return (len(bereik.bereikt), len(bereik.projecten)) if bereik.projecten else None


def _vragen(bron: Bron, periode: Periode) -> Uitkomst:
    telling = tel_behandeld(((v, bron.behandeld_op(v)) for v in bron.vragen), periode.van, periode.tot)
    return (telling.binnen, telling.van) if telling.van else None


def _iets_mee(bron: Bron, periode: Periode) -> Uitkomst:
    grens = timedelta(days=DAGEN_EFFECT)
    rijen = [s.evaluatie for s in bron.sessies if heeft(s, "evaluatie") and dag_van(s.begint_op) + grens in periode]
    noemer = sum(e.antwoorden for e in rijen)
    return (sum(e.toegepast for e in rijen), noemer) if noemer else None


def loopt_op(piloot: Piloot, dag: date) -> bool:
    """Started, and without decision on ``dag``; one that ended and never gets a decision stops at its end."""
    if piloot.start is None or piloot.start > dag or piloot.fase == Fase.ONTWERP:
        return False
    if piloot.besluit_op is not None and piloot.besluit_op <= dag:
        return False
    is_voorbij = piloot.fase == Fase.AFGEROND and piloot.einde is not None and piloot.einde <= dag
    return not (is_voorbij and piloot.besluit_op is None)


def _piloten(bron: Bron, periode: Periode) -> Uitkomst:
    return (sum(loopt_op(p, periode.tot) for p in bron.piloten), None) if bron.piloten else None


def _overnames(bron: Bron, periode: Periode) -> Uitkomst:
    return (sum(o.datum <= periode.tot for o in bron.overnames), None) if bron.fiches else None


def _bijeenkomsten(bron: Bron, periode: Periode) -> Uitkomst:
    return (len(bron.sessies_tussen(periode.van, periode.tot)), None)


def _aanwezig(bron: Bron, periode: Periode) -> Uitkomst:
    rijen = [s.opkomst for s in bron.sessies_tussen(periode.van, periode.tot) if heeft(s, "opkomst")]
    return (sum(o.aanwezig for o in rijen), sum(o.ingeschreven for o in rijen)) if rijen else None


def _doelen(bron: Bron, periode: Periode) -> Uitkomst:
    met_doel = [i for i in bron.indicatoren if i.doel is not None]
    bereikt = {i.pk: bereikt_met(i, i.standen.all(), tot=periode.tot)[0] for i in met_doel}
    gehaald = [i for i in met_doel if (waarde := bereikt[i.pk]) is not None and i.doel is not None and waarde >= i.doel]
    return (len(gehaald), len(met_doel)) if met_doel else None


def _besteed(bron: Bron, periode: Periode) -> Uitkomst:
    jaren = [j for lijn in bron.begroting for j in lijn.jaren.all() if j.jaar == periode.jaar]
    begroot = sum((j.begroot for j in jaren), Decimal(0))
    return (sum((j.besteed for j in jaren), Decimal(0)), begroot) if begroot else None


def _acties(bron: Bron, periode: Periode) -> Uitkomst:
    staten = [staat for actie in bron.acties if (staat := actie.staat_op(periode.tot))]
    return (staten.count(ActieStaat.KLAAR), len(staten)) if staten else None


def heeft(obj: Model, naam: str) -> bool:
    """Say whether a one-to-one relation is filled in."""
    return hasattr(obj, naam)


MATEN = (
    Maat("projecten_bereikt", "projecten bereikt", "van",
         "Met het project was er in de periode contact: een gesprek, bezoek of mail van de begeleiding, een vraag die het "
         "inbracht, die aan bod kwam of een antwoord kreeg, of een praktijk die het overnam. Van alle projecten die in de periode "
         "liepen; de andere zijn stil.",
         _projecten),
    Maat("doelen_gehaald", "streefcijfers gehaald", "van",
         "De laatste stand op het einde van de periode is minstens het afgesproken cijfer. Van alle streefcijfers met een doel.",
         _doelen),
    Maat("besteed", "van het jaarbudget besteed", "procent",
         "Besteed bedrag gedeeld door begroot bedrag van het jaar waarin de periode valt, zoals geboekt toen de gegevens "
         "werden vastgezet.", _besteed, heeft_verloop=False),
    Maat("acties_klaar", "acties klaar", "van",
         "Acties van het actieplan die op de laatste dag van de periode klaar waren, van alle acties die toen afgesproken waren.",
         _acties),
    Maat("vragen_90", f"leervragen behandeld binnen {DAGEN_VRAAG} dagen", "procent",
         f"Vragen die binnen {DAGEN_VRAAG} dagen na inbreng op een bijeenkomst besproken werden of een antwoord kregen, gedeeld door alle vragen "
         f"die in de periode {DAGEN_VRAAG} dagen oud werden.", _vragen),
    Maat("iets_mee", "‘ik deed er iets mee’ na drie maanden", "procent",
         "Aandeel ja-antwoorden op de ene vraag die drie maanden na een bijeenkomst vertrekt, voor bijeenkomsten waarvoor die "
         "drie maanden in de periode om waren. Alleen ingevulde antwoorden tellen; n staat erbij.", _iets_mee),
    Maat("piloten_lopend", "piloten lopend", "aantal",
         "Gestart en nog zonder besluit op de laatste dag van de periode.", _piloten),
    Maat("overnames", "keer nam iemand een praktijk over", "aantal",
         "Een project of organisatie bevestigt dat het een praktijk van een ander gebruikt, eventueel aangepast. Geteld sinds "
         "de start van het netwerk.", _overnames),
    Maat("bijeenkomsten", "bijeenkomsten gehouden", "aantal",
         "Bijeenkomsten van het netwerk, zijn groepen en organen die in de periode begonnen; afgelaste tellen niet.",
         _bijeenkomsten),
    Maat("aanwezig", "ingeschrevenen aanwezig", "procent",
         "Aanwezigen gedeeld door ingeschrevenen, van alle bijeenkomsten in de periode waarvan de opkomst genoteerd is.",
         _aanwezig),
)  # fmt: skip


def cijfers(bron: Bron, periode: Periode) -> list[typen.Cijfer[Decimal]]:
    """The first five figures this network has, each over the last four periods (oldest first)."""
    reeks = [periode]
    while len(reeks) < 4:
        reeks.insert(0, reeks[0].vorige())
    gekozen: list[typen.Cijfer[Decimal]] = []
    for maat in MATEN:
        nu = maat.tel(bron, periode)
        if nu is None and not (maat.heeft_verloop and maat.tel(bron, periode.vorige())):
            continue
        oud = [maat.tel(bron, p) if maat.heeft_verloop and p.tot >= bron.netwerk.start else None for p in reeks[:-1]]
        gekozen.append(
            {
                "sleutel": maat.sleutel,
                # on page 1 beside the promise that counts only meetings of the network itself
                "label": maat.label + (", ook van organen" if maat.sleutel == "bijeenkomsten" and bron.organen else ""),
                "vorm": maat.vorm,
                "definitie": maat.definitie,
                "is_bijgewerkt": not maat.heeft_verloop,
                "verloop": [_cijfer(u) for u in (*oud, nu)],
            }
        )
    return gekozen[:5]


def _cijfer(uitkomst: Uitkomst) -> typen.Uitkomst[Decimal] | None:
    return None if uitkomst is None else {"teller": uitkomst[0], "noemer": uitkomst[1]}
