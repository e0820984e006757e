"""What a page is taken for: its own word, the run's, a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ldn_lint.engine.examples import parse_example
from ldn_lint.engine.linter import lint_document
from ldn_lint.facts.context import settle_context
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled

Read = Callable[..., Page]
ANY = Context(snippet=0)

CLINIC = "Our clinic uses LDN for pain.\n\nCall to schedule your free consult.\n\nBook your visit."
SHOP = "Our capsules ease pain.\n\nSupplement facts: one capsule.\n\n$20 per bottle\n\nAdd to cart"


@pytest.mark.parametrize(
    "text, kind",
    [
        (CLINIC, "promotion"),
        (SHOP, "supplement"),
        ("Valerian drops, £9.50.\n\nAdd to basket\n\nValerian tea, £4.50.", "promotion"),
        ("Ask our compounding pharmacist about LDN.", ""),
        ("Our clinic is open on weekdays. Our doctors treat pain. Our patients like us.", ""),
        ("Book your appointment with a nurse. The visit is free.", ""),
        ("The tablets cost £9.50. Statins cost £2.", ""),
        ("Talk to your doctor.", ""),
    ],
)
def test_a_guess_needs_wares_and_a_sale(page: Read, text: str, kind: str) -> None:
    context = page(text, context=ANY).context
    assert (context.kind, context.guessed) == (kind, ("kind",) if kind else ())


def test_nobody_guesses_on_a_snippet(page: Read) -> None:
    assert page(CLINIC, context=Context()).context == Context()


def test_what_is_told_is_not_guessed(page: Read) -> None:
    told = page(CLINIC, context=Context(kind="information", snippet=0)).context
    assert (told.kind, told.guessed) == ("information", ())
    itself = page(f"---\nkind: journalism\n---\n{CLINIC}", context=Context(kind="information", snippet=0)).context
    assert (itself.kind, itself.guessed) == ("journalism", ())


@pytest.mark.parametrize(
    "front, field, word",
    [
        ("kind: Promotion", "kind", "promotion"),
        ("kind: page\nldn-lint-kind: journalism", "kind", "journalism"),
        ("audience: Health Professionals", "audience", "professional"),
        ("jurisdiction: GB", "jurisdiction", "uk"),
    ],
)
def test_words_of_the_page(page: Read, front: str, field: str, word: str) -> None:
    context = page(f"---\n{front}\n---\nTea.", context=Context("information", "consumer", "us", snippet=0)).context
    assert getattr(context, field) == word


def test_words_of_html(page: Read) -> None:
    text = "<meta name=ldn-lint-kind content=promotion><meta name=audience content=patients><p>Tea.</p>"
    context = page(text, "page.html").context
    assert (context.kind, context.audience) == ("promotion", "consumer")


def test_a_strange_word_is_noted_and_changes_nothing(bundled: Compiled) -> None:
    made = Page(read_text("---\naudience: cats\njurisdiction: mars\n---\nTea.", "page.md"), bundled.lexicon, ANY)
    assert settle_context(made) == (
        "audience is 'cats', but must be one of consumer, professional; ignored",
        "jurisdiction is 'mars', but must be one of us, uk, eu, au; ignored",
    )
    assert made.context == ANY


def codes(bundled: Compiled, text: str, context: Context, code: str) -> list[str]:
    document = read_text(text, "example.md")
    return [finding.severity for finding in lint_document(document, bundled, {code}, context).findings]


PRODUCT_CLAIMS = ("REG001", "REG007", "REG008", "REG010", "REG011", "REG012", "REG013", "REG014", "REG015", "REG017",
                  "REG018", "REG019", "REG020", "REG021")  # fmt: skip


@pytest.mark.parametrize("code", PRODUCT_CLAIMS)
def test_journalism_makes_no_product_claims(bundled: Compiled, code: str) -> None:
    rule = bundled.catalogue.rule(code)
    assert rule is not None
    for example in rule.examples.match:
        text, _ = parse_example(example)
        assert codes(bundled, text, Context(snippet=0), code)
        assert codes(bundled, text, Context(kind="journalism", snippet=0), code) == []


@pytest.mark.parametrize(
    "place, severity", [("", "error"), ("us", "error"), ("uk", "error"), ("eu", "error"), ("au", "info")]
)
def test_elsewhere_a_regulatory_rule_informs(bundled: Compiled, place: str, severity: str) -> None:
    context = Context(jurisdiction=place, snippet=0)
    assert codes(bundled, "The tincture prevents relapses in multiple sclerosis.", context, "REG001") == [severity]


def test_a_guard_on_the_context_is_explained(bundled: Compiled) -> None:
    from ldn_lint.rules.explain import explain_rule

    rule = bundled.catalogue.rule("REG007")
    assert rule is not None
    assert "  - journalism: a page of kind=journalism\n" in explain_rule(rule, bundled.catalogue)
