"""Planning and changing a meeting, cancelling it."""

from datetime import date, time, timedelta
from hashlib import sha256
from typing import Unpack

from crispy_forms.layout import Fieldset, LayoutObject, Row
from django import forms

from kern.formulieren import Formopties, Meer, Versieform, klein, maak_helper, rijk_tekstvak, tekstvak, velden_van
from kern.kiezers import Dagveld, Meerkeuzeveld, Uurveld, Webadresveld
from kern.opmaak import aantal, dag
from kern.toegang import Toegang
from netwerken.enums import Plichtsoort
from netwerken.models import Groep, Orgaan, Organisatie, Plicht
from sessies.domain.sessies import Sessievelden
from sessies.domain.stand import BESLOTEN
from sessies.domain.tijd import HOOGSTENS_DAGEN, BestaatNietError, einde_in_brussel, in_brussel
from sessies.enums import Ligging, Sessiesoort, Vorm
from sessies.forms.basis import Kiesveld, Plaatsveld
from sessies.forms.filters import provincies_van
from sessies.models import Plaats, Sessie
from sessies.models.sessie import MEESTE_UREN_VAST, UREN_VAST
from sessies.overzicht.bedenkingen import bedenkingen, bedenkingen_over_de_plek
from sessies.overzicht.gewoontes import zelfde_plek
from sessies.rules import kan_openbaar

TIJDVELDEN = ("datum", "begintijd", "eindtijd", "tot_en_met")  # together they make begint_op and eindigt_op
_GEWOON = ("titel", "soort", "doel", "groep", "orgaan", "vorm", "plaats", "gemeente", "provincie", "ligging",
           "online_adres", "gastheer", "heeft_buitenlandse_spreker", "is_jaarevaluatie", "is_openbaar",
           "wie_ontbrak", "voor_wie_niet", "hoogstens_ter_plaatse", "hoogstens_online", "uren_vast")  # fmt: skip


