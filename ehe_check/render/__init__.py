"""Blocks to bytes: one small file a format.

It knows the programs that draw a page, and that a sheet and a quiz have formats of their own.
"""
