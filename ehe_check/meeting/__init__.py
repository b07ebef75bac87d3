"""The papers of a professionals-only meeting that is being considered.

It knows the sheet, and none of its neighbours.
"""
