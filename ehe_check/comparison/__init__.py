"""A page about two sessions: what moved, or where two readings differ.

It knows the sheet and the case over time, and none of its neighbours.
"""
