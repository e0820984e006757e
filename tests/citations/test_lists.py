"""Lists that nobody cites, entries that lack parts, lists that are old."""

import pytest

from ldn_lint.citations.coverage import Coverage, coverage
from ldn_lint.model import Context

TEXT = "Pain fell.\n\n## References\n\n"
FULL = "Harlow J, Mackie S. Naltrexone in fibromyalgia. Pain Med. 2023;10:663-72."
OTHER = "Berg T. Sleep in pain. J Sleep Res. 2022;24:1-9."


def entries(*lines: str) -> str:
    return TEXT + "".join(f"- {line}\n" for line in lines)


@pytest.mark.parametrize(
    "line, detail",
    [
        (
            "Fibromyalgia symptoms are reduced: a pilot study.",
            "it gives no authors, no year and no journal or publisher",
        ),
        ("[Fibromyalgia symptoms are reduced.](#)", "it gives no authors, no year and no journal or publisher"),
        ("Am J Gastroenterol. 2007;102(4):820-8.", "it gives no authors and no title"),
        ("Med Hypotheses 2005; 64(4):721-4", "it gives no authors and no title"),
        ("Pain Med. 2009 May-Jun;10(4):663-72.", "it gives no authors and no title"),
        ("Harlow J, Mackie S.", "it gives no title, no year and no journal or publisher"),
        ("Harlow J. Naltrexone in the treatment of …", "it breaks off"),
        ("Harlow J. Naltrexone in the treatment of", "it breaks off"),
        ("Harlow J. Low doses of naltrexone in women with fibrom", "it breaks off"),
        (
            "The long-term survival of a patient with cancer of the pancreas and liver after treatment with an alp",
            "it breaks off",
        ),
    ],
)
def test_an_entry_that_lacks_something(line: str, detail: str, words) -> None:
    text = entries(FULL, line)
    ((span, message),) = words(text, "CIT006")
    assert message == f"This reference needs mending: {detail}."
    assert span in line


@pytest.mark.parametrize(
    "line",
    [
        FULL,
        "Harlow J, et al. Naltrexone in fibromyalgia. In press.",
        "NHS. Naltrexone. 2023. https://www.nhs.uk/medicines",
        "Naltrexone for pain: [a review](https://doi.org/10.1000/x)",
        "21 CFR 201.57",
        "Larkfield Pharma. Data on file.",
        "World Health Organization. Guideline on pain. Geneva: WHO; 2020.",
        "Naltrexone in fibromyalgia. Pain Med. 2023;10:663-72.",  # no author, all else
        "Naltrexone for adults. ISRCTN12345678.",
    ],
)
def test_an_entry_that_can_be_found(line: str, words) -> None:
    assert words(entries(OTHER, line), "CIT006") == []


@pytest.mark.parametrize(
    "first, second, same",
    [
        (FULL, FULL, True),
        (FULL, "Harlow J, Mackie S. NALTREXONE in Fibromyalgia! Pain Medicine 2023.", True),
        (FULL, FULL.replace("2023", "2019"), False),
        (FULL + " PMID: 19453963", "Mackie S. Another title. Pain 2023;1:2. PMID: 19453963", True),
        (FULL + " PMID: 19453963", FULL + " PMID: 19453964", False),
        (FULL, OTHER, False),
    ],
)
def test_duplicates(first: str, second: str, same: bool, found) -> None:
    findings = found(TEXT + f"1. {first}\n2. {second}\n", "CIT006")
    assert [each.message for each in findings] == ["This reference needs mending: it repeats entry 1."] * same
    assert [len(each.related) for each in findings] == [1] * same


@pytest.mark.parametrize(
    "text, path",
    [
        ("Pain fell.\n\nReferences\n\nPain Med. 2009;10(4):663-72.\nMult Scler. 2008;14(8):1076-83.\n", "x.md"),
        ("Pain fell.\n\nReferences\n\nPain Med. 2009;10(4):663-72.\nMult Scler. 2008;14(8):1076-83.\n", "x.txt"),
        ("Pain fell.\n\n**References:**\n\nPain Med. 2009;10(4):663-72.\n\nMult Scler. 2008;14(8):1076-83.\n", "x.md"),
        ("<p>x</p><h2>References</h2><p>Pain Med. 2009;10(4):663-72.<br>Mult Scler. 2008;14(8):1076-83.</p>", "x.html"),
    ],
)
def test_entries_line_by_line(text: str, path: str, words) -> None:
    assert [span for span, _ in words(text, "CIT006", path)] == [
        "Pain Med. 2009;10(4):663-72.",
        "Mult Scler. 2008;14(8):1076-83.",
    ]


