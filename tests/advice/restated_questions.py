"""The questions that the rules of advice read, told a second time: options, effects and gates.

Typed from the rules in words. A question's line has its marks, what *not known* does, and its gate;
`u` marks an option that says that nobody has looked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TABLE = """
NOW-1 Q | TODAY lead
  no
  not-sure = TODAY lead
  yes = 999, HOLD
NOW-2 Q several | TODAY lead
  nothing
  told = HOLD, social-care
  injury = HOLD, social-care
  afraid = HOLD, social-care
  sexual = HOLD, social-care police
  under-13 = HOLD, social-care police
  under-16 = HOLD, lead
  honour = HOLD, social-care police
  exploited = HOLD, social-care police
  poison = HOLD, social-care
  kept-from = HOLD, social-care medical
  cruelty = HOLD, social-care
  violence = HOLD, social-care
  risky-adult = HOLD, social-care
  taken = HOLD, social-care police
  missing = OPEN, social-care police
  unseen = OPEN, social-care
  untreated = OPEN, social-care medical
  self-harm = OPEN, medical lead
  parent-crisis = OPEN, social-care medical
  other = HOLD, social-care
NOW-3 Q unordered
  nothing
  assessment
  child-protection-plan = SUP
  enquiry = SUP, ASK
  closed-seen
  no-reply = SUP
  closed-not-seen = SUP
NOW-2.state Q unordered | | NOW-2: TICKED
  confirmed = SUP, ASK
  not-sure = TODAY lead, SUP, ASK
  open-to-act-on
RGT-2 Q | SUP
  none
  home-life
  education
  cannot-name-it = SUP
  safety-health-development = SUP
VIS-1.who several
  gp-practice
  0-19-team
  school
  ehe-officer
  social-worker
  family-support
  other
VIS-1 Q child | | born
  within-3-months
  within-a-year
  longer-ago
  never
VIS-1.alone Q child | | born
  within-3-months
  within-a-year
  longer-ago
  never
VIS-2 Q
  within-3-months
  within-a-year
  longer-ago
  never
VIS-3
  yes
  no u
VIS-5 Q child | | born
  no
  put-off
  put-off-not-seen = SUP
  refused-since-seen = SIGN, ASK
  refused-not-seen = MEET L4.4
RGT-4 | | VIS-5: put-off put-off-not-seen refused-since-seen refused-not-seen
  no
  yes
EHE-1 Q child unordered | | school-age
  yes
  believed u
  no
EHE-2 Q unordered | | EHE-1: yes believed
  ordinary
  worry-settled
  worry = SIGN
  injury = ASK
EHE-2.told Q | TODAY social-care, HOLD | EHE-2: injury
  social-care-knows = SUP
  social-care-not-told = TODAY social-care, HOLD
  not-followed-up
FAM-2 adult
  within-3-months
  within-a-year
  longer-ago
  no-such-person
  never
  unsafe = HOLD
FAM-3 Q
  yes
  not-spoken
  no
FAM-5 Q
  checked-none
  other-names u
  past-harm-known = SIGN, ASK
  past-harm-told-us
  contact-not-known-to-social-care = TODAY social-care, HOLD
FAM-5.works Q
  no
  yes = TODAY lead
FAM-7 Q
  no-asked-alone
  no-not-asked-alone u
  past-over
  control = SIGN, HOLD
  afraid-or-violence = TODAY social-care
  afraid-or-violence-now = 999
FAM-8 Q child | | born
  yes
  placed
  private-known
  not-told = SUP
PMH-1 Q unordered
  no
  illness
  mental-health
  alcohol-or-drugs
  both
PMH-2 Q child | | PMH-1: illness mental-health alcohol-or-drugs both
  little
  some
  supported
  depends = SIGN
PMH-3 Q | | PMH-2: some supported depends not-known
  yes
  no
PMH-4 Q | | PMH-1: illness mental-health alcohol-or-drugs both
  known
  nobody = SIGN
  away-not-known = TODAY lead
  crisis = TODAY social-care medical
  crisis-now = 999
VOI-3 Q child | | born
  child-or-seen
  professional
  parent-only
  no u
