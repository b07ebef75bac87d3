"""Every sentence that pages say, as it stands in the code: for checks and own words."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehe_check.page.from_markdown import sentences_of

SAID_BY = "ehe_check.page.text"
_TEXT, _OPENLY = "text", "openly"
_SAYING = frozenset({_TEXT, "md", _OPENLY})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its blanks, and its line; `is_open` where it may lead to the family."""

    words: str
    line: int
    is_open: bool = False


class NotLiteralError(ValueError):
    """What is said at a line is neither a literal nor from a table of them, or not said there."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")


def sentences_in(source: str) -> Iterator[Sentence]:
    """Yield every sentence that a module says: what `text`, `md` and `openly` are given.

    That is a literal, one of two by a condition, or one from a table at the top of the module.

    Raises:
        NotLiteralError: it is anything else, or one of the three is handed on instead of called.
    """
    module = ast.parse(source)
    tables, saying = dict(_tables(module)), dict(_saying(module))
    called = set[int]()
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id=name) as said) if name in saying:
                called.add(id(said))
                yield from _said(node, saying[name], tables)
            case ast.Name(id=name, ctx=ast.Load()) if name in saying and id(node) not in called:
                raise NotLiteralError(node.lineno)
            case _:
                pass


def _saying(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield what a module calls each of the three that say something."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and node.module == SAID_BY:
            yield from ((n.asname or n.name, n.name) for n in node.names if n.name in _SAYING)


def _said(call: ast.Call, name: str, tables: Mapping[str, ast.Dict]) -> Iterator[Sentence]:
    place = 1 if name == _OPENLY else 0
    if len(call.args) <= place:
        raise NotLiteralError(call.lineno)
    for literal in _literals(call.args[place], tables):
        each = (literal,) if name == _TEXT else sentences_of(literal)
        yield from (Sentence(words, call.lineno, is_open=name == _OPENLY) for words in each)


def _literals(node: ast.expr, tables: Mapping[str, ast.Dict]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body, tables)
            yield from _literals(orelse, tables)
        case ast.Subscript(value=ast.Name(id=name)) if name in tables:
            for value in tables[name].values:
                yield from _literals(value, tables)
        case _:
            raise NotLiteralError(node.lineno)


def _tables(module: ast.Module) -> Iterator[tuple[str, ast.Dict]]:
    for each in module.body:
        match each:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict() as table)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict() as table)
            ):
                yield name, table
            case _:
                pass
