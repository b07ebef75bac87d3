"""The bundle: the program with its own Python in one folder, zipped for a computer without any."""

import os
import platform
import shutil
from pathlib import Path
from stat import S_IFLNK
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ehe_check import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
AT_THE_TOP = ("LICENSE", "README.md")


def main() -> None:
    """Build the bundle of this system in `dist/`, and print its name."""
    (ROOT / "dist").mkdir(exist_ok=True)
    path = ROOT / "dist" / f"{name()}.zip"
    with TemporaryDirectory() as scratch:
        built = build(Path(scratch))
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for each in files(built):
                add(archive, each, str(each.relative_to(built.parent)))
    print(path)


def name() -> str:
    """Return the name that says version, system and machine."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    machine = {"AMD64": "x64"}.get(platform.machine(), platform.machine().lower())
    return f"ehe-check-{__version__}-bundle-{system}-{machine}"


def build(scratch: Path) -> Path:
    """Build the folder of the bundle, with what a person reads at its top."""
    from PyInstaller.__main__ import run  # type: ignore[import-untyped]

    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(scratch), "--workpath", str(scratch / "work")]
    run([*options, *places, str(HERE / "ehe-check.spec")])
    built = scratch / "ehe-check"
    shutil.move(built / "_internal" / "licences", built / "licences")
    for each in AT_THE_TOP:
        shutil.copy(ROOT / each, built)
    return built


def files(folder: Path) -> list[Path]:
    """Return every file, and every link, which is not followed."""
    every = [Path(at, each) for at, *names in os.walk(folder) for each in names[0] + names[1]]
    return sorted(each for each in every if each.is_symlink() or each.is_file())


def add(archive: ZipFile, path: Path, called: str) -> None:
    """Add a file with its mode, or a link as a link."""
    if not path.is_symlink():
        archive.write(path, called)
        return
    link = ZipInfo(Path(called).as_posix())
    link.create_system, link.external_attr = 3, (S_IFLNK | 0o777) << 16
    archive.writestr(link, str(path.readlink()))


if __name__ == "__main__":
    main()