SIB-3 Q | | two
  no
  worse = SIGN, ASK
  hurt = TODAY social-care, HOLD
CON-1 Q child | | born
  none
  under-eight-weeks
  eight-weeks-or-more
  eight-weeks-and-reason
  red-flags = TODAY medical
CON-2 Q child care | | CON-1: under-eight-weeks eight-weeks-or-more eight-weeks-and-reason red-flags
  improving
  specialist-reviewing
  held-up-by-us
  no-treatment-or-review = MEET L4.1 health
  not-as-agreed = MEET L4.1
CON-4 Q child | | CON-1: eight-weeks-or-more eight-weeks-and-reason red-flags
  yes
  no u
  points-to-harm = SIGN, TODAY social-care, HOLD
HEA-1 Q child | | born
  looks-well
  steady
  low-steady
  falling-under-review = SIGN, SUP
  not-measured-worry
  falling-not-reviewed = TODAY medical
  falling-and-unwell = 999
HEA-1.food Q child | | HEA-1: not-measured-worry \
falling-under-review falling-not-reviewed falling-and-unwell
  no
  yes = SIGN, TODAY social-care, HOLD
HEA-2 Q child care
  none-or-one-or-two
  all
  made-up
  not-made-up = SIGN
  need-untreated = TODAY social-care medical
HEA-4 Q child | | born
  match
  not-observed u
  differ = SIGN, SUP, HOLD
  differ-and-danger = TODAY social-care
  danger-now = 999
HEA-6 Q child | | born
  no
  hardship-help-accepted
  hardship-no-help-yet
  some-not-explained = SIGN
  serious = TODAY social-care
HEA-7 Q child | | born
  no-sign
  past-plan-known
  now-plan-known
  now-plan-not-known = SUP
  attempt-assessed
  drink-or-drugs = SIGN
  now-not-assessed = TODAY medical
  attempt-or-unwell = 999
HEA-9 Q child | | born
  none
  explained
  many = SUP
  differ = TODAY lead, HOLD
SRC-3
  no
  other-things
  child-matters = SIGN
DRI-1 Q
  checked-none
  settled
  not-settled = SUP
DRI-2 Q care | | worry-open
  better
  too-early
  same-or-worse = MEET L4.1
DRI-3 Q drift | | worry-open
  no
  yes = MEET L4.2
DRI-4 Q drift | | worry-open
  kept
  partly = SUP
  none-or-not-kept = MEET L4.2
DRI-5 | | worry-open
  no
  yes
  stopped = SUP
DRI-6 Q
  no
  level-of-help = SUP
  referral-declined = SIGN, TODAY social-care
  not-referred
ADU-1 Q
  as-usual
  upset
  hostile = MEET L4.3, ASK, SUP
  hostile-changed-us
  violence = TODAY social-care police, HOLD
  violence-now = 999
ADU-2 Q care
  asked-for-help
  nothing
  home-education-only
  theirs-to-refuse
  put-off
  needed = MEET L4.4
ADU-3 Q care
  done
  held-up-by-us
  no-loss
  late = SIGN
  not-done = MEET L4.5
  agreed-never-done
MAT-1 Q | | one-or-several
  one
  several
ISO-1 child | | born
  several
  few
  nobody
  stopped = SIGN
ISO-4 Q child | | born
  confirmed
  believed u
  cannot-be-found = TODAY lead
SUP-2 Q
  not-worried
  uneasy = SUP
  worried
  think-harm = TODAY social-care, HOLD
