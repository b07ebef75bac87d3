"""What all the sessions of one case show together, and whether our work goes round."""
