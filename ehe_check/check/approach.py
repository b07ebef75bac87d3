"""An approach to the family: whether a sentence sends its reader there, by verb and object.

A rule of thumb, not a grammar: it looks for an instruction ("ask", "speak to", "agree with") whose
object, within a few words, is somebody of the family ("the parents", "this child").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_WORDS_BETWEEN = 7


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile("[\\w'\u2019-]+|[.,;:?!()]")
_MEETING = re.compile(
    r"\bmeetings? with (\w+ )?(family|parents?|carers?|mother|father|child(ren)?)\b(?!['\u2019])",
    re.IGNORECASE,
)
_ENDS = frozenset(".;:?!")
_DIRECT = _words("""
    ask tell visit phone ring call text email meet invite inform contact warn interview
    observe see hear offer show question
""")
_WITH_PREPOSITION = _words("""
    speak talk write explain listen discuss agree consider plan arrange work check share raise
    take bring go turn find
""")
_PREPOSITIONS = frozenset({"to", "with", "from"})
_ASKED_OF_OTHERS = _words("ask tell visit phone ring invite offer speak talk write see")
_FAMILY = _words("""
    family families parent parents carer carers mother father mothers fathers mum dad child
    children baby adult adults sibling siblings brother brothers sister sisters household
""")
_YOUNG = frozenset({"person", "people"})
_GOES_ON_AS_A_SERVICE = _words("""
    mental missing protection health abuse development practice care service services centre
    team teams support social safeguarding court hub help psychiatry
""")
_TURNS_AWAY = _words("""
    who whom whose whether what how when where why that which if unless until while because
    about of for in on at by as than before after without so but is are was were has have had
    may can could should would will do does out not
""")
_TURNED_AWAY = (_ENDS | _TURNS_AWAY) - {"out"}
"""What ends that a preposition goes with a verb before it: "find out from" does not."""
_LEADS_IN = _words("""
    and then or please first also next kindly openly today now , . ; : ? ! ( )
""")
_NEGATES = frozenset({"not", "never", "don't", "nor", "without"})
_NO_INSTRUCTION_BEFORE_TO = _words("""
    has have had need needs how whether when who what is be duty power powers right known
""")
_CLINICIANS = _words("doctor clinician paediatrician")


def approach_in(text: str) -> str | None:
    """Return the words of a text that send its reader to the family, or None."""
    meeting = _MEETING.search(text)
    if meeting is not None:
        return meeting.group()
    tokens = _TOKEN.findall(text)
    words = [token.lower().replace("\u2019", "'") for token in tokens]
    for place, word in enumerate(words):
        if word in _DIRECT | _WITH_PREPOSITION and _is_instruction(words, place):
            end = _family_after(words, place)
            if end is not None:
                return " ".join(tokens[place : end + 1])
    return None


def _is_instruction(words: Sequence[str], place: int) -> bool:
    """Say whether a verb tells the reader to do it."""
    before = words[max(0, place - 4) : place]
    if _NEGATES & set(_since_full_stop(before)):
        return False
    previous = words[place - 1] if place else "."
    earlier = words[place - 2] if place > 1 else "."
    if previous in ("should", "must"):
        return True
    if previous in ("could", "can", "may", "might"):
        return earlier == "you"
    if previous == "to":
        return (
            not _sees_as_care(words, place)
            and words[place] in _ASKED_OF_OTHERS
            and earlier not in _NO_INSTRUCTION_BEFORE_TO
        )
    return previous in _LEADS_IN


def _sees_as_care(words: Sequence[str], verb: int) -> bool:
    """Say whether it is a clinician who is to see somebody: care, and no approach."""
    asked = list(words[max(0, verb - 2) : verb + 1])
    return asked[1:] == ["to", "see"] and asked[0] in _CLINICIANS


def _since_full_stop(words: Sequence[str]) -> Sequence[str]:
    ends = [place for place, word in enumerate(words) if word in _ENDS]
    return words[ends[-1] + 1 :] if ends else words


def _family_after(words: Sequence[str], verb: int) -> int | None:
    """Return where the verb's object names the family, or None."""
    start = verb + 1
    if words[verb] in _WITH_PREPOSITION:
        reach = range(start, min(len(words), start + MOST_WORDS_BETWEEN))
        prepositions = [place for place in reach if words[place] in _PREPOSITIONS]
        if not prepositions or _TURNED_AWAY & {*words[start : prepositions[0]]}:
            return None
        start = prepositions[0] + 1
    for place in range(start, min(len(words), start + MOST_WORDS_BETWEEN)):
        if words[place] in _ENDS | _TURNS_AWAY or _sees_as_care(words, place):
            return None
        if _is_family(words, place):
            return place
    return None


def _is_family(words: Sequence[str], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else "."
    if words[place] == "young":
        return following in _YOUNG
    return words[place] in _FAMILY and following not in _GOES_ON_AS_A_SERVICE
