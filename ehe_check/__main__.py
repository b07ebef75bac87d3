"""Run `python -m ehe_check` as `ehe-check`."""

from ehe_check.cli.entry import main

main()
