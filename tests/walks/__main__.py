"""Say what walks ask of a person: `python -m tests.walks [--screens] [--plain] [story ...]`.

With `--screens` each screen is printed too, with what the bot takes it for and what it presses;
with `--plain` all is typed in plain lines.
"""

from __future__ import annotations

import argparse

from tests.walks.bot import LostError, walked
from tests.walks.counting import Wait, in_lines, per_question
from tests.walks.story import STORIES, Story


def main() -> None:
    """Walk each story that is named, or all of them, and print its table."""
    parser = argparse.ArgumentParser(prog="python -m tests.walks", description=__doc__)
    parser.add_argument("--screens", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("story", nargs="*", default=sorted(each.stem for each in STORIES.iterdir()))
    asked = parser.parse_args()
    for name in asked.story:
        story = Story.read(name)
        lost, waits = "", list[Wait]()
        try:
            waits = walked(story, plain=asked.plain)
        except LostError as where:
            lost, waits = str(where), list(where.waits)
        if asked.screens:
            print(*map(_shown, waits), sep="\n")
        print(f"\n{name}: {story.says}", *in_lines(per_question(waits)), lost, sep="\n")


def _shown(wait: Wait) -> str:
    which = "new" if wait.is_new else "the same"
    lines = "\n".join(wait.lines)
    return f"{'=' * 79}\n{lines}\n{'-' * 20} {wait.name} ({which}): presses {wait.pressed!r}"


if __name__ == "__main__":
    main()
