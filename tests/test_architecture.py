"""The pages about the code: their plan is the contract, and the places that they name are there."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "ehe_check" / "README.md").read_text(encoding="utf-8")
PAGES = [
    *(ROOT / "ehe_check").glob("*.md"),
    *(ROOT / ".github").rglob("*.md"),
]
ROW = re.compile(r"\| (\d+) \| `(\w+)` \| (.+?) \| ?(.*?) \|\n")
PLACE = re.compile(r"`((?:ehe_check|question_banks|reports|tests|\.github)/[^`]*)`")


def tools() -> dict[str, Any]:
    """The settings of the tools that we use."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(settings["tool"])


def floors() -> list[list[str]]:
    """The rooms of the contract, a list for each floor, from the ground up."""
    layers = tools()["importlinter"]["contracts"][0]["layers"]
    return [re.split(r"\s*[|:]\s*", layer) for layer in reversed(layers)]


def opening_words(room: str) -> str:
    """What a room says of itself: the docstring of its folder, or of its file."""
    folder = ROOT / "ehe_check" / room / "__init__.py"
    path = folder if folder.exists() else ROOT / "ehe_check" / f"{room}.py"
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def test_the_plan_on_the_page_is_the_contract_from_the_ground_up() -> None:
    contract = [(str(n), room) for n, floor in enumerate(floors(), start=1) for room in floor]

    assert contract == [(floor, room) for floor, room, _, _ in ROW.findall(PAGE)]


def test_a_room_says_of_itself_what_the_page_says_of_it() -> None:
    said = {room: "\n\n".join(filter(None, words)) for _, room, *words in ROW.findall(PAGE)}

    assert {room: opening_words(room) for room in said} == said


def test_every_place_that_a_page_names_is_there() -> None:
    named = {str(page): set(PLACE.findall(page.read_text(encoding="utf-8"))) for page in PAGES}
    gone = {(page, each) for page, every in named.items() for each in every if not there(each)}

    assert set() == gone
    assert len(set().union(*named.values())) > 30


def test_every_name_in_the_code_that_a_recipe_names_is_there() -> None:
    page = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(_?[A-Za-z]\w*)`", page.partition("## Recipes")[2]))
    files = [*(ROOT / "ehe_check").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    data = [*(ROOT / "reports").glob("*.toml"), *(ROOT / "question_banks" / "case").glob("*.toml")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in [*files, *data])

    assert set() == named - set(re.findall(r"\w+", code))
    assert len(named) > 20


def there(place: str) -> bool:
    """Say whether a place is there; one with a star in it stands for at least one file."""
    return any(ROOT.glob(place.rstrip("/")))


def test_the_page_for_contributors_names_every_task_and_no_other() -> None:
    page = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert set(tools()["poe"]["tasks"]) == set(re.findall(r"`poe (\w+)`", page))
