"""A paper copy of the questions, to be filled with a pen and typed in later.

It knows a bank, and no answer and none of its neighbours.
"""
