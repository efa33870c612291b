"""What may happen to the attendance of a meeting."""
