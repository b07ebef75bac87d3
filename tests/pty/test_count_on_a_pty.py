"""How short the quick set is for an ordinary family, on a real terminal of 80 by 24."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.count_on_a_terminal import count_on_a_terminal
from tests.walk_count import count


@pytest.mark.parametrize(("children", "most"), [(1, 36), (3, 50)])
def test_the_quick_set_of_an_ordinary_family_is_this_short(
    children: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path / "home"))
    found = count_on_a_terminal(children, tmp_path)

    assert found.prompts <= most
    assert found.keys_a_prompt <= 3.2
    assert (found.prompts, found.keys) == (count(children).prompts, count(children).keys)