class PlanForm(forms.Form):
    """Everything about one meeting but its agenda: what everybody fills in first, the rest folded away."""

    formvelden = {"begint_op": "begintijd", "eindigt_op": "eindtijd", "antwoord_tot": "antwoorddag"}

    titel = forms.CharField(
        label="Titel", max_length=250, error_messages={"required": "Geef de bijeenkomst een titel."},
        help_text="Zeg waarover het gaat, niet alleen wat voor bijeenkomst het is.",
    )  # fmt: skip
    soort = forms.ChoiceField(label="Soort", choices=Sessiesoort.choices)
    doel = forms.CharField(label="Waarvoor komen we samen?", required=False, max_length=5000, widget=rijk_tekstvak(3))
    groep = Kiesveld(Groep, label="Groep", leeg="het hele netwerk")
    orgaan = Kiesveld(Orgaan, label="Orgaan", leeg="geen orgaan")
    datum = Dagveld(label="Dag", kant="vooruit")
    begintijd = Uurveld(label="Begint om")
    eindtijd = Uurveld(label="Eindigt om")
    tot_en_met = Dagveld(
        label="Tot en met", kant="vooruit", required=False,
        help_text="Alleen als het langer duurt dan één dag. Het einduur is dan dat van de laatste dag.",
    )  # fmt: skip
    vorm = forms.ChoiceField(label="Vorm", choices=Vorm.choices, initial=Vorm.FYSIEK)
    plaats = Plaatsveld(label="Zaal of plek")
    gemeente = forms.CharField(label="Gemeente", max_length=120, required=False)
    provincie = forms.ChoiceField(label="Provincie", required=False)
    ligging = forms.ChoiceField(
        label="Ligging", choices=[("", "niet van toepassing"), *Ligging.choices[:2]], required=False,
        help_text="Decentraal: in de streek van de projecten.",
    )  # fmt: skip
    online_adres = Webadresveld(
        label="Adres om online te volgen", max_length=2000, required=False, assume_scheme="https",
    )  # fmt: skip
    gastheer = Kiesveld(Organisatie, label="Gastheer", leeg="geen gastheer")
    inbreng = Meerkeuzeveld(
        label="Wie brengt iets in?", queryset=Organisatie.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text="Organisaties die iets tonen of vertellen.",
    )  # fmt: skip
    heeft_buitenlandse_spreker = forms.BooleanField(label="Er komt een spreker uit het buitenland", required=False)
    is_jaarevaluatie = forms.BooleanField(label="Op deze bijeenkomst evalueren we het jaar", required=False)
    is_openbaar = forms.BooleanField(
        label="Zet ze op de openbare agenda", required=False,
        help_text="Dan leest iedereen, ook zonder account, titel, dag, uur en gemeente. Dat kan met een netwerksessie, uitwisseling of "
        "werkbezoek van het hele netwerk. Wat van een groep of orgaan is, komt er nooit op.",
    )  # fmt: skip
    wie_ontbrak = forms.CharField(
        label="Wie ontbreekt er aan tafel?", required=False, max_length=2000, widget=tekstvak(2),
        help_text="Eén zin. Je kunt dit na de bijeenkomst nog aanvullen.",
    )  # fmt: skip
    voor_wie_niet = forms.CharField(
        label="Voor wie werkt dit niet?", required=False, max_length=2000, widget=tekstvak(2)
    )

    hoogstens_ter_plaatse = forms.IntegerField(
        label="Hoeveel mensen kunnen ter plaatse zijn?", required=False, min_value=1, max_value=32_767,
        help_text="Laat leeg als er geen maximum is. Is het vol, dan begint er een wachtlijst.",
    )  # fmt: skip
    hoogstens_online = forms.IntegerField(
        label="Hoeveel mensen kunnen online volgen?", required=False, min_value=1, max_value=32_767
    )
    uren_vast = forms.IntegerField(
        label="Hoeveel uur houden we een vrije plaats vast?", required=False, min_value=1, max_value=MEESTE_UREN_VAST,
        initial=UREN_VAST, help_text="Zolang kan wie op de wachtlijst eerst is, ze nemen. Daarna krijgt de volgende ze aangeboden.",
    )  # fmt: skip
    antwoorddag = Dagveld(
        label="Antwoorden kan tot en met", kant="vooruit", required=False,
        help_text="Laat leeg als antwoorden kan tot het begint. Dat iemand niet komt, mag altijd.",
    )  # fmt: skip
    antwoorduur = Uurveld(label="Tot welk uur?", required=False, help_text="Alleen als het niet de hele dag kan.")

    bevestigd = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)  # what was asked, answered yes
    zelf: Sessie | None = None
    toch = "Toch plannen?"

    def __init__(self, *, toegang: Toegang, **opties: Unpack[Formopties]) -> None:
        super().__init__(**opties)
        netwerk = toegang.netwerk
        self.toegang = toegang
        organisaties = Organisatie.objects.filter(netwerkorganisaties__netwerk=netwerk)
        organen = Orgaan.objects.te_kiezen(netwerk, ook=self.initial.get("orgaan"))
        self.fields["groep"].queryset = Groep.objects.te_kiezen(netwerk, ook=self.initial.get("groep"))
        self.fields["plaats"].bied_aan(Plaats.objects.te_kiezen(netwerk, ook=self.initial.get("vaste_plaats")))
        vast = Plaats.objects.te_kiezen(netwerk, ook=self.initial.get("vaste_plaats")).filter(
            naam=self.initial.get("plaats") or ""
        )
        if (plaats := vast.first()) is not None and plaats.zitplaatsen:
            self.fields[
                "hoogstens_ter_plaatse"
            ].help_text += f" {plaats} heeft {aantal(plaats.zitplaatsen, 'zitplaats', 'zitplaatsen')}."
        self.fields["gastheer"].queryset = self.fields["inbreng"].queryset = organisaties
        self.fields["provincie"].choices = [("", "kies …"), *provincies_van(netwerk)]
        self.fields["datum"].error_messages["required"] = "Kies een dag."
        if not toegang.mag("netwerken.spreek_voor_iedereen"):  # who convenes a body plans for that body alone
            organen = organen.filter(pk__in=toegang.feit("samengeroepen_organen"))
            self.fields["orgaan"].required, self.fields["orgaan"].empty_label = True, "kies een orgaan"
            self.fields["orgaan"].error_messages["required"] = "Kies het orgaan dat je samenroept."
            del self.fields["groep"], self.fields["is_openbaar"]
        self.fields["orgaan"].queryset = organen
        for naam in ("groep", "orgaan"):
            if naam in self.fields and not self.fields[naam].queryset.exists():
                del self.fields[naam]
        if not provincies_van(netwerk):
            del self.fields["provincie"]
        beloofd = Plicht.objects.in_netwerk(netwerk).filter(soort=Plichtsoort.JAAREVALUATIE).exists()
        if not beloofd and not self.initial.get("is_jaarevaluatie"):
            del self.fields["is_jaarevaluatie"]
        self.helper = maak_helper(*self._indeling())

    def _indeling(self) -> list[str | LayoutObject]:
        heeft = self.fields.__contains__
        voor_wie = [naam for naam in ("groep", "orgaan") if heeft(naam)]
        streek = [naam for naam in ("gemeente", "provincie") if heeft(naam)]
        evalueert = [naam for naam in ("is_jaarevaluatie",) if heeft(naam)]
        eerst = ["soort"]
        if heeft("orgaan") and self.fields["orgaan"].required:
            eerst, voor_wie = ["orgaan"], ["soort", *(naam for naam in voor_wie if naam != "orgaan")]
        return [
            "titel",
            *(klein(naam) for naam in eerst),
            Row("datum", "begintijd", "eindtijd"),
            Row("vorm", "plaats"),
            Meer(
                Fieldset("Wie brengt iets in?", "inbreng", "gastheer", "heeft_buitenlandse_spreker"),
                Fieldset("Waarover en voor wie?", "doel", *evalueert, Row(*voor_wie)),
                Fieldset("Waar en hoelang?", Row(*streek), klein("ligging"), "online_adres", klein("tot_en_met")),
                Fieldset(
                    "Hoeveel plaatsen zijn er?",
                    *(klein(naam) for naam in ("hoogstens_ter_plaatse", "hoogstens_online", "uren_vast")),
                    Row("antwoorddag", "antwoorduur"),
                ),
                Fieldset("Wie zien we over het hoofd?", "wie_ontbrak", "voor_wie_niet"),
            ),
            *([Meer("is_openbaar", titel="Openbare agenda")] if heeft("is_openbaar") else []),
            "bevestigd",
            *(["versie"] if heeft("versie") else []),
        ]

    def clean(self) -> None:
        super().clean()
        data = self.cleaned_data
        self._reken_uren()
        self._reken_antwoord_tot()
        data["uren_vast"] = data.get("uren_vast") or UREN_VAST
        self._neem_plaats()
        if data.get("plaats") and not data.get("gemeente") and not data.get("provincie") and self.zelf is None:
            data["gemeente"], provincie = zelfde_plek(self.toegang, data["plaats"])
            if "provincie" in self.fields:
                data["provincie"] = provincie
        if data.get("groep") and data.get("orgaan"):
            self.add_error("orgaan", "Kies een groep of een orgaan, niet allebei.")
        self._sluit_wat_besloten_is()
        if data.get("vorm") in {Vorm.FYSIEK, Vorm.HYBRIDE} and not (data.get("plaats") or data.get("gemeente")):
            self.add_error("plaats", "Zeg waar het is: een zaal of minstens een gemeente. Of kies ‘online’.")
        if not self.errors and {"begint_op", "eindigt_op"} <= set(data):
            self._vraag_na()

    def _neem_plaats(self) -> None:
        """Who types the name of a place that is kept, means that one: it brings its municipality and its province."""
        data = self.cleaned_data
        ook = self.zelf.vaste_plaats_id if self.zelf is not None else None
        plaats = Plaats.objects.met_naam(self.toegang.netwerk, data.get("plaats") or "", ook=ook)
        data["vaste_plaats"] = plaats if data.get("vorm") != Vorm.ONLINE else None
        if plaats is not None:
            data["plaats"], data["gemeente"] = plaats.naam, plaats.gemeente
            data["provincie"] = plaats.provincie

    def _sluit_wat_besloten_is(self) -> None:
        """What the network shows as a rule stays off the public agenda by itself when it is closed; a tick is answered."""
        data = self.cleaned_data
        if data.get("is_openbaar") and not kan_openbaar(data.get("soort", ""), data.get("groep"), data.get("orgaan")):
            if "is_openbaar" in self.changed_data:
                self.add_error("is_openbaar", BESLOTEN)
            data["is_openbaar"] = False

    def _vraag_na(self) -> None:
        """Say once what is unusual about day, hour and place; the same form sent again means that it is meant."""
        gevonden = bedenkingen(self.toegang, self.velden(), zelf=self.zelf)
        over_de_plek = bedenkingen_over_de_plek(self.toegang, self.velden(), zelf=self.zelf)
        teken = sha256("".join([*gevonden, *over_de_plek]).encode()).hexdigest() if gevonden or over_de_plek else ""
        if self.cleaned_data.get("bevestigd", "") == teken:
            return
        self.data = getypt = self.data.copy()  # what was sent is closed
        getypt[self.add_prefix("bevestigd")] = teken
        nog_eens = [self.toch, "Druk dan nog eens op de knop."]
        if over_de_plek:
            self.add_error("plaats", " ".join([*over_de_plek, *nog_eens]))
        if gevonden:
            self.add_error(None, " ".join([*gevonden, *nog_eens]))

    def _reken_uren(self) -> None:
        """Turn days and hours into moments; a night in which the clock jumps gives an error beside the hour."""
        data = self.cleaned_data
        eerste: date | None = data.get("datum")
        if eerste is None or "tot_en_met" in self.errors:
            return
        laatste: date = data.get("tot_en_met") or eerste
        if not self._keur_dagen(eerste, laatste):
            return
        for veld, naam, dag_, reken in (
            ("begintijd", "begint_op", eerste, in_brussel),
            ("eindtijd", "eindigt_op", laatste, einde_in_brussel),
        ):
            if data.get(veld) is not None:
                try:
                    data[naam] = reken(dag_, data[veld])
                except BestaatNietError as fout:
                    self.add_error(veld, str(fout))
        if "begint_op" in data and "eindigt_op" in data and data["eindigt_op"] <= data["begint_op"]:
            begin = f"{data['begintijd']:%-H.%M}"
            self.add_error("eindtijd", f"De bijeenkomst eindigt voor ze begint. Kies een uur na {begin} uur.")

    def _reken_antwoord_tot(self) -> None:
        """The moment until which people answer; without an hour it is the end of that day, or the start of the meeting."""
        data = self.cleaned_data
        dag_, uur_, begin = data.get("antwoorddag"), data.get("antwoorduur"), data.get("begint_op")
        data["antwoord_tot"] = None
        if uur_ is not None and dag_ is None and "antwoorddag" not in self.errors:
            self.add_error("antwoorddag", "Kies ook de dag waarop antwoorden tot dat uur kan.")
        if dag_ is None or "antwoorduur" in self.errors:
            return
        try:
            tot = einde_in_brussel(dag_, uur_ or time.min)
        except BestaatNietError as fout:
            self.add_error("antwoorduur", str(fout))
            return
        if begin is not None and tot > begin and uur_ is None and dag_ == data.get("datum"):
            tot = begin
        if begin is not None and tot > begin:
            self.add_error("antwoorddag", "Antwoorden kan ten laatste tot de bijeenkomst begint. Kies een dag ervoor.")
        else:
            data["antwoord_tot"] = tot

    def _keur_dagen(self, eerste: date, laatste: date) -> bool:
        """Say whether the last day fits the first one; if not, the field says what would."""
        uiterst = eerste + timedelta(days=HOOGSTENS_DAGEN - 1)
        if laatste < eerste:
            self.add_error("tot_en_met", f"Dit is voor de eerste dag. Kies een dag na {dag(eerste)}, of laat dit leeg.")
        elif laatste > uiterst:
            self.add_error(
                "tot_en_met", f"Een bijeenkomst duurt hoogstens {HOOGSTENS_DAGEN} dagen: tot en met {dag(uiterst)}."
            )
        return eerste <= laatste <= uiterst

    def velden(self) -> Sessievelden:
        """What was filled in, as fields of a meeting."""
        return velden_van(Sessievelden, self.cleaned_data)


