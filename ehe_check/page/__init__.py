"""What a page is made of: blocks, words with blanks, and text made harmless.

It knows nothing of what a page is about, nor of the formats that print it.
"""
