"""The ledger as JSON: every decision that a page shows, by names that stay."""

from __future__ import annotations

from typing import Any

from ehe_check.over_time.ledger import Decided, Ledger
from ehe_check.page.json_text import json_text
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage

FORMAT = 1


def ledger_json(page: LedgerPage) -> str:
    """Return a page of decisions as JSON, with a line break at its end."""
    return json_text(
        {
            "format": FORMAT,
            "kind": "ledger",
            "made_on": page.today,
            "is_all": page.is_all,
            "shared": page.is_shared,
            "cases": [_case(page, each) for each in page.cases],
            "is_lacking": page.is_lacking,
            "not_read": page.not_read,
        }
    )


def _case(page: LedgerPage, case: CaseLedger) -> dict[str, Any]:
    ledger = case.ledger
    return {
        "reference": ledger.reference or None,
        "file": case.file or None,
        "hold": ledger.hold,
        "ask_first": ledger.asks_first,
        "open": len(ledger.open),
        "settled": case.settled,
        "decisions": [_decided(ledger, each) for each in page.rows_of(case)],
    }


def _decided(ledger: Ledger, decided: Decided) -> dict[str, Any]:
    """Return one decision as a table of JSON; what is not said is null."""
    return {
        "id": decided.id,
        "what": decided.what or None,
        "about": decided.about,
        "whom": decided.whom or None,
        "who": decided.who or None,
        "made_on": decided.on,
        "made_in": decided.at,
        "by": decided.by,
        "first_by": decided.first_by,
        "state": decided.state,
        "days_past": decided.days_past(ledger.today),
        "carried": [
            {"on": each.on, "by": each.by, "why": each.why or None} for each in decided.carried
        ],
        "settled_on": decided.settled_on,
        "done_on": decided.done_on,
        "for_child": decided.for_child or None,
        "why": decided.why or None,
        "replaced_by": None if decided.replaced_by is None else f"D{decided.replaced_by}",
        "known_by": decided.known_by or None,
        "in_own_words": decided.in_own_words,
        "check_first": ledger.is_checked_first(decided),
        "is_the_meeting": decided.is_the_meeting,
    }
