"""From a Teams report to the list: who is recognised, who is asked, what is noted, and how it is taken back."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from deelname.domain import lijst as lijstdomein
from deelname.domain.teams import Keuze, gewone_minimum, herken, neem_teams_terug, noteer_uit_teams
from deelname.domain.teamsrapport import Rapport, Teamspersoon
from deelname.forms.teams import NakijkForm, verzegel
from deelname.models import Aanwezigheid, Aanwezigheidslijst
from kern import klok
from kern.models import Gebeurtenis
from sessies.models import Genodigde
from tests.fabrieken.deelname import AanwezigheidFactory, GenodigdeFactory
from tests.weigering import geweigerd

SLEUTEL = {"inzending": "b" * 32}


@pytest.fixture
def namen(lijst):
    Genodigde.objects.filter(naam="An").update(naam="An Peeters")
    Genodigde.objects.filter(naam="Bo").update(naam="Désirée Van Damme")
    return lijst


def _mens(naam, email="", minuten=60):
    return Teamspersoon(naam, email, None if minuten is None else minuten * 60)


def _wie(lijst, *mensen):
    return [(str(h.rij or ""), h.hoe, h.minuten, h.is_twijfel) for h in herken(lijst, mensen)]


def test_people_are_known_by_mail_else_by_name_and_who_looks_alike_is_asked(namen):
    assert _wie(
        namen, _mens("Iemand", "A@test.example"), _mens("van damme desiree (gast)"), _mens("An"), _mens("Zoë Quix")
    ) == [
        ("An Peeters", "e-mailadres", 60, False),
        ("Désirée Van Damme", "naam", 60, False),
        ("", "", 60, True),
        ("", "", 60, False),
    ]
    twijfel = herken(namen, [_mens("An Peters")])[0]
    assert (str(twijfel.lijken[0].rij), twijfel.is_twijfel) == ("An Peeters", True)


def test_two_of_one_name_are_never_chosen_between_and_two_devices_of_one_are_added(namen):
    assert _wie(
        namen, _mens("An Peeters"), _mens("Anna", "a@test.example", 30), _mens("An Peeters (Guest)", "", None)
    ) == [("An Peeters", "naam", 90, False)]
    GenodigdeFactory(sessie=namen.sessie, naam="Peeters An", email="an2@test.example")
    lijstdomein.neem_lijst(namen.sessie)
    assert _wie(namen, _mens("An Peeters")) == [("", "", 60, True)]


def test_a_report_is_noted_as_one_act_and_taken_back_as_one(sessie, namen, rij, begeleider, nu):
    lijstdomein.noteer(rij("Cis"), toestand="afwezig", door=begeleider)
    an, cis = rij("An Peeters"), rij("Cis")
    keuzes = [
        Keuze("An", "", 40, an.pk),
        Keuze("An (gast)", "", 25, an.pk),
        Keuze("C", "", None, cis.pk),
        Keuze("Flo", "geen adres", 90, None),
    ]
    with klok.op(nu + timedelta(minutes=5)):
        assert noteer_uit_teams(sessie, keuzes, door=begeleider) == (2, 1)
    for persoon in (an, cis):
        persoon.refresh_from_db()
    assert [(p.toestand, p.bron, p.minuten) for p in (an, cis)] == [("online", "teams", 65), ("online", "teams", None)]
    flo = Aanwezigheid.objects.get(naam="Flo")
    assert (flo.toestand, flo.bron, flo.minuten, flo.email, flo.is_bijgekomen) == ("online", "teams", 90, "", True)
    regel = Gebeurtenis.objects.get(wat="aanwezigheid.uit_teams")
    assert "Flo" not in str(regel.gegevens)

    lijstdomein.noteer(an, toestand="aanwezig", door=begeleider)
    terug = {naam: regel.gegevens[naam] for naam in ("was", "bij", "op")}
    assert neem_teams_terug(sessie, **terug, door=begeleider) == 2
    for persoon in (an, cis):
        persoon.refresh_from_db()
    assert [(p.toestand, p.bron, p.genoteerd_op) for p in (an, cis)] == [
        ("aanwezig", "afgevinkt", nu),
        ("afwezig", "afgevinkt", nu),
    ]
    assert not Aanwezigheid.objects.filter(naam="Flo").exists()


def test_who_is_in_the_room_stays_so_and_nobody_of_another_list_is_noted(sessie, namen, rij, begeleider):
    an = lijstdomein.noteer(rij("An Peeters"), toestand="aanwezig", door=begeleider)
    with geweigerd("niemand om te noteren", Aanwezigheid):
        noteer_uit_teams(sessie, [Keuze("An", "", 9, an.pk)], door=begeleider)
    vreemd = AanwezigheidFactory()
    with geweigerd("niet meer op deze lijst", Aanwezigheid):
        noteer_uit_teams(sessie, [Keuze("X", "", 9, vreemd.pk), Keuze("Y", "", 9, None)], door=begeleider)
    Aanwezigheidslijst.objects.update(gesloten_op=klok.nu())
    with geweigerd("gesloten", Aanwezigheid):
        noteer_uit_teams(sessie, [Keuze("Y", "", 9, None)], door=begeleider)


def test_the_usual_minimum_is_half_of_the_meeting_and_not_of_two_days(sessie):
    assert gewone_minimum(sessie) == round((sessie.eindigt_op - sessie.begint_op).total_seconds() / 120)
    sessie.eindigt_op = sessie.begint_op + timedelta(days=2)
    assert gewone_minimum(sessie) == 240


def test_the_page_that_asks_is_sealed_for_one_list_and_not_for_ever(namen, nu):
    gelezen = verzegel(namen, Rapport([_mens("Flo")]))
    assert [w.naam for w in NakijkForm(lijst=namen, initial={"gelezen": gelezen, "minstens": 5}).gevraagd] == ["Flo"]
    ander = AanwezigheidFactory().lijst
    form = NakijkForm(lijst=ander, data={"gelezen": gelezen, "minstens": "5"})
    assert "stond te lang open" in str(form.errors["gelezen"])


def test_from_the_file_to_the_list_and_back_on_the_page(client, begeleider, sessie, namen):
    client.force_login(begeleider)
    adres = reverse("deelname:teams", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
    assert (
        adres
        in client.get(
            reverse("deelname:lijst", kwargs={"netwerk": sessie.netwerk.slug, "nummer": sessie.nummer})
        ).content.decode()
    )

    def stuur(inhoud):
        return client.post(adres, {"bestand": SimpleUploadedFile("r.csv", inhoud), "minstens": "30", **SLEUTEL})

    assert "geen CSV-bestand" in stuur(b"PK\x03\x04\x00\x00").content.decode()
    tekst = "Name\tFirst Join\tIn-Meeting Duration\tEmail\nAn Peeters\t1/2/2026, 9:00:00 AM\t1h\t\nDesiré V.D.\t\t40m\t\n<b>Flo</b>\t\t35m\t\nKort\t\t5m\t\n"
    gelezen = stuur(tekst.encode("utf-16"))
    pagina = gelezen.content.decode()
    assert [
        zin in pagina
        for zin in ("We lazen 4\xa0mensen", "&lt;b&gt;Flo&lt;/b&gt;", "Te kort gebleven", "Koos je het juiste bestand?")
    ] == [True] * 4
    assert Aanwezigheid.objects.filter(bron="teams").count() == 0

    form = gelezen.context["form"]
    data = {
        "gelezen": form["gelezen"].value(),
        "minstens": "30",
        "wie-0": form["wie-0"].value(),
        "wie-2": "bij",
        **SLEUTEL,
    }
    assert "Kies wie dit is" in client.post(adres, {**data, "wie-1": ""}).content.decode()
    assert "Kort" in [
        w.naam for w in client.post(adres, {**data, "minstens": "1", "opnieuw": "1"}).context["form"].gevraagd
    ]
    assert Aanwezigheid.objects.filter(bron="teams").count() == 0

    klaar = client.post(adres, {**data, "wie-1": "niet"}, follow=True).content.decode()
    assert "1\xa0persoon van de lijst en 1\xa0persoon bijgeschreven" in klaar
    assert sorted(Aanwezigheid.objects.filter(bron="teams").values_list("minuten", flat=True)) == [35, 60]
