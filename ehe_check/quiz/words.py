"""The words of a quiz in a room and of its pages: what they show, and what they do not."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ehe_check.files.exact import Exact, Format, Text
from ehe_check.page.words import with_blanks

Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
Prompt = Annotated[Text, AfterValidator(with_blanks("belief"))]
Ids = Annotated[Text, AfterValidator(with_blanks("ids"))]
Columns2 = Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)]
Columns3 = Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
Columns4 = Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]


class RoomWords(Exact):
    """The words of the page about a room."""

    title: Text
    too_few: Text
    nothing: Text
    points: Text
    points_intro: Text
    points_columns: Columns3
    beliefs: Text
    beliefs_intro: Text
    beliefs_columns: Columns3
    beliefs_none: Text
    teach: Text
    teach_intro: Text
    teach_none: Text
    questions: Text
    questions_intro: Text
    questions_columns: Columns3
    left_out: Ids
    reading: Text
    reading_lines: Lines


class ChangeWords(Exact):
    """The words of the page about what changed from before to after."""

    title: Text
    too_few: Text
    sat: Text
    sat_columns: Columns3
    not_crossed: Text
    not_known: Text
    repeated: Annotated[Text, AfterValidator(with_blanks("groups"))]
    uneven: Text
    same_paper: Text
    left: Annotated[Text, AfterValidator(with_blanks("numbers"))]
    whole: Text
    whole_intro: Text
    whole_columns: Columns4
    points: Text
    points_intro: Text
    points_columns: Columns4
    not_told: Annotated[Text, AfterValidator(with_blanks("why"))]
    left_out: Ids
    reading: Text
    reading_lines: Lines


class StatisticsWords(Exact):
    """The words of the page of figures about items."""

    title: Text
    too_few: Text
    whole: Text
    warnings: Text
    no_warnings: Text
    items: Text
    items_intro: Text
    discrimination: Text
    no_discrimination: Annotated[Text, AfterValidator(with_blanks("why"))]
    items_columns: Columns4
    options: Text
    options_intro: Text
    options_columns: Columns2
    left_out: Ids
    counts_only: Text
    reading: Text
    reading_lines: Lines


class QuizWords(Exact):
    """All words of a quiz in a room and of its pages but those of the quiz bank."""

    format: Format
    kind: Literal["quiz-room"]
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]
    prompt_without_belief: Text
    room: RoomWords
    change: ChangeWords
    statistics: StatisticsWords
