"""Markdown: what is prose, what role it has, and where it came from."""

import pytest

from ldn_lint.model import Directive, Document, Span
from ldn_lint.readers import read_text


def read(text: str, path: str = "a.md") -> Document:
    return read_text(text, path)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def behind(document: Document, prose: str) -> str:
    """The source that stands behind a stretch of prose."""
    at = document.text.index(prose)
    span = document.map.span(at, at + len(prose))
    return document.source.text[span.start : span.end]


@pytest.mark.parametrize(
    ("written", "prose", "source"),
    [
        ("It **cures** *all* __ills__.", "cures all ills", "cures** *all* __ills"),
        ("Caf\u00e9 💊 **b\u00e9** x", "b\u00e9 x", "b\u00e9** x"),
        ("a \\* b\\_c", "* b_c", "* b\\_c"),
        ("side&nbsp;effects &amp; more", "side effects & more", "side&nbsp;effects &amp; more"),
        ("> wrapped\n> over **lines** here", "wrapped over lines", "wrapped\n> over **lines"),
        (">> deep\r\n>> er", "deep er", "deep\r\n>> er"),
        ("hard  \nbreak", "hard break", "hard  \nbreak"),
        ("hard\\\nbreak", "hard break", "hard\\\nbreak"),
        ("- item\n  goes on", "item goes on", "item\n  goes on"),
        ("a<br>b <em>c</em> d", "a b c d", "a<br>b <em>c</em> d"),
        ("run`x`fast", "run fast", "run`x`fast"),
        ("use `x`, now", "use , now", "use `x`, now"),
        ("see![alt](i.png)here", "see here", "see![alt](i.png)here"),
        ("not ~~never~~ so", "not  so", "not ~~never~~ so"),
        ("costs $5 and $10", "$5 and $10", "$5 and $10"),
        ("by ~5 mg or ~10 mg", "~5 mg or ~10", "~5 mg or ~10"),
        ("a\tb", "a b", "a\tb"),
    ],
)
def test_prose_leads_back_to_its_source(written: str, prose: str, source: str) -> None:
    assert behind(read(written), prose) == source


def test_wrapped_lines_are_one_run() -> None:
    document = read("one\ntwo\nthree")
    assert document.text == "one two three\n"
    assert document.map.prose == (0, 13)


def test_headings_have_levels_and_open_sections() -> None:
    document = read("Top\n===\n\ntext\n\n### Sub *x* {#id}\n\nmore")
    assert [(block.kind, block.level, block.section) for block in document.blocks] == [
        ("heading", 1, 1),
        ("paragraph", 0, 1),
        ("heading", 3, 2),
        ("paragraph", 0, 2),
    ]
    assert blocks(document)[2] == ("heading", "Sub x")


def test_lists_are_groups_of_items_with_depth() -> None:
    document = read("- a\n- [ ] b\n  1. c\n\n  tail\n\nbetween\n\n- d")
    assert [(document.text[block.start : block.end], block.level, block.group) for block in document.blocks] == [
        ("a", 1, 1),
        ("b", 1, 1),
        ("c", 2, 2),
        ("tail", 1, 1),
        ("between", 0, 0),
        ("d", 1, 3),
    ]


def test_text_after_a_heading_inside_a_tight_item_is_an_item() -> None:
    assert blocks(read("- a\n  # h\n  t\n- b")) == [
        ("list-item", "a"),
        ("heading", "h"),
        ("list-item", "t"),
        ("list-item", "b"),
    ]