class WijzigForm(PlanForm, Versieform):
    """The same for a meeting that exists; day, hour and place are asked again only when one of them changed."""

    toch = "Toch zo bewaren?"

    def __init__(self, *, toegang: Toegang, zelf: Sessie, **opties: Unpack[Formopties]) -> None:
        super().__init__(toegang=toegang, **opties)
        self.zelf = zelf

    def _vraag_na(self) -> None:
        if not {*TIJDVELDEN, "vorm", "plaats", "gemeente", "groep", "orgaan"}.isdisjoint(self.changed_data):
            super()._vraag_na()


def beginwaarden(sessie: Sessie) -> dict[str, object]:
    """What the form shows of a meeting that exists."""
    namen = (*_GEWOON, *TIJDVELDEN, "antwoorddag", "antwoorduur", "inbreng", "versie")
    return {naam: getattr(sessie, naam) for naam in namen}


class AfgelastForm(forms.Form):
    """Why a meeting does not take place."""

    reden = forms.CharField(
        label="Waarom gaat de bijeenkomst niet door?", max_length=500, widget=tekstvak(2),
        help_text="Iedereen die de bijeenkomst mag zien, leest deze zin. De vragen op de agenda gaan terug op de wachtlijst.",
        error_messages={"required": "Schrijf in één zin waarom.", "max_length": "Hou het bij 500 tekens."},
    )  # fmt: skip
