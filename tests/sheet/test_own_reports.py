"""A report of one's own: it says only what differs, and never loses what must always stand."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.files.toml import write_toml
from ehe_check.meeting.report import MeetingReport
from ehe_check.meeting.sections import AgendaSection
from ehe_check.sheet.report import PromptSheetReport, Report
from ehe_check.sheet.report_file import kind_of, report_for, shipped
from ehe_check.supervision.report import SupervisionReport
from tests.pages import GOLDEN_SHEETS, page
from tests.worked import some_case_names, worked_case

MODELS: tuple[type[Report], ...] = (PromptSheetReport, MeetingReport, SupervisionReport)
README = (resources.REPORTS / "README.md").read_text(encoding="utf-8")


def own(folder: Path, model: type[Report], text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(f'kind = "{kind_of(model)}"\n{text}', encoding="utf-8")
    return path


def problems_of(folder: Path, model: type[Report], text: str) -> list[str]:
    path = own(folder, model, text)
    with pytest.raises(UnusableFileError) as caught:
        report_for(model, path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


def names_of(report: Report) -> list[str]:
    return [str(section.name or section.part) for section in report.sections]


def test_the_sample_of_the_readme_is_laid_out_as_it_says(tmp_path: Path) -> None:
    found = re.search(r"<!-- a report of one's own -->\n```toml\n(.*?)```", README, re.DOTALL)
    assert found
    path = tmp_path / "ours.toml"
    path.write_text(found[1], encoding="utf-8")
    report, whole = report_for(PromptSheetReport, path), report_for(PromptSheetReport)
    words = page(GOLDEN_SHEETS["meeting"](), report=report).blocks

    assert 6 == found[1].count("\n")
    assert ["urgent", "box", "advice", "strengths"] == names_of(report)[:4]
    assert sorted(names_of(whole)) == sorted([*names_of(report), "notes"])
    assert "What we suggest" in str(words)


@pytest.mark.parametrize("model", MODELS)
def test_nothing_laid_over_is_the_shipped_report(tmp_path: Path, model: type[Report]) -> None:
    assert report_for(model) == report_for(model, own(tmp_path, model, ""))


def test_parts_that_stand_twice_are_told_apart_by_their_names(tmp_path: Path) -> None:
    text = 'leave_out = ["what-it-is"]\n[sharing]\nheading = "Who may know"\n'
    report, whole = (
        report_for(MeetingReport, own(tmp_path, MeetingReport, text)),
        names_of(report_for(MeetingReport)),
    )
    headings = [getattr(each, "heading", "") for each in report.sections]

    assert [name for name in whole if name != "what-it-is"] == names_of(report)
    assert 1 == headings.count("Who may know")


def agenda(own_file: Path | None = None) -> AgendaSection:
    sections = report_for(MeetingReport, own_file).sections
    return next(each for each in sections if isinstance(each, AgendaSection))


def test_one_item_of_an_agenda_is_reworded_by_its_number(tmp_path: Path) -> None:
    text = '[agenda.items.2]\ntext = "What we ask ourselves."\n'
    items, whole = agenda(own(tmp_path, MeetingReport, text)).items, agenda().items

    assert "What we ask ourselves." == items[1].text
    assert (whole[1].title, whole[2:]) == (items[1].title, items[2:])


def test_an_intro_is_added_or_taken_out(tmp_path: Path) -> None:
    text = '[strengths]\nintro = "Said first."\n[picture]\nintro = ""\n'
    report = report_for(PromptSheetReport, own(tmp_path, PromptSheetReport, text))
    intros = {str(each.part): getattr(each, "intro", None) for each in report.sections}

    assert ("Said first.", None) == (intros["strengths"], intros["picture"])


def test_everything_that_is_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    text = """\
titel = "x"
leave_out = ["box", "piont"]
order = ["closing", "agenda"]
while_walking = ["agnda"]
[agenda]
item = "{number}"
introo = "e"
[agenda.items.3]
title = "Ask the parents"
[sharing]
part = "points"
heading = ""
[what-it-is.points.1]
text = "No {day}."
[minutes.tables.1]
rows = 99
[points]
"""

    assert [
        "line 2, titel: the key 'titel' is not known here. Did you mean 'title'?",
        "line 8, agenda, introo: the key 'introo' is not known here. Did you mean 'intro'?",
        (
            "line 12, sharing, part: the key 'part' is not known here. Use one of: "
            "cites, empty, heading, intro, only_if, points, show, stands_out, starts_page, "
            "where_health_leads."
        ),
        "line 15, what-it-is, points 1, text: has no use for the blank {day}.",
        (
            "line 18, points: 'points' stands here more than once, by names of its own. "
            "Use one of: reported-and-seen, health-leads, what-it-is, sharing."
        ),
        "line 3, leave_out: 'piont' is no part of this page.",
        "line 3, leave_out: 'box' is on every page. Take it out of this list.",
        "line 4, order: every page ends with closing. Take 'closing' out of this list.",
        "line 5, while_walking: 'agnda' is no part of this page.",
        "line 7, agenda, item: needs the blank {title}.",
        "line 13, sharing, heading: is empty, or too short. Fill it, or take the key out.",
        "line 17, minutes, tables 1, rows: is 99, and must be at most 20. Mend the number.",
    ] == problems_of(tmp_path, MeetingReport, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[because]\nheading = "No risk"\n', "line 3, because, heading: says 'No risk'"),
        ('[fairness]\ncites = ["E99"]\n', "line 3, fairness, cites: cites 'E99'"),
        ('[closing]\nline = "All is well."\n', "line 3, closing, line: must say that the page"),
        ('title = "Ask the parents"\n', "line 2, title: sends its reader to the family"),
    ],
)
def test_what_no_page_may_say_is_refused_at_its_own_line(
    tmp_path: Path, text: str, said: str
) -> None:
    (problem,) = problems_of(tmp_path, PromptSheetReport, text)

    assert problem.startswith(said)


@pytest.mark.parametrize("fixed", ["urgent", "box", "advice"])
def test_what_comes_first_stays_there_and_may_be_named_there(tmp_path: Path, fixed: str) -> None:
    named = ["urgent", "box", "advice", "strengths", "closing"]
    whole = report_for(PromptSheetReport, own(tmp_path, PromptSheetReport, f"order = {named}\n"))
    (problem,) = problems_of(tmp_path, PromptSheetReport, f'order = ["strengths", "{fixed}"]\n')

    assert "strengths" == names_of(whole)[3]
    assert problem.startswith("line 2, order: every page begins with urgent, box, advice.")


@cache
def some_parts() -> dict[str, list[str]]:
    return {kind_of(model): names_of(report_for(model)) for model in MODELS}


@given(data=st.data(), model=st.sampled_from(MODELS))
def test_no_order_and_nothing_left_out_loses_danger_box_advice_or_closing_line(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, model: type[Report]
) -> None:
    parts = some_parts()[kind_of(model)]
    free = [name for name in parts if name not in {*model.begins_with, "closing"}]
    order = data.draw(st.lists(st.sampled_from(parts), max_size=8))
    left_out = data.draw(st.lists(st.sampled_from(parts), max_size=8))
    path = tmp_path_factory.mktemp("own") / "mine.toml"
    write_toml(path, {"kind": kind_of(model), "order": order, "leave_out": left_out})
    try:
        names = names_of(report_for(model, path))
    except UnusableFileError:
        assert {*order, *left_out} - {*free}
        return

    assert [*model.begins_with, "closing"] == [*names[: len(model.begins_with)], names[-1]]
    assert sorted(set(free) - {*left_out}) == sorted(names[len(model.begins_with) : -1])


@pytest.mark.untraced
def test_whatever_is_left_out_a_page_begins_and_ends_as_the_shipped_one(tmp_path: Path) -> None:
    free = some_parts()["prompt-sheet"][3:-1]
    path = tmp_path / "mine.toml"
    write_toml(path, {"kind": "prompt-sheet", "leave_out": free})
    bare = report_for(PromptSheetReport, path)
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        whole, short = page(sheet).blocks, page(sheet, report=bare).blocks
        first = short[:-2]

        assert [name, *short] == [name, *whole[: len(first)], *whole[-2:]]


@pytest.mark.parametrize("model", MODELS)
def test_each_part_has_one_function_that_prints_it(model: type[Report]) -> None:
    from ehe_check.meeting.page import PARTS_OF_A_PACK
    from ehe_check.sheet.lay_out import PARTS
    from ehe_check.supervision.page import PARTS_OF_A_RECORD

    tables = {
        PromptSheetReport: PARTS,
        MeetingReport: PARTS_OF_A_PACK,
        SupervisionReport: PARTS_OF_A_RECORD,
    }

    assert set(model.sections_by_part()) == set(tables[model])


def test_a_name_stands_once_among_the_sections() -> None:
    for model in MODELS:
        raw = tomllib.loads(shipped(model).read_text(encoding="utf-8"))
        names = [each.get("name", each["part"]) for each in raw["sections"]]

        assert [kind_of(model), *sorted(set(names))] == [kind_of(model), *sorted(names)]
        assert not set(names) & set(model.model_fields)
