"""How long each format takes to be made: a report, never a test.

Run `python -m tests.bench.formats [RUNS]`. It draws the demo sheet and its meeting pack. Warm is a
later time of the same page in the same process (typst remembers what it laid out). Cold is a first
page, the import of its library included, over a process that does all but draw it; its floor is the
bare import of that library. They take turns within the same run, so that a busy machine slows both;
the least of each is shown, as a busy machine only ever adds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from ehe_check import resources
from ehe_check.case.session_file import read_session
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.render.formats import Format, render
from ehe_check.sheet.pages import lay_out
from tests.packs import paper
from tests.pages import composed, page
from tests.worked import shipped_bank, shipped_library, some_case_names, worked_case

RUNS = 15
MANY, FEW = 200, 20
KINDS = ("prompt-sheet", "meeting")
AIMS = {Format.PDF: 60, Format.HTML: 80, Format.DOCX: 200}
LIBRARIES = {
    Format.HTML: "jinja2",
    Format.PDF: "typst",
    Format.DOCX: "docx",
}
DRAW_ONE = "import sys; from tests.bench.formats import first_page; first_page(*sys.argv[1:])"
DRAW_MANY = "import sys; from tests.bench.formats import many_pages; many_pages(sys.argv[1])"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"The least of {runs} runs, in milliseconds; Python {sys.version.split()[0]}")
    for kind in KINDS:
        for page_format in Format:
            print(timed(kind, page_format, runs))
    print(f"{MANY} different prompt sheets in one run: memory in MB after {FEW}, after {MANY}")
    for page_format in Format:
        print(f"{page_format:9} {in_a_process(DRAW_MANY, page_format)}")


def timed(kind: str, page_format: Format, runs: int) -> str:
    """Return a line about one page in one format: cold beside its floor, warm, and the aim."""
    pairs = [(floor(page_format), cold(kind, page_format)) for _ in range(runs + 1)][1:]
    least, first = (min(times) for times in zip(*pairs, strict=True))
    later = min(warm(kind, page_format, runs))
    line = f"{kind:13} {page_format:9} cold {first:6.1f}  import {least:6.1f}"
    ratio = f"  ratio {first / least:5.1f}" if least else " " * 13
    aim = AIMS.get(page_format)
    met = f"  cold under {aim}: {'met' if first < aim else 'missed'}" if aim else ""
    return f"{line}{ratio}  warm {later:6.1f}{met}"


def cold(kind: str, page_format: Format) -> float:
    """Measure a first page in a fresh process that has done everything else before."""
    return float(in_a_process(DRAW_ONE, kind, page_format))


def floor(page_format: Format) -> float:
    """Measure the bare import of what a format is drawn by, in a fresh process."""
    library = LIBRARIES.get(page_format)
    if library is None:
        return 0.0
    code = f"import time; start = time.perf_counter(); import {library}\n"
    return float(in_a_process(code + "print((time.perf_counter() - start) * 1000)"))


def warm(kind: str, page_format: Format, runs: int) -> list[float]:
    """Measure later pages in this process."""
    drawn = document(kind)
    return [drawing(drawn, page_format) for _ in range(runs + 1)][1:]


def in_a_process(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def first_page(kind: str, page_format: str) -> None:
    """Print how long a first page takes in this process."""
    drawn = document(kind)
    print(drawing(drawn, Format(page_format)))


def many_pages(page_format: str) -> None:
    """Print this process's memory after a few pages of different cases, and after many."""
    sheets = [page(worked_case(name).sheet()) for name in some_case_names()]
    found = []
    for number in range(1, MANY + 1):
        numbered = replace(sheets[number % len(sheets)], subtitle=f"EHE-{number:04}")
        drawing(numbered, Format(page_format))
        if number in (FEW, MANY):
            found.append(memory())
    print(f"{found[0]:6.1f} {found[1]:6.1f}  grown {found[1] - found[0]:5.1f}")


def drawing(drawn: Document, page_format: Format) -> float:
    start = time.perf_counter()
    render(page_format, document=drawn)
    return (time.perf_counter() - start) * 1000


def document(kind: str) -> Document:
    """Return the demo's prompt sheet, or the chair's paper of a meeting."""
    sheet = composed(read_session(resources.DEMO).value)
    bank, library = shipped_bank(), shipped_library()
    if kind == "meeting":
        return paper(PackPaper.CHAIR, sheet)
    return lay_out(sheet, bank, library)


def memory() -> float:
    """Return what this process holds in memory now, in MB."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


if __name__ == "__main__":
    main()
