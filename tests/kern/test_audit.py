from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from kern import klok, register
from kern.domain import auditkoppen, controle
from kern.domain.audit import leg_vast
from kern.domain.auditketen import controleer_keten, koppen, leg_aan
from kern.domain.post import inhoud_van
from kern.domain.tellers import volgende
from kern.exceptions import DomainError
from kern.models import Auditkop, Auditschakel, Bericht, Controle, Gebeurtenis
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import GebruikerFactory, NetwerkFactory
from tests.logboek import vervals

pytestmark = pytest.mark.django_db
NOTITIE_WEG = "Het bestand met de koppen ontbreekt, of is ouder dan de laatste controle die in orde was."


@pytest.fixture(autouse=True)
def eigen_bestand(settings, tmp_path):
    settings.AUDITBESTAND = str(tmp_path / "auditkoppen.jsonl")
    return Path(settings.AUDITBESTAND)


@pytest.fixture(autouse=True)
def zonder_begin(monkeypatch):
    """These chains begin with lines of a test; how that of a network begins: tests/netwerken/test_ketenbegin.py."""
    monkeypatch.setattr(register.alles, "ketenbegin", [])


@pytest.fixture
def netwerk():
    return NetwerkFactory()


def _regels(netwerk, *namen):
    return [leg_vast(naam, onderwerp=netwerk, door=None) for naam in namen]


def _gebroken() -> list[tuple[int, int]]:
    return [(breuk.netwerk, breuk.regel) for breuk in controleer_keten()]


# --- refusing -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kern_gebeurtenis SET wat = 'x'",
        "DELETE FROM kern_gebeurtenis",
        "UPDATE kern_auditschakel SET hash = 'x'",
        "DELETE FROM kern_auditschakel",
        "DELETE FROM kern_auditkop",
        "TRUNCATE kern_gebeurtenis CASCADE",
        "TRUNCATE kern_auditschakel",
        "TRUNCATE kern_auditkop",
    ],
)
def test_the_database_refuses_to_change_or_remove(netwerk, sql):
    if sql.startswith("TRUNCATE") and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    _regels(netwerk, "a")
    leg_aan()

    connection.check_constraints()  # so that nothing is pending any more
    with pytest.raises(DatabaseError, match="nooit gewijzigd of gewist"), transaction.atomic():
        connection.cursor().execute(sql)

    assert (Gebeurtenis.objects.get().wat, Auditschakel.objects.count(), Auditkop.objects.count()) == ("a", 1, 1)


def test_a_line_is_never_updated_or_removed_through_the_orm(netwerk):
    (regel,) = _regels(netwerk, "a")
    leg_aan()
    for model, veld in ((Gebeurtenis, "wat"), (Auditschakel, "hash")):
        with pytest.raises(TypeError):
            model.objects.update(**{veld: "b"})
        with pytest.raises(TypeError):
            model.objects.all().delete()
        with pytest.raises(TypeError):
            model.objects.get().delete()
    regel.wat = "b"
    with pytest.raises(DatabaseError, match="nooit gewijzigd"), transaction.atomic():
        regel.save()


# --- noticing -----------------------------------------------------------------------------

VELDEN = {
    "wat": "x",
    "onderwerp_soort": "x",
    "onderwerp_id": "x",
    "door_id": 99,
    "gebeurd_op": "2020-01-01 00:00:00+00:00",
    "vastgelegd_op": "2020-01-01 00:00:00+00:00",
    "gegevens": '{"staat": "ander"}',
    "uid": "0" * 32,
}


@pytest.mark.parametrize("geketend", [True, False])
@pytest.mark.parametrize(("veld", "waarde"), VELDEN.items())
def test_every_field_of_a_line_counts_from_the_moment_it_is_written(netwerk, veld, waarde, geketend):
    _, midden, _ = [leg_vast(naam, onderwerp=netwerk, door=None, staat="nu") for naam in "abc"]
    if geketend:
        leg_aan()
    assert _gebroken() == [] if geketend else True

    vervals(f"UPDATE kern_gebeurtenis SET {veld} = %s WHERE id = %s", waarde, midden.pk)

    assert _gebroken() == [(netwerk.pk, 2)]


