"""A supervision of one case: what is gone through, what was agreed, and its record."""
