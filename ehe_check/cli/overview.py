"""What the commands are, with an example of each: said when none is given."""

COMMANDS = """\
ehe-check helps professionals in England to think about a child who is educated at home.

  case    Answer the questions about one case, and get its prompt sheet.
          ehe-check case
  sheet   Print the sheet of a saved session again.
          ehe-check sheet ehe-EHE-0042-2026-11-24.toml
  demo    Print the sheet of an invented case, to see what this is.
          ehe-check demo
  bank    List, read and check the questions.
          ehe-check bank list

Add --help to any of them. If a child is in immediate danger, call 999 now."""
