"""The entry point: answers at once what needs no imports, and is the one place where errors are printed."""

from __future__ import annotations

import os
import sys

URGENT_FIRST = "If a child is in immediate danger, call 999 now."
NOT_UTF8 = "backslashreplace"


def main(arguments: list[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given in (["--version"], ["-V"]):
        from ehe_check import __version__

        print(f"ehe-check {__version__}")
        return
    if given[:1] == ["case"] and "--help" not in given:
        say_urgent_first()
    sys.exit(_run(given))


def say_urgent_first() -> None:
    """Print the one line that may not wait for anything, before anything is imported."""
    stream = sys.stdout if sys.stdout.isatty() else sys.stderr
    print(URGENT_FIRST, file=stream, flush=True)


def _run(given: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=NOT_UTF8)
    from ehe_check.errors import EheCheckError

    try:
        return _command(given)
    except EheCheckError as error:
        for problem in error.problems:
            print(f"ehe-check: {problem}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\nehe-check: stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 (no traceback may show what somebody typed)
        print(
            f"ehe-check: a fault in the program itself ({_where(error)}). {_REPORT}",
            file=sys.stderr,
        )
        return 70


_REPORT = "What you saved is safe. Please report these words, and nothing that you typed."


def _where(error: BaseException) -> str:
    """Return the kind of a fault and the line it came from, and nothing that it says."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    if place is None:
        return type(error).__name__
    return f"{type(error).__name__} in {os.path.basename(place.tb_frame.f_code.co_filename)}, line {place.tb_lineno}"  # noqa: PTH119 (no import for one name)


def _command(given: list[str]) -> int:
    from ehe_check.cli.app import app

    try:
        app(args=given, prog_name="ehe-check")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


if __name__ == "__main__":
    main()
