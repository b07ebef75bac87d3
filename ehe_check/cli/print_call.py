"""Print the call: what to say on the telephone today, as plain lines."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ehe_check.cli.print_sheet import as_wanted
from ehe_check.cli.printing import Printout, write_or_print
from ehe_check.page.visible import visible
from ehe_check.render.look import look_of
from ehe_check.settings.places import read_settings
from ehe_check.sheet.call import WIDTH, call_lines, what_to_say

if TYPE_CHECKING:
    from ehe_check.bank.bank import QuestionBank
    from ehe_check.sheet.sheet import PromptSheet


def print_call(sheet: PromptSheet, bank: QuestionBank, wanted: Printout) -> None:
    """Print what to say where it should go, in the words of a partnership's own file if it has one.

    Raises:
        UnusableFileError: their own words cannot be used, with everything that is wrong in them.
    """
    width = WIDTH if wanted.out is not None else width_here()
    text = call_text(as_wanted(sheet, bank, wanted), bank, width=width)
    encoding = "utf-8" if wanted.out is not None else sys.stdout.encoding
    write_or_print(visible(f"{text}\n", encoding).encode(encoding), wanted)


def call_text(sheet: PromptSheet, bank: QuestionBank, *, width: int | None = None) -> str:
    """Return what to say, in lines that fit the screen or a given width.

    Raises:
        UnusableFileError: the settings cannot be used, with everything that is wrong in them.
    """
    calling = what_to_say(sheet, bank, read_settings())
    return "\n".join(call_lines(calling, width or width_here()))


def width_here() -> int:
    """Return how wide a line may be on the screen that standard output is, if it is one."""
    return min(WIDTH, look_of(sys.stdout, os.environ).width - 1)
