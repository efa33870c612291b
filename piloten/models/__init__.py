"""Pilots: what is tried out, by whom, what was found and what was decided."""

from piloten.models.piloot import Bevinding, Piloot, PilootUitInzicht, PilootUitLeervraag

__all__ = ["Bevinding", "Piloot", "PilootUitInzicht", "PilootUitLeervraag"]
