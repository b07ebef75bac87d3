"""The entry point: answers at once what needs no imports, and prints what went wrong."""

from __future__ import annotations

import os
import sys
from errno import EINVAL

TYPE_CHECKING = False  # as in typing, whose import would keep the first line waiting
if TYPE_CHECKING:
    from ehe_check.errors import EheCheckError

URGENT_FIRST = "If a child is in immediate danger, call 999 now."
COMPLETES = "_EHE_CHECK_COMPLETE"  # set by a shell that asks what a line can go on with
_NOT_UTF8 = "backslashreplace"
_TYPED = "surrogateescape"
_ROOM_FOR_HELP = 80
_REPORT = "What you saved is safe. Please report these words, and nothing that you typed."

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
  due        List what was decided and is due: ehe-check due FOLDER
  themes     Count what many cases raised: ehe-check themes FOLDER
  tidy       Delete what is past its day, asking first: ehe-check tidy FOLDER
  quiz       Learn from the review, each option with its reason: ehe-check quiz
  bank       List, read, check or print the questions: ehe-check bank list
  config     Write a file for your local contacts to fill in: ehe-check config
  doctor     Say what works on this computer: ehe-check doctor
  completion Have Tab complete what is typed: ehe-check completion bash
Add --help to any of them. If a child is in immediate danger, call 999 now."""

HELP = """\
Usage: ehe-check [OPTIONS] COMMAND [ARGS]...

  Questions and a prompt sheet about one home-educated child (England).

Options:
  -V, --version  Say which version this is.
  --help         Show this message and exit.

Commands:
  case        Answer the questions about one case, and get its prompt sheet.
  sheet       Print the sheet of a saved session again.
  meeting     Print the papers of a professionals-only meeting, or read...
  demo        Print the sheet of an invented case, to see what this is.
  supervise   Talk a case over in supervision: what moved, what is open,...
  due         List what was decided and is due: past its day, due soon,...
  compare     Say what moved between two sessions about one case, or draw...
  themes      Count what many cases raised: counts only, and small ones...
  tidy        Delete cases past the day until which they are kept, asking...
  doctor      Say what works on this computer, in lines for an IT desk.
  completion  Print what lets a shell complete commands by Tab.
  bank        List, read and check the questions, or print them to fill...
  config      Write a settings file to fill in, with your local contacts.
  quiz        Answer questions about the review, and read the reason for..."""
"""What Typer says of them where there is room for it, known here without it."""


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    _open_closed_streams()
    sys.exit(_run(given))


def _said_at_once(given: list[str]) -> bool:
    """Print what waits for no import, and say whether that was all."""
    if os.environ.get(COMPLETES):
        return False
    if given[:1] in (["--version"], ["-V"]):
        from ehe_check import __version__

        print(f"ehe-check {__version__}", flush=True)
        return True
    if not given:
        say_commands()
        return True
    if given == ["--help"] and _is_wide():
        print(HELP, flush=True)
        return True
    if given[:1] == ["case"] and "--help" not in given:
        _say_urgent_first()
    return False


def say_commands(_: object = None) -> None:
    """Say what the commands are, with an example of each."""
    print(COMMANDS, flush=True)


def _is_wide() -> bool:
    """Say whether there is room for the whole help, as Typer measures it."""
    from shutil import get_terminal_size

    return get_terminal_size().columns >= _ROOM_FOR_HELP


def _say_urgent_first() -> None:
    """Print the one line that may not wait for anything, before anything is imported."""
    stream = sys.stdout if sys.stdout.isatty() else sys.stderr
    print(URGENT_FIRST, file=stream, flush=True)


def _open_closed_streams() -> None:
    """Stand in for streams that whoever started the program has closed."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: PTH123, SIM115 (as the streams are)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115


def _keep_every_character() -> None:
    """Let no character stop the program: typed ones are judged later, others are spelt out.

    What comes from a file or another program is UTF-8, whatever the code page of Windows is.
    """
    if hasattr(sys.stdin, "reconfigure") and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8-sig")
    for stream, errors in ((sys.stdin, _TYPED), (sys.stdout, _NOT_UTF8), (sys.stderr, _NOT_UTF8)):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)


def _run(given: list[str]) -> int:
    try:
        _keep_every_character()
        return 0 if _said_at_once(given) else _command(given)
    except KeyboardInterrupt:
        print("\nehe-check: stopped.", file=sys.stderr)
        return 130
    except OSError as error:
        if not _has_no_reader(error):
            return _say_all(_of_the_system(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 (no traceback may show what somebody typed)
        from ehe_check.errors import EheCheckError

        if isinstance(error, EheCheckError):
            return _say_all(error)
        print(
            f"ehe-check: a fault in the program itself ({_where(error)}). {_REPORT}",
            file=sys.stderr,
        )
        return 70


def _has_no_reader(error: BaseException | None) -> bool:
    """Say whether nobody reads what is written any more; Windows calls that an invalid argument."""
    is_invalid = isinstance(error, OSError) and (error.errno, error.filename) == (EINVAL, None)
    is_on_windows = os.name == "nt" and not sys.stdout.isatty()
    return isinstance(error, BrokenPipeError) or (is_invalid and is_on_windows)


def _say_all(error: EheCheckError) -> int:
    from ehe_check.cli.messages import say

    try:
        say(*error.problems)
    except OSError:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 (it cannot be written to)
    return error.exit_code


def _of_the_system(error: OSError) -> EheCheckError:
    """Return what the system says of a file, or of the stream that is written to."""
    from ehe_check.errors import UnusableFileError
    from ehe_check.files.whole_files import os_problem

    if error.filename is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 (it cannot be written to)
        return UnusableFileError(os_problem("the output", error, doing="written"))
    return UnusableFileError(os_problem(str(error.filename), error))


def _where(error: BaseException) -> str:
    """Return the kind of a fault and the line it came from, and nothing that it says."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return type(error).__name__
    file = os.path.basename(place.tb_frame.f_code.co_filename)  # noqa: PTH119 (no import for it)
    return f"{type(error).__name__} in {file}, line {place.tb_lineno}"


def _start_fast() -> None:
    """Spare the start a hunt for rubbish, and one for plug-ins.

    All that is made now is there to stay, and no plug-in of pydantic has any business here.
    """
    import gc

    gc.set_threshold(300_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _command(given: list[str]) -> int:
    _start_fast()
    from ehe_check.cli.app import call, complete

    try:
        complete() if os.environ.get(COMPLETES) else call(given)
    except SystemExit as leaving:
        if _has_no_reader(leaving.__context__):
            return 0
        return leaving.code if isinstance(leaving.code, int) else 0
    finally:
        sys.stdout.flush()
    return 0
