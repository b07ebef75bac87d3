"""The names of everything that the advice can be: headlines, boxes, and what stands beneath."""

from __future__ import annotations

from enum import StrEnum


class HeadlineKey(StrEnum):
    """Which headline the sheet has; the first that fits, in this order (RULES.md, "Headlines")."""

    EMERGENCY = "E"
    TODAY_SOCIAL_CARE_AND_DOCTOR = "T-sm"
    TODAY_SOCIAL_CARE = "T-sc"
    TODAY_LEAD_AND_DOCTOR = "T-lm"
    TODAY_LEAD = "T-l"
    TODAY_DOCTOR = "T-m"
    TO_THE_ENQUIRY = "Q"
    STRONG_HEALTH = "ST-h"
    STRONG = "ST"
    CONSIDER_HEALTH = "C-h"
    CONSIDER = "C"
    TELL_THE_WORKER = "S-w"
    SUPERVISION = "S"
    NOT_ENOUGH = "NE"
    NOT_FIRM = "N2"
    FIRM = "N1"


class BoxKey(StrEnum):
    """Which box stands at the top; the first that fits, in this order (RULES.md, "The family")."""

    HOLD_NOW = "H-now"
    HOLD_TODAY = "H-today"
    HOLD_LEAD = "H-lead"
    HOLD_WORKER = "H-worker"
    HOLD_DOCTOR = "H-doctor"
    HOLD_SOON = "H-soon"
    ASK_ENQUIRY = "A-enquiry"
    ASK_SOCIAL_CARE = "A-sc"
    ASK_WORKER = "A-worker"
    ASK_LEAD = "A-lead"
    AGREED = "A-done"

    @property
    def is_hold(self) -> bool:
        """Whether it is HOLD, which nothing but the end of its cause takes away."""
        return self.value.startswith("H-")


class BeneathKey(StrEnum):
    """What is said of a meeting beneath an urgent step."""

    STRONG = "strong"
    CONSIDER = "consider"
    HEALTH = "health"
    ENQUIRY = "enquiry"
