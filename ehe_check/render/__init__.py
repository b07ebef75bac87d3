"""Blocks to bytes: one small file a format.

It knows the programs that draw a page, and of a sheet only that it has a JSON of its own.
"""
