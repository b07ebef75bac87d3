"""Three-valued judging: whether a condition is true, given the answers, and nothing else.

It knows a bank and answers, and no advice.
"""
