"""A page about two sessions: what moved, or where two readings differ."""
