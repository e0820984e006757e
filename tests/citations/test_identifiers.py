"""Identifiers that cannot be right, and all the forms in which right ones are written."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.citations.identifiers import faults, identifiers


def faulty(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.kind, each.detail) for each in faults(text)]


@pytest.mark.parametrize(
    "text, words, kind, detail",
    [
        ("see doi:10.12/abc.", "doi:10.12/abc", "DOI", "four to nine digits stand between “10.” and the slash"),
        ("DOI: 10.1001 and", "DOI: 10.1001", "DOI", "the part after the slash is missing"),
        ("DOI: 10.1001/)", "DOI: 10.1001/", "DOI", "nothing follows the slash"),
        ("doi:10,1001/jama", "doi:10,1001/jama", "DOI", "a DOI begins with “10.”"),
        ("doi:10.1001/jama…", "doi:10.1001/jama…", "DOI", "it is cut short"),
        ("https://doi.org/10.1/abc", "10.1/abc", "DOI", "four to nine digits stand between “10.” and the slash"),
        ("(PMID: 1234567890)", "PMID: 1234567890", "PubMed number", "it has 10 digits, at most eight are possible"),
        ("PMID: 2050l928", "PMID: 2050l928", "PubMed number", "it holds a letter"),
        ("PMID PMC123456", "PMID PMC123456", "PubMed number", "that is a PubMed Central number"),
        ("PMCID: PMC12", "PMCID: PMC12", "PubMed Central number", "it has 2 digits, four to eight are possible"),
        ("trial NCT0427087.", "NCT0427087", "NCT number", "it has 7 digits and needs eight"),
        ("NCT 042708771", "NCT 042708771", "NCT number", "it has 9 digits and needs eight"),
        ("NCTO4270877", "NCTO4270877", "NCT number", "it holds a letter"),
        ("ISRCTN1234567", "ISRCTN1234567", "ISRCTN number", "it has 7 digits and needs eight"),
        ("EudraCT number: 2010-12345-12", "2010-12345-12", "EudraCT number", "its form is YYYY-NNNNNN-NN"),
    ],
)
def test_an_identifier_that_cannot_be_right(text, words, kind, detail) -> None:
    assert faulty(text) == [(words, kind, detail)]


@pytest.mark.parametrize(
    "text",
    [
        "doi:10.1001/jama.2010.651",
        "doi: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
        "doi: https://doi.org/10.1016/j.pain.2010.01.002",
        "https://doi.org/10.1007%2Fs00296-012-2603-6",
        "https://doi.org/10/abcd",
        "doi:10.1016/ j.pain.2010.01.002",
        "DOI: pending; doi: not yet",
        "a doi 10.2 mg",
        "PMID 20501928, PMC2964993, PMCID: 2964993",
        "NCT04270877, NCT 04270877, NCT503",
        "ISRCTN12345678 and ISRCTN 12345678",
        "EudraCT 2010-123456-12, EudraCT 2022-500123-41-00",
        "call 1234567890, ISBN 9780123456789, PMC Ltd",
    ],
)
def test_an_identifier_that_may_be_right(text: str) -> None:
    assert faulty(text) == []


def test_identifiers_in_one_spelling() -> None:
    text = (
        "DOI 10.1000/ABC. https://doi.org/10.1000/abc; PMID: 123; pubmed.ncbi.nlm.nih.gov/123/ pmc2964993 nct04270877"
    )
    assert identifiers(text) == ("doi:10.1000/abc", "pmid:123", "PMC2964993", "NCT04270877")


def test_a_fault_in_a_target_is_told_at_the_link(words) -> None:
    text = "See [the trial](https://doi.org/10.12/abc) and doi:10.12/abc."
    message = "is no valid DOI: four to nine digits stand between “10.” and the slash."
    assert words(text, "CIT007") == [
        ("[the trial](https://doi.org/10.12/abc)", f"“the trial” {message}"),
        ("doi:10.12/abc", f"“doi:10.12/abc” {message}"),
    ]


def test_a_fault_that_is_written_and_linked_is_told_once(words) -> None:
    text = "See <https://doi.org/10.12/abc>."
    assert [span for span, _ in words(text, "CIT007")] == ["10.12/abc"]


@given(st.text(alphabet="doiDOI:10./ PMIDCNCTISR-…2345678", max_size=60))
def test_faults_lie_in_the_text_and_never_overlap(text: str) -> None:
    found = sorted(faults(text))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
