"""A date poll: the days that are proposed, who is asked, and when each of them can."""

from prikken.models.prikker import Datumprikker, Gevraagde, Prikantwoord, Prikdag

__all__ = ["Datumprikker", "Gevraagde", "Prikantwoord", "Prikdag"]
