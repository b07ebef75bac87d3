"""Names for new files: what Windows would not keep as it is typed is refused, on every system."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import new_place, session_name
from ehe_check.files.whole_files import name_fault, write_bytes
from tests.cli.from_files import finished
from tests.cli.test_plain_walk import START, answers
from tests.files.opened import opened
from tests.program import DAY, call
from tests.systems import shells

pytestmark = pytest.mark.usefixtures("empty_folder")

REFUSED = {
    **dict.fromkeys(("CON.toml", "con .toml", "con"), "is a name that Windows keeps for itself"),
    **dict.fromkeys(("nul.x.toml", "AUX.pdf"), "is a name that Windows keeps for itself"),
    **dict.fromkeys(("com1.toml", "LPT9", "com¹.toml"), "is a name that Windows keeps for itself"),
    **dict.fromkeys(("sheet 12:30.pdf", "s.toml:x", "a:b:c"), "takes no ':' in a name"),
    **dict.fromkeys(("s?.toml", "a|b", 'a"b', "a<b", "a\tb"), "in a name"),
    **dict.fromkeys(("s.toml.", "s.toml ", "s. ."), "drops a point or space at the end"),
}
TAKEN = ("s.toml", "console.toml", "com.toml", "null.toml", "auxiliary.pdf", ".s.toml", "com10.x")


@pytest.mark.parametrize(("name", "words"), REFUSED.items())
def test_such_a_name_is_refused_in_words_and_nothing_is_made(name: str, words: str) -> None:
    with pytest.raises(UnusableFileError, match="cannot be its name: ") as written:
        write_bytes(Path(name), b"page")
    with pytest.raises(UnusableFileError, match="Choose another name") as asked, opened(Path(name)):
        pytest.fail("it was opened")

    assert words in str(written.value)
    assert str(written.value) == str(asked.value)
    assert [] == [*Path().iterdir()]


@pytest.mark.parametrize("name", TAKEN)
def test_other_names_are_taken(name: str) -> None:
    write_bytes(Path(name), b"page")

    assert [name] == [each.name for each in Path().iterdir()]


@given(st.text("conauxprlmt123456789¹ .:", max_size=8))
@example("COM1")
@example("prn.tar.gz")
def test_no_name_that_windows_reserves_is_let_through(name: str) -> None:
    import ntpath

    reserved = getattr(ntpath, "isreserved", None) or (lambda n: PureWindowsPath(n).is_reserved())
    if reserved(name) and name not in (".", ".."):
        assert name_fault(name), name


@given(st.text(max_size=40))
def test_each_name_that_the_program_gives_is_let_through(reference: str) -> None:
    assert "" == name_fault(session_name(reference, date(2026, 11, 24)))


@pytest.mark.parametrize("name", ["a: one.toml", "q?.toml"])
@shells
def test_an_older_file_under_such_a_name_is_opened_and_saved_and_talked_over(name: str) -> None:
    call("case", "s.toml", *START, typed="1\n")
    Path("s.toml").rename(name)
    went_on = call("case", name, *START, typed="1\n-\n")
    saved = finished().rename(f"done {name}")
    talked = call("supervise", saved, "--plain", "--today", DAY, typed="\nUp at ten.\nleave\n")

    assert (0, ["NOW-1", "NOW-2"]) == (went_on.code, [*answers(name)])
    assert 0 == talked.code
    clean = f"done {name}".replace(":", "-").replace("?", "-").removesuffix(".toml")
    kept = [each.name for each in Path().glob("*.supervision.toml")]

    assert [f"{clean}-{DAY}.supervision.toml"] == kept


def test_where_a_name_is_asked_for_it_is_refused_before_anything_is_made() -> None:
    assert "That cannot be its name: NUL is a name that" in str(new_place("NUL", ".toml"))
    assert "Windows takes no ':' in a name. Choose another." in str(new_place("a 1:2", ".toml"))


def test_a_page_and_a_case_under_such_a_name_end_with_help() -> None:
    page = call("demo", "--out", "aux.pdf")
    case = call("case", "ehe-1:2.toml", "--plain", "--quick", "--reference", "A1", "--today", DAY)

    assert (3, 3) == (page.code, case.code)
    assert "ehe-check: aux.pdf: cannot be its name: aux is a name that" in page.err
    assert "Windows takes no ':' in a name. Choose another name." in case.err
    assert "danger at this moment" not in case.err
