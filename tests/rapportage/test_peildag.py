"""A report is a photograph of the last day of its period: a later run, on what happened since, shows the same."""

from datetime import date, timedelta

import pytest

from kennis.domain.fiches import publiceer_fiche, trek_publicatie_in, wijzig_fiche
from kennis.domain.signalen import geef_door, herken, leg_voor
from kern import klok
from kern.canoniek import controlegetal, schrijf
from kern.momentopname import momentopname
from kern.periodes import Periode
from projecten.domain.actieplan import spreek_actie_af, zet_actie
from projecten.models import Project
from rapportage.domain.periodeteksten import leg_besluit_vast, neem_besluit_terug
from rapportage.kwartaal.maten import MATEN
from rapportage.models import Artefact, Momentopname
from rapportage.momentopname.bron import Bron
from rapportage.momentopname.nemen import lees
from rapportage.vormen import VORMEN
from sessies.domain.inzichten import wijzig_inzicht
from sessies.domain.leervragen import trek_in
from sessies.domain.sessies import las_af, plan_sessie
from sessies.models import Sessie
from tests.fabrieken.kern import moment
from tests.opmaak import samenstellen
from tests.rapportage.conftest import inhoud_van
from tests.rapportage.gegevens import TOT

VOLGENDE = {"titel": "Netwerkdag", "soort": "netwerksessie", "gemeente": "Mechelen",
            "begint_op": moment(2022, 11, 15, 9), "eindigt_op": moment(2022, 11, 15, 16)}  # fmt: skip


def delen_van(rapport):
    return inhoud_van(rapport)["delen"]


def plan(netwerk, op, **velden):
    with klok.op(op):
        return plan_sessie(netwerk, velden={**VOLGENDE, **velden}, door=None)


def maak_af(rapport, op):
    """Keep the files of a run, as the worker does."""
    with klok.op(op):
        with momentopname():
            tekst = schrijf(lees(rapport))
        opname = Momentopname.objects.create(rapport=rapport, inhoud=tekst, sha256=controlegetal(tekst))
        for soort in ("pdf", "xlsx"):
            Artefact.objects.create(
                momentopname=opname,
                soort=soort,
                pad=f"{opname.pk}.{soort}",
                bestandsnaam="r",
                sha256="0" * 64,
                grootte=1,
            )
        rapport.staat = "gemaakt"
        rapport.save()
    return tekst


def test_a_second_run_shows_the_same_in_pdf_and_workbook(netwerk, rapport):
    netwerk.plichten.create(soort="kwartaalrapport", titel="Rapporten", norm=4)
    vorm = VORMEN["kwartaal"]
    eerste = inhoud_van(rapport)
    maak_af(rapport, moment(2022, 10, 12))
    tweede = inhoud_van(rapport)

    assert tweede["delen"] == eerste["delen"]
    assert [(b.titel, b.rijen) for b in vorm.bladen()(tweede)] == [(b.titel, b.rijen) for b in vorm.bladen()(eerste)]
    assert next(r for r in tweede["delen"]["stand"]["rijen"] if r["soort"] == "kwartaalrapport")["gedaan"] == 0


@pytest.mark.parametrize("laat", [False, True])
def test_what_was_planned_or_called_off_later_changes_nothing(netwerk, rapport, laat):
    bekend = plan(netwerk, moment(2022, 8, 1))
    voor = delen_van(rapport)
    assert [r["titel"] for r in voor["planning"]["bijeenkomsten"]] == ["Netwerkdag"]

    with klok.op(moment(2022, 10, 5) if laat else moment(2022, 9, 30, 20)):
        las_af(bekend, reden="Zaal dicht.", door=None)
    if laat:
        plan(netwerk, moment(2022, 10, 1, 8), titel="Later bedacht")

    na = delen_van(rapport)
    assert (na == voor) is laat
    assert [r["titel"] for r in na["planning"]["bijeenkomsten"]] == (["Netwerkdag"] if laat else [])


def test_a_meeting_that_nobody_closed_was_not_held(netwerk, rapport):
    Sessie.objects.filter(netwerk=netwerk, soort="netwerksessie").update(status="gepland")
    delen = delen_van(rapport)

    assert [r["titel"] for r in delen["bijeenkomsten"]["rijen"]] == ["Stuurgroep juli"]
    assert sum(r["behandeld"] for r in delen["vragen"]["rijen"]) == 0


def test_what_was_decided_by_the_last_day_is_not_asked_and_what_later_is(netwerk, rapport):
    stuurgroep = netwerk.sessies.get(soort="stuurgroep")
    punt = netwerk.beslispunten.get()
    assert (len(delen_van(rapport)["beslispunten"]), delen_van(rapport)["beslist"]) == (1, [])

    leg_besluit_vast(punt, besluit="Ja, fysiek.", op=TOT + timedelta(days=1), versie=punt.versie, door=None)
    delen = delen_van(rapport)
    assert ([b["nummer"] for b in delen["beslispunten"]], delen["beslist"]) == ([1], [])

    punt.besloten_op, punt.besluit_sessie = date(2022, 7, 1), stuurgroep
    punt.save()
    delen = delen_van(rapport)
    assert delen["beslispunten"] == []
    assert [(b["besluit"], b["besloten_op"], b["sessie"]) for b in delen["beslist"]] == [
        ("Ja, fysiek.", "2022-07-01", stuurgroep.titel)
    ]


