"""The talk about one case: from its first question to its sheet."""
