"""What the commands are: said with an example of each when none is given, or as --help says it."""

COMMANDS = """\
ehe-check helps professionals in England to think about a home-educated child.

  case       Answer the questions about one case, and get its prompt sheet.
             ehe-check case
  sheet      Print the sheet of a saved session again.
             ehe-check sheet ehe-EHE-0042-2026-11-24.toml
  meeting    Print the papers of a professionals-only meeting.
             ehe-check meeting ehe-EHE-0042-2026-11-24.toml --out FOLDER
  demo       Print the sheet of an invented case: ehe-check demo
  compare    Say what moved between two sessions about one case.
             ehe-check compare EARLIER.toml LATER.toml
  supervise  Talk a case over: what moved, what is open, what is agreed.
             ehe-check supervise ehe-EHE-0042-2026-11-24.toml
  due        List what was decided and is due, of one case or of a folder.
             ehe-check due FOLDER
  themes     Count what many cases raised, for a partnership to learn from.
             ehe-check themes FOLDER
  quiz       Learn from the review by questions, each option with its reason.
             ehe-check quiz
  bank       List, read and check the questions, or print them as a form.
             ehe-check bank list
  config     Write a file for your local contacts to fill in: ehe-check config
Add --help to any of them. If a child is in immediate danger, call 999 now."""

HELP = """\
Usage: ehe-check [OPTIONS] COMMAND [ARGS]...

  Questions and a prompt sheet about one home-educated child (England).

Options:
  -V, --version  Say which version this is.
  --help         Show this message and exit.

Commands:
  case       Answer the questions about one case, and get its prompt sheet.
  sheet      Print the sheet of a saved session again.
  meeting    Print the papers of a professionals-only meeting, or read...
  demo       Print the sheet of an invented case, to see what this is.
  supervise  Talk a case over in supervision: what moved, what is open,...
  due        List what was decided and is due: past its day, due soon, or...
  compare    Say what moved between two sessions about one case, or draw...
  themes     Count what many cases raised: counts only, and small ones...
  bank       List, read and check the questions, or print them to fill in...
  config     Write a settings file to fill in, with your local contacts.
  quiz       Answer questions about the review, and read the reason for..."""
"""What Typer says of them where there is room for it, known here without it."""

_ROOM = 80


def say_commands(_: object = None) -> None:
    """Say what the commands are, with an example of each."""
    print(COMMANDS, flush=True)


def is_wide() -> bool:
    """Say whether there is room for the whole help, as Typer measures it."""
    from shutil import get_terminal_size

    return get_terminal_size().columns >= _ROOM
