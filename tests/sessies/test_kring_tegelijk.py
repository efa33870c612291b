"""Two people act on neighbouring meetings of one body in the same instant: both agendas get the point that they must have."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern import klok
from sessies.domain import goedkeuring, sessies, verslag
from sessies.models import Sessie
from tests.fabrieken.netwerken import NetwerkFactory, OrgaanFactory, iemand
from tests.fabrieken.sessies import AgendapuntFactory, SessieFactory
from tests.sessies.test_gelijktijdig import _samen, alleen_postgresql


class Kring:
    """Meetings of one body: one with minutes that were not shared, one whose minutes wait, and two that are to come."""

    def __init__(self):
        self.netwerk = NetwerkFactory()
        self.door = iemand("netwerkbegeleider", self.netwerk)
        orgaan = OrgaanFactory(netwerk=self.netwerk)
        self.pks = {}
        # not in the order of their days: the keys say who goes first
        for naam, over in (("laatste", 40), ("wacht", -10), ("volgende", 20), ("oud", -20)):
            begin = klok.nu() + timedelta(days=over)
            rij = SessieFactory(
                netwerk=self.netwerk,
                orgaan=orgaan,
                begint_op=begin,
                eindigt_op=begin + timedelta(hours=2),
                status="gepland" if over > 0 else "gehouden",
            )
            self.pks[naam] = rij.pk
        for naam in ("wacht", "oud"):
            AgendapuntFactory(sessie=self.sessie(naam), titel="Rondje", verslag="Gezegd.")
        verslag.stuur_verslag_rond(self.sessie("wacht"), door=self.door)

    def sessie(self, naam):
        return Sessie.objects.get(pk=self.pks[naam])

    def verzet(self, naam, over):
        rij, begin = self.sessie(naam), klok.nu() + timedelta(days=over)
        velden = {"begint_op": begin, "eindigt_op": begin + timedelta(hours=2)}
        return sessies.wijzig_sessie(rij, velden=velden, versie=rij.versie, door=self.door)

    def verhuis(self, naam):
        """To another body of the same network, which has a meeting to come."""
        rij, begin = self.sessie(naam), klok.nu() + timedelta(days=30)
        ander = OrgaanFactory(netwerk=self.netwerk)
        SessieFactory(netwerk=self.netwerk, orgaan=ander, begint_op=begin, eindigt_op=begin + timedelta(hours=2))
        return sessies.wijzig_sessie(rij, velden={"orgaan": ander}, versie=rij.versie, door=self.door)

    def plan(self, over):
        begin, orgaan = klok.nu() + timedelta(days=over), self.sessie("oud").orgaan
        velden = {"titel": "Nog een", "soort": "stuurgroep", "orgaan": orgaan, "begint_op": begin}
        velden["eindigt_op"] = begin + timedelta(hours=2)
        return sessies.plan_sessie(self.netwerk, velden=velden, door=self.door)

    def rond_af(self):
        rij = self.sessie("oud")
        velden = {"wie_ontbrak": "Niemand"}
        return sessies.rond_af(rij, velden=velden, versie=rij.versie, deel=True, door=self.door)


DADEN = {
    "deel": lambda k: verslag.stuur_verslag_rond(k.sessie("oud"), door=k.door),
    "rond af en deel": lambda k: k.rond_af(),
    "haal terug": lambda k: verslag.haal_verslag_terug(k.sessie("wacht"), door=k.door),
    "las af": lambda k: sessies.las_af(k.sessie("volgende"), reden="Ziek.", door=k.door),
    "vervroeg": lambda k: k.verzet("laatste", 5),
    "stel uit": lambda k: k.verzet("volgende", 50),
    "plan": lambda k: k.plan(5),
    "verhuis": lambda k: k.verhuis("volgende"),
}
PAREN = [
    ("las af", "vervroeg"),
    ("stel uit", "vervroeg"),
    ("haal terug", "las af"),
    ("deel", "stel uit"),
    ("plan", "las af"),
    ("verhuis", "vervroeg"),
]


@alleen_postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paar", PAREN, ids=" x ".join)
def test_two_acts_on_neighbouring_meetings_never_lock_each_other(paar, subtests):
    for een, ander in (paar, paar[::-1]):
        for na_slot in (1, 2):
            with subtests.test(eerst=een, na_slot=na_slot):
                k = Kring()

                uit = _samen(partial(DADEN[een], k), partial(DADEN[ander], k), na_slot=na_slot)

                # one of the two may be told that the other was first; nothing waits for nothing
                assert [f for f in uit if f and not f.startswith(("VersieConflict", "DomainError"))] == []
                assert "" in uit


@pytest.mark.django_db
@pytest.mark.parametrize("naam", [*DADEN, "keur goed", "trek in", "laat doorgaan"])
def test_who_lays_minutes_before_a_meeting_takes_its_circle_first(naam, monkeypatch):
    """On every engine: no meeting is written before all of them were taken."""
    k, genomen = Kring(), []
    daden = {
        **DADEN,
        "keur goed": lambda k: goedkeuring.keur_goed(k.sessie("wacht"), door=k.door),
        "trek in": lambda k: goedkeuring.trek_goedkeuring_in(k.sessie("wacht"), door=k.door),
        "laat doorgaan": lambda k: sessies.laat_doorgaan(k.sessie("volgende"), door=k.door),
    }
    if naam in {"keur goed", "trek in"}:
        for rij in ("volgende", "laatste"):
            sessies.las_af(k.sessie(rij), reden="Ziek.", door=k.door)
    if naam == "trek in":
        goedkeuring.keur_goed(k.sessie("wacht"), door=k.door)
    if naam == "laat doorgaan":
        sessies.las_af(k.sessie("volgende"), reden="Ziek.", door=k.door)
    echt = goedkeuring.neem_kring

    def neem_kring(sessie, **anders):
        geschreven = [q["sql"] for q in gevangen if q["sql"].startswith('UPDATE "sessies_sessie"')]
        genomen.append(len(geschreven))
        echt(sessie, **anders)

    for module in (goedkeuring, sessies, verslag):
        monkeypatch.setattr(module, "neem_kring", neem_kring)

    with CaptureQueriesContext(connection) as gevangen:
        daden[naam](k)

    assert genomen[0] == 0
