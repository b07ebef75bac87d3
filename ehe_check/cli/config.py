"""`ehe-check config`: a partnership's local names and contacts, and plain mode."""

from __future__ import annotations

import typer

from ehe_check.cli.options import PlainOption


def config(context: typer.Context, *, plain: PlainOption = None) -> None:
    """Set plain mode, and local names and contacts for the sheets.

    They are kept in config.toml, in your own folder for settings. The environment variable
    EHE_CHECK_HOME names another folder, such as a shared one for every user of a computer.
    """
    if context.invoked_subcommand is None:
        from ehe_check.cli.config_talk import set_settings

        set_settings(plain=plain)


def show() -> None:
    """Say where the settings are kept, and what is set."""
    from ehe_check.cli.config_talk import show_settings

    show_settings()
