"""Checks of a quiz bank: lists of small functions that yield problems, run together."""
