"""A question bank: questions, what their answers do, the law and statements they rest on.

It knows no answer to any of them; only its `load.py` reads files.
"""
