"""Questions about one home-educated child, and a prompt sheet that supports judgement."""

__version__ = "0.1.0"
