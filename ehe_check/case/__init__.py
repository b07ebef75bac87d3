"""One case: its session, the walk through its questions, and what is said of an answer."""
