"""What a person or a partnership sets once, and where it is kept."""
