"""The private servers that other tests rely on are real."""

import psycopg2
import pytest
import redis
from django.core.mail import EmailMessage, get_connection


@pytest.mark.postgres
def test_private_postgresql_answers_and_does_not_run_as_root(postgres_url):
    verbinding = psycopg2.connect(postgres_url)
    try:
        with verbinding.cursor() as cursor:
            cursor.execute("SELECT current_setting('server_version_num')::int >= 130000")
            assert cursor.fetchone() == (True,)
    finally:
        verbinding.close()


@pytest.mark.redis
def test_private_redis_answers(redis_url):
    with redis.Redis.from_url(redis_url) as klant:
        assert klant.ping()


def test_mail_server_keeps_what_it_receives_and_can_refuse(smtp_server):
    from smtplib import SMTPException

    bericht = EmailMessage("Onderwerp", "Tekst", "van@a.example", ["aan@b.example"])
    bericht.connection = get_connection(
        "django.core.mail.backends.smtp.EmailBackend", host=smtp_server.host, port=smtp_server.port
    )
    assert bericht.send() == 1
    assert smtp_server.berichten[0].rcpt_tos == ["aan@b.example"]

    smtp_server.weiger = True
    with pytest.raises(SMTPException):
        bericht.send()
    assert len(smtp_server.berichten) == 1
