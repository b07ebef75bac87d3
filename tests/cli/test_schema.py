"""`ehe-check bank schema`: the kinds of files, and the shape of one."""

from __future__ import annotations

import json

from tests.program import call
from tests.schemas.kinds import KINDS, path_of


def test_without_a_kind_every_kind_is_named_with_its_title() -> None:
    done = call("bank", "schema")

    assert 0 == done.code
    assert {*KINDS} == {line.split()[0] for line in done.out.splitlines()}
    assert "session      A session" in done.out.splitlines()


def test_the_shape_of_a_kind_is_printed_as_it_is_shipped() -> None:
    done = call("bank", "schema", "session")

    assert path_of("session").read_text("utf-8") == done.out
    assert "A session" == json.loads(done.out)["title"]


def test_a_kind_that_there_is_not_is_named_with_the_nearest() -> None:
    done = call("bank", "schema", "sesion")

    assert (2, "") == (done.code, done.out)
    assert "no schema of the kind 'sesion'. Did you mean 'session'?" in done.err
