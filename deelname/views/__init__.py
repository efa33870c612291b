"""The pages about who was at a meeting."""
