"""Whether a bank holds together, and a bank as its author reads it."""
