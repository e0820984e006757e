"""One quotation in two wordings."""

from __future__ import annotations

import pytest

from ldn_lint.citations.quotations import of_one_saying, quotation_drift, quotations_of
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

BASE = "opioids alter the growth and function of many immune cells"


def page_of(text: str) -> Page:
    return Page(read_text(text, "draft.md"), Lexicon([]))


@pytest.mark.parametrize("quoted", [f"“{BASE}”", f'"{BASE}"', f"« {BASE} »", f"“{BASE},”"])
def test_quotations(quoted: str) -> None:
    page = page_of(f"They say: {quoted} and no more.")
    (found,) = quotations_of(page)
    assert page.text(found.start, found.end) == BASE == found.written
    assert found.words == tuple(BASE.split())


@pytest.mark.parametrize(
    "quoted", ["“a shorter saying of seven words only”", f"“{BASE} […] and more”", f"“{BASE} …”", BASE]
)
def test_what_is_not_compared(quoted: str) -> None:
    assert quotations_of(page_of(f"They say: {quoted}.")) == ()


def drift(one: str, other: str) -> str | None:
    first, second = quotations_of(page_of(f"“{one}”\n\n“{other}”"))
    if not set(of_one_saying(first)) & set(of_one_saying(second)):
        return None
    clash, back = quotation_drift(first, second), quotation_drift(second, first)
    assert (clash is None) == (back is None)
    return clash.detail if clash else None


@pytest.mark.parametrize(
    "other, detail",
    [
        (BASE.replace("alter", "improve"), "“alter” in one, “improve” in the other"),
        (BASE.replace("many ", ""), "“many” in one, “of immune” in the other"),
        (BASE.replace("opioids alter", "opioids always alter"), "“opioids alter” in one, “always” in the other"),
        (BASE.upper(), None),
        (f"it is known that {BASE} and skin", None),
        (BASE.replace("immune cells", "immune-cells"), None),
        ("opioids alter the growth of roses and the colour of tulips in spring", None),
    ],
)
def test_drift(other: str, detail: str | None) -> None:
    assert drift(BASE, other) == detail


def test_spelling_is_no_drift() -> None:
    assert (
        drift(
            "the tumour was randomised to the colour of the cells", "the tumor was randomized to the color of the cells"
        )
        is None
    )


def test_on_another_page_only_the_words_count() -> None:
    first, second = quotations_of(page_of(f"“{BASE}”\n\n“{BASE}”"))
    assert first != second
    assert first.abroad() == second.abroad()
