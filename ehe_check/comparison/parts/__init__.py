"""The pages about two sessions, each a file, and the parts that they are made of."""