def test_a_signal_stands_as_it_stood(netwerk, rapport):
    signaal = netwerk.signalen.get()
    with klok.op(moment(2022, 9, 15)):
        leg_voor(signaal, door=None)
    voor = delen_van(rapport)["signalen"]["rijen"]
    assert [r["staat"] for r in voor] == ["voorgelegd"]

    ander = Project.objects.create(netwerk=netwerk, code="p-later", titel="Later", start=date(2022, 10, 1))
    with klok.op(moment(2022, 10, 1)):
        geef_door(signaal, door=None)
        herken(signaal, project=ander, door=None)

    assert delen_van(rapport)["signalen"]["rijen"] == voor


def test_a_question_withdrawn_later_counts_and_is_not_quoted(netwerk, rapport):
    vraag = netwerk.leervragen.get()
    with klok.op(moment(2022, 10, 3)):
        trek_in(vraag, door=None)
    (rij,) = [r for r in delen_van(rapport)["vragen"]["rijen"] if r["nieuw"]]
    assert (rij["nieuw"], rij["uitgelicht"]) == (1, [])

    vraag.ingetrokken_op = TOT
    vraag.save()
    assert sum(r["nieuw"] for r in delen_van(rapport)["vragen"]["rijen"]) == 0


def test_what_is_asked_after_three_months_is_not_known_before(netwerk, rapport):
    (rij,) = delen_van(rapport)["evaluaties"]
    assert (rij["nuttig"], rij["toegepast"]) == (8, None)


def doe_later(netwerk, op):
    """Everything that gives a row another state, done on a day after the period; each act yields its name."""
    fiche, actie, punt = netwerk.fiches.get(), netwerk.acties.get(), netwerk.beslispunten.get()
    with klok.op(op):
        for staat in ("loopt", "klaar", "gestopt", "gepland"):
            zet_actie(actie, staat=staat, door=None)
            yield f"actie {staat}"
        spreek_actie_af(netwerk, titel="Later bedacht", door=None)
        yield "actie afgesproken"
        fiche.tekst = "Zo gaat het."
        fiche.save()
        for daad in (publiceer_fiche, trek_publicatie_in, publiceer_fiche):
            daad(fiche, door=None)
            yield daad.__name__
        for keer in range(2):
            leg_besluit_vast(punt, besluit=f"Ja {keer}.", op=op.date(), versie=punt.versie, door=None)
            yield "besluit"
            neem_besluit_terug(punt, reden="Toch niet.", versie=punt.versie, door=None)
            yield "besluit teruggenomen"
        leg_besluit_vast(punt, besluit="Nee.", op=op.date(), versie=punt.versie, door=None)
        yield "besluit"


@pytest.mark.parametrize("dagen", [0, 1, 200])
def test_every_state_that_comes_later_leaves_the_report_as_it_was(netwerk, rapport, dagen):
    """On the last day itself each of these acts shows; from the day after, none does."""
    voor = delen_van(rapport)
    anders = [
        daad
        for daad in doe_later(netwerk, moment(2022, 9, 30, 20) + timedelta(days=dagen))
        if delen_van(rapport) != voor
    ]

    assert bool(anders) is (dagen == 0), anders
    if dagen == 0:
        assert {"actie klaar", "actie afgesproken", "publiceer_fiche", "besluit"} <= set(anders)


def test_an_action_has_a_state_on_every_day(netwerk, rapport):
    actie = netwerk.acties.get()
    for op, staat in ((moment(2022, 8, 1), "loopt"), (moment(2022, 9, 1), "klaar"), (moment(2022, 10, 5), "gestopt")):
        with klok.op(op):
            zet_actie(actie, staat=staat, door=None)

    dagen = (
        date(2022, 1, 9),
        date(2022, 1, 10),
        date(2022, 8, 1),
        date(2022, 8, 31),
        date(2022, 9, 30),
        date(2022, 10, 5),
    )
    assert [actie.staat_op(dag) for dag in dagen] == [None, "gepland", "loopt", "loopt", "klaar", "gestopt"]
    (rij,) = delen_van(rapport)["acties"]["groepen"][0]["acties"]
    assert (rij["staat"], actie.staat) == ("klaar", "gestopt")


def test_the_number_of_actions_done_has_a_past(netwerk):
    actie, bron = netwerk.acties.get(), None
    with klok.op(moment(2022, 8, 1)):
        zet_actie(actie, staat="klaar", door=None)
    bron = Bron.lees(netwerk)
    maat = next(m for m in MATEN if m.sleutel == "acties_klaar")

    assert [maat.tel(bron, Periode.lees(sleutel)) for sleutel in ("2021-Q4", "2022-Q2", "2022-Q3")] == [
        None,
        (0, 1),
        (1, 1),
    ]


