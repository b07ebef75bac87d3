"""What a person or a partnership sets once, and where it is kept.

It knows nothing of cases; only its `places.py` reads and writes files.
"""
