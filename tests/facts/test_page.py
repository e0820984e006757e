"""The facts of whole pages: small ones of the kinds that the rules were made for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.facts.context import settle_context
from ldn_lint.facts.page import Facts, facts_of
from ldn_lint.facts.statements import Said
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled

Read = Callable[..., Page]

PIECES = (
    "LDN",
    "eases",
    "pain",
    "lupus",
    "no",
    "side effects",
    "your doctor",
    "talk to",
    "our clinic",
    "order now",
    ". ",
    "\n\n",
    "- ",
    "# ",
    "By ",
    "Ada Lund",
    ", MD",
    "Updated: ",
    "4 May 2024",
    "2024",
    "It ",
    "?",
    "<footer>",
    "</footer>",
    "&amp;",
    "risk",
    "|",
    "not approved",
    "helps with",
    "é",
    "\u2028",
    "\x00",
    "---",
    "author: ",
    "\n",
)

CLINIC = """Call us: 555-0123

What is low dose naltrexone?

Naltrexone was approved by the FDA for blocking the effects of opioid drugs. Cells of the immune system have receptors.

Dr. Ada Lund, MD, found in 1985 that low dose naltrexone could prevent infections. People who had lupus often had less
pain while low dose naltrexone controlled their disease.

Although it is not clearly understood how low dose naltrexone works, it may boost the immune system.

Call to schedule your free 10 minute consult with one of our physicians.

Schedule online now
"""
PHARMACY = """Low-Dose Naltrexone (LDN)

T-levels
May 11, 2016
Testosterone for women
May 13, 2016
Show all

Naltrexone was used to treat dependence on opioid drugs.

LDN prevents relapses in multiple sclerosis and reduces fatigue. LDN relieves the symptoms of fibromyalgia.

Side effects were rare, minor and transient.

Ask our compounding pharmacist for more information about LDN.

References

Pain Med. 2009 May-Jun;10(4):663-72.
"""
LEAFLET = """# Low-dose naltrexone

By Ada Lund, MD. Last reviewed: 4 March 2025. Next review: March 2028.

LDN is not approved for any of the illnesses below: every use is off label.

LDN may ease pain in fibromyalgia. The trials were small, so this is uncertain. LDN may reduce fatigue.

Side effects: vivid dreams in 37 of 100 people. Do not take LDN with opioid painkillers.

