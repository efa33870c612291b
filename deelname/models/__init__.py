"""Who was at a meeting: one list per meeting, one row per person, and what was put right after it was closed."""

from deelname.models.aanwezigheid import Aanwezigheid, Aanwezigheidslijst, Rechtzetting

__all__ = ["Aanwezigheid", "Aanwezigheidslijst", "Rechtzetting"]
