"""The sessions of one case, side by side: what moved, what drifts, what was decided.

It knows whole sessions and their advice, and no page that tells of them.
"""
