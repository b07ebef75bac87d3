"""Zips with all that installing the program needs, for computers that reach no package index.

`poe wheelhouse` writes one for each system into `dist/wheelhouse/`, for every Python that we
promise, with INSTALL.txt in it and SHA256SUMS beside it. It needs the extra `release`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
WHEELS, SUMS, INSTALL = "wheels", "SHA256SUMS", "INSTALL.txt"
PDF, NO_PDF = "[pdf]", "-no-pdf"


@dataclass(frozen=True)
class System:
    """A system as uv names it, and the kinds of wheels that run on it, the newest first."""

    target: str
    platforms: tuple[str, ...]


_MANYLINUX = ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux2014_x86_64")
SYSTEMS = {
    "windows-x64": System("x86_64-pc-windows-msvc", ("win_amd64",)),
    "macos-arm64": System("aarch64-apple-darwin", ("macosx_13_0_arm64",)),
    "macos-x86_64": System("x86_64-apple-darwin", ("macosx_13_0_x86_64",)),
    "linux-x86_64": System("x86_64-manylinux_2_28", _MANYLINUX),
}


def main() -> None:
    """Make the zips that the command line wants."""
    wanted = _parser().parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    for name in wanted.system or SYSTEMS:
        with TemporaryDirectory() as scratch:
            wheels = Path(scratch)
            version = build_own(wheels)
            for python in wanted.python or PYTHONS:
                download(SYSTEMS[name], python, wheels, has_pdf=wanted.pdf)
            zipped = wanted.out / f"{zip_name(version, name, has_pdf=wanted.pdf)}.zip"
            write_zip(zipped, contents(wheels, version, has_pdf=wanted.pdf))
        print(f"{zipped.stat().st_size / 1e6:6.1f} MB  {zipped}")
    sums = "".join(checksums(sorted(wanted.out.glob("*.zip"))))
    (wanted.out / SUMS).write_text(sums, encoding="utf-8", newline="\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="poe wheelhouse", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "wheelhouse")
    for name, choices in {"--system": SYSTEMS, "--python": PYTHONS}.items():
        parser.add_argument(name, action="append", choices=choices, help="only this, or these")
    parser.add_argument("--no-pdf", dest="pdf", action="store_false", help="without what draws PDF")
    return parser


def build_own(folder: Path) -> str:
    """Put the program's own wheel into a folder, and return its version."""
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("ehe_check-*.whl")
    return wheel.name.split("-")[1]


def download(system: System, python: str, folder: Path, *, has_pdf: bool) -> None:
    """Put into a folder the wheels of all that the program needs on a system with a Python.

    What is needed is worked out as that system would: pip itself asks what this one needs.
    """
    extra = ("--extra", "pdf") if has_pdf else ()
    target = ("--python-platform", system.target, "--python-version", python)
    plain = ("--no-header", "--no-annotate", "--only-binary", ":all:")
    compiled = ("uv", "pip", "compile", "--quiet", *plain, *target, *extra, "pyproject.toml")
    needed = _run(*compiled).split()
    kinds = [word for each in system.platforms for word in ("--platform", each)]
    only = ("--no-deps", "--only-binary", ":all:", "--python-version", python)
    _pip("download", *only, *kinds, "--dest", str(folder), *needed)


def zip_name(version: str, system: str, *, has_pdf: bool) -> str:
    """Return what a zip is called, and the one folder in it."""
    return f"ehe-check-{version}-{system}{'' if has_pdf else NO_PDF}"


def contents(wheels: Path, version: str, *, has_pdf: bool) -> Mapping[str, bytes]:
    """Return what goes into a zip: how to install it, and every wheel."""
    text = (HERE / INSTALL).read_text(encoding="utf-8").replace("VERSION", version)
    words = text if has_pdf else text.replace(PDF, "")
    install = words.replace("\n", "\r\n").encode()
    every = {f"{WHEELS}/{each.name}": each.read_bytes() for each in sorted(wheels.glob("*.whl"))}
    return {INSTALL: install, **every}


def write_zip(path: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a zip, in a folder of its name; the same files always make the same zip."""
    with ZipFile(path, "w") as made:
        for name, content in files.items():
            entry = ZipInfo(f"{path.stem}/{name}")
            entry.external_attr = 0o644 << 16
            made.writestr(entry, content)


def checksums(paths: Iterable[Path]) -> Iterator[str]:
    """Yield a line for each file, as `sha256sum --check` reads it."""
    for path in paths:
        with path.open("rb") as file:
            yield f"{file_digest(file, 'sha256').hexdigest()}  {path.name}\n"


def _pip(*arguments: str) -> None:
    _run("pip", *arguments[:1], "--quiet", *arguments[1:])


def _run(module: str, *arguments: str) -> str:
    command: Sequence[str] = (sys.executable, "-m", module, *arguments)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"wheelhouse: {' '.join(command[2:])}: exit code {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
