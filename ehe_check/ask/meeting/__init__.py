"""The record of a meeting, typed in by somebody who was there."""
