"""A supervision of one case: what is gone through, what was agreed, and its record.

It knows the sheet and the case over time, and none of its neighbours.
"""
