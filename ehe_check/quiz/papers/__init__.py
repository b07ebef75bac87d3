"""Papers: printed, keyed in, and what they show of a training and of the questions."""
