"""A quiz elsewhere: in Moodle, Anki, a spreadsheet, or a browser."""
