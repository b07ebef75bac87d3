"""Many session files, read by two processes side by side, a few at a time."""

from __future__ import annotations

import gc
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from ehe_check.errors import Problem, UnusableFileError
from ehe_check.themes.afresh_file import with_earlier
from ehe_check.themes.sightings_file import Banks, Seen, seen_in_file
from ehe_check.themes.themes import Sighting

PROCESSES = 2
CHUNK = 48
FEW = 200
_IN_HAND = 2 * PROCESSES

Item = TypeVar("Item")
Found = TypeVar("Found")
Job: TypeAlias = Callable[[Item, Banks], Found]


class CaseAgain(NamedTuple):
    """A case whose latest session is worked out again, with all the files of that case."""

    latest: Sighting
    paths: tuple[Path, ...]


def read_many(
    paths: Sequence[Path], today: date, bank_folder: Path | None = None
) -> Generator[Sequence[Seen], None, None]:
    """Yield what each file adds to the counts, in chunks, in the order of the files.

    A few files are read here, as processes take longer to start. However it ends, by an interrupt
    too, no process is left.
    """
    return _side_by_side(seen_in_file, paths, Reads(bank_folder, today))


def work_out_again(
    cases: Sequence[CaseAgain], today: date, bank_folder: Path | None = None
) -> Generator[Sequence[Sighting | Problem], None, None]:
    """Yield the latest session of each case as it comes to with the earlier ones, in chunks."""
    return _side_by_side(_again, cases, Reads(bank_folder, today))


class Reads(NamedTuple):
    """With which bank files are read, and on which day."""

    bank_folder: Path | None
    today: date


def _again(case: CaseAgain, banks: Banks) -> Sighting | Problem:
    try:
        return with_earlier(case.latest, case.paths, banks)
    except UnusableFileError as error:
        return error.problems[0]


def _side_by_side(
    job: Job[Item, Found], items: Sequence[Item], reads: Reads
) -> Generator[Sequence[Found], None, None]:
    if len(items) <= FEW:
        banks = Banks(*reads)
        yield from ([job(item, banks)] for item in items)
        return
    pool = ProcessPoolExecutor(PROCESSES, get_context("spawn"))
    try:
        yield from _ahead(pool, job, items, reads)
    finally:
        pool.shutdown(cancel_futures=True)


def _ahead(
    pool: ProcessPoolExecutor, job: Job[Item, Found], items: Sequence[Item], reads: Reads
) -> Iterator[Sequence[Found]]:
    """Yield what the processes of a pool have done, no more than a few chunks ahead."""
    ahead: deque[Future[Sequence[Found]]] = deque()
    for start in range(0, len(items), CHUNK):
        with _deaf_to_interrupts(is_needed=start < _IN_HAND * CHUNK):
            ahead.append(pool.submit(_each, job, items[start : start + CHUNK], reads))
        if len(ahead) >= _IN_HAND:
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


def _each(job: Job[Item, Found], items: Sequence[Item], reads: Reads) -> Sequence[Found]:
    banks = _banks(reads)
    return [job(item, banks) for item in items]


@cache
def _banks(reads: Reads) -> Banks:
    """Return the banks of a process, which are never swept through again for what is unused."""
    banks = Banks(*reads)
    gc.freeze()
    return banks


@contextmanager
def _deaf_to_interrupts(*, is_needed: bool) -> Iterator[None]:
    """Start processes that leave Ctrl-C to the one that started them, which hears it afterwards."""
    if not is_needed or threading.current_thread() is not threading.main_thread():
        yield
    elif hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    else:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
