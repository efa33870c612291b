"""What the report of a period asks of people besides the figures, and what of that is still missing."""

from kern.periodes import Periode
from netwerken.models import Netwerk
from rapportage.enums import Periodetekstsoort
from rapportage.models import Beslispunt, Gemisuitleg, Periodetekst

BESLISPUNT = "beslispunt"
JAARLIJKS = (Periodetekstsoort.ZELFEVALUATIE, Periodetekstsoort.GENDERDIVERSITEIT)


def gevraagde_delen(netwerk: Netwerk, periode: Periode) -> list[str]:
    """The kinds of text this period asks for: some at the end of a year or of the network only."""
    jaareinde = periode.tot.month == 12 or (netwerk.einde is not None and netwerk.einde in periode)
    teksten = [soort for soort in Periodetekstsoort if jaareinde or soort not in JAARLIJKS]
    return [BESLISPUNT, *(str(soort.value) for soort in teksten)]


def sleutel_van(periode: Periode, deel: str) -> str:
    """Under which key somebody says that there is nothing to tell (see ``verklaar_gemis``)."""
    return f"periode:{periode.sleutel}:{deel}"


def niets_te_melden(netwerk: Netwerk, periode: Periode) -> dict[str, Gemisuitleg]:
    """Of which parts of this period somebody said that there is nothing to tell, and why."""
    begin = sleutel_van(periode, "")
    rijen = Gemisuitleg.objects.in_netwerk(netwerk).filter(sleutel__startswith=begin)
    return {rij.sleutel.removeprefix(begin): rij for rij in rijen}


def ontbrekende_delen(netwerk: Netwerk, periode: Periode) -> list[str]:
    """The kinds of text that miss in this period while nobody said that there is nothing to tell; three queries."""
    teksten = Periodetekst.objects.in_netwerk(netwerk).filter(periode=periode.sleutel)
    aanwezig = set(teksten.values_list("soort", flat=True)) | set(niets_te_melden(netwerk, periode))
    if Beslispunt.objects.in_netwerk(netwerk).filter(periode=periode.sleutel).exists():
        aanwezig.add(BESLISPUNT)
    return [deel for deel in gevraagde_delen(netwerk, periode) if deel not in aanwezig]
