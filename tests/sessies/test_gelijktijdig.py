"""Two people act on the same meeting and its questions in the same instant, each in a connection of their own.

The first stands still after a statement that locked a row, until the other is done or waits for that row; then it goes
on. So two acts that take the same rows in another order always meet, and PostgreSQL says *deadlock detected*.
"""

import re
import threading
from functools import partial

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from kern.domain.auditketen import leg_aan
from kern.models import Gebeurtenis
from sessies.domain import agenda, leervragen, sessies
from sessies.models import Leervraag, Sessie
from tests.fabrieken.netwerken import NetwerkFactory, iemand
from tests.fabrieken.sessies import AgendapuntFactory, LeervraagFactory, SessieFactory

alleen_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite writes in turn: nothing is locked per row"
)
SLOT = re.compile(r"^UPDATE|FOR (NO KEY )?UPDATE|ON CONFLICT", re.IGNORECASE)


class Toestand:
    """A meeting that is over, one that is to come, and three questions: 1 and 2 on the one, 2 and 3 on the other."""

    def __init__(self):
        self.netwerk = NetwerkFactory()
        self.door = iemand("netwerkbegeleider", self.netwerk)
        self.voorbij = SessieFactory(netwerk=self.netwerk, voorbij=True)
        self.komend = SessieFactory(netwerk=self.netwerk)
        self.vragen = [LeervraagFactory(netwerk=self.netwerk, staat="geagendeerd") for _ in range(3)]
        for sessie, nummers in ((self.voorbij, (0, 1)), (self.komend, (1, 2))):
            for i in nummers:
                AgendapuntFactory(sessie=sessie, leervraag=self.vragen[i])

    def sessie(self, naam):
        return Sessie.objects.get(pk=getattr(self, naam).pk)

    def vraag(self, i):
        return Leervraag.objects.get(pk=self.vragen[i].pk)

    def beantwoord(self, i):
        vraag = self.vraag(i)
        return leervragen.beantwoord(vraag, antwoord="Zo.", versie=vraag.versie, door=self.door)

    def zet_agenda(self, naam, *nummers):
        sessie = self.sessie(naam)
        punten = [{"titel": f"Punt {i}", "minuten": 30, "leervraag": self.vraag(i)} for i in nummers]
        return sessies.wijzig_sessie(
            sessie, velden={"doel": "Anders"}, versie=sessie.versie, agenda=punten, door=self.door
        )


DADEN = {
    "sluit af": lambda t: sessies.sluit_af(t.sessie("voorbij"), door=t.door),
    "las af": lambda t: sessies.las_af(t.sessie("komend"), reden="Ziek.", door=t.door),
    "schrijf agenda": lambda t: t.zet_agenda("komend", 0),
    "schrijf agenda van de andere": lambda t: t.zet_agenda("voorbij", 2),
    "zet op agenda": lambda t: agenda.zet_op_agenda(t.vraag(0), sessie=t.sessie("komend"), door=t.door),
    "beantwoord 1": lambda t: t.beantwoord(0),
    "beantwoord 2": lambda t: t.beantwoord(1),
    "beantwoord 3": lambda t: t.beantwoord(2),
    "trek in": lambda t: leervragen.trek_in(t.vraag(1), door=t.door),
    "leg de keten": lambda _t: leg_aan(alles=True),
}
PAREN = [
    ("sluit af", "beantwoord 1"),
    ("sluit af", "beantwoord 2"),
    ("sluit af", "trek in"),
    ("sluit af", "las af"),
    ("sluit af", "schrijf agenda"),
    ("las af", "beantwoord 2"),
    ("las af", "beantwoord 3"),
    ("schrijf agenda", "beantwoord 1"),
    ("schrijf agenda", "beantwoord 3"),
    ("schrijf agenda", "schrijf agenda van de andere"),
    ("zet op agenda", "beantwoord 1"),
    ("zet op agenda", "las af"),
    ("leg de keten", "sluit af"),
    ("leg de keten", "beantwoord 1"),
]


