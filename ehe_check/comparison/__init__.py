"""A page about two sessions: what moved, and where they differ.

It knows the sheet and the case over time, and none of its neighbours.
"""
