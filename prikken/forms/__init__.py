"""What one fills in about a date poll."""
