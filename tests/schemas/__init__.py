"""The JSON Schemas that are shipped, made from what the program reads: `poe schemas`."""
