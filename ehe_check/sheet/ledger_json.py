"""The ledger as JSON: every decision that a page shows, by names that stay."""

from __future__ import annotations

import json
from typing import Any

from ehe_check.over_time.ledger import Carried, Decided, Ledger
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage

FORMAT = 1


def ledger_json(page: LedgerPage) -> str:
    """Return a page of decisions as JSON, with a line break at its end."""
    whole = {
        "format": FORMAT,
        "kind": "ledger",
        "made_on": page.today.isoformat(),
        "is_all": page.is_all,
        "shared": page.is_shared,
        "cases": [_case(page, each) for each in page.cases],
        "is_lacking": page.is_lacking,
        "not_read": list(page.not_read),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


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
        "made_on": decided.on.isoformat(),
        "made_in": decided.at.value,
        "by": decided.by.isoformat() if decided.by else None,
        "first_by": decided.first_by.isoformat() if decided.first_by else None,
        "state": decided.state.value,
        "days_past": decided.days_past(ledger.today),
        "carried": [_carried(each) for each in decided.carried],
        "settled_on": decided.settled_on.isoformat() if decided.settled_on else None,
        "done_on": decided.done_on.isoformat() if decided.done_on else None,
        "for_child": decided.for_child or None,
        "why": decided.why or None,
        "replaced_by": None if decided.replaced_by is None else f"D{decided.replaced_by}",
        "known_by": decided.known_by or None,
        "in_own_words": decided.in_own_words,
        "check_first": ledger.is_checked_first(decided),
        "is_the_meeting": decided.is_the_meeting,
    }


def _carried(carried: Carried) -> dict[str, Any]:
    by = carried.by.isoformat() if carried.by else None
    return {"on": carried.on.isoformat(), "by": by, "why": carried.why or None}
