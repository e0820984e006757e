"""Plain text: paragraphs, headings, lists and remains of markup, by their looks."""

import pytest

from ldn_lint.model import Directive, Document, Span
from ldn_lint.readers import read_text

LONG = "Low-dose naltrexone has been tried in several small trials, and most of them found little harm in it."


def read(text: str) -> Document:
    return read_text(text, "a.txt")


def blocks(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert blocks("One here.\n\n\n  Two there.  \n \nThree.") == [
        ("paragraph", "One here."),
        ("paragraph", "Two there."),
        ("paragraph", "Three."),
    ]


WRAPPED = """\
Naltrexone in low doses is taken by people with
many kinds of illness. It blocks the opioid
receptors for some hours, and the body is said
to make more endorphins in return.

The evidence is thin: a handful of small trials,
most of them without blinding, and case reports.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(newline: str) -> None:
    assert blocks(WRAPPED.replace("\n", newline)) == [
        ("paragraph", " ".join(part.split())) for part in WRAPPED.split("\n\n")
    ]


def test_one_paragraph_a_line() -> None:
    assert blocks(f"{LONG}\n{LONG} {LONG}\nShort one.\n") == [
        ("paragraph", LONG),
        ("paragraph", f"{LONG} {LONG}"),
        ("paragraph", "Short one."),
    ]


def test_bare_lines_are_a_list() -> None:
    document = read("LDN has been used for:\n\nAlzheimer's Disease\nCrohn's Disease\nMultiple Sclerosis (MS)\n")
    assert [(block.kind, block.level, block.group) for block in document.blocks] == [
        ("paragraph", 0, 0),
        ("list-item", 1, 1),
        ("list-item", 1, 1),
        ("list-item", 1, 1),
    ]


def test_two_bare_lines_are_a_list_after_a_colon_only() -> None:
    assert kinds("It helps with:\nLupus\nAsthma.") == ["paragraph", "list-item", "list-item"]
    assert kinds("Lupus\nAsthma") == ["paragraph", "paragraph"]


@pytest.mark.parametrize("mark", ["-", "*", "•", "‣", "–", "+"])
def test_bullets(mark: str) -> None:
    document = read(f"Uses:\n{mark} Lupus and\n  much more\n{mark} Asthma\n\n{mark} Pain\n")
    assert [(block.kind, document.text[block.start : block.end], block.group) for block in document.blocks] == [
        ("paragraph", "Uses:", 0),
        ("list-item", "Lupus and much more", 1),
        ("list-item", "Asthma", 1),
        ("list-item", "Pain", 1),
    ]


@pytest.mark.parametrize("form", ["{}. ", "{}) ", "({}) "])
def test_numbers(form: str) -> None:
    assert blocks(f"{form.format(1)}Talk to a doctor.\n{form.format(2)}Then wait.\n") == [
        ("list-item", "Talk to a doctor."),
        ("list-item", "Then wait."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Suggested Method of Therapy",
        "How does LDN work?",
        "SIDE EFFECTS!",
        "# Side effects",
        "Side effects\n============",
        "Side effects\n---",
        "1. Side effects",
        "Cautionary warnings:",
    ],
)
def test_headings(heading: str) -> None:
    assert kinds(f"{heading}\n\n{LONG}") == ["heading", "paragraph"]


def test_a_heading_right_above_its_text() -> None:
    assert kinds(f"Side Effects\n{LONG}\n\n{LONG}") == ["heading", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    ["It is safe.", "and then some", "Call us: (503) 946-8700", "info@example.org", "The list:", "a, b;"],
)
def test_short_lines_that_are_no_headings(line: str) -> None:
    assert kinds(f"{line}\n\n- {LONG}") == ["paragraph", "list-item"]


def test_a_last_line_heads_nothing() -> None:
    assert kinds(f"{LONG}\n\nShow all") == ["paragraph", "paragraph"]


def test_levels_of_headings() -> None:
    document = read(f"Top\n===\n\nBelow\n-----\n\n### Deep\n\nPlain heading\n\n{LONG}")
    assert [block.level for block in document.blocks] == [1, 2, 3, 2, 0]


def test_quoted_lines() -> None:
    assert blocks("> Side effects:\n\n> One.\n>\n> Two.") == [
        ("quote", "Side effects:"),
        ("quote", "One."),
        ("quote", "Two."),
    ]


@pytest.mark.parametrize(
    ("written", "prose", "source"),
    [
        ("It **cures** *all* __ills__ _now_.", "cures all ills now", "cures** *all* __ills__ _now"),
        ("side&nbsp;effects &amp; more", "side effects & more", "side&nbsp;effects &amp; more"),
        ("[**bold** link](http://x/a_(b)) end", "bold link end", "bold** link](http://x/a_(b)) end"),
        ("5 * 3 * 2 and a_b_c & d", "5 * 3 * 2 and a_b_c & d", "5 * 3 * 2 and a_b_c & d"),
        ("required fields are marked *", "marked *", "marked *"),
        ("see ![alt](i.png) here", "see  here", "see ![alt](i.png) here"),
    ],
)
def test_remains_of_markup(written: str, prose: str, source: str) -> None:
    document = read(written)
    at = document.text.index(prose)
    span = document.map.span(at, at + len(prose))
    assert written[span.start : span.end] == source


def test_links() -> None:
    text = 'See [the *trial*](#) and [more](http://x.y "t").'
    document = read(text)
    assert [
        (document.text[link.start : link.end], text[link.source.start : link.source.end], link.target)
        for link in document.links
    ] == [("the trial", "[the *trial*](#)", "#"), ("more", '[more](http://x.y "t")', "http://x.y")]


def test_numbered_references() -> None:
    document = read(
        "References:\n\n1. [Pilot trial.](#)\n2. Smith J. 2010.\n\n10. Jones.\n\nLeave a Reply\n\nYour address."
    )
    assert [(each.label, document.text[each.start : each.end]) for each in document.references] == [
        ("1", "Pilot trial."),
        ("2", "Smith J. 2010."),
        ("10", "Jones."),
    ]
    assert [block.kind for block in document.blocks] == [
        *("heading", "reference", "reference", "reference", "heading", "paragraph")
    ]


def test_references_one_a_line_and_in_brackets() -> None:
    document = read("References\n\n[1] Med Hypotheses 2005; 64(4):721-4\n[2] Mult Scler. 2008;14(8):1076-83.\n")
    assert [each.label for each in document.references] == ["1", "2"]


@pytest.mark.parametrize(
    "line", ["ldn-lint: disable EFF001", "# ldn-lint: disable EFF001", "// ldn-lint: disable EFF001"]
)
def test_directives(line: str) -> None:
    document = read(f"{line}\n{LONG}")
    assert document.directives == (Directive("disable EFF001", Span(0, len(line))),)
    assert document.text == f"{LONG}\n"
