"""Say whether a weakness is known of anything that the program brings: `poe audit`.

Where the service that knows of weaknesses cannot be reached, that is said and nothing fails.
It needs pip-audit.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.installed import brought

SECONDS = 30
AUDIT = "pip_audit --no-deps --disable-pip --progress-spinner off --format json --requirement"
NO_ANSWER = "audit: nothing was looked up, as the service that knows cannot be reached"


def main() -> None:
    """Say what is known, and fail where it is a weakness, or the look-up itself is broken."""
    try:
        done = look_up()
    except subprocess.TimeoutExpired:
        print(NO_ANSWER)
        return
    if done.stdout:
        sys.exit(say(json.loads(done.stdout)))
    if "requests.exceptions." not in done.stderr:
        sys.exit(f"audit: the look-up is broken:\n{done.stderr}")
    print(NO_ANSWER)


def look_up() -> subprocess.CompletedProcess[str]:
    needed = [f"{name}=={version(name)}\n" for name in sorted(brought() - {"ehe-check"})]
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "needed.txt"
        path.write_text("".join(needed), encoding="utf-8")
        command = [sys.executable, "-m", *AUDIT.split(), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)


def say(known: dict[str, Any]) -> bool:
    """Print how many packages were looked up and each weakness; say whether there is one."""
    packages, weaknesses = known["dependencies"], [*weaknesses_in(known)]
    seen = sum("skip_reason" not in each for each in packages)
    counted = f"{seen} of {len(packages)} packages looked up, weaknesses known: {len(weaknesses)}"
    print(f"audit: {counted}" if seen else NO_ANSWER, *weaknesses, sep="\n")
    return bool(weaknesses)


def weaknesses_in(known: dict[str, Any]) -> Iterator[str]:
    for each in known["dependencies"]:
        for weakness in each.get("vulns", ()):
            mended = ", ".join(weakness["fix_versions"]) or "nothing yet"
            yield f"  {each['name']} {each['version']}: {weakness['id']}, mended by {mended}"


if __name__ == "__main__":
    main()