def test_table_cells_share_a_group() -> None:
    document = read("| a | b |\n|---|---|\n| c\\|d | **e** |\n")
    assert blocks(document) == [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c|d"), ("table-cell", "e")]
    assert {block.group for block in document.blocks} == {1}


def test_quotations_and_alerts() -> None:
    assert blocks(read("> Said so.\n\n> [!NOTE]\n> Told so.")) == [("quote", "Said so."), ("paragraph", "Told so.")]


def test_definitions() -> None:
    assert blocks(read("LDN\n: a low dose")) == [("list-item", "LDN"), ("list-item", "a low dose")]


def test_links_have_prose_source_and_target() -> None:
    text = 'See [the *trial*](http://x.y/z "t"), <http://auto.link>, [ref][r] and [none](#).\n\n[r]: /ref\n'
    document = read(text)
    assert [
        (document.text[link.start : link.end], text[link.source.start : link.source.end], link.target)
        for link in document.links
    ] == [
        ("the trial", '[the *trial*](http://x.y/z "t")', "http://x.y/z"),
        ("http://auto.link", "<http://auto.link>", "http://auto.link"),
        ("ref", "[ref][r]", "/ref"),
        ("none", "[none](#)", "#"),
    ]


def test_a_link_around_an_image_has_no_prose() -> None:
    document = read("a [![alt](i.png)](/book) b")
    assert [(link.start, link.end, link.target) for link in document.links] == [(2, 2, "/book")]


def test_footnotes_are_references_and_their_markers_prose() -> None:
    document = read(
        "It helps.[^1] Or not.[^smith2010]\n\n[^1]: Jones J.\n    2010.\n\n    More.\n[^smith2010]: Smith.\n"
    )
    assert blocks(document) == [
        ("paragraph", "It helps.[^1] Or not.[^smith2010]"),
        ("reference", "Jones J. 2010."),
        ("reference", "More."),
        ("reference", "Smith."),
    ]
    assert [(each.label, document.text[each.start : each.end]) for each in document.references] == [
        ("1", "Jones J. 2010.\nMore."),
        ("smith2010", "Smith."),
    ]


@pytest.mark.parametrize(
    "heading",
    ["References", "**References:**", "Further reading", "Sources & citations", "12. Selected References", "NOTES"],
)
def test_a_reference_section_ends_at_the_next_heading_of_its_rank(heading: str) -> None:
    document = read(f"## {heading}\n\n3. Smith.\n4. Jones.\n\n### Online\n\n[7] Web.\n[8] Net.\n\n## About\n\nText.")
    assert [kind for kind, _ in blocks(document)] == [
        *("heading", "reference", "reference", "heading", "reference", "reference", "heading", "paragraph")
    ]
    assert [(each.label, document.text[each.start : each.end]) for each in document.references] == [
        ("3", "Smith."),
        ("4", "Jones."),
        ("7", "[7] Web."),
        ("8", "[8] Net."),
    ]


@pytest.mark.parametrize("heading", ["No references", "References in Texas", "Sourceless", "Your notes"])
def test_other_headings_open_no_reference_section(heading: str) -> None:
    assert read(f"## {heading}\n\nText.").references == ()


def test_a_paragraph_can_announce_references() -> None:
    assert blocks(read("References:\n\n1. Smith.\n\n# Next\n\nText.")) == [
        ("paragraph", "References:"),
        ("reference", "Smith."),
        ("heading", "Next"),
        ("paragraph", "Text."),
    ]


def test_front_matter_is_metadata_only() -> None:
    text = """---
title: "LDN: a guide" # the title
Author: 'Jane Doe'
tags: [a, "b"]
criteria:
  - one
  - two
description: >
  Long
  text
draft:
---
Body.
"""
    document = read(text)
    assert document.metadata == {
        "title": "LDN: a guide",
        "author": "Jane Doe",
        "tags": "a, b",
        "criteria": "one, two",
        "description": "Long text",
        "draft": "",
    }
    assert blocks(document) == [("paragraph", "Body.")]


def test_toml_front_matter() -> None:
    document = read('+++\ntitle = "A"\ndate = 2020-01-01\n+++\nBody.')
    assert document.metadata == {"title": "A", "date": "2020-01-01"}


def test_code_is_left_out() -> None:
    assert blocks(read("a\n\n```\ncode\n```\n\n    more code\n\nb")) == [("paragraph", "a"), ("paragraph", "b")]


def test_html_blocks_are_read_as_html() -> None:
    document = read("é\n\n<div>hi <b>x</b> &amp; <a href='/book'>book</a>\n</div>\n\nafter")
    assert blocks(document) == [("paragraph", "é"), ("paragraph", "hi x & book"), ("paragraph", "after")]
    assert behind(document, "x & book") == "x</b> &amp; <a href='/book'>book"
    assert [link.target for link in document.links] == ["/book"]


def test_comments_to_the_linter_are_directives() -> None:
    document = read("<!-- ldn-lint: disable EFF001 -->\n\na <!-- ldn-lint: x --> b <!-- other -->\n")
    assert document.directives == (Directive("disable EFF001", Span(0, 33)), Directive("x", Span(37, 57)))
    assert blocks(document) == [("paragraph", "a  b")]


def test_code_of_mdx_is_left_out() -> None:
    assert blocks(read("import A from './a'\n\nText.\n\nexport const b = 1\n", "a.mdx")) == [("paragraph", "Text.")]
