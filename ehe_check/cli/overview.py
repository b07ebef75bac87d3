"""What the commands are, with an example of each: said when none is given."""

COMMANDS = """\
ehe-check helps professionals in England to think about a child who is educated at home.

  case    Answer the questions about one case, and get its prompt sheet.
          ehe-check case
  sheet   Print the sheet of a saved session again.
          ehe-check sheet ehe-EHE-0042-2026-11-24.toml
  meeting Print a pack for a professionals-only meeting that is being considered.
          ehe-check meeting ehe-EHE-0042-2026-11-24.toml
  demo    Print the sheet of an invented case, to see what this is.
          ehe-check demo
  compare Say what moved between two sessions about one case.
          ehe-check compare EARLIER.toml LATER.toml
  supervise
          Talk a case over: what moved, what is open, what is agreed.
          ehe-check supervise ehe-EHE-0042-2026-11-24.toml
  themes  Count what many cases raised, for a partnership that wants to learn from them.
          ehe-check themes FOLDER
  quiz    Learn from the review by questions, each option with its reason.
          ehe-check quiz
  bank    List, read and check the questions, or print them to fill in by hand.
          ehe-check bank list
  config  Set plain mode, and the local names and contacts that sheets print.
          ehe-check config

Add --help to any of them. If a child is in immediate danger, call 999 now."""
