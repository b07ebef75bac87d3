"""Worked cases whose advice is otherwise than their author expected, under the base they share.

`python -m tests.cases_of known-and-well` prints those of one base, without a name those of all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from ehe_check.errors import UnusableFileError, nearest
from tests.case_tables import case_tables
from tests.worked import case_names, worked_case

OF_THE_ADVICE = ("headline", "urgency", "meeting", "box", "routes", "firm", "close_first")


def otherwise_by_base(base: str = "") -> Iterator[str]:
    """Yield lines: each base of which cases get another advice, and these cases under it.

    Raises:
        UnusableFileError: a case cannot be read, or names a base that is not there.
    """
    for name in case_names():
        worked_case(name)
    for each in case_tables().bases:
        if base in ("", each):
            yield from _otherwise(each)


def named(name: str) -> str:
    """Return where a case stands, and on which base."""
    tables = case_tables()
    return f"{tables.cases[name].place(())} (base {tables.case(name).base})"


def _otherwise(base: str) -> Iterator[str]:
    tables = case_tables()
    names = [name for name in case_names() if tables.case(name).base == base]
    told = {name: "; ".join(_differences(name)) for name in names}
    changed = {name: words for name, words in told.items() if words}
    if changed:
        yield f"base {base}: the advice on {len(changed)} of its {len(names)} cases is otherwise"
    yield from (f"  {tables.cases[name].place(())}: {words}" for name, words in changed.items())


def _differences(name: str) -> Iterator[str]:
    expected, got = worked_case(name).expected, _advice(name)
    for key in OF_THE_ADVICE:
        wanted = expected.get(key, got[key])
        if key == "routes":
            wanted = sorted(wanted)
        if wanted != got[key]:
            yield f"{key} {_words(got[key])}, not {_words(wanted)}"


def _advice(name: str) -> dict[str, object]:
    advice = worked_case(name).sheet().recommendation
    return {
        "headline": advice.headline,
        "urgency": advice.urgency,
        "meeting": advice.meeting,
        "box": advice.box.key if advice.box else "none",
        "routes": sorted(advice.routes),
        "firm": advice.is_firm,
        "close_first": [each.question for each in advice.close_first],
    }


def _words(value: object) -> str:
    return " and ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)


def main(names: list[str]) -> str:
    """Return what the command prints."""
    bases = case_tables().bases
    base = names[0] if names else ""
    if base and base not in bases:
        return f"There is no base {base!r}. {nearest(base, bases)}".rstrip()
    try:
        return "\n".join(otherwise_by_base(base)) or "Each case gets the advice that it expects."
    except UnusableFileError as error:
        return "\n".join(map(str, error.problems))


if __name__ == "__main__":
    print(main(sys.argv[1:]))  # noqa: T201 (a command prints)
