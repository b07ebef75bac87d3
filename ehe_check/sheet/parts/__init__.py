"""The parts of a page about a case, a family of them to a file."""
