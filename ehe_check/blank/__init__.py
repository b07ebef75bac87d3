"""A paper copy of the questions, to be filled with a pen and typed in later."""
