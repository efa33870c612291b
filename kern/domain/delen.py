"""Sharing a text in which something may say who somebody is: that somebody chose to, and never what it was."""

from collections import Counter
from collections.abc import Sequence

from django.db import models, transaction

from kern.domain.audit import leg_vast
from kern.persoonsgegevens import Vondst


@transaction.atomic
def ga_toch_door(onderwerp: models.Model, vondsten: Sequence[Vondst], *, door: models.Model | None) -> None:
    """Note that ``onderwerp`` was shared although this was pointed out: how many of which kind, without the pieces."""
    soorten = dict(sorted(Counter(v.soort for v in vondsten).items()))
    leg_vast("persoonsgegevens.toch_gedeeld", onderwerp=onderwerp, door=door, soorten=soorten)
