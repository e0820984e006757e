"""What a run is asked to do: settings, the files that hold them, and which of them rule a page."""

from ldn_lint.config.settings import (
    FAIL_ON,
    FORMATS,
    Config,
    ConfigError,
    Output,
    chosen_rules,
    did_you_mean,
    is_day,
    selectors,
)

__all__ = [
    "FAIL_ON",
    "FORMATS",
    "Config",
    "ConfigError",
    "Output",
    "chosen_rules",
    "did_you_mean",
    "is_day",
    "selectors",
]
