"""Take the snapshot of a report and keep it with its job."""

from datetime import date

from django.db import IntegrityError, transaction

from kern import klok
from kern.canoniek import Json, controlegetal, schrijf, zuiver
from kern.models import Job
from kern.momentopname import momentopname
from kern.periodes import Periode
from netwerken.domain.drukkop import financiering
from netwerken.domain.reinigen import reiniger_van
from netwerken.enums import Organisatiesoort, Rol
from netwerken.models import Netwerk, Netwerkorganisatie
from projecten.models import Oproep
from rapportage.models import Momentopname, Rapport
from rapportage.rules import naam_van
from rapportage.typen import Kop, Netwerkfeiten, Periodefeiten, Rapportfeiten
from rapportage.vormen import VORMEN

# 1: before projects said whether they support a recommendation; 2: before a text could hold markup (vormen.MET_OPMAAK).
# Such snapshots are still laid out as they were.
SCHEMA = 3


def neem(rapport: Rapport, job: Job) -> Momentopname:
    """Return the snapshot of this job, taking it when this is the first attempt.

    Later attempts get the same bytes. The data are read in one outermost read transaction; the row is written after.
    """
    bestaand = Momentopname.objects.filter(job=job).select_related("rapport__netwerk").first()
    if bestaand is not None:
        return bestaand
    with momentopname():
        inhoud = lees(rapport)
    tekst = schrijf(inhoud)
    try:
        with transaction.atomic():
            return Momentopname.objects.create(
                rapport=rapport,
                job=job,
                schema=SCHEMA,
                inhoud=tekst,
                sha256=controlegetal(tekst),
                genomen_op=klok.nu(),
            )
    except IntegrityError:  # another worker took it in the same instant
        return Momentopname.objects.select_related("rapport__netwerk").get(job=job)


def lees(rapport: Rapport) -> dict[str, Json]:
    """Return the plain content of a snapshot; call it inside :func:`kern.momentopname.momentopname`."""
    netwerk = rapport.netwerk
    reinig = reiniger_van(netwerk)
    delen = {naam: zuiver(deel, reinig) for naam, deel in VORMEN[rapport.soort].delen()(rapport).items()}
    kop: Kop[date, Periodefeiten[date] | None] = {
        "schema": SCHEMA,
        "soort": rapport.soort,
        "genomen_op": klok.nu(),
        "rapport": rapportfeiten(rapport),
        "netwerk": netwerkfeiten(netwerk),
    }
    return {
        **{naam: zuiver(deel, reinig) for naam, deel in kop.items()},
        "delen": delen,
        "hashes": {naam: controlegetal(schrijf(deel)) for naam, deel in delen.items()},
    }


def rapportfeiten(rapport: Rapport) -> Rapportfeiten[Periodefeiten[date] | None]:
    """What the report is: its title, its name, its period, and of a later edition its number and why it came."""
    feiten: Rapportfeiten[Periodefeiten[date] | None] = {
        "titel": rapport.titel,
        "naam": naam_van(rapport.soort, rapport.periode),
        "slug": rapport.slug,
        "kort": naam_van(rapport.soort, rapport.periode),
        "periode": None,
        "uitgave": rapport.uitgave,
        "uitgave_reden": rapport.uitgave_reden,
    }
    if rapport.periode:
        periode = Periode.lees(rapport.periode)
        feiten["kort"] = f"{feiten['naam']} {kort_van(periode)}"
        feiten["periode"] = {
            "sleutel": periode.sleutel,
            "titel": periode.titel,
            "maanden": periode.maanden,
            "van": periode.van,
            "tot": periode.tot,
            "kort": kort_van(periode),
        }
    return feiten


def kort_van(periode: Periode) -> str:
    """A period in a column head: 'Q3 2022', '2021'."""
    jaar, _, deel = periode.sleutel.partition("-")
    return f"{deel} {jaar}" if deel else jaar


def netwerkfeiten(netwerk: Netwerk) -> Netwerkfeiten[date]:
    """Who the network is: funding, calls, words for roles, who commissions and who runs it."""
    per_soort: dict[str, list[str]] = {}
    for rij in (
        Netwerkorganisatie.objects.filter(netwerk=netwerk)
        .select_related("organisatie")
        .order_by("organisatie__naam", "pk")
    ):
        for soort in rij.soorten:
            per_soort.setdefault(soort, []).append(rij.organisatie.naam)
    return {
        "naam": netwerk.naam,
        "korte_naam": netwerk.korte_naam,
        "slug": netwerk.slug,
        "grondslag": netwerk.get_grondslag_display(),
        "land": netwerk.land,
        "start": netwerk.start,
        "einde": netwerk.einde,
        "is_demo": netwerk.is_demo,
        "omschrijving": netwerk.omschrijving,
        "onderdelen": list(netwerk.onderdelen),
        "rollen": {rol: netwerk.label_van(rol) for rol in Rol.values},
        "financiering": financiering(netwerk),
        "oproepen": [
            {"nummer": o.nummer, "titel": o.titel, "start": o.start, "einde": o.einde}
            for o in Oproep.objects.filter(netwerk=netwerk).order_by("nummer")
        ],
        "opdrachtgever": ", ".join(per_soort.get(Organisatiesoort.OPDRACHTGEVER, [])),
        "opdrachtnemer": ", ".join(per_soort.get(Organisatiesoort.OPDRACHTNEMER, [])),
        "aantal_organisaties": len({naam for namen in per_soort.values() for naam in namen}),
    }
