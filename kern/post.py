"""Mail backend of the demonstration: nothing leaves the machine, the outbox page shows everything."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class PostvakBackend(BaseEmailBackend):
    """Accept every message and send none; the outbox row is what people look at."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return len(email_messages)
