"""What a page promises and does not hold."""

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

RULES = """
[mentions.none]
words = ["xyzzy"]
[rules.dangling]
code = "STR001"
kind = "structure"
check = "dangling-list-intro"
each = true
severity = "warning"
message = "m"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
"""
PROSE = "The way that the root works is unlike that of any other plant."


@pytest.fixture
def flagged(tmp_path):
    path = tmp_path / "rules.toml"
    path.write_text(RULES)
    compiled = Compiled(load_catalogue([path], bundled=False))

    def run(text: str, name: str = "page.md") -> list[str]:
        found = lint_document(read_text(text, name), compiled).findings
        return [text[finding.place.start : finding.place.end] for finding in found]

    return run


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_list_that_is_not_there(flagged, name, newline) -> None:
    text = f"It helps. Some of these conditions include:\n\n{PROSE}\n".replace("\n", newline)
    assert flagged(text, name) == ["Some of these conditions include:"]


@pytest.mark.parametrize("name", ["page.md", "page.txt"])
def test_a_sentence_that_breaks_off(flagged, name) -> None:
    opening = "This way of taking it was found by a doctor who has since retired from her practice in the north."
    assert flagged(f"{opening} The main website is\n\n{PROSE}", name) == ["The main website is"]


def test_a_link_without_words_in_html(flagged) -> None:
    html = f'<p>The main website is <a href="https://example.org"></a></p>\n<p>{PROSE}</p>'
    assert flagged(html, "page.html") == ["The main website is"]


@pytest.mark.parametrize(
    "text",
    [
        "The causes are:\n\n## Dose\n\nTake one.",
        "Tell us if you have any of the following:",
        "It is used to treat:\n\n## Dose\n\nTake one.",
    ],
)
def test_the_end_of_a_section_breaks_any_promise(flagged, text) -> None:
    assert len(flagged(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Conditions include:\n- gout\n- mumps",
        "Conditions include:\n\n## Skin\n\n- eczema\n- hives",
        "Conditions include:\n\ngout, mumps and many others that nobody has counted so far.",
        "Conditions include:\n\nGout and mumps.",
        f"Conditions include:\n\n![chart](a.png)\n\n{PROSE}",
        f"Conditions include:\n\n<iframe src='a'></iframe>\n\n{PROSE}",
        f"Conditions include:\n\n```\na b\n```\n\n{PROSE}",
        f"Conditions include:\n\n“{PROSE}”",
        f"Conditions include:\n\n> {PROSE}",
        f"Conditions include:\n\n1) {PROSE}\n\n2) {PROSE}",
        f"Conditions include:\n\nGout: {PROSE}",
        f"Ask the following:\n\n{PROSE}",
        f"Side effects:\n\n{PROSE}",
        f"Dr Lark said:\n\n{PROSE}",
        f"Who we are\n\n{PROSE}",
        f"## What the dose is\n\n{PROSE}",
        "How long is it?\n\nIt is a week.",
        "The dose is:\n\n4.5 mg",
        "The dose is\n\n4.5 mg",
    ],
)
def test_promises_that_are_kept_and_lines_that_promise_nothing(flagged, text) -> None:
    assert flagged(text) == []


CHAMPION = """
[rules.champion]
code = "AUT021"
kind = "structure"
check = "single-champion"
limit = 3
severity = "info"
message = "{count} {other}"
why = "w"
advice = "a"
criteria = ["c"]
match = ["[[x]]", "[[y]]"]
pass = ["x", "y"]
[mentions.none]
words = ["xyzzy"]
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Dr Ann Hoff began. Hoff went on. Then Hoff's book sold.", ["3 Hoff"]),
        ("Hoff began. Prof. A. B. Hoff-Lark went on. Hoff-Lark sold. So did Hoff-Lark.", ["3 Hoff-Lark"]),
        ("Dr Hoff began. Hoff went on.", []),
        ("Dr Hoff began. Hoff and Dr Ode went on. Hoff sold.", ["3 Hoff"]),
        ("Dr Hoff began. Hoff and Dr Ode went on. Hoff and Ode sold.", []),
        (
            "Dr Hoff began. Hoff went on. Hoff sold.\n\n## References\n\n1. Ode L. Figs. 2019.\n2. Lark M. Nuts. 2020.",
            [],
        ),
        ("The doctor began. She went on. She sold.", []),
    ],
)
def test_a_page_that_rests_on_one_person(tmp_path, text, expected) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(CHAMPION)
    compiled = Compiled(load_catalogue([path], bundled=False))
    assert [finding.message for finding in lint_document(read_text(text, "page.md"), compiled).findings] == expected
