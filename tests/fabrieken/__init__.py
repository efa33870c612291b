"""Factories: each makes the plainest valid object; states are traits; nothing is random."""