def _samen(eerste, tweede, *, na_slot):
    """Let ``eerste`` stand still after its so-manieth lock while ``tweede`` acts; returns what each said: '' or the error."""
    begonnen, gedaan, uit = threading.Event(), threading.Event(), ["", ""]
    sloten = 0

    def sta_stil(execute, sql, params, many, context):
        nonlocal sloten
        antwoord = execute(sql, params, many, context)
        if SLOT.search(sql):
            sloten += 1
            if sloten == na_slot:
                begonnen.set()
                gedaan.wait(0.4)  # not done by then: it waits for us in the database
        return antwoord

    def doe_eerste():
        with connection.execute_wrapper(sta_stil):
            eerste()

    def doe_tweede():
        begonnen.wait(5)
        tweede()

    def draad(i, doe, klaar):
        try:
            doe()
        except Exception as fout:  # noqa: BLE001 -- whatever it is, the test judges it
            uit[i] = f"{type(fout).__name__}: {fout}"
        finally:
            klaar.set()
            connection.close()

    werk = ((0, doe_eerste, begonnen), (1, doe_tweede, gedaan))
    draden = [threading.Thread(target=draad, args=deel) for deel in werk]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    return uit


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paar", PAREN, ids=" x ".join)
def test_two_acts_at_once_never_lock_each_other(paar, subtests):
    for een, ander in (paar, paar[::-1]):
        for na_slot in (1, 2):
            with subtests.test(eerst=een, na_slot=na_slot):
                t = Toestand()
                with transaction.atomic():
                    leervragen.markeer_besproken(LeervraagFactory(netwerk=t.netwerk), door=t.door)  # a line to chain

                uit = _samen(partial(DADEN[een], t), partial(DADEN[ander], t), na_slot=na_slot)

                # one of the two may be told that the other was first; nothing waits for nothing
                assert [f for f in uit if f and not f.startswith(("VersieConflict", "DomainError"))] == []
                assert "" in uit


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
def test_writing_a_line_waits_for_nobody_not_even_for_who_lays_the_chain():
    t = Toestand()
    with transaction.atomic():
        leervragen.markeer_besproken(t.vraag(0), door=t.door)
        voor = Gebeurtenis.objects.count()
        beantwoord = DADEN["beantwoord 3"]
        assert _samen(partial(beantwoord, t), partial(leg_aan, alles=True), na_slot=9) == ["", ""]
    assert Gebeurtenis.objects.count() > voor


# --- the order in which rows are locked, on every engine ------------------------------------

_TABEL = re.compile(r'^(?:UPDATE|SELECT .*? FROM) "(\w+)"', re.DOTALL)


def _sloten(doe):
    """The rows that an act locks, in order: (table, pk) of conditional updates."""
    with CaptureQueriesContext(connection) as gevangen:
        doe()
    uit = []
    for vraag in (v["sql"] for v in gevangen.captured_queries):
        pk = re.search(r'"id" = (\d+)', vraag)
        if vraag.startswith("UPDATE") and pk:
            uit.append((_TABEL.match(vraag)[1], int(pk[1])))
    return uit


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [naam for naam in DADEN if naam != "leg de keten"])
def test_rows_are_locked_in_one_order_the_meeting_and_then_its_questions(naam):
    t = Toestand()

    sloten = _sloten(lambda: DADEN[naam](t))

    rang = {"sessies_sessie": 0, "sessies_leervraag": 1}
    eigen = [(rang[tabel], pk) for tabel, pk in sloten if tabel in rang]
    assert eigen == sorted(eigen)
    assert eigen
    assert {tabel for tabel, _ in sloten} <= set(rang), "nothing else is locked, the head of the chain least of all"


# --- a deadlock that comes all the same is tried once more -----------------------------------

GENOMEN: dict[int, threading.Event] = {}
POGINGEN: list[int] = []


def _kruis(_request, een, twee):
    """Lock two rows in the order of the address, which no act of ours does."""
    POGINGEN.append(een)
    with transaction.atomic():
        Leervraag.objects.filter(pk=een).update(versie=F("versie") + 1)
        GENOMEN[een].set()
        GENOMEN[twee].wait(5)
        Leervraag.objects.filter(pk=twee).update(versie=F("versie") + 1)
    return HttpResponse("goed")


urlpatterns = [path("kruis/<int:een>/<int:twee>/", _kruis)]


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
@override_settings(ROOT_URLCONF=__name__)
def test_who_is_ended_to_untie_a_deadlock_is_tried_once_more():
    een, twee = LeervraagFactory().pk, LeervraagFactory().pk
    GENOMEN.update({een: threading.Event(), twee: threading.Event()})
    POGINGEN.clear()
    antwoorden = {}

    def bezoek(van, naar):
        try:
            antwoorden[van] = Client(raise_request_exception=False).get(f"/kruis/{van}/{naar}/").status_code
        finally:
            connection.close()

    draden = [threading.Thread(target=bezoek, args=paar) for paar in ((een, twee), (twee, een))]
    for d in draden:
        d.start()
    for d in draden:
        d.join()

    assert antwoorden == {een: 200, twee: 200}
    assert len(POGINGEN) > 2
    assert set(Leervraag.objects.filter(pk__in=[een, twee]).values_list("versie", flat=True)) == {3}
