"""How long a person waits: a report, never a test. Run `python -m tests.bench [RUNS]`.

Each wait is measured beside its floor, in turns within the same run, so that a busy machine slows
both. Floors: Python itself; a script that imports the fixed stack and asks one question; two bare
questionary selects in a row. The least of each decides, as a busy machine only ever adds; where the
medians or the ratios within each turn say otherwise, it was busy: run it again. Programs like ours
stand beside the first question where they are installed (`tests/bench/peers.py`).

What Python compiles is kept for all of them, as it is where they are installed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.peers import PEERS, WHERE
from tests.bench.waits import (
    Measure,
    next_question,
    next_typed_question,
    one_save,
    running,
    until,
)

RUNS = 15
FLOORS = Path(__file__).with_name("floors")
PROGRAM = str(Path(sys.executable).with_name("ehe-check"))
OURS = (sys.executable, "-c", "from ehe_check.cli.entry import main; main()")
CASE = (PROGRAM, "case", "walk.toml")
ASKED = (*CASE, "--quick", "--role", "police", "--reference", "EHE-1")
MENU = "save and leave"


@dataclass(frozen=True)
class Wait:
    """One wait, and what it should at most be of its floor; None where that is only told."""

    name: str
    measure: Measure
    most: float | None = None


@dataclass(frozen=True)
class Group:
    """A floor, and what is measured in turns with it."""

    floor: Wait
    waits: Sequence[Wait]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        print(f"Milliseconds, {runs} runs; Python {sys.version.split()[0]}\n")
        print(f"{'':44} {'least':>7} {'median':>7}   of its floor: least, median, in turn")
        for group in (*STARTS, first_questions(Path(folder)), NEXT_QUESTION):
            _report(group, runs)
        for name, measure, most in ALONE:
            times = sorted(measure() * 1000 for _ in range(runs))
            verdict = f"   under {most} ms: {_met(times[0] < most)}" if most else ""
            print(f"{name:44} {times[0]:7.1f} {statistics.median(times):7.1f}{verdict}")


def _report(group: Group, runs: int) -> None:
    waits = (group.floor, *group.waits)
    turns = [[wait.measure() * 1000 for wait in waits] for _ in range(runs + 1)][1:]  # warmed up
    floor, *others = zip(*turns, strict=True)
    print(f"{'floor: ' + group.floor.name:44} {min(floor):7.1f} {statistics.median(floor):7.1f}")
    for wait, times in zip(group.waits, others, strict=True):
        in_turn = statistics.median(ours / base for ours, base in zip(times, floor, strict=True))
        least, median = min(times), statistics.median(times)
        ratio = least / min(floor)
        verdict = f"   at most {wait.most}: {_met(ratio <= wait.most)}" if wait.most else ""
        print(
            f"  {wait.name:42} {least:7.1f} {median:7.1f}"
            f"   {ratio:5.2f} {median / statistics.median(floor):5.2f} {in_turn:5.2f}{verdict}"
        )
    print()


def _met(is_met: bool) -> str:  # noqa: FBT001 (a word for yes and no)
    return "met" if is_met else "missed"


def first_questions(folder: Path) -> Group:
    """Return the first question of ours and of every peer that is installed; name the others."""
    ours = (
        Wait("first question, of the set-up", until(MENU, *CASE), 1.15),
        Wait("NOW-1, with all that the set-up asks given", until(MENU, *ASKED), 1.35),
    )
    stack = until("First answer", sys.executable, str(FLOORS / "one_question.py"))
    return Group(Wait("stack and one select", stack), (*ours, *_peers(folder)))


def _peers(folder: Path) -> Iterator[Wait]:
    for peer in PEERS:
        command = peer.command(folder / peer.name)
        if command is None:
            print(f"{peer.name}: not measured, neither in the folder of {WHERE} nor on PATH\n")
        else:
            yield Wait(peer.name, until(peer.asks, *command, folder=folder / peer.name))


STARTS = (
    Group(
        Wait("python -c pass", running(sys.executable, "-c", "pass")),
        (
            Wait("--version", running(*OURS, "--version"), 1.5),
            Wait("--help", running(*OURS, "--help"), 4),
            Wait("case --help", running(*OURS, "case", "--help")),
        ),
    ),
    Group(
        Wait("what pip's script imports", running(sys.executable, "-c", "import re, sys")),
        (Wait("--version by that script", running(PROGRAM, "--version"), 1.5),),
    ),
    Group(
        Wait("python -c print()", until("bare", sys.executable, "-c", "print('bare')")),
        (Wait("first text", until("call 999", *ASKED), 2.5),),
    ),
)
NEXT_QUESTION = Group(
    Wait(
        "two bare selects",
        next_question(
            "First answer", "Third answer", sys.executable, str(FLOORS / "two_selects.py")
        ),
    ),
    (Wait("next question, with the save", next_question(MENU, MENU, *ASKED), 1.25),),
)
ALONE = (
    ("next question in plain mode", next_typed_question("\n> ", *ASKED, "--plain"), 10),
    ("... of which writing the file", one_save, 0),
)

if __name__ == "__main__":
    main()
