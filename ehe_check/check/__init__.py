"""Whether a bank and own words hold together, and a bank as its author reads it.

It knows banks and the rules of advice, and no answer that a person gave.
"""
