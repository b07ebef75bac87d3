"""A file of one's own over the shipped one: it says what differs, and nothing beyond."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.files.overlay import lay_over, read_own
from ehe_check.files.toml import dump_toml, lines_of_keys, read_toml

SHIPPED = """\
title = "Title"
lines = 3
said = "On {day}, {who} said so."
columns = ["One", "Two"]

[box]
text = "Stop."

[[items]]
title = "First"
text = "Of {day}."

[[items]]
title = "Second"
text = "Last."
"""


def laid_over(shipped: Path, own: Path) -> dict[str, Any]:
    laid = lay_over(read_toml(shipped), read_own(own, shipped.stem))
    if laid.problems:
        raise UnusableFileError(laid.problems)
    return laid.raw


def over(folder: Path, own: str) -> dict[str, Any]:
    shipped, mine = folder / "shipped.toml", folder / "mine.toml"
    shipped.write_text(SHIPPED, encoding="utf-8")
    mine.write_text(own, encoding="utf-8")
    return laid_over(shipped, mine)


def problems_of(folder: Path, own: str) -> list[str]:
    with pytest.raises(UnusableFileError) as caught:
        over(folder, own)
    mine = folder / "mine.toml"
    return [str(problem).removeprefix(f"{mine}, ") for problem in caught.value.problems]


def test_what_is_said_stands_and_the_rest_is_the_shipped(tmp_path: Path) -> None:
    own = 'said = "{who} said so."\ncolumns = ["Both"]\n[box]\ntext = "Wait."\n'

    assert read_toml_of(SHIPPED) | {
        "said": "{who} said so.",
        "columns": ["Both"],
        "box": {"text": "Wait."},
    } == over(tmp_path, own)


def test_a_number_changes_one_of_a_list_and_a_list_is_replaced_whole(tmp_path: Path) -> None:
    one = over(tmp_path, '[items.2]\ntext = "The end."\n')["items"]
    whole = over(tmp_path, '[[items]]\ntitle = "Only"\ntext = "On {day}."\n')["items"]

    assert [{"title": "First", "text": "Of {day}."}, {"title": "Second", "text": "The end."}] == one
    assert [{"title": "Only", "text": "On {day}."}] == whole


def test_everything_that_has_no_place_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    own = """\
# a remark with a key = "in it"
titel = "x"
said = "{whom}"
lines = "3"
columns = [
  "One",
  2,
]

[box]
txt = \"\"\"
said = "no key"
\"\"\"

[items.3]
title = "Third"

[items.1]
text = "{dya}"

[[boxes]]
"""

    assert [
        "line 2, titel: the key 'titel' is not known here. Did you mean 'title'?",
        "line 3, said: has no use for the blank {whom}. Did you mean '{who}'?",
        "line 4, lines: needs a whole number, and has text.",
        "line 5, columns 2: needs text, and has a whole number.",
        "line 11, box, txt: the key 'txt' is not known here. Did you mean 'text'?",
        "line 15, items 3: the key '3' is not known here. Use a number from 1 to 2.",
        "line 19, items 1, text: has no use for the blank {dya}. Did you mean '{day}'?",
        "line 21, boxes: the key 'boxes' is not known here. Did you mean 'box'?",
    ] == problems_of(tmp_path, own)


def test_a_newer_format_and_another_kind_are_refused_before_anything_else(tmp_path: Path) -> None:
    (newer,) = problems_of(tmp_path, "format = 9\nstrange = 1\n")
    (other,) = problems_of(tmp_path, "strange = 1\nkind = 'other'\n")

    assert "is of format 9" in newer
    assert other.startswith("line 2, kind: is a report of the kind 'other', and 'shipped' is")


def test_nothing_laid_over_a_report_is_that_report_and_so_is_all_of_it(tmp_path: Path) -> None:
    for path in sorted(resources.REPORTS.glob("*.toml")):
        (tmp_path / "nothing.toml").touch()

        assert read_toml(path) == laid_over(path, tmp_path / "nothing.toml"), path
        assert read_toml(path) == laid_over(path, path), path


names = st.text("abcde-_", min_size=1, max_size=4)
leaves = st.one_of(st.text("abc {}", max_size=5), st.integers(0, 9), st.booleans())
tables = st.recursive(
    st.dictionaries(names, leaves, max_size=4),
    lambda inner: st.dictionaries(names, st.one_of(leaves, inner), max_size=4),
    max_leaves=12,
)


@given(shipped=tables, own=tables)
def test_whatever_is_laid_over_every_key_and_its_kind_is_the_shipped_ones(
    tmp_path_factory: pytest.TempPathFactory, shipped: dict[str, Any], own: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("over")
    (folder / "shipped.toml").write_bytes(dump_toml(shipped))
    (folder / "own.toml").write_bytes(dump_toml(own))
    try:
        laid, places = laid_over(folder / "shipped.toml", folder / "own.toml"), []
    except UnusableFileError as error:
        laid, places = shipped, [problem.place for problem in error.problems]

    assert shape_of(shipped) == shape_of(laid)
    assert all(place.startswith(f"{folder / 'own.toml'}, line ") for place in places)


def shape_of(value: object) -> object:
    if isinstance(value, dict):
        return {key: shape_of(inner) for key, inner in value.items()}
    return type(value)


def read_toml_of(text: str) -> dict[str, Any]:
    from ehe_check.files.toml import parse_toml

    return parse_toml(text, Path("shipped.toml"))


def test_the_line_of_every_key_is_known_through_lists_and_texts_of_several_lines() -> None:
    text = '[[a]]\nb = """\nc = 1\n"""\n[a.d]\ne = 1\n[[a]]\n[[a.f]]\n[[a.f]]\ng.h = 2\n'

    assert {
        ("a", 0): 1,
        ("a", 0, "b"): 2,
        ("a", 0, "d"): 5,
        ("a", 0, "d", "e"): 6,
        ("a", 1): 7,
        ("a", 1, "f", 0): 8,
        ("a", 1, "f", 1): 9,
        ("a", 1, "f", 1, "g", "h"): 10,
    } == lines_of_keys(text)