def test_a_line_moved_to_another_network_shows(netwerk):
    ander = NetwerkFactory()
    (regel,) = _regels(netwerk, "a")
    vervals("UPDATE kern_gebeurtenis SET netwerk_id = %s WHERE id = %s", ander.pk, regel.pk)

    assert _gebroken() == [(ander.pk, 1)]


def test_a_forged_line_without_the_key_shows(netwerk, settings):
    _regels(netwerk, "a")
    leg_aan()
    echt, settings.AUDITSLEUTELS = settings.AUDITSLEUTELS, ["geraden"]
    _regels(netwerk, "b")
    leg_aan()
    settings.AUDITSLEUTELS = echt

    assert _gebroken() == [(netwerk.pk, 2)]


@pytest.mark.parametrize(
    ("opdrachten", "regel"),
    [
        (["DELETE FROM kern_auditschakel WHERE volgnummer = 2"], 2),
        (["DELETE FROM kern_auditschakel WHERE volgnummer = 3"], 3),
        (["UPDATE kern_auditschakel SET vorige_hash = 'x' WHERE volgnummer = 3"], 3),
        (["UPDATE kern_auditschakel SET hash = 'x' WHERE volgnummer = 2"], 2),
        (["UPDATE kern_auditkop SET volgnummer = 2"], 2),
        (["UPDATE kern_auditkop SET hash = 'x'"], 3),
        (["DELETE FROM kern_auditkop"], 3),
        (["DELETE FROM kern_auditschakel", "DELETE FROM kern_gebeurtenis"], 1),
        (["DELETE FROM kern_auditschakel", "DELETE FROM kern_auditkop", "DELETE FROM kern_gebeurtenis"], 1),
    ],
)
def test_what_is_taken_from_the_chain_shows(netwerk, opdrachten, regel):
    _regels(netwerk, "a", "b", "c")
    volgende("sessie:1:2026")  # something was done here
    leg_aan()
    assert controleer_keten() == []
    if len(opdrachten) == 1 and opdrachten[0].startswith("DELETE FROM kern_auditschakel"):
        # who removes a link removes its line too, for else it is laid again
        nummer = opdrachten[0][-1]
        waar = f"(SELECT gebeurtenis_id FROM kern_auditschakel WHERE volgnummer = {nummer})"
        weg = Gebeurtenis.objects.extra(where=[f"id IN {waar}"]).get().pk
        opdrachten = [*opdrachten, f"DELETE FROM kern_gebeurtenis WHERE id = {weg}"]

    for opdracht in opdrachten:
        vervals(opdracht)

    netwerk_id = 0 if len(opdrachten) == 3 else netwerk.pk
    assert _gebroken() == [(netwerk_id, regel)]


def test_an_end_cut_off_with_a_head_of_before_shows_by_what_was_noted_elsewhere(netwerk):
    _regels(netwerk, "a", "b")
    leg_aan()
    vroeger = Auditkop.objects.values_list("volgnummer", "hash", "zegel").get()
    (laatste,) = _regels(netwerk, "c")
    assert controle.kijk_keten_na() == []
    vervals("DELETE FROM kern_auditschakel WHERE gebeurtenis_id = %s", laatste.pk)
    vervals("DELETE FROM kern_gebeurtenis WHERE id = %s", laatste.pk)
    vervals("UPDATE kern_auditkop SET volgnummer = %s, hash = %s, zegel = %s", *vroeger)

    assert controleer_keten(met_genoteerd=False) == [], "the database alone cannot tell"
    assert _gebroken() == [(netwerk.pk, 3)]


def test_a_line_past_the_head_of_before_shows(netwerk):
    """Who puts an older head back, and leaves the lines."""
    _regels(netwerk, "a", "b")
    leg_aan()
    vroeger = Auditkop.objects.values_list("volgnummer", "hash", "zegel").get()
    _regels(netwerk, "c")
    leg_aan()
    vervals("UPDATE kern_auditkop SET volgnummer = %s, hash = %s, zegel = %s", *vroeger)

    assert _gebroken() == [(netwerk.pk, 3)]


