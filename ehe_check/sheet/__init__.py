"""The prompt sheet: from a session and its bank to a page.

It knows everything beneath it, and no format that a page is printed in.
"""
