"""Reference lists as careful pages write them (all works are invented): not a word is to be found fault with."""

from pathlib import Path

import pytest

from ldn_lint.citations.entries import reference_lists
from ldn_lint.citations.resolve import citations_of
from ldn_lint.readers import read_text

GOOD = sorted((Path(__file__).parent / "good").iterdir())
CODES = ("CIT003", "CIT004", "CIT005", "CIT006", "CIT007", "CIT008", "CUR003")
ENTRIES = {
    "ama": 3,
    "apa": 6,
    "bare-links": 3,
    "chicago": 3,
    "footnotes": 3,
    "guidelines-and-law": 6,
    "harvard": 3,
    "harvard-lines": 3,
    "html-list": 3,
    "initials-first": 2,
    "linked-markers": 0,
    "mla": 2,
    "numbered-lines": 3,
    "one-paragraph-lines": 3,
    "organisations": 3,
    "table-of-sources": 2,
    "two-lists": 3,
    "unlabelled-list": 3,
    "vancouver": 6,
    "wrapped": 2,
}


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_well_made_list_is_left_alone(path: Path, found) -> None:
    assert found(path.read_text(encoding="utf-8"), *CODES, path=path.name) == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_every_entry_is_found(path: Path) -> None:
    lists = reference_lists(read_text(path.read_text(encoding="utf-8"), path.name))
    assert sum(len(each.entries) for each in lists) == ENTRIES[path.stem]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_all_but_further_reading_is_cited(path: Path, page_of) -> None:
    citations = citations_of(page_of(path.read_text(encoding="utf-8"), path.name))
    entries = [entry for each in citations.lists if not each.is_reading for entry in each.entries]
    assert [entry.text for entry in entries if entry.start not in citations.cited] == []
    assert citations.unresolved == citations.missing_list == ()


@pytest.mark.parametrize(
    "name, label, surnames, years, title",
    [
        (
            "vancouver.md",
            "2",
            ("van der berg", "o'neill", "ruiz-gómez"),
            (2021,),
            "Small trials and their size",
        ),
        ("initials-first.md", "1", ("harlow",), (2009,), "Fibromyalgia symptoms and naltrexone"),
        ("ama.md", "1", ("harlow", "mackie"), (2013,), "Low-dose naltrexone for fibromyalgia"),
    ],
)
def test_an_entry_is_taken_apart(name, label, surnames, years, title) -> None:
    text = (Path(__file__).parent / "good" / name).read_text(encoding="utf-8")
    entries = [entry for each in reference_lists(read_text(text, name)) for entry in each.entries]
    parts = next(entry.parts for entry in entries if entry.label == label)
    assert (parts.author, parts.surnames, parts.years, parts.title) == (True, surnames, years, title)
    assert parts.place
