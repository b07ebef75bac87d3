"""The sessions of one case, side by side: what moved, what drifts, what was decided."""
