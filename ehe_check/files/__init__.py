"""TOML in and out, safely: checked in plain words, kept whole, and never half written.

It knows the disk, and nothing of what a file is about.
"""
