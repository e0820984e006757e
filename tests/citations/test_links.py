"""Links that lead nowhere, and links that only look like it."""

import pytest

from ldn_lint.citations.links import dead_links, fault_of, leads_outside
from ldn_lint.readers import read_text


def dead(text: str, path: str = "x.md") -> list[tuple[str, str]]:
    """The source of each dead link and why."""
    return [(text[slice(*link.source)], link.detail) for link in dead_links(read_text(text, path))]


@pytest.mark.parametrize(
    "target, detail",
    [
        ("", "it has no target"),
        (" ", "it has no target"),
        ("#", "its target is a mere “#”"),
        ("javascript:void(0)", "it runs a script instead of naming a page"),
        ("JavaScript:;", "it runs a script instead of naming a page"),
        ("about:blank", "it opens an empty page"),
        ("http://example.com", "its address is a placeholder"),
        ("https://www.example.org/trial?x=1", "its address is a placeholder"),
        ("//localhost:8000/a", "its address is a placeholder"),
        ("https://pages.clinic.test/a", "its address is a placeholder"),
        ("https://", "its target is a mere “https://”"),
        ("TODO", "its target is a mere “TODO”"),
        ("file:///C:/Users/me/trial.pdf", "it points into the author's own computer"),
    ],
)
def test_a_target_that_leads_nowhere(target: str, detail: str) -> None:
    assert fault_of(target) == detail
    assert not leads_outside(target)


@pytest.mark.parametrize(
    "target",
    [
        "https://doi.org/10.1000/xyz",
        "http://myexample.com/a",
        "https://example.com.au/",
        "https://nhs.uk/test",
        "/about",
        "page.html",
        "mailto:a@b.org",
        "tel:+4912",
        "{{ url }}",
        "${base}/x",
        "#/route",
        "#side-effects",
    ],
)
def test_a_target_that_may_lead_somewhere(target: str) -> None:
    assert fault_of(target) == ""


@pytest.mark.parametrize(
    "text",
    [
        "[Side effects](#side-effects)\n\n## Side effects",
        "[Side effects](#side-effects-1)\n\n## Side effects",
        "[Doses](#how-much)\n\n## Doses {#how-much}",
        '[Doses](#how-much)\n\n<a id="how-much"></a>\n\nDoses.',
        "[Top](#top) and [Back to top](#) and [↑](#) and [Print](#)",
        "[1](#fn1) [2](#_ftnref2) [3](#cite_note-3)",
        "[Menu](#) [Close](#)",
        "He said “[much better][sic]” and [that][1] and a[i][j] and [the trial][one].\n\n[one]: /a",
        "- [ ] a task\n- [x] [done](/a)",
    ],
)
def test_what_is_no_dead_link(text: str) -> None:
    assert dead(text) == []


@pytest.mark.parametrize(
    "text, source, detail",
    [
        ("See [the *trial*](#).", "[the *trial*](#)", "its target is a mere “#”"),
        ("See [the trial]( ).", "[the trial]( )", "it has no target"),
        ("See [the trial][t-19].", "[the trial][t-19]", "nothing defines “t-19”"),
        ("See [the trial][].", "[the trial][]", "nothing defines “the trial”"),
        ('See <a href="#">the trial</a> now.', '<a href="#">the trial</a>', "its target is a mere “#”"),
        ("See [doses](#doses).\n\n## Harms", "[doses](#doses)", "the page has no place named “#doses”"),
    ],
)
def test_a_dead_link_is_its_whole_source(text: str, source: str, detail: str) -> None:
    assert dead(text) == [(source, detail)]


def test_html_links() -> None:
    text = (
        '<p><a href="#">evidence</a> <a href="">trial</a> <a name="x">x</a> <a href="#x">x</a> '
        '<a href="#" onclick="go()">go</a> <a href="#" class="btn">more</a> <a href="#"><img src="i.png"></a></p>'
    )
    assert dead(text, "x.html") == [
        ('<a href="#">evidence</a>', "its target is a mere “#”"),
        ('<a href="">trial</a>', "it has no target"),
    ]


def test_a_link_tag_in_markdown_covers_its_text_and_ends_with_its_paragraph() -> None:
    document = read_text('A <a href="/x">b *c*</a> d.\n\nE <a href="/y">f.\n\nG.', "x.md")
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [
        ("b c", "/x"),
        ("f.", "/y"),
    ]


def test_an_anchor_that_is_missing_is_a_warning_and_a_bare_hash_an_error(found) -> None:
    findings = found("[Doses](#doses) and [harms](#).", "CIT003")
    assert [each.severity for each in findings] == ["warning", "error"]
    assert findings[1].message == "The link “harms” leads nowhere: its target is a mere “#”."


def test_each_dead_link_of_a_sentence_is_reported(found) -> None:
    assert len(found("See [one](#), [two](#) and [three](#).", "CIT003")) == 3
