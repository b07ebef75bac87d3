"""One case: its session, the walk through its questions, and what is said of an answer.

It knows the advice, which some gates read, and no other session of the case.
"""
