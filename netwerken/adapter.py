"""How allauth behaves here: nobody signs up by themselves, and its mails go through our outbox."""

import uuid

import css_inline
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from kern.domain.post import Inhoud, zet_klaar
from netwerken.models import Gebruiker


class Accountadapter(DefaultAccountAdapter):
    """Closed sign-up; mail by outbox; names by mail address."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        return False

    def login(self, request: HttpRequest, user: Gebruiker) -> None:
        """Note whether it is their first time, for the words that follow, before Django writes that they were here."""
        user.is_eerste_keer = user.last_login is None
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Put allauth's mail in the outbox instead of sending it while somebody waits; text and html in our form."""
        gegevens = {
            "site_url": settings.SITE_URL,
            "demo": settings.MODUS == "demo",
            "email": email,
            "minuten": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "dagen": settings.PASSWORD_RESET_TIMEOUT // 86_400,
            **context,
        }
        gegevens["onderwerp"] = render_to_string(f"{template_prefix}_subject.txt", gegevens).strip()
        bericht: EmailMessage = self.render_mail(template_prefix, email, gegevens)
        html = ""
        if isinstance(bericht, EmailMultiAlternatives) and bericht.alternatives:
            html = css_inline.inline(str(bericht.alternatives[0][0]))
        gebruiker = Gebruiker.objects.filter(email__iexact=email).first()
        with transaction.atomic():
            zet_klaar(
                template_prefix.rsplit("/", 1)[-1][:60],
                sleutel=f"account:{uuid.uuid4().hex}",
                aan=email,
                onderwerp=str(bericht.subject),
                inhoud=Inhoud(str(bericht.body), html),
                gebruiker=gebruiker,
            )
