"""The labelled corpus is what its README says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
LABELS = {
    "efficacy", "panacea", "safety", "statistics", "citation", "vague-source", "evidence", "authority", "testimonial",
    "call-to-action", "fear", "dosing", "risk", "disease-claim", "currency",
}  # fmt: skip


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "name, count, sentences, faulty", [("sentences", 2077, 2077, 1234), ("documents", 121, 2352, 549)]
)
def test_the_rows_are_whole(name: str, count: int, sentences: int, faulty: int) -> None:
    found = rows(name)
    every = [(row, sentence) for row in found for sentence in row["sentences"]]
    assert (len(found), len(every)) == (count, sentences)
    assert sum(bool(sentence["labels"]) for _, sentence in every) == faulty
    assert len({row["id"] for row in found}) == count
    for row, sentence in every:
        text = row["text"][sentence["start"] : sentence["end"]]
        assert text.strip() == text != ""
        assert set(sentence["labels"]) <= LABELS
        assert all(phrase in text for phrase in sentence["phrases"])
        assert bool(sentence["phrases"]) == bool(sentence["labels"])


def test_a_third_is_blind_and_no_sentence_stands_twice() -> None:
    both = {name: rows(name) for name in ("sentences", "documents")}
    every = [row for found in both.values() for row in found]
    assert 0.25 < sum(row["blind"] for row in every) / len(every) < 0.4
    for found in both.values():
        texts = Counter(row["text"][s["start"] : s["end"]] for row in found for s in row["sentences"])
        # Pages share their headings.
        assert [text for text, times in texts.items() if times > 1 and len(text.split()) > 5] == []
