"""The pack for a professionals-only meeting that is being considered."""
