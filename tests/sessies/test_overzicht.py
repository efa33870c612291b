from datetime import date, timedelta

import pytest
from django.urls import reverse

from kern import klok, register
from kern.taken import HOOGSTENS
from kern.zoeken import vinden
from tests.fabrieken.kern import moment
from tests.fabrieken.netwerken import (
    LidmaatschapFactory,
    MandaatFactory,
    OrgaanFactory,
    OrganisatieFactory,
    iemand,
    toegang,
)
from tests.fabrieken.projecten import ProjectFactory, medewerker_van
from tests.fabrieken.sessies import ActiepuntFactory, InzichtFactory, LeervraagFactory, SessieFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nu")]


def taken(mens, netwerk):
    van_ons = [t for t in register.taken_van(toegang(mens, netwerk)) if "/sessies/" in t.url or "/leervragen/" in t.url]
    return [(t.titel, t.tegen, t.is_te_laat) for t in van_ons]


def test_a_new_question_waits_five_working_days(netwerk, begeleider):
    LeervraagFactory(netwerk=netwerk, nummer="2026-901", ingebracht_op=moment(2026, 11, 2))
    LeervraagFactory(netwerk=netwerk, nummer="2026-902", ingebracht_op=moment(2026, 11, 5))
    LeervraagFactory(netwerk=netwerk, nummer="2026-903", ingebracht_op=moment(2026, 11, 8))
    LeervraagFactory(netwerk=netwerk, verhelderd=True)

    assert taken(begeleider, netwerk) == [
        ("Verhelder vraag 2026-901", date(2026, 11, 9), True),
        ("Verhelder vraag 2026-902", date(2026, 11, 13), False),  # Armistice Day between
        ("Verhelder vraag 2026-903", date(2026, 11, 16), False),  # came in on a Sunday
    ]


def test_many_new_questions_become_one_line(netwerk, begeleider):
    LeervraagFactory.create_batch(HOOGSTENS + 2, netwerk=netwerk, ingebracht_op=moment(2026, 11, 9))

    gevonden = taken(begeleider, netwerk)

    assert len(gevonden) == HOOGSTENS + 1
    assert "Nog 2\u00a0ingebrachte vragen te verhelderen" in [titel for titel, _, _ in gevonden]


def test_a_past_meeting_waits_to_be_closed_and_its_minutes_to_be_shared(netwerk, begeleider):
    SessieFactory(netwerk=netwerk, titel="Open", begint_op=moment(2026, 11, 9))
    SessieFactory(netwerk=netwerk, titel="Gehouden", begint_op=moment(2026, 10, 1), status="gehouden")
    SessieFactory(
        netwerk=netwerk, titel="Gedeeld", begint_op=moment(2026, 10, 1), status="gehouden", verslag_op=klok.nu()
    )
    SessieFactory(netwerk=netwerk, titel="Van anderen", begint_op=moment(2026, 10, 1), soort="extern")
    SessieFactory(netwerk=netwerk, titel="Straks")

    assert taken(begeleider, netwerk) == [
        ("Deel het verslag van Gehouden", date(2026, 10, 15), True),
        ("Sluit Open af", date(2026, 11, 12), False),
    ]


def test_who_convenes_a_body_closes_its_meetings_only(netwerk):
    organisatie = OrganisatieFactory()
    orgaan = OrgaanFactory(netwerk=netwerk, samengeroepen_door=organisatie)
    SessieFactory(netwerk=netwerk, titel="Stuurgroep", begint_op=moment(2026, 11, 9), orgaan=orgaan)
    SessieFactory(netwerk=netwerk, titel="Netwerk", begint_op=moment(2026, 11, 9))

    assert [t for t, _, _ in taken(iemand("opdrachtgever", netwerk, organisatie), netwerk)] == ["Sluit Stuurgroep af"]
    assert taken(iemand("opdrachtgever", netwerk), netwerk) == []


def wachtend(mens, netwerk):
    return [(w.titel, w.op_wie, w.is_te_laat) for w in register.wachtend_van(toegang(mens, netwerk))]


def test_who_runs_the_network_does_what_names_the_role_and_waits_for_what_others_promised(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=OrganisatieFactory(naam="VDAB"))
    ActiepuntFactory(sessie=sessie, tekst="van mij", tegen=date(2026, 11, 9), wie="de netwerkbegeleiders")
    ActiepuntFactory(sessie=sessie, tekst="klaar", tegen=date(2026, 11, 10), staat="klaar")
    ActiepuntFactory(sessie=sessie, tekst="zonder dag", wie="VDAB")
    for dagen in (-1, 14, 15):
        dag = date(2026, 11, 10) + timedelta(days=dagen)
        ActiepuntFactory(sessie=sessie, tekst=f"over {dagen}", tegen=dag, wie="VDAB")

    assert taken(begeleider, netwerk) == [("van mij", date(2026, 11, 9), True)]
    assert wachtend(begeleider, netwerk) == [
        ("over -1", "VDAB", True),
        ("over 14", "VDAB", False),
        ("zonder dag", "VDAB", False),
    ]


