"""Own words: they stay somebody's own wherever they go, and leave a copy whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from ehe_check.files.exact import Exact, Keeping
from ehe_check.judge.answers import Answer
from ehe_check.page.own import NOTHING, OWNED, SAID, WHOLE, Gap, Own, joined, owned
from ehe_check.page.phrases import listed, phrase
from ehe_check.page.without_own import without_own
from tests.marks import own_in

ANNA = Own("Anna", (Gap("child-1"),))
TEXTS = st.lists(st.text(max_size=4) | st.text(max_size=4).map(Own) | st.just(ANNA), max_size=5)


class Kept(Keeping):
    """A value of a file with each kind of text in it."""

    title: str = "Title"
    name: Annotated[Own, Field(min_length=1)] = Own("x")
    note: Own | None = None
    done: Annotated[Own | None, SAID] = None
    value: Annotated[str | tuple[str, ...] | None, OWNED] = None


class Shipped(Exact):
    """A value in which nobody writes."""

    text: str = "Text"


@dataclass(frozen=True)
class Row:
    """A row of something; `is_own` where it is nothing but own words."""

    text: str = ""
    is_own: bool = False


@dataclass(frozen=True)
class Page:
    """A value that is no file's."""

    rows: tuple[Row, ...] = ()
    who: Own | None = None
    text: Own = NOTHING
    cautions: tuple[str, ...] = field(default=(), metadata=WHOLE)
    beside: object = field(default=None, metadata=WHOLE)


def bare(value: object) -> Any:  # noqa: ANN401 (as the value is)
    return without_own(value, lambda gap: gap.about or "left out")


def test_it_is_the_text_that_it_is_in_every_other_way() -> None:
    assert ("Anna", hash("Anna"), '"Anna"') == (ANNA, hash(ANNA), f'"{ANNA}"')


def test_texts_of_a_file_are_somebodys_own_and_go_back_into_it_as_they_were() -> None:
    read = Kept.model_validate({"name": "a", "note": "b", "done": "c", "value": ["d"]})
    table = read.model_dump(mode="python")

    assert [".name", ".note", ".done", ".value.0"] == list(own_in(read))
    assert {"title": "Title", "name": "a", "note": "b", "done": "c", "value": ["d"]} == (
        tomllib.loads(tomli_w.dumps(table))
    )
    assert '"name":"a"' in read.model_dump_json()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": 3}, {"note": 3}, {"value": 3}])
def test_what_is_no_text_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Kept.model_validate(wrong)


def test_what_is_changed_in_a_copy_of_a_value_stays_somebodys_own() -> None:
    changed = Kept().model_copy(update={"note": "b", "value": ("c", "d"), "title": "Other"})

    assert [".name", ".note", ".value.0", ".value.1"] == list(own_in(changed))
    assert [".note", ".value"] == list(own_in(Answer(question="A-1", value="b", note="c")))[::-1]


@given(TEXTS, st.text(max_size=3))
def test_joining_gives_the_text_that_it_always_gave_and_loses_nothing(
    texts: list[str], between: str
) -> None:
    whole = joined(between, texts)

    assert between.join(texts) == whole
    assert any(isinstance(text, Own) for text in texts) is isinstance(whole, Own)
    assert bare(whole) == between.join(str(bare(text)) for text in texts)


def test_a_phrase_of_labels_is_a_phrase_of_numbers_in_a_copy() -> None:
    labels = [ANNA, "the house", Own("Ben", (Gap("child-2"),)), ANNA]

    assert ("Anna, the house and Ben", "child-1, the house and child-2") == (
        phrase(labels),
        bare(phrase(labels)),
    )
    assert type(listed(["a", "b"])) is str


def test_where_a_field_may_be_none_nothing_is_left_and_elsewhere_no_text() -> None:
    whole = Kept(name=Own("a"), note=Own("b"), done=Own("c"), value=owned(("d", "e")))
    copy = bare(Kept.model_validate({"remark": "a", "list": ["b"]}))

    assert {"title": "Title", "name": "", "note": None, "done": "", "value": None} == (
        bare(whole).model_dump()
    )
    assert {"remark": "", "list": ""} == copy.model_extra


@pytest.mark.parametrize(
    "written",
    [
        Page(who=Own("a"), text=Own("b")),
        Page(cautions=("a",), beside=Row()),
        Page(text="b"),  # type: ignore[arg-type]  # what mypy would refuse
    ],
    ids=["own words", "what tells of nothing else", "what is declared own, though nobody said so"],
)
def test_a_copy_of_a_page_has_nothing_of_what_people_wrote(written: Page) -> None:
    assert Page() == bare(written)


def test_what_a_label_or_a_gap_stands_for_is_said() -> None:
    assert ("child-1", "left out", "") == tuple(map(bare, (ANNA, Own("a", (Gap(),)), Own("a"))))


def test_what_is_nothing_but_own_words_leaves_a_list_and_the_rest_stays_in_order() -> None:
    rows = (Row("a"), Row("b", is_own=True), Row("c"))

    assert Page((rows[0], rows[2])) == bare(Page(rows))
    assert ("a", "child-1") == bare(("a", Own("b"), ANNA))


def test_where_nobody_wrote_anything_a_copy_is_the_very_same_value() -> None:
    rows, shipped = (Row("a"), Row("b")), Shipped()

    assert bare(rows) is rows
    assert bare(shipped) is shipped
    assert {"a": ("b", 1)} == bare({"a": ("b", 1)})
