"""Pages that ask for the worst: time grows with their length, not with its square."""

from __future__ import annotations

import time

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.engine.runner import load_rules
from ldn_lint.model import Context, Finding
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled

LENGTH = 50_000
CONTEXT = Context(today="2026-01-01")
REFERENCES = "".join(
    f"{n}. Ma A, Po B. A title of paper {n}. J Pain. 2001;2(3):{n}-9. doi:10.1000/{n}\n" for n in range(600)
)
UNITS = {
    "digits": "1",
    "figures": "1,000,",
    "doses": "4.5 mg of naltrexone and ",
    "claims": "LDN cures cancer. ",
    "one claim": "LDN cures cancer and ",
    "counts": "1 in 100 people ",
    "brackets": "[",
    "quotes": "“",
    "headed doses": "## Dose\n\nTake 4.5 mg.\n\n",
    "dose paragraphs": "Take 4.5 mg of naltrexone daily.\n\n",
    "links": "[a](http://x.org) ",
    "notes": "a[^1] ",
    "same quotation": "“the drug works well and is safe for all who take it every day” said Dr Smith. ",
    "titration": "Start at 1.5 mg and increase by 0.5 mg a week up to 4.5 mg. ",
    "quoted matches": "LDN has no side effects. LDN may cause nausea. ",
    "later": "Take 4.5 mg of naltrexone daily. Later, 3 mg. ",
}


@pytest.fixture(scope="module")
def rules() -> Compiled:
    return load_rules()


def findings(text: str, rules: Compiled) -> list[Finding]:
    return list(lint_document(read_text(text, "page.md"), rules, None, CONTEXT).findings)


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_page_of_one_thing_ends_in_time(unit: str, rules: Compiled) -> None:
    text = (unit * LENGTH)[:LENGTH]
    started = time.process_time()
    findings(text, rules)
    assert time.process_time() - started < 10


def test_a_long_list_of_references_ends_in_time(rules: Compiled) -> None:
    text = f"Naltrexone may ease pain [1].\n\n## References\n\n{REFERENCES}"
    started = time.process_time()
    findings(text, rules)
    assert time.process_time() - started < 10
