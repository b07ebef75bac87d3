"""How long one sheet's judgement takes beside Python's start: a report, never a test.

Run `python -m tests.bench.judging [RUNS]`. Every answer in turn is given, so that everything that
can be raised is; Python's start is measured in turns within the same run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from ehe_check.case.walk import upshot_on
from ehe_check.sheet.compose import compose
from tests.any_answers import AGES, FIRST, all_answered, cast, refs
from tests.banks import TODAY
from tests.worked import session_of, shipped_bank, shipped_library

RUNS = 15
CHILDREN = ((6, 4), (80, 40))
"""How many children, and how many starts of Python their sheet may take."""

Timed = Callable[[], object]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"Medians of {runs} runs, in milliseconds; Python {sys.version.split()[0]}")
    for children, most in CHILDREN:
        for name, judge in judgements(children).items():
            pairs = [(took(bare), took(judge)) for _ in range(runs)]
            floor, ours = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
            met = "met" if ours / floor <= most else "missed"
            print(
                f"{name}, {children} children {ours:7.1f}  python -c pass {floor:5.1f}"
                f"  ratio {ours / floor:5.1f}, at most {most}: {met}"
            )


def judgements(children: int) -> dict[str, Timed]:
    """Return what is measured: a rereading and a whole sheet of so many children."""
    bank, law = shipped_bank(), shipped_library().law
    born = [age for age in AGES if age not in ("unborn", None)]
    people = cast(children, adults=2, ages=tuple(born[n % len(born)] for n in range(children)))
    every = {
        ref: bank.by_id[ref.question].option_ids[n % len(bank.by_id[ref.question].options)]
        for n, ref in enumerate(refs(bank, people))
    }
    answers = all_answered(bank, people, FIRST, every)
    session = session_of(answers)
    return {
        "rereading": lambda: upshot_on(bank, answers, TODAY),
        "sheet": lambda: compose(session, bank, law, today=TODAY, software="bench"),
    }


def bare() -> None:
    """Start Python and do nothing."""
    subprocess.run([sys.executable, "-c", "pass"], check=True)


def took(what: Timed) -> float:
    """Measure one run."""
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
