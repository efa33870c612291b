"""Who was there says something of the minutes before they are approved; each remark is answered."""

from datetime import date, timedelta
from html import unescape

import pytest

from deelname.domain import lijst as lijst_
from kern import klok
from kern.domain.post import inhoud_van
from kern.models import Bericht, Gebeurtenis
from kern.opmaak import dag
from netwerken.models import Gebruiker
from sessies.domain import genodigden, goedkeuring, opmerkingen, opmerkingen_vragen, verslag, vertrek
from sessies.models import Opmerkingenronde, Sessie, Verslaglezer, Verslagopmerking
from tests.fabrieken.deelname import GenodigdeFactory
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import OrgaanFactory, OrganisatieFactory
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]
TOT = date(2026, 11, 20)
MODELLEN = (Opmerkingenronde, Verslaglezer, Verslagopmerking)


@pytest.fixture
def oud(netwerk):
    """A meeting of a body that was held, with shared minutes; An came, Bo stayed home, Cis came without an address."""
    orgaan = OrgaanFactory(netwerk=netwerk, naam="Stuurgroep")
    sessie = SessieFactory(
        netwerk=netwerk, orgaan=orgaan, begint_op=moment(2026, 11, 3), status="gehouden", verslag_op=moment(2026, 11, 9)
    )
    AgendapuntFactory(sessie=sessie, titel="Rondje", verslag="Gezegd.")
    for naam, antwoord, email in (("An", "ja", "An@test.example"), ("Bo", "nee", "b@test.example"), ("Cis", "ja", "")):
        GenodigdeFactory(
            sessie=sessie, naam=naam, antwoord=antwoord, email=email, functie=f"coach {naam}", organisatie=None
        )
    return sessie


def _vraag(sessie, begeleider, tot=TOT):
    return opmerkingen_vragen.vraag_opmerkingen(sessie, tot=tot, door=begeleider)


@pytest.fixture
def gevraagd(oud, begeleider):
    _vraag(oud, begeleider)
    return oud


@pytest.fixture
def an(gevraagd):
    return Verslaglezer.objects.get()


def _punt(sessie):
    return sessie.agendapunten.get().pk


def _zeg(lezer, tekst="Dat was anders.", punt=None):
    return opmerkingen.geef_opmerkingen(lezer, teksten={punt: tekst})


def test_without_a_list_who_said_to_come_is_asked_once(oud, begeleider):
    assert not opmerkingen_vragen.heeft_lijst(oud)
    lezers = _vraag(oud, begeleider)
    assert [(lezer.naam, lezer.email, lezer.wie) for lezer in lezers] == [("An", "an@test.example", "coach An")]
    assert _vraag(oud, begeleider, TOT + timedelta(days=1)) == []
    assert Opmerkingenronde.objects.get().tot == TOT + timedelta(days=1)
    assert Bericht.objects.filter(soort="verslag").count() == 1


def test_with_a_list_who_was_there_is_asked_also_who_walked_in(oud, begeleider):
    organisatie = OrganisatieFactory()
    begonnen = lijst_.begin_lijst(oud, door=begeleider)
    bo = begonnen.rijen.get(genodigde__naam="Bo")
    lijst_.noteer(bo, toestand="aanwezig", door=begeleider)
    lijst_.schrijf_bij(oud, naam="Eva", email="eva@test.example", functie="buur", organisatie=None, door=begeleider)
    begonnen.rijen.filter(naam="Eva").update(van="De Buurt")
    GenodigdeFactory(sessie=oud, naam="Flo", antwoord="ja", email="f@test.example", organisatie=organisatie)

    assert opmerkingen_vragen.heeft_lijst(oud)
    lezers = _vraag(oud, begeleider)

    assert {(lezer.naam, lezer.email) for lezer in lezers} == {("Bo", "b@test.example"), ("Eva", "eva@test.example")}
    assert next(lezer.wie for lezer in lezers if lezer.naam == "Eva") == "buur, De Buurt"


def test_the_mail_says_what_and_until_when_and_holds_the_own_link(oud, begeleider):
    SessieFactory(netwerk=oud.netwerk, orgaan=oud.orgaan, begint_op=moment(2026, 12, 1))
    (an,) = _vraag(oud, begeleider)
    bericht = Bericht.objects.get(soort="verslag")
    tekst, html = inhoud_van(bericht)
    plat = [" ".join(vorm.split()) for vorm in (tekst, unescape(html))]
    assert bericht.aan == "an@test.example"
    assert bericht.antwoord_aan == begeleider.email
    for woorden in (opmerkingen_vragen.pad_van(an), dag(TOT), "Daarna keurt Stuurgroep", dag(date(2026, 12, 1))):
        assert all(" ".join(woorden.split()) in vorm for vorm in plat)


