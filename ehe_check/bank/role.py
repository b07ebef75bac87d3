"""Who is answering: a role chooses help text and never hides a question."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The professional roles that help text is written for."""

    SOCIAL_WORKER = "social-worker"
    SCHOOL_NURSE = "school-nurse"
    GP_OR_HOSPITAL = "gp-or-hospital"
    SCHOOL_DSL = "school-dsl"
    EHE_OFFICER = "ehe-officer"
    POLICE = "police"
    OTHER = "other"


ROLE_WORDS = {
    Role.SOCIAL_WORKER: "Social worker",
    Role.SCHOOL_NURSE: "School nurse or 0-19 team",
    Role.GP_OR_HOSPITAL: "GP practice or hospital",
    Role.SCHOOL_DSL: "School safeguarding lead",
    Role.EHE_OFFICER: "Elective home education officer",
    Role.POLICE: "Police",
    Role.OTHER: "Another role",
}
