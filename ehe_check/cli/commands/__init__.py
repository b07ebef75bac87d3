"""The commands with their options: each body imports what it needs and calls it."""
