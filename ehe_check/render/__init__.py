"""Blocks to bytes: one small file a format."""
