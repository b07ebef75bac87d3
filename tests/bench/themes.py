"""How long many sessions take to count: a report, never a test.

Run `python -m tests.bench.themes [N]`. It writes N invented sessions of about 31 KB to a temporary
folder, and reads them with `ehe-check themes` and with `cat`, in turns within the same run; then
a tenth as many whose outcome is not of their answers, so that they are worked out afresh.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ehe_check.themes.many_files import PROCESSES
from tests.themes_cases import as_text, invented_session, write_invented

SESSIONS = 20_000
RUNS = 3
KINDS = 40
MOST_TIMES_CAT = 25
MOST_TIMES_AFRESH = 5


class Took(NamedTuple):
    """The seconds that one reading took, of the clock and of the processors, and its memory."""

    clock: float
    processors: float
    megabytes: float = 0.0


def main() -> None:
    """Measure, and say how it stands against the bounds."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as name:
        trusted, alone = Path(name) / "trusted", Path(name) / "alone"
        size = write_many(trusted, number)
        write_many(alone, number // 10, untrusted=True)
        print(f"{number} invented sessions, {size / number / 1024:.1f} KB each")
        runs = [(cat(trusted), ours(trusted), ours(alone)) for _ in range(RUNS)]
    base, with_it, afresh = (_median(each) for each in zip(*runs, strict=True))
    print(f"Medians of {RUNS} runs, of the clock and of the processors:")
    for words, took, times in (("cat", base, 1), ("ours", with_it, 1), ("afresh", afresh, 10)):
        each = took.processors * times / number * 1000
        print(f"  {words}: {took.clock:.2f} s, {took.processors:.2f} s, {each:.3f} ms a session")
    most = MOST_TIMES_CAT * MOST_TIMES_AFRESH
    _ratio("ours to cat, by the clock", with_it.clock / base.clock, MOST_TIMES_CAT)
    _ratio("ours to cat, two processors", _of_two(with_it) / base.processors, MOST_TIMES_CAT)
    _ratio("afresh to cat, by the clock", afresh.clock * 10 / base.clock, most)
    _ratio("afresh to cat, two processors", _of_two(afresh) * 10 / base.processors, most)
    print(f"peak memory of all its processes together: {with_it.megabytes:.0f} MB")


def _median(several: tuple[Took, ...]) -> Took:
    clock, processors, megabytes = zip(*several, strict=True)
    return Took(statistics.median(clock), statistics.median(processors), max(megabytes))


def _of_two(took: Took) -> float:
    """Return the seconds that the clock would show where nothing else runs."""
    return took.processors / PROCESSES


def _ratio(words: str, ratio: float, most: int) -> None:
    print(f"{words}: {ratio:.1f} times, at most {most}: {'met' if ratio <= most else 'missed'}")


def write_many(folder: Path, number: int, *, untrusted: bool = False) -> int:
    """Write invented sessions of as many cases: a few dozen in turn, each by its own name.

    The outcome of an untrusted one is of other answers.
    """
    kinds = [as_text(invented_session(seed, notes=True)) for seed in range(KINDS)]
    if untrusted:
        kinds = [re.sub('(?<=answers_sha256 = ")..', "00", each) for each in kinds]
    folder.mkdir()
    return sum(
        write_invented(folder / f"{place % 100:02}" / f"{place}.toml", kinds[place % KINDS], place)
        for place in range(number)
    )


def cat(folder: Path) -> Took:
    """Measure one reading of every file by `cat`."""
    command = ["sh", "-c", "find . -name '*.toml' -print0 | xargs -0 cat > /dev/null"]

    def read() -> float:
        subprocess.run(command, cwd=folder, check=True)
        return 0.0

    return _timed(read)


def ours(folder: Path) -> Took:
    """Measure one counting, and the most memory that its processes took together, in MB."""
    return _timed(lambda: _counted(folder))


def _timed(read: Callable[[], float]) -> Took:
    start, before = time.perf_counter(), _of_processors()
    megabytes = read()
    return Took(time.perf_counter() - start, _of_processors() - before, megabytes)


def _of_processors() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _counted(folder: Path) -> float:
    command = [sys.executable, "-m", "ehe_check", "themes", str(folder), "--as", "json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    if process.wait() != 0:
        raise SystemExit(process.returncode)
    watcher.join()
    return max(peaks)


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    while process.poll() is None:
        peaks.append(sum(map(_memory, [process.pid, *children_of(process.pid)])))
        time.sleep(0.1)


def children_of(process: int) -> list[int]:
    """Return the processes that a process has started, where the system tells."""
    tasks = Path(f"/proc/{process}/task")
    try:
        lists = [path.read_text() for path in tasks.glob("*/children")]
    except OSError:
        return []
    return [int(number) for each in lists for number in each.split()]


def _memory(process: int) -> float:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0.0
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main()
