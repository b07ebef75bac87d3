"""Laying out comparisons: from what moved, or where two readings differ, to a document."""

from __future__ import annotations

from ehe_check.core.laying_out_comparisons.moving import lay_out_comparison
from ehe_check.core.laying_out_comparisons.page import Page
from ehe_check.core.laying_out_comparisons.readings import lay_out_readings

__all__ = ["Page", "lay_out_comparison", "lay_out_readings"]