def test_the_last_day_is_before_the_meeting_that_approves(oud, begeleider):
    assert opmerkingen_vragen.voorstel(oud) == date(2026, 11, 24)
    SessieFactory(netwerk=oud.netwerk, orgaan=oud.orgaan, begint_op=moment(2026, 11, 18))
    assert opmerkingen_vragen.voorstel(oud) == date(2026, 11, 17)
    for tot, zin in ((date(2026, 11, 18), "ten laatste di.17.nov.2026"), (date(2026, 11, 9), "is voorbij")):
        with geweigerd(zin, *MODELLEN, veld="tot"):
            _vraag(oud, begeleider, tot)
    _vraag(oud, begeleider, date(2026, 11, 17))


def test_of_a_meeting_of_the_network_the_last_day_is_within_three_months(oud, begeleider):
    Sessie.objects.filter(pk=oud.pk).update(orgaan=None)
    with geweigerd("Kies ten laatste", *MODELLEN, veld="tot"):
        _vraag(Sessie.objects.get(pk=oud.pk), begeleider, date(2027, 3, 1))


def test_nobody_is_asked_on_the_day_itself_of_unshared_or_approved_minutes_or_without_people(oud, begeleider):
    volgende = SessieFactory(netwerk=oud.netwerk, orgaan=oud.orgaan, begint_op=moment(2026, 11, 10, 15))
    with geweigerd("is vandaag", *MODELLEN):
        _vraag(oud, begeleider)
    assert opmerkingen_vragen.voorstel(oud) == date(2026, 11, 10)
    volgende.delete()
    Sessie.objects.filter(pk=oud.pk).update(verslag_op=None)
    with geweigerd("Deel het verslag eerst", *MODELLEN):
        _vraag(oud, begeleider)
    Sessie.objects.filter(pk=oud.pk).update(verslag_op=moment(2026, 11, 9))
    oud.genodigden.update(antwoord="nee")
    with geweigerd("niemand om te vragen", *MODELLEN):
        _vraag(oud, begeleider)
    goedkeuring.keur_goed(Sessie.objects.get(pk=oud.pk), door=begeleider)
    with geweigerd("goedgekeurd", *MODELLEN):
        _vraag(oud, begeleider)


def test_a_link_that_is_forged_foreign_unshared_or_forgotten_opens_nothing(an, oud, begeleider):
    token = opmerkingen.token_van(an)
    assert opmerkingen.lees_link(token) == an
    for fout in (f"{token}x", token[:-4], f"onbekend:{token.split(':')[1]}", ""):
        with pytest.raises(opmerkingen.VerslaglinkError):
            opmerkingen.lees_link(fout)
    verslag.haal_verslag_terug(Sessie.objects.get(pk=oud.pk), door=begeleider)
    with pytest.raises(opmerkingen.VerslaglinkError):
        opmerkingen.lees_link(token)
    Sessie.objects.filter(pk=oud.pk).update(verslag_op=klok.nu())
    Verslaglezer.objects.update(vergeten_op=klok.nu())
    with pytest.raises(opmerkingen.VerslaglinkError):
        opmerkingen.lees_link(token)


def test_a_remark_is_given_changed_and_withdrawn(an, oud):
    punt = _punt(oud)
    gegeven = opmerkingen.geef_opmerkingen(an, teksten={punt: " Dat was anders. ", None: ""})
    assert [(rij.agendapunt_id, rij.tekst, rij.stand) for rij in gegeven] == [(punt, "Dat was anders.", "wacht")]
    assert [rij.tekst for rij in _zeg(an, "Toch niet.", punt)] == ["Toch niet."]
    regels = Gebeurtenis.objects.filter(wat="verslag.opmerkingen").count()
    assert [rij.tekst for rij in _zeg(an, "Toch niet.", punt)] == ["Toch niet."]
    assert Gebeurtenis.objects.filter(wat="verslag.opmerkingen").count() == regels, "nothing changed, nothing is noted"
    assert _zeg(an, "", punt) == []
    regel = Gebeurtenis.objects.filter(wat="verslag.opmerkingen").latest("pk")
    assert regel.gegevens == {"sessie": oud.pk, "nieuw": 0, "gewijzigd": 0, "ingetrokken": 1}


