"""The papers of a meeting pack: which are wanted, as which files, and how they get there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from ehe_check.cli.printing import (
    Printout,
    print_document,
    refuse_missing_folder,
    refuse_what_cannot_be_drawn,
    warn_of_letters,
)
from ehe_check.errors import Problem, UnusableFileError, WrongUseError
from ehe_check.files.all_or_none import write_all
from ehe_check.files.os_problems import os_problem
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.render.formats import Format, by_ending, render
from ehe_check.render.look import Look

_ONE_ALONE = "Name a folder for all four, or add --part with one of: " + ", ".join(PackPaper) + "."


def papers_wanted(
    part: PackPaper | None, wanted: Printout, read: Path
) -> dict[PackPaper, Printout]:
    """Return how each paper that is wanted is to be printed, having refused what cannot work.

    Without a part these are all four in a folder, or on the screen the organiser's page alone.
    `read` is the file of the session, which nothing may be written over.

    Raises:
        WrongUseError: a file is named for all four, or as for one page.
        UnusableFileError: the folder that is to hold them cannot.
    """
    if part is not None or wanted.out is None:
        papers = {part or PackPaper.ORGANISER: wanted}
    else:
        _refuse_what_is_no_folder(wanted.out)
        papers = {paper: _in_folder(paper, wanted, wanted.out) for paper in PackPaper}
    is_new = part is None and wanted.out is not None and not wanted.out.exists()
    for each in papers.values():
        refuse_what_cannot_be_drawn(Format(each.form)) if is_new else each.check(read)
    return papers


def _refuse_what_is_no_folder(folder: Path) -> None:
    place = f"--out {folder}"
    if folder.exists() and not folder.is_dir():
        raise WrongUseError(Problem(place, "is a file, and a pack is four of them", _ONE_ALONE))
    if not folder.exists():
        if folder.suffix.lower() in by_ending(Format):
            raise WrongUseError(Problem(place, "names one file, and a pack is four", _ONE_ALONE))
        refuse_missing_folder(folder)


def _in_folder(paper: PackPaper, wanted: Printout, folder: Path) -> Printout:
    form = wanted.as_ or _form_of(paper)
    ending = next(end for end, each in by_ending(Format).items() if each == form)
    return replace(wanted, as_=form, out=folder / f"{paper}{ending}")


def _form_of(paper: PackPaper) -> Format:
    """Return what a paper is best had as: the record to be typed in, the others to be printed."""
    if paper is PackPaper.RECORD:
        return Format.DOCX
    return Format.PDF if find_spec("typst") is not None else Format.HTML


def print_papers(
    documents: Mapping[PackPaper, Document], papers: Mapping[PackPaper, Printout]
) -> None:
    """Print one paper where it should go, or write all four, and say who each of them is for.

    Raises:
        UnusableFileError: a file cannot be written; then none of the four is there.
    """
    if len(papers) == 1:
        for paper, document in documents.items():
            print_document(document, papers[paper])
        return
    for paper, document in documents.items():
        warn_of_letters(document, Format(papers[paper].form))
    contents = {
        out: render(Format(papers[paper].form), document=document, look=Look())
        for paper, document in documents.items()
        if (out := papers[paper].out) is not None
    }
    _make(next(iter(contents)).parent)
    write_all(contents, over=any(each.force for each in papers.values()))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UnusableFileError(os_problem(folder, error, doing="written")) from None
