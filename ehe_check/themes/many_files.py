"""Many session files, read by two processes side by side, a few at a time."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from ehe_check.themes.sightings_file import Banks, Seen, sighting

PROCESSES = 2
CHUNK = 16
FEW = 200
_IN_HAND = 2 * PROCESSES

Chunk: TypeAlias = Sequence[Seen]


def read_many(
    paths: Sequence[Path], bank_folder: Path | None = None
) -> Generator[Chunk, None, None]:
    """Yield what each file adds to the counts, in chunks, in the order of the files.

    A few files are read here, as processes take longer to start. However it ends, by an interrupt
    too, no process is left.
    """
    if len(paths) <= FEW:
        banks = Banks(bank_folder)
        yield from ([sighting(path, banks)] for path in paths)
        return
    pool = ProcessPoolExecutor(PROCESSES, get_context("spawn"))
    try:
        yield from _read_ahead(pool, paths, bank_folder)
    finally:
        pool.shutdown(cancel_futures=True)


def _read_ahead(
    pool: ProcessPoolExecutor, paths: Sequence[Path], bank_folder: Path | None
) -> Iterator[Chunk]:
    """Yield what the processes of a pool have read, no more than a few chunks ahead."""
    ahead: deque[Future[Chunk]] = deque()
    for start in range(0, len(paths), CHUNK):
        with _deaf_to_interrupts(is_needed=start < _IN_HAND * CHUNK):
            ahead.append(pool.submit(_read, paths[start : start + CHUNK], bank_folder))
        if len(ahead) >= _IN_HAND:
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


def _read(paths: Sequence[Path], bank_folder: Path | None) -> Chunk:
    banks = _banks(bank_folder)
    return [sighting(path, banks) for path in paths]


@cache
def _banks(folder: Path | None) -> Banks:
    return Banks(folder)


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
