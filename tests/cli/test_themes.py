"""The themes command: counts across sessions and cases, in every form, and nothing else of them."""

from __future__ import annotations

import json
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session import Amendment, Session
from ehe_check.themes.show import never_shown, units_of
from tests.counts import tries
from tests.pages import scribbled
from tests.program import DAY, call
from tests.themes_attack import CASES, Attack, Orders, Page, orders_of, page_of
from tests.themes_cases import FINISHED, finished, outcome_added, random_answers, write_all
from tests.worked import session_of, shipped_bank, shipped_library

pytestmark = pytest.mark.thorough

ON = ("--today", DAY)


def sessions(number: int, start: int = 0) -> list[Session]:
    """Finished sessions of as many cases."""
    return [invented(place) for place in range(start, start + number)]


@cache
def invented(place: int) -> Session:
    return finished(random_answers(place), f"EHE-{place}", f"{place}")


def page(*paths: str | Path, as_: str = "json") -> Any:  # noqa: ANN401 (whatever JSON holds)
    done = call("themes", *paths, "--as", as_, *ON)

    assert 0 == done.code, done.err
    return json.loads(done.out) if as_ == "json" else done.out


def counted(shown: dict[str, Any]) -> dict[str, Any]:
    return {row["id"]: row["cases"] for rows in shown["tables"].values() for row in rows}


TEXT_FORMS = ("terminal", "markdown", "html", "json", "csv")


def test_the_page_shows_counts_and_hides_small_ones() -> None:
    folder = write_all(Path("cases"), *sessions(21), session_of(random_answers(0)))
    shown = page(folder)

    assert (20, False) == (shown["cases"], shown["too_few_cases"])
    assert {None} == {*shown["counted"].values()}
    assert {"L1.1", "L4.4", "T5"} <= counted(shown).keys()
    assert not [number for number in counted(shown).values() if number < 10 or number % 5]


def marked(session: Session, secret: str, place: int) -> Session:
    """A session with a secret in every place where people write, and in keys nobody knows."""
    amendment = Amendment(question="EHE-1", was={"note": secret}, at=FINISHED, reason=secret)
    written, unknown = scribbled(session, secret), {"asked": secret, "own": secret}
    changes = {
        "case": session.case.model_copy(update={"reference": f"{secret}-{place}", "name": secret}),
        "entries": tuple(each.model_copy(update={"x": secret}) for each in written.entries),
        "answers": tuple(each.model_copy(update=unknown) for each in written.answers),
        "amendments": (amendment,),
        "remarks": secret,
    }
    return outcome_added(written.model_copy(update=changes))


def in_every_form(folder: Path) -> str:
    """Everything that the command prints or writes of a folder, as text."""
    done = [call("themes", folder, "--as", form, *ON) for form in TEXT_FORMS]
    out = folder.parent / "out"
    done.append(call("themes", folder, "--out", f"{out}.docx", *ON))
    files = []
    with zipfile.ZipFile(f"{out}.docx") as package:
        files += [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return "\n".join([*files, *(each.out + each.err for each in done)])


RECORDS = {
    "1.supervision.toml": """
        case = { reference = "SECRET-0", name = "SECRET" }
        supervision = { finished = 2026-11-24T10:00:00Z, with = "SECRET" }
        session = { id = "SECRET" }
        meeting = { answer = "SECRET", who = "SECRET" }
        points = [{ key = "SECRET", status = "SECRET", about = 7, why = "SECRET" }, "SECRET"]
    """,
    "2.supervision.toml": """
        case = { reference = "SECRET-1" }
        supervision = { finished = 2026-11-24T10:00:00Z }
        session = { id = "1" }
        meeting = { answer = "yes", who = "SECRET" }
        points = [{ key = "call-SECRET", status = "carry-on", why = "SECRET" }]
    """,
    "1.meeting.toml": """
        case = { reference = "SECRET-2" }
        meeting = { session = "2", held = 2026-11-20, finished = 2026-11-20T10:00:00Z, x = 1 }
        decided = [{ key = "SECRET", text = "SECRET", about = ["SECRET"] }, { number = "SECRET" }]
    """,
    "2.meeting.toml": "meeting = { held = 'SECRET' }",
}


@tries(2, 30)
@given(st.text("qxzj", min_size=12, max_size=16), st.booleans(), st.integers(0, 1000))
def test_nothing_that_people_wrote_is_in_any_output(
    secret: str,
    is_wrong: bool,  # noqa: FBT001 (drawn)
    seed: int,
) -> None:
    given = [marked(each, secret, place) for place, each in enumerate(sessions(19, seed))]
    with tempfile.TemporaryDirectory() as name:
        folder = write_all(Path(name) / "cases", *given)
        for record, text in RECORDS.items():
            (folder / record).write_text(text.replace("SECRET", secret), encoding="utf-8")
        if is_wrong:
            path = folder / "0.toml"
            text = path.read_text(encoding="utf-8")
            longer = text.replace(f'note = "{secret}"', f'note = "{secret} {secret}"')
            path.write_text(longer, encoding="utf-8")
        shown = call("themes", folder, "--as", "json", *ON)
        written = in_every_form(folder)

    assert (20, is_wrong) == (json.loads(shown.out)["cases"], "0.toml: does not" in shown.err)
    assert secret not in written


# Two pages.


def page_told(*paths: str | Path) -> Page:
    """What the printed page of some folders or files tells of each number."""
    shown = page(*paths)
    numbers: dict[str, int | None] = dict.fromkeys(
        name for order in known_orders() for name in order if name != CASES
    )
    return page_of({**numbers, **counted(shown), **shown["meetings"]}, shown["cases"])


@cache
def known_orders() -> Orders:
    bank, library = shipped_bank(), shipped_library()
    return orders_of(units_of(bank, library), never_shown(bank, library))


def what_is_told(first: Page, second: Page) -> dict[str, tuple[int, int]]:
    """Each number of the cases between two pages that may be fewer than three."""
    attack = Attack(first, second, known_orders())
    names = {name for order in known_orders() for name in order}
    found = {name: attack.between(name) for name in names}
    found |= {f"{name} on the first": attack.on_first(name) for name in names}
    return {name: values for name, values in found.items() if values[1] - values[0] < 2}


def test_two_printed_pages_tell_no_count_of_one_more_case_nor_of_another_team() -> None:
    team, more = write_all(Path("a"), *sessions(19)), write_all(Path("one"), *sessions(1, 60))
    other = write_all(Path("b"), *sessions(14, 70))
    own = page_told(team)

    assert {} == what_is_told(own, page_told(team, more))
    assert {} == what_is_told(own, page_told(team, other))
