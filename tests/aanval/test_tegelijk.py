"""Several people, or one impatient one, do the same thing in the same instant."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from deelname.domain import evaluatielink, tekencode
from deelname.models import Aanwezigheid, Evaluatiebus, Evaluatielink
from kennis.models import Fiche, Herkenning
from kern import klok
from kern.domain import tellers
from kern.exceptions import DomainError
from kern.models import Bericht, Gebeurtenis, Job
from netwerken.domain.uitnodigen import teken
from netwerken.models import Afwijking, Gebruiker, Lidmaatschap
from rapportage.domain import publiceren
from rapportage.domain.publiceren import publiceer_rapport
from rapportage.domain.rapporten import vraag_rapport_aan
from rapportage.enums import RapportStaat
from rapportage.models import Rapport
from sessies.domain import links
from sessies.domain.links import token_van
from sessies.models import Leervraag, Sessie
from tests.aanval.formulieren import adressen_met_formulier, goede_inzending, lees_formulier, maak_rijk, wie_mag
from tests.toegang.tabel import TOEGANG
from tests.toegang.wereld import maak_wereld
from tests.transactiewacht import om_de_proef


def _tegelijk(aantal, doe):
    """Let so many browsers do the same at once; returns what each got, an exception included."""
    slag, uit = threading.Barrier(aantal), [None] * aantal

    def draad(i):
        try:
            slag.wait()
            uit[i] = doe(i)
        except Exception as fout:  # noqa: BLE001 -- whatever it is, somebody would have seen an error page
            uit[i] = f"{type(fout).__name__}: {fout}"
        finally:
            connection.close()

    draden = [threading.Thread(target=draad, args=(i,)) for i in range(aantal)]
    for d in draden:
        d.start()
    for d in draden:
        d.join()
    return uit


def _als(mens):
    client = Client()
    client.force_login(mens)
    return client


@pytest.mark.django_db(transaction=True)
def test_questions_brought_in_at_once_get_each_their_own_number():
    wereld = maak_wereld()
    browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(6)]
    pad = reverse("sessies:breng-in", kwargs={"netwerk": wereld.netwerk.slug})
    velden = {"delen": "netwerk", "herkomst": "telefoon"}

    uit = _tegelijk(6, lambda i: browsers[i].post(pad, velden | {"woorden": f"Vraag {i}?"}).status_code)

    assert uit == [302] * 6
    nummers = list(Leervraag.objects.filter(woorden__startswith="Vraag ").values_list("nummer", flat=True))
    assert len(set(nummers)) == len(nummers) == 6
    assert Gebeurtenis.objects.filter(wat="leervraag.ingebracht").count() == 6


@pytest.mark.django_db(transaction=True)
def test_of_six_who_save_the_same_card_one_wins_and_five_see_both_texts():
    wereld = maak_wereld()
    fiche = wereld.d["fiche"]
    pad = reverse("kennis:wijzig", kwargs={"netwerk": wereld.netwerk.slug, "slug": fiche.slug})
    browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(6)]
    velden = {"soort": "goede_praktijk", "bewijs": "beschreven", "kern": "Kern.", "versie": fiche.versie}

    uit = _tegelijk(6, lambda i: browsers[i].post(pad, velden | {"titel": f"Titel {i}"}).status_code)

    assert sorted(uit, key=str) == [302, 409, 409, 409, 409, 409]
    bewaard = Fiche.objects.get(pk=fiche.pk)
    assert bewaard.titel == f"Titel {uit.index(302)}"
    assert bewaard.versie == fiche.versie + 1


@pytest.mark.django_db(transaction=True)
def test_an_invitation_accepted_five_times_at_once_makes_one_account():
    wereld = maak_wereld()
    uitnodiging = wereld.d["uitnodiging"]
    pad = reverse("netwerken_link:uitnodiging", args=[teken(uitnodiging)])

    uit = _tegelijk(5, lambda _i: Client().post(pad, {"naam": "", "wachtwoord": ""}).status_code)

    assert uit.count(302) == 1, uit
    assert set(uit) <= {302, 410, 200}, "the others are told that it was used"
    assert Gebruiker.objects.filter(email=uitnodiging.email).count() == 1
    assert Lidmaatschap.objects.filter(gebruiker__email=uitnodiging.email).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_report_asked_five_times_at_once_is_one_job():
    wereld = maak_wereld()
    browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(5)]
    pad = reverse("rapportage:vraag-aan", kwargs={"netwerk": wereld.netwerk.slug})
    uit = _tegelijk(5, lambda i: browsers[i].post(pad, {"soort": "eind", "periode": ""}).status_code)

    assert set(uit) == {302}, uit
    assert Job.objects.filter(soort="rapport").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_deviation_proposed_five_times_at_once_is_one_and_nobody_sees_an_error():
    wereld = maak_wereld()
    Afwijking.objects.all().delete()
    browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(5)]
    pad = reverse("netwerken:afwijking-voorstellen", kwargs={"netwerk": wereld.netwerk.slug})
    velden = {"plicht": wereld.d["plicht"].pk, "jaar": klok.vandaag().year, "vervanging": ""}

    uit = _tegelijk(5, lambda i: browsers[i].post(pad, velden | {"reden": f"Reden {i}."}).status_code)

    assert uit.count(302) == 1, uit
    assert set(uit) <= {302, 200, 409}, "the others read that there is one"
    assert Afwijking.objects.count() == 1
    assert Gebeurtenis.objects.filter(wat="afwijking.voorgesteld", onderwerp_id=Afwijking.objects.get().pk).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_counter_skips_nothing_and_doubles_nothing():
    assert sorted(_tegelijk(10, lambda _i: tellers.volgende("proef:tegelijk"))) == list(range(1, 11))


@pytest.mark.django_db
def test_every_form_sent_twice_is_taken_once(subtests):
    """An impatient double click, or "back" and once more: the second leads to what the first made, and makes nothing."""
    wereld, met_sleutel = maak_rijk(maak_wereld()), []
    for naam in adressen_met_formulier():
        pad, actor = reverse(naam, kwargs=TOEGANG[naam].kwargs(wereld)), wie_mag(naam)
        client = Client() if actor == "bezoeker" else _als(wereld.mensen[actor])
        with subtests.test(naam), om_de_proef():
            pagina = client.get(pad)
            velden = lees_formulier(pagina.content, pad) if pagina.status_code == 200 and pagina.content else []
            een = client.post(pad, goede_inzending(velden))
            gemaakt = _sporen()
            twee = client.post(pad, goede_inzending(velden))
            sporen = _sporen()
            transaction.set_rollback(True)
            assert {een.status_code, twee.status_code} <= {200, 302, 404, 409, 410}
            if een.status_code == 302 and "inzending" in {v.naam for v in velden}:
                met_sleutel.append(naam)
                assert sporen == gemaakt
                assert (twee.status_code, twee["Location"]) == (302, een["Location"])
    assert len(met_sleutel) > 20


def _sporen():
    return Gebeurtenis.objects.count(), Bericht.objects.count(), Leervraag.objects.count(), Job.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("met_account", [True, False])
def test_one_form_that_arrives_six_times_at_once_makes_one(met_account):
    wereld = maak_wereld()
    if met_account:
        browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(6)]
        pad = reverse("sessies:breng-in", kwargs={"netwerk": wereld.netwerk.slug})
    else:
        browsers, pad = (
            [Client() for _ in range(6)],
            reverse("sessies_link:vraag", args=[token_van(wereld.d["vraaglink"])]),
        )
    velden = {"delen": "netwerk", "herkomst": "telefoon", "woorden": "Eén vraag?", "inzending": "a" * 32}

    uit = _tegelijk(6, lambda i: browsers[i].post(pad, velden))

    assert [getattr(u, "status_code", u) for u in uit] == [302] * 6
    assert Leervraag.objects.filter(woorden="Eén vraag?").count() == 1
    volg = reverse("sessies_link:volg", args=["x"]).removesuffix("x/")
    mag = (Leervraag.objects.get(woorden="Eén vraag?").get_absolute_url(),) if met_account else (volg, pad)
    assert [u["Location"] for u in uit if not u["Location"].startswith(mag)] == [], "a page that this person may see"


@pytest.mark.django_db(transaction=True)
def test_the_same_question_six_times_at_once_through_a_link_is_one_question():
    wereld = maak_wereld()
    link = wereld.d["vraaglink"]
    pad = reverse("sessies_link:vraag", kwargs={"token": token_van(link)})
    velden = {"woorden": "Hoe blijven we in gesprek?", "delen": "netwerk"}

    uit = _tegelijk(6, lambda _i: Client().post(pad, velden).status_code)

    assert uit == [302] * 6
    assert Leervraag.objects.filter(vraaglink=link).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_link_lets_no_more_through_than_its_limit_however_many_come_at_once(monkeypatch):
    monkeypatch.setattr(links, "PER_DAG", 4)
    wereld = maak_wereld()
    link = wereld.d["vraaglink"]
    pad = reverse("sessies_link:vraag", kwargs={"token": token_van(link)})

    uit = _tegelijk(8, lambda i: Client().post(pad, {"woorden": f"Vraag {i}?", "delen": "netwerk"}).status_code)

    assert sorted(uit) == [200] * 4 + [302] * 4
    assert Leervraag.objects.filter(vraaglink=link).count() == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ronde", range(5))
def test_a_report_is_published_or_made_anew_but_never_both_at_once(ronde, monkeypatch):
    wereld = maak_wereld()
    rapport = Rapport.objects.create(
        netwerk=wereld.netwerk, soort="eind", titel="Rapport", slug=f"r-{ronde}", staat=RapportStaat.GEMAAKT
    )
    Job.objects.all().delete()

    monkeypatch.setattr(publiceren, "onverklaard", lambda _netwerk: [])

    def doe(i):
        try:
            if i % 2:
                vraag_rapport_aan(wereld.netwerk, soort="eind", door=None, bel=lambda _pk: None)
            else:
                publiceer_rapport(Rapport.objects.get(pk=rapport.pk), reden="Proef", door=None)
        except DomainError as fout:
            return str(fout)
        return "gelukt"

    uit = _tegelijk(2, doe)

    assert uit.count("gelukt") == 1, uit
    rapport.refresh_from_db()
    assert (rapport.staat == RapportStaat.GEPUBLICEERD) is (not Job.objects.exists())


@pytest.mark.django_db(transaction=True)
def test_a_signal_recognised_six_times_at_once_is_recognised_once():
    """The rule is asked before it is written; who slips in between is answered by a page and not by an error."""
    wereld = maak_wereld()
    pad = reverse("kennis:herken", kwargs={"netwerk": wereld.netwerk.slug, "nummer": wereld.d["signaal"].nummer})
    browsers = [_als(wereld.mensen["netwerkbegeleider"]) for _ in range(6)]
    organisatie = wereld.d["organisatie"].organisatie
    velden = {"wie": f"organisatie:{organisatie.pk}"}

    uit = _tegelijk(6, lambda i: browsers[i].post(pad, velden).status_code)

    assert uit.count(302) >= 1, uit
    assert set(uit) <= {302, 200, 409}, uit
    assert Herkenning.objects.filter(signaal=wereld.d["signaal"], organisatie=organisatie).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_sign_at_once_make_one():
    """The same person from the list, and the same walk-in, on three telephones each."""
    wereld = maak_wereld()
    sessie, lijst = wereld.d["sessie"], wereld.d["aanwezigheid"].lijst
    nu = klok.nu()
    Sessie.objects.filter(pk=sessie.pk).update(begint_op=nu, eindigt_op=nu + timedelta(hours=1))
    pad = reverse("deelname_link:teken", args=[tekencode.briefje(lijst)])
    wie = {"wie": f"g{wereld.d['genodigde'].pk}", "toestand": "aanwezig"}
    loopt_binnen = {"naam": "Wie binnenloopt", "organisatie": "Elders", "toestand": "aanwezig"}

    def teken_(i):
        velden = (wie, loopt_binnen)[i % 2] | {"inzending": f"{i}" * 32}
        return Client().post(pad, velden)["Location"].rpartition("=")[2]

    uit = _tegelijk(6, teken_)

    assert sorted(uit) == ["al"] * 4 + ["nu"] * 2
    rijen = Aanwezigheid.objects.filter(lijst=lijst, bron="zelf")
    assert sorted(str(rij) for rij in rijen) == ["Wie binnenloopt", "toeleider"]
    assert Gebeurtenis.objects.filter(wat="aanwezigheid.getekend").count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_link_of_the_evaluation_that_is_sent_six_times_at_once_gives_one_answer_and_loses_none_of_others():
    wereld = maak_wereld()
    bus, nu = wereld.d["evaluatiebus"], klok.nu()
    Sessie.objects.filter(pk=wereld.d["sessie"].pk).update(begint_op=nu, eindigt_op=nu + timedelta(hours=1))
    link = Evaluatielink.objects.create(bus=bus, aanwezigheid=wereld.d["aanwezigheid"])
    briefje = evaluatielink.briefje(bus)
    paden = [evaluatielink.pad_van(link), reverse("deelname_link:evaluatie", args=[briefje])]
    paden += [reverse("deelname_link:evaluatie", args=[evaluatielink.briefje(bus)]) for _ in range(2)]

    def doe(i):
        return (
            Client()
            .post(paden[min(i // 3, 1) if i < 6 else i - 4], {"keuze": "wel_iets", "doet": f"Zin {i}."})
            .status_code
        )

    uit = _tegelijk(8, doe)

    assert set(uit) <= {302, 200}, uit
    bus = Evaluatiebus.objects.get(pk=bus.pk)
    assert (sum(bus.keuzes.values()), len(bus.doet)) == (4, 4), "one of the link, one of the slip, two of others"
    assert {"Zin 6.", "Zin 7."} < set(bus.doet)
