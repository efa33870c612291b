from importlib import import_module
from pathlib import Path

import pytest
from django import forms
from django.apps import apps as django_apps
from django.conf import settings
from django.urls import reverse

from kern.exceptions import DomainError
from kern.invoer import heel_getal
from kern.kiezers import Dagveld
from kern.models import Bericht
from kern.periodes import Periode


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("0", 0), ("2022", 2022), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("9" * 5000, None), ("", None), ("-1", None)]
    + [(vreemd, None) for vreemd in ("²", "٣", " 1", "1e3", "1_0", "1.0", "\x001", "0x1")],
)
def test_a_number_in_an_address_is_a_few_plain_digits(tekst, getal):
    assert heel_getal(tekst) == getal


GETALLEN = {
    "1000": 1000, "0": 0, " 7 ": 7, "-0": 0, "٣": 3,
    **dict.fromkeys(("1.000", "1.0", "5.", "1,5", "1.5", "1,000", "1 000", "1\u00a0000", "1.500.000", "1e9", "NaN", "²", "−3", "0x10", "-1")),
}  # fmt: skip


@pytest.mark.parametrize(("getypt", "getal"), GETALLEN.items())
def test_a_whole_number_is_read_as_it_was_typed_or_refused(getypt, getal):
    """Never another number: 1.000 is no one, and 1,5 no fifteen."""
    veld = forms.IntegerField(min_value=0)
    if getal is None:
        with pytest.raises(forms.ValidationError, match=r"cijfers alleen|groter of gelijk|minstens"):
            veld.clean(getypt)
    else:
        assert veld.clean(getypt) == getal


@pytest.mark.parametrize("dag", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_in_another_age_is_a_slip_of_the_fingers(dag):
    with pytest.raises(forms.ValidationError, match="Kies een jaar tussen 1990 en 2100"):
        Dagveld().clean(dag)


@pytest.mark.parametrize("dag", ["1990-01-01", "2100-12-31", "2024-02-29"])
def test_a_day_of_our_time_is_taken(dag):
    assert Dagveld().clean(dag).isoformat() == dag


@pytest.mark.parametrize("sleutel", ["2022-Q٣", "٢٠٢٢", "2022-Q²", "2022-Q5", "1800", "2022-Q1\n"])
def test_a_period_is_written_in_plain_digits(sleutel):
    with pytest.raises(DomainError):
        Periode.lees(sleutel)


@pytest.mark.django_db
@pytest.mark.parametrize("soort", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("codering", ["utf-16", "utf-7", "latin-1", "bestaat-niet"])
def test_text_that_is_not_utf_8_is_refused_at_the_door(client, soort, codering):
    antwoord = client.generic("POST", "/contact/", b"a=b", content_type=f"{soort}; charset={codering}")
    assert antwoord.status_code == 415


@pytest.mark.django_db
@pytest.mark.parametrize("getypt", [b"naam=\xff\xfe", b"naam=%FF%FE", b"naam=%ED%A0%BD", b"%C3=x"])
def test_bytes_that_are_no_utf_8_are_refused_and_not_replaced(client, getypt):
    antwoord = client.generic("POST", "/contact/", getypt, content_type="application/x-www-form-urlencoded")
    assert antwoord.status_code == 415
    goed = client.generic(
        "POST", "/contact/", b"naam=%C3%A9+%F0%9F%98%80", content_type="application/x-www-form-urlencoded"
    )
    assert goed.status_code != 415


@pytest.mark.django_db
def test_a_mail_address_longer_than_any_that_exists_is_refused_with_a_sentence(client, settings):
    settings.CONTACT_MAIL = "contact@platform.example"
    mail = f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 40}.be"
    antwoord = client.post(reverse("over:contact"), {"soort": "vraag", "bericht": "Dag", "mail": mail})

    assert antwoord.status_code == 200
    assert "een e-mailadres telt hoogstens 254 tekens" in antwoord.content.decode()
    assert not Bericht.objects.exists()


def test_no_form_takes_a_mail_address_that_the_database_refuses():
    """A form of Django takes 320 characters, a column of Django 254."""
    te_lang = [
        f"{formulier.__module__}.{formulier.__name__}.{naam}"
        for formulier in alle_formulieren()
        for naam, veld in formulier.base_fields.items()
        if isinstance(veld, forms.EmailField) and (veld.max_length or 999) > 254
    ]
    assert te_lang == []


def alle_formulieren():
    """Every form class of ours."""
    for app in django_apps.get_app_configs():
        pad = Path(app.path)
        if pad.parent == settings.BASE_DIR:
            for module in pad.glob("forms/*.py"):
                import_module(f"{app.name}.forms.{module.stem}" if module.stem != "__init__" else f"{app.name}.forms")
    open_, klaar = [forms.BaseForm], set()
    while open_:
        for klasse in open_.pop().__subclasses__():
            if klasse not in klaar:
                klaar.add(klasse)
                open_.append(klasse)
    return [
        k for k in klaar if hasattr(k, "base_fields") and not k.__module__.startswith(("django.contrib", "allauth"))
    ]