def test_a_decision_taken_back_later_stood_until_then(netwerk, rapport):
    punt = netwerk.beslispunten.get()
    with klok.op(moment(2022, 9, 20)):
        leg_besluit_vast(punt, besluit="Ja, fysiek.", op=date(2022, 9, 20), versie=punt.versie, door=None)
    voor = delen_van(rapport)
    assert (voor["beslispunten"], [b["besluit"] for b in voor["beslist"]]) == ([], ["Ja, fysiek."])

    with klok.op(moment(2022, 10, 10)):
        neem_besluit_terug(punt, reden="De zaal is weg.", versie=punt.versie, door=None)
        leg_besluit_vast(punt, besluit="Nee.", op=date(2022, 10, 10), versie=punt.versie, door=None)
    assert delen_van(rapport) == voor


def test_a_card_withdrawn_later_is_not_printed_again(netwerk, rapport):
    fiche = netwerk.fiches.get()
    fiche.tekst, fiche.voorwaarden = "Zo gaat het.", "Een vast uur."
    fiche.save()
    with klok.op(moment(2022, 9, 10)):
        publiceer_fiche(fiche, door=None)
    (rij,) = delen_van(rapport)["geleerd"]["fiches"]
    assert rij["voorwaarden"] == "Een vast uur."

    with klok.op(moment(2022, 11, 10)):
        trek_publicatie_in(fiche, door=None)
    (rij,) = delen_van(rapport)["geleerd"]["fiches"]
    assert (rij["voorwaarden"], rij["is_openbaar"]) == ("", False)


def test_minutes_shared_later_were_not_shared_yet(netwerk, rapport):
    Sessie.objects.filter(netwerk=netwerk).update(verslag_op=moment(2022, 10, 4))
    delen = delen_van(rapport)
    assert (delen["opvolging"]["vorige"]["verslag_op"], delen["evaluaties"][0]["verslag_op"]) == (None, None)


def test_figures_without_history_say_when_they_were_brought_up_to_date(rapport):
    from rapportage.kwartaal.eerste import cijfer

    inhoud = inhoud_van(rapport)
    zonder = {c["sleutel"]: cijfer(c, "2022-10-12T09:00:00+00:00")["was"] for c in inhoud["delen"]["cijfers"]}
    assert zonder["besteed"].replace("\u00a0", " ") == "bijgewerkt op wo 12 okt 2022"
    assert "bijgewerkt" not in zonder["projecten_bereikt"]


def test_texts_that_were_changed_later_are_named_with_their_day(netwerk, rapport):
    """The words of before are not kept, so PDF and workbook say which are of later."""
    voor = delen_van(rapport)
    assert voor["later_gewijzigd"] == []
    fiche, inzicht = netwerk.fiches.get(), netwerk.inzichten.get()
    with klok.op(moment(2022, 9, 30, 20)):
        wijzig_fiche(fiche, velden={"kern": "Elke week, met koffie."}, versie=fiche.versie, door=None)
    assert delen_van(rapport)["later_gewijzigd"] == []

    for dag in (5, 7):
        with klok.op(moment(2022, 10, dag)):
            wijzig_fiche(fiche, velden={"kern": f"Om de {dag} dagen."}, versie=fiche.versie, door=None)
            wijzig_inzicht(inzicht, titel="Zeg", tekst="Anders.", versie=inzicht.versie, door=None)
    inhoud = inhoud_van(rapport)
    assert [(r["wat"], r["op"]) for r in inhoud["delen"]["later_gewijzigd"]] == [
        ("inzicht 2022-000", "2022-10-07"),
        ("fiche ‘Vaste tafel’", "2022-10-07"),
    ]
    (blad,) = [b for b in VORMEN["kwartaal"].bladen()(inhoud) if b.titel == "Later gewijzigd"]
    assert len(blad.rijen) == 2
    tekst = " ".join(samenstellen(inhoud, "0" * 64, lambda **_: None).split()).replace("\u00a0", " ")
    assert "die later nog gewijzigd zijn: inzicht 2022-000 (7 okt" in tekst


def test_words_of_a_question_that_became_clearer_later_are_those_of_then(netwerk, rapport):
    vraag = netwerk.leervragen.get()
    vraag.verhelderd_op = moment(2022, 8, 1)
    vraag.save()
    (voor,) = [v for r in delen_van(rapport)["vragen"]["rijen"] for v in r["uitgelicht"]]
    vraag.verhelderd_op = moment(2022, 10, 8)
    vraag.save()
    (na,) = [v for r in delen_van(rapport)["vragen"]["rijen"] for v in r["uitgelicht"]]
    assert (voor["tekst"], na["tekst"]) == ("Hoe winnen we vertrouwen?", "Hoe dan?")