def test_a_chain_that_was_noted_and_of_which_nothing_is_left_shows_from_its_first_line(netwerk):
    _regels(netwerk, "a")
    leg_aan()
    weg = NetwerkFactory()
    auditkoppen.noteer({**koppen(), weg.pk: (5, "x")})

    assert _gebroken() == [(weg.pk, 1)]


def test_nothing_at_all_is_wrong_where_heads_were_noted(netwerk):
    assert _gebroken() == []
    auditkoppen.noteer({netwerk.pk: (5, "x")})
    assert _gebroken() == [(0, 1)]


def test_what_was_not_chained_yet_is_judged_by_its_seal(netwerk, monkeypatch):
    """A line that is written while the check reads has no link yet, and neither has one of a chain that lost its head."""
    _regels(netwerk, "a")
    leg_aan()
    vervals("DELETE FROM kern_auditkop")
    _regels(netwerk, "b")
    ander = NetwerkFactory()
    los, goed = leg_vast("los", onderwerp=GebruikerFactory(), door=None), *_regels(ander, "goed")
    monkeypatch.setattr("kern.domain.auditketen.leg_aan", lambda **_: 0)
    assert _gebroken() == [(netwerk.pk, 1)]

    vervals("UPDATE kern_gebeurtenis SET wat = 'x' WHERE id IN (%s, %s)", los.pk, goed.pk)

    assert _gebroken() == [(0, 0), (netwerk.pk, 1), (ander.pk, 0)]


def test_a_rewritten_chain_shows_by_what_was_noted_elsewhere(netwerk):
    """Even who has the key cannot rewrite what was noted."""
    _regels(netwerk, "a", "b")
    assert controle.kijk_keten_na() == []
    for tabel in ("auditschakel", "auditkop", "gebeurtenis"):
        vervals(f"DELETE FROM kern_{tabel}")
    _regels(netwerk, "a", "anders")

    assert _gebroken() == [(netwerk.pk, 2)]


def test_a_forged_note_of_heads_shows(netwerk, eigen_bestand):
    _regels(netwerk, "a")
    assert controle.kijk_keten_na() == []
    eigen_bestand.write_text(eigen_bestand.read_text().replace('"koppen": {', '"koppen": {"7": [1, "x"], '))

    assert _gebroken() == [(0, 0)]
    assert auditkoppen.laatste_notitie() is None


def test_an_old_key_is_still_read(netwerk, settings):
    _regels(netwerk, "a")
    leg_aan()
    settings.AUDITSLEUTELS = ["nieuw", *settings.AUDITSLEUTELS]
    _regels(netwerk, "b")

    assert controleer_keten() == []
    settings.AUDITSLEUTELS = ["nieuw"]
    assert _gebroken() == [(netwerk.pk, 1)]


# --- telling ------------------------------------------------------------------------------


def test_the_command_says_what_is_wrong_and_ends_with_an_error(netwerk, eigen_bestand):
    regel, _ = _regels(netwerk, "a", "b")
    call_command("controleer_keten", stdout=(uit := StringIO()))
    assert f"netwerk {netwerk.pk}: 2 {koppen()[netwerk.pk][1]}" in uit.getvalue()
    assert oct(eigen_bestand.stat().st_mode & 0o777) == "0o600"

    vervals("UPDATE kern_gebeurtenis SET wat = 'x' WHERE id = %s", regel.pk)

    with pytest.raises(CommandError):
        call_command("controleer_keten", stdout=(uit := StringIO()))
    assert f"Netwerk {netwerk.pk}, regel 1: deze regel is veranderd." in uit.getvalue()
    assert not Controle.objects.get(deel="auditketen").in_orde


def test_after_an_older_copy_was_put_back_the_heads_are_accepted_with_a_reason(netwerk):
    auditkoppen.noteer({netwerk.pk: (5, "x")})
    _regels(netwerk, "a")
    assert _gebroken() == [(netwerk.pk, 2)]

    with pytest.raises(DomainError, match="Zeg waarom"):
        controle.aanvaard_koppen(" ")
    controle.aanvaard_koppen("back-up van gisteren")

    assert 0 in auditkoppen.laatste_notitie().koppen, "with the line that says so"
    assert controleer_keten() == []
    assert Gebeurtenis.objects.filter(wat="auditketen.koppen_aanvaard").count() == 1


