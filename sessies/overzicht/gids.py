"""The steps in the guide of a new network that this app tells."""

from django.db.models import Exists

from kern.gids import Gidsstap
from sessies.enums import SessieStatus
from sessies.models import Leervraag, Sessie

STAPPEN = (
    Gidsstap(
        110,
        "Plan de eerste bijeenkomst",
        "sessies:plan",
        lambda n: Exists(Sessie.objects.filter(netwerk=n).exclude(status=SessieStatus.AFGELAST)),
        nodig=lambda n: n.heeft("bijeenkomsten"),
        recht="sessies.plan_sessie",
    ),
    Gidsstap(
        120,
        "Breng de eerste vraag in",
        "sessies:breng-in",
        lambda n: Exists(Leervraag.objects.filter(netwerk=n)),
        nodig=lambda n: n.heeft("vragen"),
        recht="sessies.breng_leervraag_in",
    ),
)
