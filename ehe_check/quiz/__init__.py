"""The quiz: items, marks, papers, rooms, and what answers show."""
