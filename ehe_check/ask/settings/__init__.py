"""The talk about settings."""
