"""A case as its folder holds it: sessions, supervisions and meetings, read once.

It knows the sheet and the case over time, and none of those who look at it.
"""
