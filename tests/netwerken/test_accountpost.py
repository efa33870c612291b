"""The mails about an account: in our form, with text and html, by the outbox, and whole on the wire."""

import re
from email import message_from_bytes, policy

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context as allauth_context
from django.core import mail
from django.core.cache import cache
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import reverse

from kern.domain.post import verstuur_wachtende
from kern.models import Bericht
from netwerken.domain import uitnodigen
from tests.fabrieken.netwerken import FinancieringFactory, GebruikerFactory, NetwerkFactory, iemand

pytestmark = pytest.mark.django_db
BERICHTEN = {
    "account/email/account_already_exists": {"password_reset_url": "https://netwerk.example/herstel/abc/"},
    "account/email/email_changed": {"from_email": "oud@voorbeeld.example", "to_email": "nieuw@voorbeeld.example"},
    "account/email/email_confirm": {},
    "account/email/email_confirmation": {"activate_url": "https://netwerk.example/bevestig/abc/"},
    "account/email/email_confirmation_signup": {"code": "ABC-123"},
    "account/email/email_deleted": {"deleted_email": "oud@voorbeeld.example"},
    "account/email/login_code": {"code": "ABC-123"},
    "account/email/password_changed": {},
    "account/email/password_reset": {},
    "account/email/password_reset_code": {"code": "ABC-123"},
    "account/email/password_reset_key": {"password_reset_url": "https://netwerk.example/herstel/abc/"},
    "account/email/password_set": {},
    "account/email/unknown_account": {},
    "mfa/email/recovery_codes_generated": {},
    "mfa/email/totp_activated": {},
    "mfa/email/totp_deactivated": {},
    "mfa/email/webauthn_added": {},
    "mfa/email/webauthn_removed": {},
}
ALLEEN_LEZEN = {"email_confirmation_signup", "login_code", "password_reset_code", "unknown_account"}
MET_VERANDERING = {naam for naam in BERICHTEN if naam.startswith("mfa/")} | {
    f"account/email/{naam}"
    for naam in (
        "email_changed",
        "email_confirm",
        "email_deleted",
        "password_changed",
        "password_reset",
        "password_set",
    )
}


@pytest.fixture
def vraag():
    """A request as allauth keeps it while it sends a mail."""
    verzoek = RequestFactory().post("/", HTTP_USER_AGENT="Proefbrowser")
    with allauth_context.request_context(verzoek):
        yield verzoek


def _stuur(naam, lid):
    adapter = get_adapter()
    if naam in MET_VERANDERING:
        adapter.send_notification_mail(naam, lid, dict(BERICHTEN[naam]), email=lid.email)
    else:
        adapter.send_mail(naam, lid.email, {"email": lid.email, **BERICHTEN[naam]})
    return Bericht.objects.get()


@pytest.mark.parametrize("naam", BERICHTEN)
def test_every_account_mail_is_one_row_with_text_and_html(naam, vraag):
    lid = GebruikerFactory()

    bericht = _stuur(naam, lid)

    assert (bericht.aan, bericht.gebruiker) == (lid.email, lid)
    assert 5 < len(bericht.onderwerp) < 60
    assert "<h1" in bericht.html
    assert bericht.onderwerp in bericht.html
    for waarde in BERICHTEN[naam].values():
        assert waarde in bericht.tekst
        assert waarde in bericht.html
    assert len(re.findall(r'style="[^"]*background-color|class="knop"', bericht.html)) < 4
    knoppen = re.findall(r'<p class="knop"', bericht.html)
    assert len(knoppen) == (0 if naam.rsplit("/", 1)[-1] in ALLEEN_LEZEN else 1)
    for tekst in (bericht.tekst, bericht.html):
        assert "{{" not in tekst
        assert "{%" not in tekst
        assert "/over/privacy/" in tekst
        assert "&#x27;" not in bericht.tekst
    assert not re.search(r"<img|<script|https?://(?!testserver|localhost|netwerk\.example)", bericht.html)
    assert "\n\n\n" not in bericht.tekst
    assert bericht.tekst.startswith("Dag,\n\n")


def test_every_mail_that_allauth_knows_is_ours():
    """A new version of allauth that sends a new mail fails here instead of writing English."""
    from pathlib import Path

    import allauth

    basis = Path(allauth.__file__).parent / "templates"
    kent = {
        str(p.relative_to(basis)).removesuffix("_message.txt")
        for app in ("account", "mfa")
        for p in (basis / app / "email").glob("*_message.txt")
    } - {"account/email/base"}
    assert kent == set(BERICHTEN)
    for naam in kent:
        for soort in ("_subject.txt", "_message.txt", "_message.html"):
            assert "site-packages" not in str(get_template(naam + soort).origin), naam + soort


