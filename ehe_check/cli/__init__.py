"""Commands: parse, call, print.

It knows everything, and works out nothing.
"""
