"""Three-valued judging: what a condition is, given the answers, and nothing else."""
