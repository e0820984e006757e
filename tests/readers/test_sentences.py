"""Sentences: exact spans on medical prose, and what must hold for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ldn_lint.readers.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


# Each case is the sentences of one block, which are joined by a space and must come apart again.
CASES = [
    ["Dr. Smith came.", "He left."],
    ["Ask Prof. Jones or Mrs. Hill."],
    ["I saw my Dr.", "The visit was short."],
    ["Take 4.5 mg.", "Then rest."],
    ["Take 4.5 mg.", "Naltrexone is bitter."],
    ["Side effects, e.g. nausea, are mild.", "Rest."],
    ["Opioids, i.e. Tramadol and others, must stop."],
    ["Younger et al. found a benefit.", "It was small."],
    ["Younger et al. (2014) found a benefit."],
    ["That is what Younger et al. saw.", "Then nothing."],
    ["Pain fell.[1]", "Then it rose."],
    ["Pain fell.[1][2]", "Then it rose."],
    ["Pain fell [1].", "Then it rose."],
    ["Pain fell. [1]", "Then it rose."],
    ["Pain fell. [1, 3–5]", "Then it rose."],
    ["Pain fell.[citation needed]", "Then it rose."],
    ["The result was P = .03 in all groups.", "Next came sleep."],
    ["The result was p = .03.", "Next came sleep."],
    ["They increase by .5 mg a week.", "Then they stop."],
    ["Wake at 4 a.m. and sleep at 10 p.m. daily."],
    ["Take it at 2 a.m.", "Then sleep."],
    ["Take it at 9 p.m.", "Naltrexone may cause vivid dreams."],
    ["Call before 5 p.m. Monday or at 9 a.m. EST."],
    ["The U.S. Food and Drug Administration warned them."],
    ["It is sold in the U.S.", "The agency did not approve it."],
    ["He said it in the U.S.", "“Nobody asked,” he added."],
    ["Pain fell vs. placebo and vs. Sham."],
    ["St. John's wort interacts.", "Ask first."],
    ["It lasts approx. 3 days.", "See Fig. 2 and No. 5."],
    ["Does it cure lupus?", "No.", "It does not."],
    ["Give it i.v. Naloxone works at once."],
    ["Take it p.o. b.i.d. with food."],
    ["She has a Ph.D.", "The title is real."],
    ["She has a Ph.D. Smith does not."],
    ["The trial of J. Smith and P. A. Jones ended."],
    ["E. coli and S. aureus grew.", "C. difficile did not."],
    ["E. Coli was misspelt."],
    ["Pfizer Inc. said so.", "It grew."],
    ["Pfizer Inc.", "The shares rose."],
    ["Take 2 tablets/day.", "Then stop."],
    ["Wait...", "Then go."],
    ["Wait... maybe not."],
    ["Wait…", "Then go."],
    ["Wait . . .", "Then go."],
    ["Really!?", "Yes!", "Truly."],
    ["Is it safe?", "yes it is."],
    ["“Is it safe?” she asked.", "Nobody knew."],
    ["Is it “safe”?", "Nobody knew."],
    ["He said “Stop.”", "Then he left."],
    ['He said "Stop."', "Then he left."],
    ["(See below.)", "Then more."],
    ["Some (who?) think so."],
    ["“It works.", "I love it,” she said."],
    ["A cure (!) The end of pain."],
    ["We [...] The end."],
    ["It has few effects.3", "Next came sleep."],
    ["It has few effects.3,4–6", "Next came sleep."],
    ["It has few effects.¹²", "Next came sleep."],
    ["Effects were few.”3", "Next came sleep."],
    ["See table v.2 The file."],
    ["[Note: beware of opioids.]", "Then start."],
    ["1. Take one capsule.", "2. Wait an hour."],
    ["Steps: 1. Take one capsule.", "2. Wait."],
    ["A. Take one capsule.", "B. Wait."],
    ["I. Introduction to naltrexone.", "II. Methods of old."],
    ["It began in 2010.", "Then it ended in 2015.", "12 patients stayed."],
    ["Mail info@ldn.example.", "We answer."],
    ["See www.example.org.", "Next see https://a.example/b.html?c=1.2.", "Then stop."],
    ["i tried it.", "it worked great.", "i love it"],
    ["It holds vitamin C.", "Vitamin D is absent."],
    ["It cures hepatitis B.", "Patients rejoice."],
    ["Take 5 g.", "Naltrexone dissolves."],
    ["Robert F. Kennedy and Matthew J. Budoff spoke."],
    ["Smith J, Doe A. Low-dose naltrexone.", "J. Clin. Oncol. 2010;5:3."],
    ["Dissolve 1 tsp. in water, then 2 tbsp. daily."],
    ["Take 1 tab. 3 times a day."],
    ["The dose fell.", "eGFR rose.", "pH fell."],
    ["On Jan. 22 and in Dec. 2015 it rained."],
    ["It costs little.", "$5 is enough.", "≥18 years only."],
    ["Nausea, ginger, etc. are listed.", "More follows."],
    ["Nausea, ginger, etc.", "Sleep follows."],
    ["Is it...?", "Then no."],
    ["No stop at all"],
    ["It fell 3.", "Then it rose."],
    ["Vol. 3, pp. 5–8, ed. 2."],
    ["Aspergillus spp. and Candida sp. grew."],
    ["Washington, D.C. is far."],
]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:40])
def test_sentences_come_apart_as_written(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_spans_count_from_the_whole_text() -> None:
    text = "Heading\nPain fell. It rose. \nOther."
    assert split_sentences(text, 8, 28) == [(8, 18), (19, 27)]


def test_outer_blanks_belong_to_no_sentence() -> None:
    assert split_sentences("  Pain fell.   It rose.  ", 0, 25) == [(2, 12), (15, 23)]


@pytest.mark.parametrize("text", ["", " ", "\n \t"])
def test_blank_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text, 0, len(text)) == []


def test_no_break_without_a_blank() -> None:
    assert sentences("Pain fell.It rose.Then stop.") == ["Pain fell.It rose.Then stop."]


PROSE = st.lists(
    st.one_of(
        st.sampled_from([".", "!", "?", "…", " ", "  ", "\n", "[1]", "(", ")", "“", "”", '"']),
        st.sampled_from(["Dr", "e.g", "U.S", "al", "The", "it", "3", "1", "A", "c", "a.m", "Inc"]),
        st.text(max_size=6),
    ),
    max_size=40,
).map("".join)


@given(PROSE, st.integers(0, 5), st.integers(0, 5))
@example(". [1]Dr", 0, 0)
def test_spans_are_in_order_and_cover_all_that_is_not_blank(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(len(text) - after, min(before, len(text)))
    spans = split_sentences(text, start, end)
    edges = [start, *(edge for span in spans for edge in span), end]
    assert edges == sorted(edges)
    assert all(text[first:last] == text[first:last].strip() != "" for first, last in spans)
    assert all(not text[last:first].strip() for last, first in zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize(
    "unit", [".", "a.", ". ", ".'", ".[1]", ".1,", "[1] ", "?)", "A. ", "1. ", "… ", "e.g. ", "Dr. "]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * 50_000
    started = time.process_time()
    split_sentences(text, 0, len(text))
    assert time.process_time() - started < 5


def test_text_without_stops_is_cut_at_blanks() -> None:
    text = "word " * 1000
    spans = split_sentences(text, 0, len(text))
    assert [last - first for first, last in spans] == [1999, 1999, 999]
    assert " ".join(text[first:last] for first, last in spans) == text.strip()


def test_a_word_without_end_is_cut_where_it_must() -> None:
    assert split_sentences("1" * 5000, 0, 5000) == [(0, 2000), (2000, 4000), (4000, 5000)]
    assert split_sentences("1" * 2000, 0, 2000) == [(0, 2000)]
