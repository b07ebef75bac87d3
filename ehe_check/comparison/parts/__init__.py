"""The parts of a page about two sessions: what moved, or where two readings differ."""

from __future__ import annotations

from ehe_check.comparison.parts.page_of_two import Page
from ehe_check.comparison.parts.readings_told import lay_out_readings
from ehe_check.comparison.parts.two_sessions import lay_out_comparison

__all__ = ["Page", "lay_out_comparison", "lay_out_readings"]
