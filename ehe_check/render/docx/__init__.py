"""Word: a document in real headings, lists and styles."""
