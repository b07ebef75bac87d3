"""How much a walk asks: a report, never a test. Run `python -m tests.bench.walks`.

An ordinary family, the quick set, one child and three: how many prompts wait for somebody, how many
keys are pressed at them, and how many words are put, each line of them once: what is asked apart
from the frame, and as every line was counted at first. The minutes are those of reading 200 words
of what is asked and of 3 seconds a key. `DRIVERS` are the ways to walk it; one that counts what
stands on a terminal is a line more there.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.walk_count import Counted, count

MOST = {1: 36, 3: 50}
"""How many prompts an ordinary family of so many children may be asked."""

DRIVERS: dict[str, Callable[[int], Counted]] = {"as it is put, by arrow keys": count}


def main() -> None:
    for name, walk in DRIVERS.items():
        for children, most in MOST.items():
            came = walk(children)
            met = "met" if came.prompts <= most else "missed"
            print(
                f"{name}, children: {children}   prompts {came.prompts} (at most {most}: {met})"
                f"   keys {came.keys}   words asked {came.asked}, of the frame {came.frame}, "
                f"on all lines {came.words}   minutes {came.minutes:.1f}"
            )


if __name__ == "__main__":
    main()
