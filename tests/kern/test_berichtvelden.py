"""Each field of a mail: what is kept of it, what an attempt leaves of it, and what is forgotten of a person."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from kern.domain.post import (
    GEWIST,
    Inhoud,
    als_mail,
    vergeet,
    verstuur_opnieuw,
    verstuur_wachtende,
    zet_klaar,
)
from kern.models import Bericht
from tests.fabrieken.netwerken import GebruikerFactory

pytestmark = pytest.mark.django_db
ADRES, NAAM = "zoe@vertrekt.example", "Zoë Éénoog"


def _zet(sleutel="a", **velden):
    velden = {"aan": "lid@voorbeeld.example", "onderwerp": "Dag", "inhoud": Inhoud("Tekst", ""), **velden}
    with transaction.atomic():
        return zet_klaar("proef", sleutel=sleutel, **velden)


def _stand(bericht):
    bericht.refresh_from_db()
    return bericht


def test_a_mail_keeps_whom_it_is_for_and_of_which_network(netwerk):
    mens = GebruikerFactory()
    bericht = _stand(_zet(gebruiker=mens, netwerk_id=netwerk.pk, antwoord_aan="wie@x.example", onderwerp="x" * 500))

    assert (bericht.soort, bericht.gebruiker, bericht.netwerk_id) == ("proef", mens, netwerk.pk)
    assert (bericht.antwoord_aan, bericht.onderwerp, bericht.verzonden_op) == ("wie@x.example", "x" * 400, None)


@pytest.mark.parametrize("adres", ["https://net.example", "http://net.example:8000", "https://net.example/pad/"])
def test_the_name_of_a_message_ends_with_the_host_of_the_platform(settings, adres):
    settings.SITE_URL = adres
    assert als_mail(_zet()).extra_headers["Message-ID"].endswith("@net.example>")


def test_why_a_mail_did_not_leave_is_kept_as_far_as_it_fits(monkeypatch):
    bericht = _zet()

    def weiger(_mail):
        raise ConnectionError("x" * 400)

    monkeypatch.setattr(EmailMultiAlternatives, "send", weiger)
    verstuur_wachtende()

    assert _stand(bericht).fout == f"ConnectionError: {'x' * 400}"[:300]


@pytest.mark.parametrize("lukt", [True, False])
def test_an_attempt_writes_its_own_mail_alone(monkeypatch, lukt):
    straks = timezone.now() + timedelta(minutes=1)
    _zet("bezig")
    Bericht.objects.update(status="bezig", lease_tot=straks, poging=2)
    voor = Bericht.objects.values().get()
    _zet("b")

    def verstuur(_mail):
        if not lukt:
            raise ConnectionError

    monkeypatch.setattr(EmailMultiAlternatives, "send", verstuur)
    assert verstuur_wachtende() == lukt

    assert Bericht.objects.filter(sleutel="bezig").values().get() == voor


@pytest.mark.parametrize("lukt", [True, False])
def test_what_is_forgotten_while_it_leaves_stays_forgotten(monkeypatch, lukt):
    mens = GebruikerFactory(email=ADRES, naam=NAAM)
    bericht = _zet(aan=ADRES, gebruiker=mens, inhoud=Inhoud(f"Dag {NAAM}", ""))

    def vertrekt(_mail):
        vergeet(mens, adressen=[ADRES], naam=NAAM, voortaan="oud@anoniem.invalid")
        if not lukt:
            raise ConnectionError

    monkeypatch.setattr(EmailMultiAlternatives, "send", vertrekt)
    verstuur_wachtende()

    bericht = _stand(bericht)
    assert (bericht.status, bericht.tekst, bericht.fout) == ("verzonden", GEWIST, "")
    assert (bericht.aan, bericht.lease_tot) == ("oud@anoniem.invalid", None)
    assert bericht.verzonden_op is not None


@pytest.mark.parametrize("status", ["wacht", "mislukt", "verzonden"])
@pytest.mark.parametrize(
    "velden",
    [
        {"aan": ADRES.upper()},
        {"antwoord_aan": ADRES},
        {"onderwerp": f"Van {NAAM}"},
        {"inhoud": Inhoud(f"Van {NAAM}.", "")},
        {"inhoud": Inhoud("", f"<p>Van {ADRES}</p>")},
        {"inhoud": None, "sjabloon": "rol_gewijzigd", "gegevens": {"wie": NAAM}},
    ],
)
def test_of_a_person_no_mail_says_anything_any_more(velden, status):
    mens = GebruikerFactory(email=ADRES, naam=NAAM)
    van_ander = _zet("ander", antwoord_aan="wie@x.example")
    bericht = _zet(**velden)
    Bericht.objects.update(status=status, fout="Geweigerd voor wie@x.example")

    vergeet(mens, adressen=[ADRES], naam=NAAM, voortaan="oud@anoniem.invalid")

    over = Bericht.objects.filter(pk=bericht.pk).first()
    if status != "verzonden":
        assert over is None, "what did not leave is thrown away"
    else:
        assert (over.onderwerp, over.tekst, over.html, over.sjabloon) == ("Gewiste mail", GEWIST, "", "")
        assert (over.antwoord_aan, over.fout, over.gegevens) == ("", "", {})
        assert over.aan == ("oud@anoniem.invalid" if "aan" in velden else "lid@voorbeeld.example")
    assert (_stand(van_ander).tekst, van_ander.antwoord_aan) == ("Tekst", "wie@x.example")


def test_the_bell_rings_for_a_mail_that_tries_again(monkeypatch):
    gebeld = []
    bericht = _zet()
    Bericht.objects.update(status="mislukt")
    monkeypatch.setattr("kern.werk.bel.bel_post", lambda: gebeld.append(1))

    with TestCase.captureOnCommitCallbacks(execute=True):
        verstuur_opnieuw(bericht, door=None)

    assert gebeld == [1]
