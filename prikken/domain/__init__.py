"""Everything that may happen with a date poll."""
