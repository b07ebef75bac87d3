"""The quiz: items, marks, papers, rooms, and what answers show.

It knows law and statements, and no case and none of its neighbours.
"""
