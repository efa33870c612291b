"""Input about meetings, questions and insights: validated and laid out here, written by the domain."""
