"""What pages say: every sentence in the source of the program, by the module that says it."""

from __future__ import annotations

from ehe_check import resources
from ehe_check.page.sentences import SAID_BY, Sentence, sentences_in


def sentences_said() -> dict[str, tuple[Sentence, ...]]:
    """Return every sentence of every module, by its path in the package: `blank/page.py`.

    A copy of the program that lacks its source says none here.
    """
    said = {}
    for path in sorted(resources.PACKAGE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if f"from {SAID_BY} import" in source:
            found = tuple(sentences_in(source))
            said.update({path.relative_to(resources.PACKAGE).as_posix(): found} if found else {})
    return said