def test_what_was_answered_and_is_said_otherwise_waits_again(an, begeleider):
    (rij,) = _zeg(an)
    _behandel(rij, begeleider)
    (rij,) = _zeg(an, "Nog iets anders.")
    assert (rij.stand, rij.antwoord, rij.versie) == ("wacht", "", 3)


def test_remarks_of_a_point_that_went_off_the_agenda_are_of_the_whole(an, oud):
    opmerkingen.geef_opmerkingen(an, teksten={_punt(oud): "Bij het punt.", None: "Bij het geheel."})
    oud.agendapunten.all().delete()
    assert opmerkingen.samen(list(an.opmerkingen.order_by("pk"))) == "Bij het punt.\n\nBij het geheel."
    assert [rij.tekst for rij in _zeg(an, "Samen.")] == ["Samen."]


def test_nothing_is_written_down_too_late_at_another_point_or_of_nothing(an, oud, begeleider):
    with geweigerd("minstens één onderdeel", *MODELLEN):
        _zeg(an, "  ")
    ander = AgendapuntFactory(sessie=SessieFactory(netwerk=oud.netwerk))
    with geweigerd("niet meer op de agenda", *MODELLEN):
        _zeg(an, punt=ander.pk)
    with geweigerd("hoogstens 2.000", *MODELLEN):
        _zeg(an, "a" * 2001)
    with klok.op(moment(2026, 11, 20, 23)):
        _zeg(an)
    with klok.op(moment(2026, 11, 21)), geweigerd("tot en met vr.20.nov.2026", *MODELLEN):
        _zeg(an, "Te laat.")
    opmerkingen.sluit_opmerkingen(oud, door=begeleider)
    with geweigerd("afgesloten", *MODELLEN):
        _zeg(an, "Te laat.")


def _behandel(rij, begeleider, stand="niet", antwoord="Dat is zo gezegd."):
    return opmerkingen.behandel_opmerking(rij, stand=stand, antwoord=antwoord, versie=rij.versie, door=begeleider)


def test_a_remark_is_answered_once_with_a_reason_and_reopened(an, begeleider):
    (rij,) = _zeg(an)
    with geweigerd("waarom niet", *MODELLEN, veld="antwoord"):
        _behandel(rij, begeleider, antwoord=" ")
    with geweigerd("Kies of", *MODELLEN, veld="stand"):
        _behandel(rij, begeleider, stand="wacht")
    gedaan = _behandel(rij, begeleider, stand="overgenomen", antwoord="")
    assert (gedaan.stand, gedaan.badge[1]) == ("overgenomen", "overgenomen")
    with geweigerd("al geantwoord", *MODELLEN):
        _behandel(gedaan, begeleider)
    open_ = opmerkingen.heropen_opmerking(gedaan, door=begeleider)
    assert open_.wacht
    with geweigerd("wacht al", *MODELLEN):
        opmerkingen.heropen_opmerking(open_, door=begeleider)
    terug = opmerkingen.zet_antwoord_terug(open_, stand="niet", antwoord="Nee.", door=begeleider)
    assert (terug.stand, terug.antwoord) == ("niet", "Nee.")


def test_an_answer_to_what_was_said_otherwise_meanwhile_is_refused(an, begeleider):
    (rij,) = _zeg(an)
    _zeg(an, "Iets anders.")
    with geweigerd("veranderde intussen", *MODELLEN):
        _behandel(rij, begeleider)
    _zeg(an, "")
    with geweigerd("weggehaald", *MODELLEN):
        _behandel(rij, begeleider)


def test_minutes_are_not_approved_while_remarks_come_or_wait(an, oud, begeleider):
    def keur():
        return goedkeuring.keur_goed(Sessie.objects.get(pk=oud.pk), door=begeleider)

    with geweigerd("nog opmerkingen geven tot en met vr.20.nov.2026", *MODELLEN):
        keur()
    (rij,) = _zeg(an)
    opmerkingen.sluit_opmerkingen(oud, door=begeleider)
    with geweigerd("1.opmerking wacht nog op een antwoord", *MODELLEN):
        keur()
    _behandel(rij, begeleider)
    assert keur().sessie == oud
    for daad in (lambda: opmerkingen.heropen_opmerking(rij, door=begeleider),
                 lambda: opmerkingen.heropen_opmerkingen(oud, door=begeleider), lambda: _zeg(an, "Nog.")):  # fmt: skip
        with geweigerd("ligt vast", *MODELLEN):
            daad()


