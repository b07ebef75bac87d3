"""No helper without a caller: whatever the package or the tests name is used by something else."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeGuard

ROOT = Path(__file__).parent.parent
IMPORTS = re.compile(r"from (\S+) import (\w+)")
COMMAND = re.compile(r"ehe_check\.[\w.]+:\w+")
"""Where the function of a command is, as the table of the commands names it."""
CALLED_BY_OTHERS = re.compile(r"_|__.*|test_.*|Test.*|pytest.*|model_config")
"""What Python, pytest and pydantic look for by its name."""
CALLED = {"fixture", "hookimpl", "model_validator", "field_validator"}
"""What decorates a function that pytest or pydantic calls."""
OF_OTHERS = {"Processor", "HTMLParser", "Screen", "StringIO"}
"""Classes from outside, whose methods are called there."""
READ_BY_NAME = {
    "Settings": "each table is looked up by its key",
    "QuickRows": "the line of a bare 2 is made of its words, by their keys",
    "Contacts": "each contact is asked for, and printed, by its key",
    "Folders": "each folder is looked up by its key",
    "Counts": "a page goes through its facts, each called as a field is",
    "LawNote": "a note says its basis for whoever reads the file of notes",
    "Case": "a case says its story to whoever reads its file",
    "Beginning": "a case and its base are put together key by key",
    "Base": "likewise",
    "Expected": "what a case expects is compared key by key",
    "Claims": "what two pages claim is compared field by field",
    "Walk": "options are compared field by field with what was given",
    "Where": "likewise",
    "Kept": "copied field by field, to see what a copy to share leaves out",
    "Row": "likewise",
}
"""Classes with fields that no line names, and why they stand."""


@dataclass
class Uses:
    """What names are used: imported from a module, read of one, loaded, or read of a value."""

    imported: set[tuple[str, str]] = field(default_factory=set)
    read_of: set[tuple[str, str]] = field(default_factory=set)
    called: dict[str, str] = field(default_factory=dict)
    loaded: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)

    @property
    def of_modules(self) -> set[tuple[str, str]]:
        """What is read of something by a name, a module that goes by another by its own."""
        return {(self.called.get(one, one), name) for one, name in self.read_of}

    def add(self, node: ast.AST) -> None:
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                self.loaded[name] += 1
            case ast.Attribute(value=value, attr=name, ctx=ast.Load()):
                self.read[name] += 1
                if isinstance(value, ast.Name):
                    self.read_of.add((value.id, name))
            case ast.ImportFrom(module=str(module), names=names):
                self.imported.update((module, each.name) for each in names)
                self.called.update({each.asname: each.name for each in names if each.asname})
            case ast.MatchClass(kwd_attrs=names):
                self.read.update(names)
            case ast.Constant(value=str(text)) if COMMAND.fullmatch(text):
                module, _, name = text.partition(":")
                self.imported.add((module, name))
            case ast.Constant(value=str(text)) if "import " in text:
                self.imported.update(IMPORTS.findall(text))


class Named(NamedTuple):
    """A name, as it is told where nothing uses it, and how often what it names uses it itself."""

    name: str
    told: str
    loaded: int
    read: int


@dataclass(frozen=True)
class Source:
    """One file: what it names and its classes name, and all that it uses."""

    module: str
    names: tuple[Named, ...]
    of_classes: tuple[Named, ...]
    uses: Uses


def uses_in(node: ast.AST) -> Uses:
    uses = Uses()
    for each in ast.walk(node):
        uses.add(each)
    return uses


@cache
def sources(place: str) -> tuple[Source, ...]:
    """Every file of the package, or of the tests; no tree is kept, as many would cost seconds."""
    paths = (path for path in sorted((ROOT / place).rglob("*.py")) if "web" not in path.parts)
    return tuple(source_of(path.relative_to(ROOT)) for path in paths)


def source_of(path: Path) -> Source:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    parts = path.with_suffix("").parts
    members = (
        each._replace(told=f"{path}: {inner.name}.{each.name}")
        for inner in classes_in(tree)
        for each in named_in(path, inner.body)
    )
    uses = uses_in(tree)
    if path.name.endswith(("_json.py", "json_text.py")):
        uses.read.update(named_in_texts(tree))
    return Source(
        module=".".join(parts[:-1] if parts[-1] == "__init__" else parts),
        names=tuple(named_in(path, tree.body)),
        of_classes=tuple(members),
        uses=uses,
    )


def named_in_texts(tree: ast.Module) -> Iterator[str]:
    """Yield what tables of fields name: JSON promises each by its name."""
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield from re.findall(r"\w+", each.value)


def named_in(path: Path, body: Iterable[ast.stmt]) -> Iterator[Named]:
    """Yield each name that a module or class gives."""
    for each in body:
        own = None
        for name in names_of(each):
            if not CALLED_BY_OTHERS.fullmatch(name):
                own = own or uses_in(each)
                yield Named(name, f"{path}: {name}", own.loaded[name], own.read[name])


def names_of(each: ast.stmt) -> Iterator[str]:
    match each:
        case (
            ast.FunctionDef(name=name, decorator_list=on)
            | ast.ClassDef(name=name, decorator_list=on)
        ):
            if not CALLED & set(map(last_name, on)):
                yield name
        case ast.Assign(targets=targets):
            names = (inner for target in targets for inner in ast.walk(target))
            yield from (name.id for name in names if is_given(name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case _:
            pass


def is_given(node: ast.AST) -> TypeGuard[ast.Name]:
    """Whether a node is a name that is given here: not `sys` of `sys.dont_write_bytecode`."""
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def last_name(node: ast.expr) -> str:
    """Return the last name of what may be called, or given a type: `Screen` of `pyte.Screen()`."""
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return last_name(inner)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def classes_in(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield the classes whose names the code reads: no closed choice, as files name those."""
    for each in tree.body:
        if isinstance(each, ast.ClassDef) and each.name not in READ_BY_NAME:
            bases = set(map(last_name, each.bases))
            if not bases & OF_OTHERS and not any(base.endswith("Enum") for base in bases):
                yield each


def unused(own: Iterable[Source], callers: Iterable[Source]) -> Iterator[str]:
    """Yield what some files name and none of their callers uses, nor they beside the name."""
    imported = set[tuple[str, str]]().union(*(source.uses.imported for source in callers))
    of_modules = set[tuple[str, str]]().union(*(source.uses.of_modules for source in callers))
    read = Counter[str]()
    for source in callers:
        read.update(source.uses.read)
    for source in own:
        for each in source.names:
            of_module = (source.module.rpartition(".")[2], each.name) in of_modules
            is_known = of_module or (source.module, each.name) in imported
            if not is_known and source.uses.loaded[each.name] == each.loaded:
                yield each.told
        for each in source.of_classes:
            if read[each.name] == each.read:
                yield each.told


def test_whatever_the_package_names_is_used_by_the_package() -> None:
    package = sources("ehe_check")

    assert [] == list(unused(package, package))


def test_whatever_the_tests_name_is_used() -> None:
    tests = sources("tests")

    assert [] == list(unused(tests, (*tests, *sources("ehe_check"))))