Other options include exercise and talking therapies. Talk to your doctor before you start or stop any medicine.
The library takes no money from makers of medicines.
"""


def shown(page: Page, facts: Facts) -> dict[str, object]:
    said = facts.said
    return {
        "author": facts.author and facts.author.name,
        "dates": [(dated.role, dated.text) for dated in facts.dates],
        "topic": facts.topic and facts.topic.name,
        "benefits": [page.text(benefit.start, benefit.end) for benefit in facts.benefits],
        "risks": len(facts.risks),
        **{
            key: said_here and said_here.text
            for key, said_here in said._asdict().items()
            if key in ("seller", "disclosure", "advice", "unknown", "options", "off_label")
        },
    }


def test_a_clinic_page(page: Read) -> None:
    made = page(CLINIC, "page.txt")
    facts = facts_of(made)
    assert shown(made, facts) == {
        "author": None,
        "dates": [],
        "topic": "naltrexone",
        "benefits": ["prevent infections", "controlled their disease", "boost the immune system"],
        "risks": 0,
        "seller": "Call to schedule",
        "disclosure": None,
        "advice": None,
        "unknown": None,
        "options": None,
        "off_label": None,
    }
    assert facts.first_risk == 1.0


def test_a_pharmacy_s_post_between_its_neighbours(page: Read) -> None:
    made = page(PHARMACY, "page.txt")
    facts = facts_of(made)
    assert shown(made, facts) == {
        "author": None,
        "dates": [],
        "topic": "ldn",
        "benefits": ["prevents relapses", "relieves the symptoms"],
        "risks": 1,
        "seller": "Ask our compounding pharmacist",
        "disclosure": None,
        "advice": None,
        "unknown": None,
        "options": None,
        "off_label": None,
    }


def test_a_good_leaflet(page: Read) -> None:
    made = page(LEAFLET)
    facts = facts_of(made)
    assert shown(made, facts) == {
        "author": "Ada Lund, MD",
        "dates": [("reviewed", "Last reviewed: 4 March 2025"), ("next", "Next review: March 2028")],
        "topic": "ldn",
        "benefits": ["ease pain", "reduce fatigue"],
        "risks": 2,
        "seller": None,
        "disclosure": "takes no money",
        "advice": "your doctor",
        "unknown": "uncertain",
        "options": "Other options",
        "off_label": "not approved",
    }
    assert 0.5 < facts.first_risk < 0.7


def test_facts_are_found_once_and_their_places_are_in_the_prose(page: Read) -> None:
    made = page(LEAFLET)
    facts = facts_of(made)
    assert facts_of(made) is facts
    assert made.memo["facts"] is facts
    for said in facts.said:
        if said is not None and not isinstance(said, (tuple, bool)):
            assert made.text(said.start, said.end) == said.text


@pytest.mark.parametrize(
    "text",
    [
        "# Joint pain\n\nIbuprofen eases joint pain. Heat helps with joint pain. Surgery relieves pain.",
        "# What is type 1 diabetes?\n\nInsulin lowers blood sugar. Without insulin the blood holds too much sugar. "
        "Insulin is a hormone. The disease affects people of every age. Many of them are still very young. "
        "The cause of the disease is not known. It often runs in families with other diseases.",
        "# Opening hours\n\nThe clinic is open on weekdays.",
        "",
    ],
)
def test_a_page_on_something_else_has_no_topic(page: Read, text: str) -> None:
    facts = facts_of(page(text))
    assert (facts.topic, facts.benefits) == (None, ())


@pytest.mark.parametrize(
    "sentence, benefits",
    [
        ("LDN eases joint pain.", ["eases joint pain"]),
        ("It eases joint pain.", ["eases joint pain"]),
        ("Kelp eases joint pain.", []),
        ("LDN does not ease joint pain.", []),
        ("Although nobody knows how LDN works, it eases joint pain.", ["eases joint pain"]),
        ("Does LDN ease joint pain?", []),
        ("It is a myth that LDN eases joint pain.", []),
        ("LDN may cause nausea and ease pain.", []),
        ("LDN blocks opioid receptors.", []),
        ("LDN users had a lower pain score.", []),
        ("People on LDN had a heart attack or a stroke.", []),
        ("Stopping LDN brings back pain.", []),
        ("LDN has been used for:\n\n- Lupus\n- Crohn's disease\n- Asthma\n- Autism\n", ["LDN has been used for:"]),
        ("LDN has been used for:\n\n- Lupus\n- Crohn's disease\n", []),
    ],
)
def test_what_is_a_benefit(page: Read, sentence: str, benefits: list[str]) -> None:
    made = page(f"# Low-dose naltrexone\n\nLDN is a drug. {sentence}")
    assert [made.text(each.start, each.end) for each in facts_of(made).benefits] == benefits


@pytest.mark.parametrize(
    "sentence, risks",
    [
        ("Side effects: nausea.", 1),
        ("LDN has no side effects.", 0),
        ("LDN comes without any serious side effects.", 0),
        ("LDN lowers the risk of relapse.", 0),
        ("As with any medicine, there are side effects.", 1),
        ("Do not take LDN with codeine.", 1),
        ("LDN can harm the liver.", 1),
    ],
)
def test_what_is_a_risk(page: Read, sentence: str, risks: int) -> None:
    assert len(facts_of(page(f"# LDN\n\n{sentence}")).risks) == risks


@pytest.mark.parametrize(
    "sentence, unknown",
    [
        ("The evidence is limited.", "evidence is limited"),
        ("It is not known whether it lasts.", "not known"),
        ("It is not known how it works.", None),
        ("These statements have not been evaluated by the FDA.", None),
        ("It works.", None),
    ],
)
def test_what_is_doubt(page: Read, sentence: str, unknown: str | None) -> None:
    said = facts_of(page(sentence)).said.unknown
    assert (said and said.text) == unknown


@pytest.mark.parametrize(
    "sentence, advice",
    [
        ("Talk to your doctor first.", "doctor"),
        ("A nurse can help you decide.", "nurse"),
        ("Ask our compounding pharmacist about LDN.", None),
        ("Talk to a functional medicine doctor.", None),
        ("Doctors have used LDN since 1985.", None),
    ],
)
def test_what_is_advice(page: Read, sentence: str, advice: str | None) -> None:
    said = facts_of(page(sentence)).said.advice
    assert (said and said.text.split()[-1]) == advice


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), path=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_whatever_the_page_its_facts_lie_in_the_prose(bundled: Compiled, pieces: list[str], path: str) -> None:
    made = Page(read_text(" ".join(pieces), path), bundled.lexicon, Context(snippet=0))
    settle_context(made)
    facts = facts_of(made)
    assert 0.0 <= facts.first_risk <= 1.0
    places = [*facts.dates, *facts.benefits, *filter(None, [facts.author])]
    places += [said for said in facts.said if isinstance(said, Said)]
    for place in places:
        assert -1 <= place.start <= place.end <= len(made.document.text)
        assert place.start >= 0 or place.end == -1
    for said in facts.said:
        if isinstance(said, Said) and said.start >= 0:
            assert made.text(said.start, said.end) == said.text
