"""The words of a pack: the shipped ones keep the rules, and a partnership's own are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check.errors import UnusableFileError
from ehe_check.meeting.pack import asked
from ehe_check.meeting.report_file import load_meeting_words


def own(folder: Path, text: str) -> Path:
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(folder: Path, text: str) -> list[str]:
    path = own(folder, text)
    with pytest.raises(UnusableFileError) as caught:
        load_meeting_words(path)
    return [str(each).removeprefix(f"{path}, ") for each in caught.value.problems]


def test_a_pack_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    shipped = load_meeting_words()
    words = load_meeting_words(own(tmp_path, '[chair]\ntitle = "For the chair"\n'))

    assert "For the chair" == words("chair.title")
    assert {**shipped.texts, "chair.title": ("For the chair",)} == words.texts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[chair]\ntitel = "x"\n', "line 2, chair, titel: the key 'titel' is not known here"),
        ('closing = "All is well."\n', "line 1, closing: must say that the page cannot tell"),
        ('[agenda.danger]\ntext = "Wait."\n', "line 2, agenda, danger, text: must say when to"),
        ('[absence]\nrisk = "hostile mother"\n', "line 2, absence, risk: says 'hostile mother'"),
        (
            '[organiser.purpose]\ntext = "Ask the parents."\n',
            "line 2, organiser, purpose, text: sends its reader to the family ('Ask the parents')",
        ),
        (
            '[organiser.family]\nopen = "There is no risk."\n',
            "line 2, organiser, family, open: says 'no risk'",
        ),
        ('[organiser.absence]\nchosen = "So."\n', "line 2, organiser, absence, chosen: needs the"),
        ('[run]\nhear = ["x"]\n', "run, minutes: needs as many texts as each other list of"),
    ],
)
def test_what_no_paper_may_say_or_lack_is_refused_with_its_line(
    tmp_path: Path, text: str, said: str
) -> None:
    assert [each for each in problems_of(tmp_path, text) if said in each]


def test_what_is_said_only_where_nothing_forbids_it_may_lead_to_the_family(tmp_path: Path) -> None:
    text = '[organiser.family]\nopen = "Tell the family that you are meeting."\n'

    words = load_meeting_words(own(tmp_path, text))

    assert "Tell the family that you are meeting." == words("organiser.family.open")


def test_one_line_of_a_list_is_reworded_by_its_number(tmp_path: Path) -> None:
    shipped = load_meeting_words().each("agenda.bring.texts")
    text = '[agenda.bring.texts]\n3 = "What you hold on each adult."\n'

    words = load_meeting_words(own(tmp_path, text)).each("agenda.bring.texts")

    assert (*shipped[:2], "What you hold on each adult.", *shipped[3:]) == words


def test_the_reason_is_asked_for_with_what_is_none() -> None:
    ask, help_ = asked(load_meeting_words())

    assert "Why would parents not be at this meeting?" in ask
    assert "That parents are difficult" in help_
