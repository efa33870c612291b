import pytest

from kern import klok
from kern.domain.post import inhoud_van
from kern.exceptions import AnderNetwerkError, DomainError, VersieConflict
from kern.models import Bericht, Gebeurtenis
from netwerken.domain.rollen import beeindig
from netwerken.models import Gebruiker, Lidmaatschap
from sessies.domain.agenda import zet_op_agenda
from sessies.domain.leervragen import beantwoord, breng_in, markeer_besproken, trek_in, verhelder, zet_terug
from sessies.domain.staat import staat_volgens_feiten
from sessies.enums import LeervraagStaat
from sessies.models import Leervraag
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import LidmaatschapFactory, NetwerkFactory, ThemaFactory, iemand
from tests.fabrieken.projecten import ProjectFactory
from tests.fabrieken.sessies import LeervraagFactory, SessieFactory
from tests.weigering import geweigerd

pytestmark = pytest.mark.django_db


def regels(leervraag):
    return list(Gebeurtenis.objects.filter(onderwerp_id=str(leervraag.pk)).values_list("wat", flat=True))


def test_breng_in_keeps_the_words_and_numbers_per_network_and_year(netwerk, begeleider):
    ander = NetwerkFactory()
    with klok.op(moment(2022, 12, 31, 23, 30)):
        een = breng_in(netwerk, woorden="  Hoe pakken jullie dat aan?  ", door=begeleider)
        twee = breng_in(netwerk, woorden="En dit?", door=begeleider)
        elders = breng_in(ander, woorden="Bij ons ook.", door=None)
    with klok.op(moment(2023, 1, 1, 0, 30)):
        later = breng_in(netwerk, woorden="Nieuw jaar.", door=begeleider)

    assert [v.nummer for v in (een, twee, elders, later)] == ["2022-001", "2022-002", "2022-001", "2023-001"]
    assert (een.woorden, een.vraag, een.staat) == ("Hoe pakken jullie dat aan?", "", LeervraagStaat.INGEBRACHT)
    assert regels(een) == ["leervraag.ingebracht"]


@pytest.mark.parametrize(
    "velden, melding",
    [
        ({"woorden": "   "}, "Eén zin is genoeg"),
        ({"woorden": "x" * 2001}, "Hou het bij 2.000 tekens"),
        ({"woorden": "ja", "antwoord_mail": "geen adres"}, "antwoorden"),
    ],
)
def test_breng_in_refuses_bad_input_and_writes_nothing(netwerk, begeleider, velden, melding):
    with geweigerd(melding, Leervraag, veld=list(velden)[-1]):
        breng_in(netwerk, **velden, door=begeleider)

    assert breng_in(netwerk, woorden="Nu wel.", door=begeleider).nummer.endswith("-001")


@pytest.mark.parametrize("wat", ["project", "thema"])
def test_breng_in_refuses_another_network(netwerk, begeleider, wat):
    vreemd = {"project": ProjectFactory, "thema": ThemaFactory}[wat]()

    with pytest.raises(AnderNetwerkError):
        breng_in(netwerk, woorden="Ja?", **{wat: vreemd}, door=begeleider)

    assert Leervraag.objects.count() == 0


def test_verhelder_leaves_the_words_and_keeps_the_first_day(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, woorden="Zoals het kwam.")
    with klok.op(moment(2026, 3, 9)):
        verhelder(vraag, vraag="Hoe winnen we vertrouwen?", versie=vraag.versie, door=begeleider)
    with klok.op(moment(2026, 4, 9)):
        verhelder(vraag, vraag="Hoe winnen we het vertrouwen?", versie=vraag.versie, door=begeleider)

    vraag.refresh_from_db()
    assert (vraag.woorden, vraag.vraag) == ("Zoals het kwam.", "Hoe winnen we het vertrouwen?")
    assert (vraag.staat, vraag.verhelderd_op) == (LeervraagStaat.VERHELDERD, moment(2026, 3, 9))


def test_a_question_has_a_length(netwerk, begeleider):
    vraag = breng_in(netwerk, woorden="x" * 2000, door=begeleider)

    with geweigerd("500 tekens", veld="vraag"):
        verhelder(vraag, vraag="x" * 501, versie=vraag.versie, door=begeleider)
    verhelder(vraag, vraag="x" * 500, versie=vraag.versie, door=begeleider)

    vraag.refresh_from_db()
    assert (len(vraag.woorden), len(vraag.vraag)) == (2000, 500)


