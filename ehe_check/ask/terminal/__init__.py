"""The arrow-key asker: each question as a menu or a line to type on."""
