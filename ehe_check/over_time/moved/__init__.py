"""What moved between two sessions about one case."""
