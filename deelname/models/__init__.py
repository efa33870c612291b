"""Who was at a meeting: one list per meeting, one row per person, and what was put right after it was closed; what they thought of it."""

from deelname.models.aanwezigheid import Aanwezigheid, Aanwezigheidslijst, Rechtzetting
from deelname.models.evaluatie import Evaluatiebriefje, Evaluatiebus, Evaluatielink

__all__ = ["Aanwezigheid", "Aanwezigheidslijst", "Evaluatiebriefje", "Evaluatiebus", "Evaluatielink", "Rechtzetting"]
