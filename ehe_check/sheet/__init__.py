"""The prompt sheet: from a session and its bank to a page, in the words of a report."""
