"""How often the tests draw: few every day, and as often as a rule is proved with on request.

`EHE_PROVE=1` or `--hypothesis-profile prove` asks for all, and so does `poe prove`.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

PROVE = "prove"
QUICK = "quick"


def register() -> None:
    """Register how often Hypothesis draws, and begin with what the environment asks for."""
    for name, examples in ((QUICK, 20), (PROVE, 300)):
        settings.register_profile(
            name, max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck)
        )
    settings.load_profile(PROVE if os.environ.get("EHE_PROVE") else QUICK)


def proving() -> bool:
    """Say whether everything is drawn as often as it is proved with."""
    return settings.get_current_profile_name() == PROVE


def times(every_day: int, full: int) -> int:
    """How often to try: more where that is asked for."""
    return full if proving() else every_day


def tries(every_day: int, full: int) -> settings:
    """Settings for what takes long to draw, or is proved with more than the rest."""
    return settings(max_examples=times(every_day, full))
