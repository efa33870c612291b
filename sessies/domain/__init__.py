"""Everything that may happen to questions, meetings and insights."""
