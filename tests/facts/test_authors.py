"""Who signs a page: a person, an organisation, or nobody."""

from __future__ import annotations

import pytest

from ldn_lint.facts.authors import author_of
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.page import Page
from ldn_lint.readers import read_text

LEXICON = Lexicon([])


def signed(text: str, path: str = "page.md") -> tuple[str, bool] | None:
    author = author_of(Page(read_text(text, path), LEXICON))
    return None if author is None else (author.name, author.person)


@pytest.mark.parametrize(
    "text, name",
    [
        ("By Ada Lund", "Ada Lund"),
        ("**By Ada Lund** | 9 min read", "Ada Lund"),
        ("Written by A. Lee, PharmD. Reviewed by Bo Kim.", "A. Lee, PharmD"),
        ("Medically reviewed by Dr. Bo Kim on 4 May 2024", "Dr. Bo Kim"),
        ("Author: Ada Lund", "Ada Lund"),
        ("*March 14, 2019 · by Ada Lund*", "Ada Lund"),
        ("Posted on May 2, 2023 by Ada Lund", "Ada Lund"),
        ("Kelp | By Ada Lund, RN | 4 min", "Ada Lund, RN"),
        ("Checked by Dr Euan Castell, consultant", "Dr Euan Castell, consultant"),
        ("This leaflet was written by Ada de Vries.", "Ada de Vries"),
        ("Ada Lund, MD, FACP", "Ada Lund"),
        ("Kelp is good.\n\nAda Lund, RN", "Ada Lund"),
        ("---\nauthor: Ada Lund\n---\nKelp.", "Ada Lund"),
        ("---\nmedical_reviewer: Dr Lee\n---\nKelp.", "Dr Lee"),
        ("---\nauthor: Kelp Health Team\nreviewer: Ada Lund\n---\nKelp.", "Ada Lund"),
        ("---\nbyline: Ada Lund, Kelp University\n---\nKelp.", "Ada Lund, Kelp University"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert signed(text) == (name, True)


@pytest.mark.parametrize(
    "text, name",
    [
        ("---\nauthor: Larkfield Care Team\n---\nKelp.", "Larkfield Care Team"),
        ("Written by the Northmoor Kelp Society", "the Northmoor Kelp Society"),
        ("Northmoor Kelp Support Circle\n\nKelp grows.", "Northmoor Kelp Support Circle"),
    ],
)
def test_an_organisation(text: str, name: str) -> None:
    assert signed(text) == (name, False)


@pytest.mark.parametrize(
    "text",
    [
        "Posted by Admin",
        "By Staff Writer",
        "Posted on May 2, 2023 by admin",
        "The kelp trial of May 2, 2016 by Ada Lund was the first of many that have since been done in the country.",
        "By the editorial team",
        "---\nauthor: admin\n---\nKelp.",
        "By blocking receptors, kelp works.",
        "In 1985, Ada Lund, MD, tried kelp in people with gout.",
        "Ada Lund, MD, as well as other physicians and researchers, have told of what kelp did for many people.",
        "Courtesy of the Kelp Research Trust",
        "## References\n\nAda Lund, MD",
        "Words fail us. Text me.",
        "A review was written by Ada Lund.",
    ],
)
def test_nobody(text: str) -> None:
    assert signed(text) is None


def test_html() -> None:
    assert signed("<p>By <a rel=author href=/a>Ada Lund</a></p>", "page.html") == ("Ada Lund", True)
    assert signed("<p>Kelp.</p><footer>Written by Ada Lund, nurse.</footer>", "page.html") == ("Ada Lund, nurse", True)
    assert signed("<p>Kelp.</p><footer>© Kelp Ltd</footer>", "page.html") is None


def test_the_place_is_the_line() -> None:
    page = Page(read_text("Kelp grows.\n\nWritten by Ada Lund.\n", "page.md"), LEXICON)
    author = author_of(page)
    assert author is not None
    assert page.text(author.start, author.end) == "Written by Ada Lund."