def test_verhelder_says_which_theme_it_gave(netwerk, begeleider):
    vraag, thema = LeervraagFactory(netwerk=netwerk), ThemaFactory(netwerk=netwerk)

    verhelder(vraag, vraag="Hoe?", thema=thema, versie=vraag.versie, door=begeleider)
    verhelder(vraag, vraag="Hoe?", versie=vraag.versie, door=begeleider)

    gezegd = Gebeurtenis.objects.filter(wat="leervraag.verhelderd").order_by("pk").values_list("gegevens", flat=True)
    assert list(gezegd) == [{"thema": thema.pk}, {"thema": None}]


def test_verhelder_refuses_a_theme_of_another_network(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)

    with pytest.raises(AnderNetwerkError):
        verhelder(vraag, vraag="Hoe?", thema=ThemaFactory(), versie=vraag.versie, door=begeleider)

    vraag.refresh_from_db()
    assert (vraag.staat, vraag.vraag) == (LeervraagStaat.INGEBRACHT, "")


def test_verhelder_notices_that_somebody_was_first(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk)
    oud = Leervraag.objects.get(pk=vraag.pk)
    verhelder(vraag, vraag="De eerste tekst", versie=vraag.versie, door=begeleider)

    with pytest.raises(VersieConflict) as conflict:
        verhelder(oud, vraag="De tweede tekst", versie=1, door=begeleider)

    assert conflict.value.huidig.vraag == "De eerste tekst"
    assert Leervraag.objects.get(pk=vraag.pk).vraag == "De eerste tekst"


BLIJVEND = {"beantwoord": {"beantwoord": True}, "ingetrokken": {"staat": LeervraagStaat.INGETROKKEN}}


@pytest.mark.parametrize(
    "staat, daad",
    [
        ("beantwoord", lambda v, d: verhelder(v, vraag="Hoe?", versie=v.versie, door=d)),
        ("beantwoord", lambda v, d: trek_in(v, door=d)),
        ("beantwoord", lambda v, d: markeer_besproken(v, door=d)),
        ("beantwoord", lambda v, d: zet_terug(v, door=d)),
        ("ingetrokken", lambda v, d: verhelder(v, vraag="Hoe?", versie=v.versie, door=d)),
        ("ingetrokken", lambda v, d: beantwoord(v, antwoord="Zo.", versie=v.versie, door=d)),
        ("ingetrokken", lambda v, d: markeer_besproken(v, door=d)),
        ("ingetrokken", lambda v, d: trek_in(v, door=d)),
        ("ingetrokken", lambda v, d: zet_op_agenda(v, sessie=SessieFactory(netwerk=v.netwerk), door=d)),
    ],
)
def test_a_transition_that_may_not_be_changes_nothing(netwerk, begeleider, staat, daad):
    vraag = LeervraagFactory(netwerk=netwerk, **BLIJVEND[staat])
    voor = Leervraag.objects.filter(pk=vraag.pk).values().get()

    with pytest.raises(DomainError):
        daad(vraag, begeleider)

    assert Leervraag.objects.filter(pk=vraag.pk).values().get() == voor
    assert regels(vraag) == []


@pytest.mark.parametrize(
    "leeg",
    [
        lambda v, d: verhelder(v, vraag=" ", versie=v.versie, door=d),
        lambda v, d: beantwoord(v, antwoord=" ", versie=v.versie, door=d),
    ],
)
def test_an_empty_text_is_refused(netwerk, begeleider, leeg):
    vraag = LeervraagFactory(netwerk=netwerk)

    with pytest.raises(DomainError, match="Schrijf"):
        leeg(vraag, begeleider)

    assert regels(vraag) == []


def test_beantwoord_mails_who_asked_once(netwerk, begeleider):
    vrager = LidmaatschapFactory(netwerk=netwerk, gebruiker__email="vrager@test.example").gebruiker
    vraag = LeervraagFactory(netwerk=netwerk, ingebracht_door=vrager, verhelderd=True)

    eerste = moment(2026, 4, 20)
    with klok.op(eerste):
        beantwoord(vraag, antwoord="Begin bij de poort.", versie=vraag.versie, door=begeleider)
    beantwoord(vraag, antwoord="Begin bij de schoolpoort.", versie=vraag.versie, door=begeleider)

    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.gebruiker, bericht.netwerk_id) == ("vrager@test.example", vrager, netwerk.pk)
    assert vraag.get_absolute_url() in inhoud_van(bericht).tekst
    assert "Begin bij de poort." in inhoud_van(bericht).html
    vraag.refresh_from_db()
    assert (vraag.antwoord, vraag.beantwoord_op, vraag.staat) == ("Begin bij de schoolpoort.", eerste, "beantwoord")
    assert regels(vraag) == ["leervraag.beantwoord", "leervraag.antwoord_aangepast"]


