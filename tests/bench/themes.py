"""How long many sessions take to count: a report, never a test.

Run `python -m tests.bench.themes [N]`. It writes N invented sessions of about 31 KB to a temporary
folder, and reads them with `ehe-check themes` and with `cat`, in turns within the same run.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.themes_cases import as_text, invented_session, write_invented

SESSIONS = 20_000
RUNS = 3
KINDS = 40
MOST_TIMES_CAT = 50


def main() -> None:
    """Measure, and say how it stands against the bound."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "cases"
        size = write_many(folder, number)
        print(f"{number} invented sessions, {size / number / 1024:.1f} KB each")
        runs = [(cat(folder), ours(folder)) for _ in range(RUNS)]
    base, counted = (statistics.median(each) for each in zip(*runs, strict=True))
    ratio = counted / base
    print(f"medians of {RUNS} runs: cat {base:.2f} s, ours {counted:.2f} s")
    print(f"ours to cat: {ratio:.1f} times, at most {MOST_TIMES_CAT}: ", end="")
    print("met" if ratio <= MOST_TIMES_CAT else "missed")


def write_many(folder: Path, number: int) -> int:
    """Write invented sessions of as many cases: a few dozen in turn, each by its own name."""
    kinds = [as_text(invented_session(seed, notes=True)) for seed in range(KINDS)]
    folder.mkdir()
    return sum(
        write_invented(folder / f"{place % 100:02}" / f"{place}.toml", kinds[place % KINDS], place)
        for place in range(number)
    )


def cat(folder: Path) -> float:
    """Measure one reading of every file by `cat`, in seconds."""
    command = ["sh", "-c", "find . -name '*.toml' -print0 | xargs -0 cat > /dev/null"]
    return _timed(command, folder)


def ours(folder: Path) -> float:
    """Measure one counting, in seconds."""
    return _timed([sys.executable, "-m", "ehe_check", "themes", ".", "--as", "json"], folder)


def _timed(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
