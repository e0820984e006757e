"""Places of keys, items and values in TOML."""

from __future__ import annotations

import pytest

from ldn_lint.rules.locate import Locator

TEXT = '''\
title = "x"  # a = 1
[rules."a b"]
match = [
  "one", 'two', # "three"
  """
[[not a header]]
""",
]
number = 1.5
date = 2020-01-02T03:04:05
inline = { key = "v\\"w", list = [1, "z"] }
a.b = "caf\\u00e9"
'''


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("title",), "", (1, 1)),
        (("rules", "a b"), "", (2, 8)),
        (("rules", "a b", "match"), "", (3, 1)),
        (("rules", "a b", "match", "1"), "", (4, 10)),
        (("rules", "a b", "match", "2"), "", (5, 3)),
        (("rules", "a b", "match"), "two", (4, 10)),
        (("rules", "a b", "match"), "three", (3, 1)),
        (("rules", "a b", "match"), "header", (6, 9)),
        (("rules", "a b", "number"), "", (9, 1)),
        (("rules", "a b", "inline", "key"), "", (11, 12)),
        (("rules", "a b", "inline"), 'v"w', (11, 18)),
        (("rules", "a b", "inline", "list", "1"), "", (11, 37)),
        (("rules", "a b", "a", "b"), "café", (12, 7)),
        (("rules", "a b", "nowhere"), "", (2, 8)),
        (("nowhere",), "", (1, 1)),
        (("nowhere",), "two", (4, 10)),
    ],
)
def test_place(path: tuple[str, ...], value: str, place: tuple[int, int]) -> None:
    assert Locator(TEXT).find(path, value) == place


def test_empty_text() -> None:
    assert Locator("").find(("rules",)) == (1, 1)
