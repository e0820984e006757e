"""Carets stand under the exact characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.model import Place, Source
from ldn_lint.reporters.snippet import columns, snippet


def shown(line: str, words: str, width: int = 120) -> tuple[str, str]:
    source = Source("a.md", line)
    start = line.index(words)
    return tuple(snippet(source, Place.of(source, start, start + len(words)), width))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("line", "words", "text", "carets"),
    [
        ("a zap b", "zap", "a zap b", "  ^^^"),
        ("日本語 zap", "zap", "日本語 zap", "       ^^^"),
        ("a 日本 b", "日本", "a 日本 b", "  ^^^^"),
        ("e\u0301e\u0301 zap", "zap", "e\u0301e\u0301 zap", "   ^^^"),
        ("zap e\u0301!", "e\u0301", "zap e\u0301!", "    ^"),
        ("\tzap\tb", "zap\tb", "    zap    b", "    ^^^^^^^^"),
        ("\u1112\u1161\u11ab zap", "zap", "\u1112\u1161\u11ab zap", "   ^^^"),
        ("a\u200bb zap", "zap", "a\u200bb zap", "   ^^^"),
        ("ａ zap", "zap", "ａ zap", "   ^^^"),
        ("😀 zap", "zap", "😀 zap", "   ^^^"),
        ("a\x1bb zap", "zap", "a␛b zap", "    ^^^"),
        ("zap  ", "zap", "zap", "^^^"),
    ],
)
def test_columns(line: str, words: str, text: str, carets: str) -> None:
    assert shown(line, words) == (text, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + " zap " + "b" * 300
    text, carets = shown(line, "zap", 40)
    assert text == "…" + "a" * 18 + " zap " + "b" * 17 + "…"
    assert carets == " " * 20 + "^^^"


def test_room_that_one_side_leaves_goes_to_the_other() -> None:
    assert shown("zap " + "b" * 300, "zap", 40)[0] == "zap " + "b" * 36 + "…"
    assert shown("a" * 300 + " zap", "zap", 40)[0] == "…" + "a" * 36 + " zap"


def test_a_place_wider_than_the_line_is_cut() -> None:
    text, carets = shown("x" + "z" * 500 + "y", "z" * 500, 40)
    assert text == "…" + "z" * 40 + "…"
    assert carets == " " + "^" * 40


def test_a_place_over_several_lines_shows_the_first() -> None:
    assert shown("a zap\nb zap\n", "zap\nb") == ("a zap", "  ^^^...")
    assert shown("a zap\r\nb zap\r\n", "zap\r\nb") == ("a zap", "  ^^^...")


def test_an_empty_place_has_one_caret() -> None:
    source = Source("a.md", "abc")
    assert snippet(source, Place.of(source, 3, 3), 40) == ("abc", "   ^")


@given(st.text(max_size=60), st.data(), st.integers(10, 50))
def test_carets_never_leave_the_line(line: str, data: st.DataObject, width: int) -> None:
    source = Source("a.md", line)
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    text, carets = snippet(source, Place.of(source, start, end), width)
    assert "\n" not in text + carets
    assert columns(text) <= width + 2
    assert len(carets) <= width + 5