def test_minutes_nobody_was_asked_about_are_approved_as_before(oud, begeleider):
    assert opmerkingen.waarom_niet_goedkeuren(oud) == ""
    assert opmerkingen.waarom_geen_opmerking(oud) == "De opmerkingen bij dit verslag zijn afgesloten."


def test_remarks_are_closed_early_and_open_again(gevraagd, begeleider):
    opmerkingen.sluit_opmerkingen(gevraagd, door=begeleider)
    with geweigerd("al afgesloten", *MODELLEN):
        opmerkingen.sluit_opmerkingen(gevraagd, door=begeleider)
    opmerkingen.heropen_opmerkingen(gevraagd, door=begeleider)
    assert Opmerkingenronde.objects.get().is_open
    with geweigerd("niet afgesloten", *MODELLEN):
        opmerkingen.heropen_opmerkingen(gevraagd, door=begeleider)
    with geweigerd("geen opmerkingen gevraagd", *MODELLEN):
        opmerkingen.sluit_opmerkingen(SessieFactory(netwerk=gevraagd.netwerk), door=begeleider)


def _neem_terug(sessie, begeleider):
    gegevens = Gebeurtenis.objects.filter(wat="verslag.opmerkingen_gevraagd").latest("pk").gegevens
    terug = {naam: gegevens.get(naam) for naam in ("rijen", "was_tot", "was_gesloten")}
    return opmerkingen_vragen.neem_opmerkingenvraag_terug(sessie, **terug, door=begeleider)


@pytest.mark.django_db
def test_a_question_that_did_not_leave_is_taken_back(netwerk, begeleider):
    with klok.op(moment(2099, 3, 2)):
        sessie = SessieFactory(
            netwerk=netwerk, begint_op=moment(2099, 3, 1), status="gehouden", verslag="Zo.", verslag_op=klok.nu()
        )
        GenodigdeFactory(sessie=sessie, naam="An", antwoord="ja", email="an@test.example")
        _vraag(sessie, begeleider, date(2099, 3, 20))
        Bericht.objects.update(status="wacht", verzonden_op=None)
        _vraag(sessie, begeleider, date(2099, 3, 22))
        _neem_terug(sessie, begeleider)
        assert Opmerkingenronde.objects.get().tot == date(2099, 3, 20)
        opmerkingen.sluit_opmerkingen(sessie, door=begeleider)
        _vraag(sessie, begeleider, date(2099, 3, 22))
        _neem_terug(sessie, begeleider)
        assert Opmerkingenronde.objects.get().beeindigd_op is not None
        Opmerkingenronde.objects.all().delete()
        Verslaglezer.objects.all().delete()
        Bericht.objects.all().delete()
        _vraag(sessie, begeleider, date(2099, 3, 20))
        Bericht.objects.update(status="wacht", verzonden_op=None)
        _neem_terug(sessie, begeleider)
    assert [model.objects.count() for model in (*MODELLEN, Bericht)] == [0, 0, 0, 0]


def test_a_question_that_left_or_was_answered_stays(an, oud, begeleider):
    with geweigerd("al vertrokken", *MODELLEN):
        _neem_terug(oud, begeleider)
    Bericht.objects.update(status="wacht")
    _zeg(an)
    with geweigerd("al vertrokken", *MODELLEN):
        _neem_terug(oud, begeleider)


def test_names_are_forgotten_after_a_year_and_with_the_person(an, oud):
    _zeg(an)
    with klok.op(oud.eindigt_op + timedelta(days=364)):
        genodigden.ruim_op()
    assert Verslaglezer.objects.get().naam == "An"
    with klok.op(oud.eindigt_op + timedelta(days=366)):
        genodigden.ruim_op()
    wie = Verslaglezer.objects.get()
    assert (wie.naam, wie.email, wie.gebruiker, str(wie)) == ("", "", None, "coach An")
    assert Verslagopmerking.objects.get().tekst == "Dat was anders."
    Verslaglezer.objects.update(naam="An", email="an@test.example", functie="", vergeten_op=None)
    vertrek.vergeet(Gebruiker.objects.latest("pk").pk + 1, "AN@test.example")
    wie = Verslaglezer.objects.get()
    assert (wie.email, wie.vergeten_op is not None, str(wie)) == ("", True, "iemand die er was")


def test_no_line_of_the_log_names_anybody(an, begeleider):
    (rij,) = _zeg(an)
    _behandel(rij, begeleider)
    regels = [str(regel.gegevens) for regel in Gebeurtenis.objects.all()]
    assert not [regel for regel in regels if "An" in regel or "an@" in regel or "anders" in regel or "gezegd" in regel]
