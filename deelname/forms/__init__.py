"""What is asked about who was at a meeting."""