@pytest.mark.parametrize("daad", ["weg", "leeg", "ingekort"])
def test_a_note_that_is_gone_or_of_before_the_last_good_check_shows_until_it_is_accepted(netwerk, eigen_bestand, daad):
    _regels(netwerk, "a")
    gisteren = moment(2026, 5, 4, 3, 30)
    with klok.op(gisteren):
        controle.controleer("auditketen")
    ouder = eigen_bestand.read_text()
    with klok.op(gisteren + timedelta(days=1)):
        assert controle.controleer("auditketen").in_orde
    if daad == "weg":
        eigen_bestand.unlink()
    else:
        eigen_bestand.write_text(ouder if daad == "ingekort" else "")

    with klok.op(gisteren + timedelta(days=2)):
        for _ in range(2):  # a check that found it is no good check: the second finds it as well
            rij = controle.controleer("auditketen")
            assert (rij.in_orde, rij.bevindingen) == (False, [NOTITIE_WEG])
        controle.aanvaard_koppen("schijf vervangen")
        assert controle.controleer("auditketen").in_orde


def test_an_older_copy_of_the_database_beside_a_newer_note_is_no_note_that_is_gone(netwerk):
    _regels(netwerk, "a")
    with klok.op(moment(2026, 5, 4, 3, 30)):
        controle.controleer("auditketen")
        auditkoppen.noteer(koppen())
    Controle.objects.update(goed_op=moment(2026, 5, 3, 3, 30))  # as the copy of the day before had it

    assert controle.kijk_keten_na() == []


def test_a_broken_chain_is_never_accepted(netwerk):
    (regel,) = _regels(netwerk, "a")
    vervals("UPDATE kern_gebeurtenis SET wat = 'x' WHERE id = %s", regel.pk)

    with pytest.raises(CommandError, match="gebroken"):
        call_command("controleer_keten", aanvaard="vergissing", stdout=StringIO())

    assert not Path(settings.AUDITBESTAND).exists()


def test_at_night_every_part_is_checked_once_and_told(netwerk, settings):
    settings.AUDIT_MAIL = "bewaarder@example.org"
    beheerder = GebruikerFactory(is_superuser=True)
    (regel,) = _regels(netwerk, "a")

    controle.controleer_wat_moet()
    controle.controleer_wat_moet()

    mail = Bericht.objects.get(aan="bewaarder@example.org")
    assert koppen()[netwerk.pk][1] in inhoud_van(mail).tekst
    assert not Bericht.objects.filter(aan=beheerder.email).exists(), "nothing is wrong"

    vervals("UPDATE kern_gebeurtenis SET wat = 'x' WHERE id = %s", regel.pk)
    Controle.objects.update(gedaan_op=datetime(2020, 1, 1, tzinfo=UTC))
    Bericht.objects.all().delete()
    controle.controleer_wat_moet()

    assert "NIET in orde" in Bericht.objects.get(aan=beheerder.email).onderwerp
    assert controle.oordeel("auditketen") == (False, "niet in orde")


def test_a_check_that_did_not_run_for_days_is_not_green():
    assert controle.oordeel("auditketen") == (True, "nog niet nagekeken")
    Controle.objects.create(deel="auditketen", in_orde=True, gedaan_op=datetime(2020, 1, 1, tzinfo=UTC))
    assert controle.oordeel("auditketen") == (False, "te lang niet nagekeken")


def test_a_noted_head_is_the_hash_of_its_own_line(netwerk):
    """The right hash under another number, or of another network, is not what was noted."""
    ander = NetwerkFactory()
    _regels(netwerk, "a", "b")
    _regels(ander, "c", "d")
    leg_aan()
    hashes = {(s.netwerk, s.volgnummer): s.hash for s in Auditschakel.objects.all()}
    for vreemd in ((netwerk.pk, 2), (ander.pk, 1)):
        auditkoppen.noteer({netwerk.pk: (1, hashes[vreemd])})
        assert _gebroken() == [(netwerk.pk, 1)]
    auditkoppen.noteer({netwerk.pk: (1, hashes[netwerk.pk, 1])})
    assert _gebroken() == []
