"""What the opening of a supervision says in lines as page 1 does: missing files and HOLD."""

from __future__ import annotations

from typing import assert_never

from ehe_check.over_time.history import Miss
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.merged_points import meeting_words
from ehe_check.sheet.screen_line import Lines, Mark, Screen, as_shown


def missing_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield that something of the case is missing, where it is."""
    if page.missing:
        yield from screen.wrap(_missing(page, screen), Mark.HOLD, hang=" ")


def _missing(page: FirstPage, screen: Screen) -> str:
    """Return what of the case is missing, and that a HOLD may be with it."""
    file = as_shown(str(page.missing[0].file), screen.encoding) or text("a file")
    said = text("MISSING: {what}.", what=_missed(page, file))
    if {each.how for each in page.missing} == {Miss.AGREED_NOT_READ}:
        return said
    return (
        f"{said} {text('Until you know, do not raise this worry with the family: ask your lead.')}"
    )


def _missed(page: FirstPage, file: str) -> str:
    if len(page.missing) > 1:
        return text(
            "{file} and other files of this case are not as they were left, and may hold a HOLD",
            file=file,
        )
    match page.missing[0].how:
        case Miss.NOT_READ:
            return text(
                "{file} could not be read, and may hold an earlier session, and a HOLD", file=file
            )
        case Miss.NOT_FOUND:
            return text("the session before {file} was not found, and may hold a HOLD", file=file)
        case Miss.CHANGED:
            return text(
                "{file} was changed after it was finished, or after the next began; a HOLD "
                "may be lost",
                file=file,
            )
        case Miss.AGREED_NOT_READ:
            return text(
                "{file} is not there as it was left; what was agreed may be missing or wrong",
                file=file,
            )
        case _:
            assert_never(page.missing[0].how)


def box_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield HOLD or ASK FIRST, or what was agreed: a copy to share says only that it was."""
    box = page.advice.box
    said = (
        (box.short or (text("left out of this copy") if page.is_shared else ""))
        if box is not None
        else ""
    )
    if box is not None and said:
        yield from screen.wrap(f"{_titled(page, box.title)}: {said}", Mark.HOLD, hang=" ")


def _titled(page: FirstPage, title: str) -> str:
    """Return the title of a box, and the file of the session from which its HOLD comes."""
    held = page.held_elsewhere
    if held is None:
        return title
    if not held.file:
        return text("{title} (from another session)", title=title)
    return text("{title} (from {file})", title=title, file=held.file)


def meeting_lines(page: FirstPage, screen: Screen) -> Lines:
    """Yield on which day the last meeting was held, where one is advised."""
    if (held := page.meeting_held) is not None:
        said = meeting_words(held, short_day(held.on))
        yield from screen.wrap(said, Mark.STRONG, first=" ", hang=" ")
