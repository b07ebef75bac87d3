"""Counts across many cases, for a partnership that wants to learn from them."""