def test_beantwoord_mails_an_asker_without_account_with_a_signed_address(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, antwoord_mail="toeleider@test.example")

    beantwoord(vraag, antwoord="Zo.", versie=vraag.versie, door=begeleider)

    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.gebruiker) == ("toeleider@test.example", None)
    assert "/link/vraag/volg/" in inhoud_van(bericht).tekst
    assert vraag.woorden in inhoud_van(bericht).tekst


def test_beantwoord_mails_the_other_address_of_an_asker_with_a_signed_address(netwerk, begeleider):
    vraag = LeervraagFactory(
        netwerk=netwerk, ingebracht_door=iemand("lid", netwerk), antwoord_mail="thuis@test.example", verhelderd=True
    )

    beantwoord(vraag, antwoord="Zo.", versie=vraag.versie, door=begeleider)

    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.gebruiker) == ("thuis@test.example", None)
    assert "/link/vraag/volg/" in inhoud_van(bericht).tekst
    assert vraag.vraag in inhoud_van(bericht).tekst


@pytest.mark.parametrize("hoe", ["rol beëindigd", "account gesloten"])
def test_beantwoord_sends_what_the_network_says_to_nobody_who_left_it(netwerk, begeleider, hoe):
    vrager = iemand("lid", netwerk)
    vraag = LeervraagFactory(netwerk=netwerk, ingebracht_door=vrager)
    van_buiten = LeervraagFactory(netwerk=netwerk, ingebracht_door=vrager, antwoord_mail="toeleider@test.example")
    if hoe == "rol beëindigd":
        beeindig(Lidmaatschap.objects.get(gebruiker=vrager), door=begeleider)
    else:
        Gebruiker.objects.filter(pk=vrager.pk).update(is_active=False)
    for die in (vraag, van_buiten):
        die = Leervraag.objects.get(pk=die.pk)  # noqa: PLW2901 -- as another request finds it
        beantwoord(die, antwoord="Zo.", versie=die.versie, door=begeleider)

    over_de_vraag = Bericht.objects.exclude(soort="jouw_rol")
    assert list(over_de_vraag.values_list("aan", flat=True)) == ["toeleider@test.example"]  # no member, asked by mail


@pytest.mark.parametrize("zelf", [True, False])
def test_beantwoord_sends_no_mail_to_oneself_or_to_nobody(netwerk, begeleider, zelf):
    vraag = LeervraagFactory(netwerk=netwerk, ingebracht_door=begeleider if zelf else None)

    beantwoord(vraag, antwoord="Zo.", versie=vraag.versie, door=begeleider)

    assert Bericht.objects.count() == 0


@pytest.mark.parametrize(
    "maak, staat",
    [
        (lambda n: LeervraagFactory(netwerk=n), LeervraagStaat.INGEBRACHT),
        (lambda n: LeervraagFactory(netwerk=n, verhelderd=True), LeervraagStaat.VERHELDERD),
    ],
)
def test_zet_terug_undoes_a_withdrawal(netwerk, begeleider, maak, staat):
    vraag = maak(netwerk)

    with klok.op(moment(2026, 5, 1)):
        trek_in(vraag, door=begeleider)
    vraag.refresh_from_db()
    assert (vraag.staat, vraag.ingetrokken_op) == (LeervraagStaat.INGETROKKEN, moment(2026, 5, 1).date())
    zet_terug(vraag, door=begeleider)

    vraag.refresh_from_db()
    assert (vraag.staat, vraag.ingetrokken_op) == (staat, None)
    assert regels(vraag) == ["leervraag.ingetrokken", "leervraag.teruggezet"]


def test_zet_terug_remembers_a_coming_and_a_held_meeting(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)
    sessie = SessieFactory(netwerk=netwerk)
    zet_op_agenda(vraag, sessie=sessie, door=begeleider)
    trek_in(vraag, door=begeleider)
    zet_terug(vraag, door=begeleider)
    assert vraag.staat == LeervraagStaat.GEAGENDEERD

    trek_in(vraag, door=begeleider)
    sessie.status = "gehouden"
    sessie.save()
    zet_terug(vraag, door=begeleider)
    assert vraag.staat == LeervraagStaat.BESPROKEN


def test_the_state_that_follows_from_what_happened(netwerk):
    assert staat_volgens_feiten(LeervraagFactory(netwerk=netwerk, beantwoord=True, staat="ingetrokken")) == "beantwoord"


def test_markeer_besproken_moves_an_open_question(netwerk, begeleider):
    vraag = LeervraagFactory(netwerk=netwerk, verhelderd=True)

    markeer_besproken(vraag, door=begeleider)

    vraag.refresh_from_db()
    assert vraag.staat == LeervraagStaat.BESPROKEN
    with pytest.raises(DomainError, match="al besproken"):
        markeer_besproken(vraag, door=begeleider)
