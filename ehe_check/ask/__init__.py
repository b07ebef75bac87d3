"""A person's answers: the talks, and the ways of putting one question.

It knows the keyboard, the screen and the clock, and no format of a page.
"""
