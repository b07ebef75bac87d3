"""The floor of the first question: import the fixed stack, and ask one question."""

import pydantic
import questionary
import typer


class Answer(pydantic.BaseModel):
    value: str


def main() -> None:
    Answer(value=questionary.select("One?", ["First answer", "Second answer"]).unsafe_ask())


typer.run(main)
