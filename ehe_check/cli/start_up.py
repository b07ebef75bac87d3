"""A quick start: what Python would do meanwhile, and a person who waits does not need."""

from __future__ import annotations

import gc
import os


def start_fast() -> None:
    """Spare the start a hunt for rubbish, and one for plug-ins.

    All that is made now is there to stay, and no plug-in of pydantic has any business here.
    """
    gc.set_threshold(300_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def settle_down() -> None:
    """Look for rubbish as usual from now on, and never in what the start has made."""
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
