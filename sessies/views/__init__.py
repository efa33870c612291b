"""Glue between a request and what may happen to meetings, questions and insights."""
