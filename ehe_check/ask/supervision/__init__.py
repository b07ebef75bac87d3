"""The talk of a supervision, from the first thing not settled to the end."""
