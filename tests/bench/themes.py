"""How long many sessions take to count: a report, never a test.

Run `python -m tests.bench.themes [N]`. It writes N invented sessions of about 31 KB to a temporary
folder, and reads them with `ehe-check themes` and with `cat`, in turns within the same run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.themes_cases import as_text, invented_session, write_invented

SESSIONS = 20_000
RUNS = 3
KINDS = 40


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_many(folder, number)
        print(f"{number} invented sessions, {size / number / 1024:.1f} KB each")
        pairs = [(cat(folder), ours(folder)) for _ in range(RUNS)]
    base = statistics.median(seconds for seconds, _ in pairs)
    seconds = statistics.median(took for _, (took, _) in pairs)
    memory = max(peak for _, (_, peak) in pairs)
    print(f"Medians of {RUNS} runs: ours {seconds:.2f} s, cat {base:.2f} s")
    print(f"ratio {seconds / base:.1f}; {seconds / number * 1000:.2f} ms a session")
    print(f"peak memory of all its processes together: {memory:.0f} MB")
    if number == SESSIONS:
        print(f"within 60 s: {'met' if seconds < 60 else 'missed'}")


def write_many(folder: Path, number: int) -> int:
    """Write invented sessions of as many cases: a few dozen in turn, each by its own name."""
    kinds = [as_text(invented_session(seed, notes=True)) for seed in range(KINDS)]
    return sum(
        write_invented(folder / f"{place % 100:02}" / f"{place}.toml", kinds[place % KINDS], place)
        for place in range(number)
    )


def cat(folder: Path) -> float:
    """Measure one reading of every file by `cat`."""
    start = time.perf_counter()
    command = ["sh", "-c", "find . -name '*.toml' -print0 | xargs -0 cat > /dev/null"]
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - start


def ours(folder: Path) -> tuple[float, float]:
    """Measure one counting, and the most memory that its processes took together, in MB."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "ehe_check", "themes", str(folder), "--as", "json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peaks = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    if process.wait() != 0:
        raise SystemExit(process.returncode)
    took = time.perf_counter() - start
    watcher.join()
    return took, max(peaks)


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
