"""Reports from their files to values: the shipped ones, with a partnership's own laid over them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from ehe_check import resources
from ehe_check.files.checked import Value, keys_at, read_exact
from ehe_check.files.overlay import lay_over, read_own, usable
from ehe_check.files.toml import read_toml
from ehe_check.sheet.check import check_report


def kind_of(model: type[BaseModel]) -> str:
    """Return the kind of page that a report is of, as its file names it."""
    return str(get_args(model.model_fields["kind"].annotation)[0])


def shipped(model: type[BaseModel]) -> Path:
    """Return where the shipped report of a kind is."""
    return resources.REPORTS / f"{kind_of(model)}.toml"


def report_for(model: type[Value], own: Path | None = None) -> Value:
    """Return the report of one kind of page: the shipped one, with a partnership's own laid over.

    Raises:
        UnusableFileError: their own is of another kind, or with every problem in it at once.
    """
    if own is None:
        return read_exact(model, shipped(model))
    file, whole = read_own(own, kind_of(model)), read_toml(shipped(model))
    laid = lay_over(whole, file, lambda loc: keys_at(model, loc))
    return usable(model, laid, file.place, lambda report: check_report(report, file.place))
