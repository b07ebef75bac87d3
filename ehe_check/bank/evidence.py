"""How somebody came to know an answer."""

from __future__ import annotations

from enum import StrEnum


class Evidence(StrEnum):
    """What an answer rests on, in the order in which it is offered."""

    SAW_MYSELF = "saw-myself"
    RECORD = "record"
    PROFESSIONAL_TOLD_ME = "professional-told-me"
    CHILD_TOLD_ME = "child-told-me"
    PARENT_TOLD_ME = "parent-told-me"
    ASSUMED = "assumed"
    NOT_RECORDED = "not-recorded"


EVIDENCE_WORDS = {
    Evidence.SAW_MYSELF: "I saw or heard it myself",
    Evidence.RECORD: "It is in a record that I have read",
    Evidence.PROFESSIONAL_TOLD_ME: "Another professional told me",
    Evidence.CHILD_TOLD_ME: "The child told me",
    Evidence.PARENT_TOLD_ME: "A parent or carer told me",
    Evidence.ASSUMED: "I have assumed it",
    Evidence.NOT_RECORDED: "I would rather not say, or it is not written down",
}
EVIDENCE_ON_SCREEN = {
    Evidence.SAW_MYSELF: "saw or heard it",
    Evidence.RECORD: "a record",
    Evidence.PROFESSIONAL_TOLD_ME: "a professional",
    Evidence.CHILD_TOLD_ME: "the child",
    Evidence.PARENT_TOLD_ME: "a parent or carer",
    Evidence.ASSUMED: "assumed",
    Evidence.NOT_RECORDED: "not noted",
}
"""The same beside its letter, after "How do you know?"."""
EVIDENCE_SHORT = {
    Evidence.SAW_MYSELF: "saw",
    Evidence.RECORD: "record",
    Evidence.PROFESSIONAL_TOLD_ME: "professional",
    Evidence.CHILD_TOLD_ME: "child",
    Evidence.PARENT_TOLD_ME: "family",
    Evidence.ASSUMED: "assumed",
    Evidence.NOT_RECORDED: "not noted",
}
"""The same where there is room for one line of them."""
HEARD_BY = (Evidence.SAW_MYSELF, Evidence.PROFESSIONAL_TOLD_ME, Evidence.PARENT_TOLD_ME)
"""Who may have heard a child's own words: the writer, a professional or the family."""
