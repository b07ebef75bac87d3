"""The bundle: what is to be in it, and that nothing is left out of it which the program needs."""

from __future__ import annotations

import json
import runpy
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import walk_packages
from types import SimpleNamespace
from typing import Any
from zipfile import ZipFile

import pytest

import ehe_check
from ehe_check import resources
from ehe_check.cli.app import PROGRAM, Command, Group
from tests import systems
from tests.program import ROOT, clean_environment

RELEASE = ROOT / ".github" / "release"
Imported = tuple[list[int], list[str]]
WITHOUT = """
import json, sys
left_out, modules, pages = map(json.loads, sys.argv[1:])
sys.modules.update(dict.fromkeys(left_out))
from importlib import import_module
for each in modules:
    import_module(each)
from ehe_check.cli.entry import main
codes = []
for each in pages:
    try:
        main(["demo", "--out", each])
    except SystemExit as leaving:
        codes.append(leaving.code)
print(json.dumps([codes, [name for name, module in sys.modules.items() if module]]))
"""


def spec() -> tuple[SimpleNamespace, dict[str, Any]]:
    """What the spec defines, and what it gives to PyInstaller, which is not there."""
    given: dict[str, Any] = {}

    def analysis(scripts: list[str], **more: object) -> SimpleNamespace:
        given.update(more, scripts=scripts)
        return SimpleNamespace(scripts=scripts, pure=[], binaries=[], datas=[])

    stand_ins = {name: lambda *_, **__: None for name in ("PYZ", "EXE", "COLLECT")}
    path = RELEASE / "ehe-check.spec"
    named = {"SPECPATH": str(path.parent), "Analysis": analysis, **stand_ins}
    return SimpleNamespace(**runpy.run_path(str(path), named)), given


def commands(group: Group) -> Iterator[Command]:
    for each in (group.alone, *group.commands.values()):
        if isinstance(each, Group):
            yield from commands(each)
        elif each is not None:
            yield each


def modules() -> set[str]:
    """Every module of the package, as Python finds them, but the one that runs it."""
    found = walk_packages(ehe_check.__path__, "ehe_check.")
    return {each.name for each in found} - {"ehe_check.__main__"}


@pytest.fixture(scope="module")
def without_it(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Exit codes of pages in three forms, and what was imported, where what is left out is not."""
    folder = tmp_path_factory.mktemp("pages")
    pages = [str(folder / f"sheet.{ending}") for ending in ("html", "pdf", "docx")]
    given = [json.dumps(each) for each in (spec()[0].LEFT_OUT, sorted(modules()), pages)]
    command = [sys.executable, "-c", WITHOUT, *given]
    done = subprocess.run(command, capture_output=True, check=True, env=clean_environment())
    codes, imported = json.loads(done.stdout)
    return codes, imported


def test_every_module_is_in_the_bundle_and_so_is_each_that_a_command_names() -> None:
    hidden = set(spec()[1]["hiddenimports"])
    named = {each.at.partition(":")[0] for each in commands(PROGRAM)}

    assert set() == (modules() | named) - hidden
    assert len(named) > 10


def test_what_the_program_reads_is_where_it_looks_for_it() -> None:
    data = {Path(there): Path(here) for here, there in spec()[1]["datas"]}
    read = [each for each in vars(resources).values() if isinstance(each, Path)]
    beside = [each for each in read if each not in (resources.PACKAGE, resources.ROOT)]
    for path in beside:
        wanted = Path("ehe_check") / path.relative_to(resources.ROOT)
        (there,) = [
            each for each in data if wanted.is_relative_to(each) and each != Path("ehe_check")
        ]

        assert path == data[there] / wanted.relative_to(there), path
        assert path.exists(), path


def test_nothing_but_modules_and_pages_lies_in_the_package() -> None:
    pages = [Path(here) for here, there in spec()[1]["datas"] if there == "ehe_check"]
    in_the_bundle = {path for page in pages for path in page.parent.glob(page.name)}
    package = ROOT / "ehe_check"
    others = {
        each for each in package.rglob("*") if each.is_file() and "__pycache__" not in each.parts
    }

    assert {package / "py.typed"} == {
        each for each in others if each.suffix != ".py"
    } - in_the_bundle


def test_own_words_can_be_checked_as_the_source_is_there() -> None:
    assert {"ehe_check": "pyz+py"} == spec()[1]["module_collection_mode"]


def test_nothing_that_is_left_out_is_needed(without_it: Imported) -> None:
    codes, _ = without_it

    assert [0, 0, 0] == codes


def test_every_package_that_is_used_brings_a_licence(without_it: Imported) -> None:
    used = SimpleNamespace(pure=[(name,) for name in without_it[1]], binaries=[], datas=[])
    of, names = spec()[0], {*spec()[0].distributions(used)} - {"pyinstaller"}
    bare = {
        name
        for name in names
        if not any("licences" in Path(at).parts for at, *_ in of.papers(name))
    }

    assert set() == bare
    assert {"ehe-check", "python-docx", "pydantic"} <= names


def test_a_package_is_known_by_any_part_of_it_that_is_in_the_bundle() -> None:
    found = SimpleNamespace(
        pure=[("docx.api", "", "PYMODULE")],
        binaries=[("lxml/etree.so", "", "EXTENSION")],
        datas=[("rtoml/py.typed", "", "DATA")],
    )

    assert {"ehe-check", "lxml", "python-docx", "rtoml"} <= {*spec()[0].distributions(found)}


@systems.modes
def test_the_zip_keeps_links_as_links_and_what_may_be_run(tmp_path: Path) -> None:
    bundle = SimpleNamespace(**runpy.run_path(str(RELEASE / "bundle.py")))
    folder = tmp_path / "ehe-check"
    (folder / "of" / "version").mkdir(parents=True)
    (folder / "ehe-check").write_text("runs")
    (folder / "ehe-check").chmod(0o755)
    (folder / "current").symlink_to("of/version")
    with ZipFile(tmp_path / "x.zip", "w") as archive:
        for each in bundle.files(folder):
            bundle.add(archive, each, str(each.relative_to(tmp_path)))
        link, program = sorted(archive.infolist(), key=lambda each: each.filename)

        assert ("ehe-check/current", b"of/version") == (link.filename, archive.read(link))
        assert stat.S_ISLNK(link.external_attr >> 16)
        assert 0o755 == stat.S_IMODE(program.external_attr >> 16)