def test_a_login_code_arrives_by_the_outbox_and_lets_in(client):
    cache.clear()
    lid = iemand("lid", NetwerkFactory())

    client.post(reverse("account_request_login_code"), {"email": lid.email})
    verstuur_wachtende()

    (vertrokken,) = mail.outbox
    code = re.search(r"^([A-Z0-9]+-[A-Z0-9]+)$", vertrokken.body, re.MULTILINE)[1]
    assert code in vertrokken.alternatives[0][0]
    assert code not in vertrokken.subject
    assert "De code werkt 10 minuten." in vertrokken.body
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.session["_auth_user_id"] == str(lid.pk)


def test_a_reset_link_of_the_mail_opens_the_page(client):
    cache.clear()
    lid = iemand("lid", NetwerkFactory())

    client.post(reverse("account_reset_password"), {"email": lid.email})

    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "Kies een nieuw wachtwoord"
    assert "blijft 3 dagen geldig" in bericht.tekst
    pad = re.search(r"https?://[^/\s]+(/\S+)", bericht.tekst)[1]
    assert "Kies een nieuw wachtwoord" in client.get(pad, follow=True).text


@pytest.fixture
def op_de_lijn(smtp_server, settings):
    """Send what waits by a real mail server; gives back the mails as they arrived."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp_server.host, smtp_server.port
    settings.DEFAULT_FROM_EMAIL = "Lerend Netwerk <noreply@netwerk.example>"

    def verstuur():
        verstuur_wachtende()
        return [(b.rcpt_tos, message_from_bytes(b.content, policy=policy.default)) for b in smtp_server.berichten]

    return verstuur


def test_an_invitation_on_the_wire(op_de_lijn, settings):
    netwerk = NetwerkFactory(naam="Lerend Netwerk ‘Één’")
    FinancieringFactory(netwerk=netwerk, europees=True)
    door = iemand("netwerkbegeleider", netwerk)
    uitnodigen.nodig_uit(netwerk, email="nieuw@voorbeeld.example", rol="lid", functie="toeleider", door=door)

    ((aan, bericht),) = op_de_lijn()

    assert aan == ["nieuw@voorbeeld.example"]
    assert bericht["To"] == "nieuw@voorbeeld.example"
    assert bericht["From"] == "Lerend Netwerk <noreply@netwerk.example>"
    assert bericht["Reply-To"] == door.email
    assert bericht["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<\d+\.\d{14}@[\w.-]+>", bericht["Message-ID"])
    assert bericht["Date"]
    assert bericht["List-Unsubscribe"] is None, "one letter to one person is no list"
    assert bericht["Content-Language"] == "nl-BE"
    assert [deel.get_content_type() for deel in bericht.iter_parts()] == ["text/plain", "text/html"]
    tekst, html = (deel.get_content() for deel in bericht.iter_parts())
    assert "als lid (toeleider)" in " ".join(tekst.split())
    assert "‘Één’" in tekst
    assert f"{settings.SITE_URL}/link/uitnodiging/" in tekst
    assert all(len(regel) < 998 for regel in bericht.as_bytes().splitlines())
    assert "Europese Unie" in tekst
    beelden = re.findall(r"<img[^>]*>", html)
    assert len(beelden) == 1
    assert 'alt="Embleem van de Europese Unie"' in beelden[0]


def test_who_answers_a_mail_without_own_sender_reaches_the_platform(op_de_lijn, settings, vraag):
    settings.CONTACT_MAIL = "contact@netwerk.example"
    _stuur("account/email/login_code", GebruikerFactory())

    ((_, bericht),) = op_de_lijn()

    assert bericht["Reply-To"] == "contact@netwerk.example"


def test_the_outbox_page_shows_a_mail_as_its_reader_sees_it(client, settings, vraag):
    bericht = _stuur("account/email/password_changed", GebruikerFactory())
    settings.MODUS = "demo"

    pagina = client.get(reverse("bericht", args=[bericht.pk])).text
    opmaak = client.get(reverse("bericht-opmaak", args=[bericht.pk]))

    assert f'src="{reverse("bericht-opmaak", args=[bericht.pk])}"' in pagina
    assert "Je wachtwoord is veranderd." in opmaak.text
    assert opmaak["X-Frame-Options"] == "SAMEORIGIN"
    beleid = opmaak["Content-Security-Policy"]
    assert "default-src 'none'" in beleid
    assert "sandbox allow-popups" in beleid
    assert "script" not in beleid
    assert "unsafe-inline" not in client.get("/postvak/")["Content-Security-Policy"]
    Bericht.objects.update(html="")  # a mail without form
    assert client.get(reverse("bericht-opmaak", args=[bericht.pk])).status_code == 404
