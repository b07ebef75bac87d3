"""What a page is made of: blocks, words with blanks, and text made harmless; no files."""
