"""Files: TOML in and out, banks, sessions and where they live."""
