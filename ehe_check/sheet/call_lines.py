"""The call by itself: everything that there is to say, in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.page.columns import wrapped
from ehe_check.page.words import Say
from ehe_check.sheet.call import Calling

WIDTH = 79
_QUOTED, _BESIDE = "  ", "  "


def call_lines(say: Say, calling: Calling, width: int = WIDTH) -> tuple[str, ...]:
    """Return everything that there is to say, in plain lines no wider than `width`."""
    return tuple(_lines(say, calling, width))


def _lines(say: Say, calling: Calling, width: int) -> Iterator[str]:
    if calling.instead:
        yield from wrapped(calling.instead, width)
        return
    for place, script in enumerate(calling.scripts):
        yield from wrapped(say("title", to=script.to), width)
        yield from wrapped(" ".join(calling.ready), width) if place == 0 else ()
        yield from wrapped(script.gives_way, width) if script.gives_way else ()
        yield ""
        yield from wrapped(say("quoted", text=script.text), width, " ", _QUOTED)
        yield ""
        for line in script.beside:
            yield from wrapped(line, width, "", _BESIDE)
        label = say("write.heading")
        for line in script.write:
            yield from wrapped(line, width, f"{label} ", _BESIDE)
            label = " " * len(label)
        yield ""
    yield from (say("asked.heading"),) if calling.asked else ()
    for line in calling.asked:
        yield from wrapped(line, width, " ", _BESIDE)
