"""TOML in and out, safely: whatever a file holds, it knows nothing of it."""
