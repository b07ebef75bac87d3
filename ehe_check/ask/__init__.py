"""A person's answers: the interview and the ways of putting one question."""
