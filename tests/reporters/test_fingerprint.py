"""A finding is known again where it has moved, and told from others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.model import Finding, Place, Source
from ldn_lint.reporters.fingerprint import Fingerprints

PAGE = "A lead.\n\nSome say that tea zaps gout in days. Others do not.\n"


def fingerprint(text: str, words: str = "tea zaps", code: str = "A1") -> str:
    source = Source("a.md", text)
    start = text.index(words)
    finding = Finding(code, "a", "house", "info", "m", Place.of(source, start, start + len(words)), "", "", ())
    return Fingerprints(source).of(finding)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n\n# A new title\n\n" + PAGE,
        PAGE.replace("\n", "\r\n"),
        PAGE.replace("\n", "\r"),
        PAGE.replace("Some say that", "Some say\nthat"),
        PAGE.replace("gout", "**gout**").replace("days", "_days_"),
        PAGE.replace("A lead.", "Quite another lead!"),
        PAGE.replace("Others", "Many others"),
        "- A lead.\n- Some say that tea zaps gout in days\n- Others do not.\n",
        "<p>A lead</p><p>Some <b>say</b> that tea zaps gout in days</p>Others do not.",
        "# Some say that tea zaps gout in days\n\nOthers do not.",
    ],
)
def test_it_stays(text: str) -> None:
    assert fingerprint(text) == fingerprint(PAGE)


def test_it_changes_with_sentence_words_and_rule() -> None:
    first = fingerprint(PAGE)
    assert fingerprint(PAGE.replace("days", "weeks")) != first
    assert fingerprint(PAGE, "zaps gout") != first
    assert fingerprint(PAGE, code="A2") != first
    assert len(first) == 32


def test_the_same_sentence_again_is_numbered() -> None:
    text = "Tea zaps.\n\nTea zaps.\n\nTea zaps.\n"
    source = Source("a.md", text)
    known = Fingerprints(source)
    places = [Place.of(source, start, start + 3) for start in (0, 11, 22)]
    one, two, three = (known.of(Finding("A1", "a", "house", "info", "m", each, "", "", ())) for each in places)
    assert (two, three) == (f"{one}:2", f"{one}:3")


@given(st.text("ab .\n\r<>*", max_size=900), st.text("ab .\n", max_size=60))
def test_what_stands_in_other_paragraphs_does_not_matter(before: str, after: str) -> None:
    text = "One tea zaps gout"
    assert fingerprint(f"{before}\n\n{text}\n\n{after}") == fingerprint(text)