def test_who_asked_waits_for_an_answer_and_an_answer_ends_it(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    mens = medewerker_van(project)
    vraag = LeervraagFactory(netwerk=netwerk, project=project, nummer="2026-901", ingebracht_op=moment(2026, 11, 2))
    LeervraagFactory(netwerk=netwerk, project=project, beantwoord=True)
    LeervraagFactory(netwerk=netwerk)

    [gevonden] = register.wachtend_van(toegang(mens, netwerk))

    assert (gevonden.titel, gevonden.op_wie, gevonden.sinds, gevonden.url) == (
        "Antwoord op vraag 2026-901", "netwerkbegeleider", date(2026, 11, 2), vraag.get_absolute_url(),
    )  # fmt: skip
    assert register.wachtend_van(toegang(iemand("lid", netwerk), netwerk)) == []


def test_a_projectmedewerker_reads_what_became_of_their_question(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    mens = medewerker_van(project)
    LeervraagFactory(netwerk=netwerk, project=project, beantwoord=True, beantwoord_op=moment(2026, 11, 5))
    LeervraagFactory(netwerk=netwerk, ingebracht_door=mens, verhelderd=True, verhelderd_op=moment(2026, 11, 1))
    LeervraagFactory(netwerk=netwerk, project=project, beantwoord=True, beantwoord_op=moment(2026, 10, 1))
    LeervraagFactory(netwerk=netwerk, beantwoord=True, beantwoord_op=moment(2026, 11, 5))

    titels = [titel for titel, _, _ in taken(mens, netwerk)]

    assert titels == ["Lees het antwoord op je vraag", "Lees je vraag na, zoals ze nu geschreven staat"]


def test_what_is_coming_shows_meetings_one_may_see(netwerk):
    SessieFactory(netwerk=netwerk, titel="Straks", begint_op=moment(2026, 11, 12))
    SessieFactory(netwerk=netwerk, titel="Bezig", begint_op=moment(2026, 11, 10, 11))
    SessieFactory(netwerk=netwerk, titel="Voorbij", begint_op=moment(2026, 11, 9))
    SessieFactory(netwerk=netwerk, titel="Concept", concept=True)
    SessieFactory(netwerk=netwerk, titel="Orgaan", orgaan=OrgaanFactory(netwerk=netwerk))

    komend = [k for bron in register.alles.komende for k in bron(toegang(iemand("lid", netwerk), netwerk))]

    assert [k.titel for k in komend] == ["Bezig", "Straks"]


def cijfers(mens, netwerk):
    return [
        (c.waarde, c.van)
        for bron in register.alles.cijfers
        for c in bron(toegang(mens, netwerk))
        if "/leervragen/" in c.url
    ]


def test_the_share_of_questions_dealt_with_in_time(netwerk, begeleider):
    assert cijfers(begeleider, netwerk) == []
    LeervraagFactory(netwerk=netwerk, beantwoord=True)  # answered after 49 days
    LeervraagFactory(netwerk=netwerk)

    assert cijfers(begeleider, netwerk) == [("50\u00a0%", "van de leervragen behandeld binnen 90 dagen")]


def test_own_questions_that_wait(netwerk):
    project = ProjectFactory(netwerk=netwerk)
    for staat in ("ingebracht", "verhelderd", "ingetrokken"):
        LeervraagFactory(netwerk=netwerk, project=project, staat=staat)
    LeervraagFactory(netwerk=netwerk, project=project, beantwoord=True)

    assert cijfers(medewerker_van(project), netwerk)[0] == ("2", "van je 3\u00a0vragen wachten nog op een antwoord")


def zoek(mens, netwerk, *woorden):
    groepen = vinden.zoek(toegang(mens, netwerk), " ".join(woorden))
    return sorted((g.soort.enkel, "".join(s.tekst for s in t.titel)) for g in groepen for t in g.treffers)


def test_search_finds_every_word_and_only_what_one_may_see(netwerk, begeleider):
    LeervraagFactory(netwerk=netwerk, woorden="Koffie aan de poort, hoe dan?")
    LeervraagFactory(netwerk=netwerk, woorden="Koffie zonder poort?", delen="begeleiding")
    LeervraagFactory(woorden="Koffie aan de poort elders")
    SessieFactory(netwerk=netwerk, titel="Koffie", doel="Aan de POORT staan")
    InzichtFactory(sessie__netwerk=netwerk, titel="Koffie", tekst="aan de poort")
    lid = iemand("lid", netwerk)

    assert zoek(lid, netwerk, "koffie", "poort") == [
        ("bijeenkomst", "Koffie"), ("inzicht", "Koffie"), ("vraag", "Koffie aan de poort, hoe dan?"),
    ]  # fmt: skip
    assert ("vraag", "Koffie zonder poort?") in zoek(begeleider, netwerk, "koffie", "poort")
    assert zoek(lid, netwerk, "koffie", "thee") == []


def test_search_does_not_tell_what_stands_in_minutes_that_are_not_shared(netwerk, begeleider):
    SessieFactory(netwerk=netwerk, gehouden=True, titel="Overleg", verslag="Het geheime woord is bramen.")
    lid = iemand("lid", netwerk)

    assert (zoek(lid, netwerk, "bramen"), zoek(begeleider, netwerk, "bramen")) == ([], [("bijeenkomst", "Overleg")])


def test_what_nobody_there_promised_is_a_task_of_who_runs_the_network(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    project, zorg = ProjectFactory(netwerk=netwerk, titel="Wijkstoel"), OrganisatieFactory(naam="Zorgpunt")
    medewerker_van(project)
    ProjectFactory(netwerk=netwerk, titel="Leegstand")  # nobody works for it
    LidmaatschapFactory(netwerk=netwerk, rol="lid", organisatie=zorg)
    weg = LidmaatschapFactory(
        netwerk=netwerk, organisatie=OrganisatieFactory(naam="Weghuis"), gebruiker__is_active=False
    )
    MandaatFactory(netwerk=netwerk, functie="penningmeester", lidmaatschap=weg)
    zit = LidmaatschapFactory(netwerk=netwerk, rol="lid")
    MandaatFactory(netwerk=netwerk, functie="voorzitter", lidmaatschap=zit)
    MandaatFactory(netwerk=netwerk, functie="griffier", lidmaatschap=zit, tot=date(2026, 1, 1))
    MandaatFactory(netwerk=netwerk, functie="secretaris", lidmaatschap=None)
    netwerk.labels = {"netwerkbegeleider": "regisseur"}
    netwerk.save()
    van_iemand = ["Wijkstoel", "het Zorgpunt", "de voorzitter", "Netwerkbegeleider", "de regisseur"]
    van_niemand = ["Leegstand", "Zorgpunten", "Weghuis", "griffier", "secretaris"]
    for wie in van_iemand + van_niemand:
        ActiepuntFactory(sessie=sessie, tekst=f"doe {wie}", wie=wie)
    ActiepuntFactory(sessie=sessie, tekst="gedaan", wie="Leegstand", staat="klaar")

    gevonden = [t for t in register.taken_van(toegang(begeleider, netwerk)) if "niemand" in t.titel]

    assert [t.titel for t in gevonden] == sorted(f"Actiepunt van niemand: doe {wie}" for wie in van_niemand)
    assert all(t.url.endswith("/wie/") and t.actie == "Noem iemand" for t in gevonden)
    assert "‘griffier’" in next(t.toelichting for t in gevonden if "griffier" in t.titel)


def test_an_action_point_of_the_opdrachtgever_is_nobodys_only_where_there_is_none(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu(), titel="Overleg")
    punt = ActiepuntFactory(sessie=sessie, wie="medewerker opvolging, opdrachtgever", tegen=date(2026, 11, 9))
    assert [(t, laat) for t, _, laat in taken(begeleider, netwerk)] == [
        (f"Actiepunt van niemand: {punt.tekst}", True),
    ]
    geldgever = iemand("opdrachtgever", netwerk)
    assert taken(begeleider, netwerk) == []
    assert wachtend(begeleider, netwerk) == [(punt.tekst, punt.wie, True)]
    assert punt.tekst in [t for t, _, _ in taken(geldgever, netwerk)]


def test_more_than_five_of_nobody_are_counted_and_none_is_told_twice(netwerk, begeleider):
    sessie = SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu())
    for nr in range(8):
        ActiepuntFactory(sessie=sessie, tekst=f"punt {nr}", wie="niemand", tegen=date(2026, 11, 9))
    titels = [t for t, _, _ in taken(begeleider, netwerk)]
    assert titels == [*(f"Actiepunt van niemand: punt {nr}" for nr in range(5)), "Nog 3\u00a0actiepunten van niemand"]


def test_another_is_named_for_an_action_point(client, netwerk, begeleider):
    punt = ActiepuntFactory(sessie=SessieFactory(netwerk=netwerk, gehouden=True, verslag_op=klok.nu()), wie="niemand")
    client.force_login(begeleider)
    pad = reverse("sessies:actiepunt-wie", kwargs={"netwerk": netwerk.slug, "pk": punt.pk})
    assert f'href="{pad}"' in client.get(punt.sessie.get_absolute_url()).content.decode()
    assert client.get(pad).context["form"].initial["wie"] == "niemand"

    antwoord = client.post(pad, {"wie": " netwerkbegeleider ", "tegen": "2026-12-01", "versie": 1})
    stil = client.post(pad, {"wie": "een ander", "tegen": "", "versie": 1})

    punt.refresh_from_db()
    assert antwoord.url == f"{punt.sessie.get_absolute_url()}#actiepunten"
    assert (punt.wie, punt.tegen, punt.versie, stil.status_code) == ("netwerkbegeleider", date(2026, 12, 1), 2, 409)
    client.post(reverse("sessies:actiepunt-klaar", kwargs={"netwerk": netwerk.slug, "pk": punt.pk}))
    assert client.get(pad).url == antwoord.url
    te_laat = client.post(pad, {"wie": "een ander", "tegen": "", "versie": 3})
    assert "al afgerond" in te_laat.content.decode()
    punt.refresh_from_db()
    assert punt.wie == "netwerkbegeleider"
