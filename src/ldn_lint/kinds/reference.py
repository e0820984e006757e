"""`reference`: to be written."""

from __future__ import annotations

from ldn_lint.kinds.checks import Check

CHECKS: dict[str, Check] = {}
