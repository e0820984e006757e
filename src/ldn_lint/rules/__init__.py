"""Rules as values, loaded from TOML and checked before use."""
