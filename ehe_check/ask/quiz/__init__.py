"""The talks of a quiz: alone, on paper, or in a room."""
