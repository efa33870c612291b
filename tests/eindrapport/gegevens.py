"""A network with a whole final report, as many times as asked; every text can be set to one payload."""

import json
from datetime import date

from kennis.models import Fiche, Signaal
from kern.canoniek import schrijf
from kern.momentopname import momentopname
from netwerken.models import Ondertekening
from piloten.models import Piloot
from projecten.models import Project
from rapportage.domain import aanbevelingen, eindredactie
from rapportage.models import Rapport
from rapportage.momentopname.nemen import lees
from sessies.models import Inzicht, Leervraag, Sessie
from tests.rapportage.gegevens import maak_netwerk

SOORTEN = {
    "projecten": Project,
    "sessies": Sessie,
    "vragen": Leervraag,
    "inzichten": Inzicht,
    "piloten": Piloot,
    "fiches": Fiche,
    "signalen": Signaal,
}


def maak_eindrapport(aantal=1, tekst=None, **velden):
    """A network with ``aantal`` chapters, each with a topic, a carried and a bare recommendation and a box."""
    schrijver = (lambda _gewoon, lang: tekst[:lang]) if tekst else None
    netwerk = maak_netwerk(aantal, schrijver, **velden)

    def t(gewoon, lang=160):
        return (tekst or gewoon)[:lang]

    eindredactie.leg_eindredactie_vast(
        netwerk, titel=t("Wat we samen leerden"), ondertitel=t("Aanbevelingen"), datum=date(2022, 12, 15),
        motto=t("Samen."), motto_bron=t("het netwerk"), inleiding=[t("Eerst dit."), t("Dan dat.")],
        samenvatting=[{"kop": t("Doel"), "alineas": [t("Alinea.")]}], brief=[t("Geachte minister"), t("Hoogachtend")],
        licentie=t("CC BY 4.0", 120), door=None,
    )  # fmt: skip
    Ondertekening.objects.create(netwerk=netwerk, functie=t("De oproepbeheerder"), namens="opdrachtgever")
    bewijs = {soort: list(model.objects.filter(netwerk=netwerk)) for soort, model in SOORTEN.items()}
    for i in range(1, aantal + 1):
        draad = eindredactie.voeg_rode_draad_toe(netwerk, nummer=i, titel=t("Eén plek"), tekst=t("Overal."), door=None)
        hoofdstuk = eindredactie.voeg_hoofdstuk_toe(
            netwerk,
            nummer=i,
            omslagtitel=t(f"Op de omslag {i}"),
            titel=t(f"Binnenin {i}"),
            ondertitel=t("Onder"),
            door=None,
        )
        onderwerp = eindredactie.voeg_onderwerp_toe(
            hoofdstuk,
            nummer=1,
            titel=t(f"Onderwerp {i}"),
            alineas=[t("Waarover het gaat.", 400), t("En dan.")],
            door=None,
        )
        eindredactie.voeg_impactkader_toe(
            onderwerp, project=bewijs["projecten"][0], titel=t(f"Kader {i}"), kernzin=t("Stel dat het lukt."),
            delen=[{"kop": t("Op de doelgroep"), "tekst": t("Mensen weten de weg.")}], door=None,
        )  # fmt: skip
        gedragen = aanbevelingen.doe_aanbeveling(
            netwerk, tekst=t(f"Doe dit, {i}."), toelichting=t("Omdat."), sterkte="kern", gevraagd=t("Een stap"),
            tegen=t("eind 2027", 60), onderwerp=onderwerp, rode_draad=draad,
            aan=[(t("VDAB", 119), t("Duid iemand aan.")), (t("Werkgevers", 118), "")], bewijs=bewijs, door=None,
        )  # fmt: skip
        aanbevelingen.doe_aanbeveling(
            netwerk, tekst=t(f"Misschien dat, {i}."), sterkte="suggestie", onderwerp=onderwerp, door=None
        )
        aanbevelingen.volg_op(
            gedragen,
            staat="ontvangen",
            datum=date(2023, 1, 5),
            tekst=t("Aangekomen."),
            eigenaar=t("dienst werk", 120),
            door=None,
        )
    return netwerk


def eindrapport(netwerk):
    return Rapport(netwerk=netwerk, soort="eind", titel=f"Eindrapport {netwerk.korte_naam}", slug="eindrapport")


def opname(netwerk):
    """The snapshot of the final report as the child receives it: text."""
    with momentopname():
        return schrijf(lees(eindrapport(netwerk)))


def inhoud(netwerk):
    return json.loads(opname(netwerk))
