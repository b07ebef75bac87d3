"""The floor of the next question: two bare selects in a row."""

import questionary

questionary.select("One?", ["First answer", "Second answer"]).unsafe_ask()
questionary.select("Two?", ["Third answer", "Fourth answer"]).unsafe_ask()
