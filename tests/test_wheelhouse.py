"""The zips that install without the internet: what is in them, and what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".github" / "release" / "wheelhouse.py"
INSTALL = SCRIPT.with_name("INSTALL.txt").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")


def script() -> ModuleType:
    spec = spec_from_file_location("wheelhouse", SCRIPT)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["wheelhouse"] = module  # where dataclasses look
    spec.loader.exec_module(module)
    return module


wheelhouse: Any = script()


def made(folder: Path, **wanted: bool) -> dict[str, bytes]:
    (folder / "b-1-py3-none-any.whl").write_bytes(b"second")
    (folder / "a-1-py3-none-any.whl").write_bytes(b"first")
    return dict(wheelhouse.contents(folder, "0.1.0", **wanted))


def test_a_zip_has_every_wheel_and_how_to_install_them_in_one_folder_of_its_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ehe-check-0.1.0-windows-x64.zip"
    wheelhouse.write_zip(path, made(tmp_path, has_pdf=True))
    with ZipFile(path) as zipped:
        names, entry = zipped.namelist(), zipped.infolist()[0]

    wheels = [f"{path.stem}/wheels/{name}-1-py3-none-any.whl" for name in "ab"]
    assert [f"{path.stem}/INSTALL.txt", *wheels] == names
    assert 0o644 == entry.external_attr >> 16


def test_the_same_wheels_make_the_same_zip_and_its_sum_is_one_that_others_check(
    tmp_path: Path,
) -> None:
    first, again = tmp_path / "a.zip", tmp_path / "sub" / "a.zip"
    again.parent.mkdir()
    for path in (first, again):
        wheelhouse.write_zip(path, made(tmp_path, has_pdf=True))
    (line,) = wheelhouse.checksums([first])

    assert first.read_bytes() == again.read_bytes()
    assert re.fullmatch(r"[0-9a-f]{64}  a\.zip\n", line)
    assert [line] == [*wheelhouse.checksums([again])]


def test_how_to_install_names_the_version_and_pdf_only_where_it_is_in_the_zip(
    tmp_path: Path,
) -> None:
    with_pdf, without = (
        made(tmp_path, has_pdf=has)["INSTALL.txt"].decode() for has in (True, False)
    )

    assert with_pdf.startswith("ehe-check 0.1.0: ")
    assert with_pdf.count('--find-links wheels "ehe-check[pdf]"\r\n') == 2
    assert without.count('--find-links wheels "ehe-check"\r\n') == 2
    assert "VERSION" not in with_pdf
    assert "pdf" not in without.lower()
    assert not re.search(r"(?<!\r)\n", with_pdf)
    assert wheelhouse.zip_name("0.1.0", "macos-arm64", has_pdf=False).endswith("arm64-no-pdf")


def test_windows_comes_first_and_a_line_fits_a_window() -> None:
    heads = re.findall(r"^[A-Z ,]+$", INSTALL, re.MULTILINE)
    long = [line for line in INSTALL.splitlines() if len(line) > 79]

    assert "WINDOWS" == heads[0]
    assert not [line for line in long if "pip install" not in line]


def test_the_zips_are_for_the_pythons_that_the_tests_run_on_and_install_says() -> None:
    (listed,) = re.findall(r"python: \[(.+)\]", WORKFLOW)
    *most, last = wheelhouse.PYTHONS

    assert re.findall(r"[\d.]+", listed) == [*wheelhouse.PYTHONS]
    assert f"Python {', '.join(most)} or {last}" in INSTALL


class Recorded:
    """What would have been run, and what uv would have answered."""

    def __init__(self, answer: str) -> None:
        self.answer, self.commands = answer, list[list[str]]()

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(list(command))
        return subprocess.CompletedProcess(command, 0, self.answer)


def test_what_a_system_needs_is_asked_for_that_system_and_nothing_else_is_fetched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = Recorded("colorama==0.4.6\nrich==15.0.0\n")
    monkeypatch.setattr(subprocess, "run", run)
    wheelhouse.download(wheelhouse.SYSTEMS["windows-x64"], "3.12", tmp_path, has_pdf=False)
    compiled, fetched = (" ".join(each[2:]) for each in run.commands)

    assert "--python-platform x86_64-pc-windows-msvc --python-version 3.12" in compiled
    assert "--extra" not in compiled
    assert {"--no-deps", "--only-binary", "win_amd64"} <= set(fetched.split())
    assert fetched.endswith(f"--dest {tmp_path} colorama==0.4.6 rich==15.0.0")
    wheelhouse.download(wheelhouse.SYSTEMS["linux-x86_64"], "3.14", tmp_path, has_pdf=True)
    assert "--extra pdf" in " ".join(run.commands[2])
    assert 3 == run.commands[3].count("--platform")


def test_it_stops_where_a_wheel_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess((), 1, "")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)

    with pytest.raises(SystemExit, match=r"wheelhouse: pip wheel .*exit code 1"):
        wheelhouse.build_own(ROOT)
