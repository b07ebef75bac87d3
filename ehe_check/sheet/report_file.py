"""Reports: which parts a page has, in which order and words, from their files to values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ehe_check import resources
from ehe_check.bank.load import load_bank, load_library
from ehe_check.errors import Problem
from ehe_check.files.checked import Place, Value, keys_at, read_exact
from ehe_check.files.overlay import OwnFile, lay_over, read_own, usable
from ehe_check.files.toml import read_toml
from ehe_check.sheet.own_parts import OwnParts
from ehe_check.sheet.report import SECTIONS, Report

AReport = TypeVar("AReport", bound=Report)


def kind_of(model: type[Report]) -> str:
    """Return the kind of page that a report is of, as its file names it."""
    return str(model.model_fields["kind"].default)


def shipped(model: type[Report]) -> Path:
    """Return where the shipped report of a kind is."""
    return resources.REPORTS / f"{kind_of(model)}.toml"


def report_for(model: type[AReport], own: Path | None = None) -> AReport:
    """Return the report of one kind of page: the shipped one, with a partnership's own laid over.

    Raises:
        UnusableFileError: their own is of another kind, or with every problem in it at once.
    """
    if own is None:
        return read_exact(model, shipped(model))
    file = read_own(own, kind_of(model))
    if SECTIONS in file.raw:
        return _laid_over(model, shipped(model), file)
    own_parts = OwnParts(model, read_toml(shipped(model)), file)
    return usable(model, own_parts.laid(), own_parts.place, _checks_of_words(own_parts.place))


def modelled_report(model: type[Value], kind: str, own: Path | None) -> Value:
    """Return the words of a page that has no sections, a partnership's own laid over the shipped.

    Raises:
        UnusableFileError: their own is of another kind, or with every problem in it at once.
    """
    path = resources.REPORTS / f"{kind}.toml"
    if own is None:
        return read_exact(model, path)
    return _laid_over(model, path, read_own(own, kind))


def _laid_over(model: type[Value], path: Path, file: OwnFile) -> Value:
    laid = lay_over(read_toml(path), file, lambda loc: keys_at(model, loc))
    return usable(model, laid, file.place, _checks_of_words(file.place))


def _checks_of_words(place: Place) -> Callable[[BaseModel], Iterable[Problem]]:
    from ehe_check.sheet.check import check_report

    return lambda report: check_report(report, load_bank(), load_library(), place)
