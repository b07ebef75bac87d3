"""What things are: frozen values, no files, no clock, no screen."""
