"""Counts across many cases, for a partnership that wants to learn from them.

It knows what sessions raised, and none of its neighbours.
"""
