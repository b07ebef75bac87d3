"""A quiz elsewhere: in Moodle, or in a browser."""