"""

HIGHEST = {
    "emergency": "NOW-1 FAM-7 PMH-1 PMH-4 HEA-1 HEA-4 HEA-7 ADU-1",
    "act-today": """NOW-2 NOW-2.state NOW-3 RGT-2 VIS-5 EHE-1 EHE-2 EHE-2.told ISO-4 FAM-5
        FAM-5.works PMH-2 SIB-3 CON-1 CON-4 HEA-1.food HEA-2 HEA-6 HEA-9 DRI-1 DRI-6 SUP-2""",
    "consider-meeting": "CON-2 DRI-2 DRI-3 DRI-4 ADU-2 ADU-3 MAT-1",
    "a sign": "ISO-1 SRC-3",
    "a hold": "FAM-2",
    "raise-in-supervision": "FAM-8 DRI-5",
}
"""The most that an answer can do, follow-ups and rules over two answers with it."""

RAISES = {
    "none": set(HIGHEST),
    "raise-in-supervision": {"emergency", "act-today", "consider-meeting"},
    "consider-meeting": {"emergency", "act-today", "consider-meeting", "a sign"},
    "strong-case-for-meeting": {"emergency", "act-today"},
    "act-today": {"emergency"},
    "emergency": set[str](),
}

CLOSING = (
    "NOW-1 NOW-2 ISO-4 VIS-5 DRI-1 NOW-3 NOW-2.state EHE-2 EHE-2.told HEA-6 HEA-1 HEA-1.food HEA-2 "
    "FAM-5 FAM-5.works HEA-7 HEA-9 CON-1 CON-2 CON-4 PMH-1 PMH-2 PMH-4 FAM-7 DRI-6 HEA-4 ADU-3 "
    "ADU-2 DRI-2 DRI-3 DRI-4 ADU-1 SIB-3 FAM-8 RGT-2 SUP-2 MAT-1 EHE-1 ISO-1 FAM-2 SRC-3 DRI-5"
)
"""The order of closing: our own records first; those from EHE-1 on as they are asked."""

TO_BE_DONE = """
NOW-3 assessment
VIS-3 no
VIS-5 put-off
RGT-2 education
RGT-4 yes
FAM-5 other-names
FAM-7 past-over
PMH-2 some supported
CON-1 eight-weeks-and-reason
CON-2 held-up-by-us
CON-4 no
HEA-1 low-steady
HEA-6 hardship-help-accepted hardship-no-help-yet
HEA-7 past-plan-known now-plan-known
DRI-5 yes
ADU-2 put-off
ADU-3 held-up-by-us
"""
"""The answers at which something is to be done though nothing rises; see also PLACED."""

PLACED = ("FAM-8", ("placed",)), ("EHE-1", ("yes", "believed"))
"""What has to be said of one child for its social worker to be told that it is taught at home."""


@dataclass
class Row:
    """One question of the table."""

    is_quick: bool
    per_child: bool
    per_adult: bool
    is_several: bool
    is_ordered: bool
    matter: str
    not_known: tuple[str, ...]
    gate: str
    options: list[tuple[str, bool, tuple[str, ...]]] = field(default_factory=list)

    def effects(self, option: str) -> set[str]:
        """What an option does, with those before it where the question is ordered."""
        ids = [name for name, _, _ in self.options]
        start = 0 if self.is_ordered and not self.is_several else ids.index(option)
        return {each for _, _, does in self.options[start : ids.index(option) + 1] for each in does}

    @property
    def unlooked(self) -> set[str]:
        """The options that say that nobody has looked."""
        return {name for name, is_unlooked, _ in self.options if is_unlooked}


def _harm(rows: dict[str, Row]) -> list[tuple[str, bool, tuple[str, ...]]]:
    return rows["NOW-2"].options if "NOW-2" in rows else []


def _rows() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    row = None
    for line in TABLE.strip().splitlines():
        if not line.startswith(" "):
            head, not_known, gate = ([each.strip() for each in line.split("|")] + ["", ""])[:3]
            name, *marks = head.split()
            row = rows[name] = Row(
                "Q" in marks,
                "child" in marks,
                "adult" in marks,
                "several" in marks,
                "unordered" not in marks,
                next((mark for mark in marks if mark in ("care", "drift")), name),
                tuple(each.strip() for each in not_known.split(",") if each.strip()),
                gate.replace("TICKED", " ".join(name for name, _, does in _harm(rows) if does)),
            )
            continue
        assert row is not None
        said, _, does = line.partition("=")
        option, *mark = said.split()
        effects = tuple(each.strip() for each in does.split(",") if each.strip())
        row.options.append((option, mark == ["u"], effects))
    return rows


ROWS = _rows()
ACTIONS = {name: options for name, *options in map(str.split, TO_BE_DONE.strip().splitlines())}