def test_a_list_that_nothing_cites_is_told_at_its_heading(found) -> None:
    text = TEXT + f"1. {FULL}\n2. {OTHER}\n"
    (finding,) = found(text, "CIT005")
    assert text[finding.place.start : finding.place.end] == "References"
    assert finding.message == ("Nothing in the text cites this list of 2 entries.")
    assert finding.severity == "warning"


def test_sources_promise_less_than_references(found) -> None:
    text = (TEXT + f"1. {FULL}\n2. {OTHER}\n").replace("References", "Sources")
    assert [each.severity for each in found(text, "CIT005")] == ["info"]


def test_entries_that_nothing_cites_are_named(words) -> None:
    text = f"Pain fell [2].\n\n## References\n\n1. {FULL}\n2. {OTHER}\n3. {FULL}\n"
    ((span, message),) = words(text, "CIT005")
    assert span == FULL
    assert message == "Nothing in the text cites entries 1, 3."


@pytest.mark.parametrize(
    "text",
    [
        f"Harlow found it; so did Berg.\n\n## References\n\n- {FULL}\n- {OTHER}\n",
        f"It fell.\n\n## Further reading\n\n- {FULL}\n",
        f"It fell.\n\n## Notes\n\n- {FULL}\n",
        "It [fell](https://a.org/b).\n\n## References\n\n- Berg. Sleep. https://a.org/b\n- [Harlow. Pain.](https://a.org/b/)\n",
        f"It fell (1) and rose (2).\n\n## References\n\n1. {FULL}\n2. {OTHER}\n",
        f"It fell.1 It rose.2\n\n## References\n\n1. {FULL}\n2. {OTHER}\n",
    ],
)
def test_lists_that_are_cited_or_need_not_be(text: str, found) -> None:
    assert found(text, "CIT005") == []


DATED = (
    "---\n{}: {}\n---\n\nPain fell [1, 2].\n\n## References\n\n1. Roe J. Pain. {};1:2.\n2. Berg T. Sleep. 2004;1:2.\n"
)


@pytest.mark.parametrize(
    "key, date, newest, detail",
    [
        ("date", "2016-05-11", "2009", "2009, 7 years older than the page"),
        ("updated", "3 March 2024", "2018", "2018, 6 years older than the page"),
        ("date", "2016-05-11", "2011", ""),
        ("author", "Harlow", "2014", "2014, 11 years before today; the page has no date of its own"),
        ("author", "Harlow", "2015", ""),
    ],
)
def test_the_newest_source_against_the_page_and_against_today(key, date, newest, detail, words) -> None:
    expected = [("References", f"The newest source is of {detail}.")] if detail else []
    assert words(DATED.format(key, date, newest), "CUR003") == expected


def test_a_date_in_the_text_is_the_pages_own(words) -> None:
    text = DATED.format("author", "x", "2017").replace("Pain fell", "Last reviewed: 4 May 2023\n\nPain fell")
    assert words(text, "CUR003") == [("References", "The newest source is of 2017, 6 years older than the page.")]


def test_one_old_source_is_history(words) -> None:
    assert words("Approved in 1984 [1].\n\n## References\n\n1. Harlow J. Approval. 1984;1:2.\n", "CUR003") == []


def test_today_is_the_clocks_when_nobody_says(words) -> None:
    assert len(words(DATED.format("author", "x", "2009"), "CUR003", context=Context())) == 1


def test_coverage(page_of) -> None:
    text = (
        "Pain fell [1]. Pain rose [9]. It fell (Berg, 2022). It rose. See [a trial](https://doi.org/10.1/x). "
        f"See [one](#).\n\n## References\n\n1. {FULL}\n2. {OTHER}\n"
    )
    page = page_of(text)
    assert coverage(page, range(6)) == Coverage(3, 6)
    assert [coverage(page, [index]).cited for index in range(6)] == [1, 0, 1, 0, 1, 0]
    assert coverage(page, [0, 0, 1]) == Coverage(1, 2)
    assert coverage(page, ()) == Coverage(0, 0)
    with pytest.raises(IndexError):
        coverage(page, [99])
