"""HTML: tokens, blocks, what is left out, links, metadata, and the way back to the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_lint.model import Directive, Document, Source, Span
from ldn_lint.readers.html import add_html, read_html
from ldn_lint.readers.htmltokens import attributes, tokenize
from ldn_lint.readers.prose import ProseBuilder


def read(text: str, *, boilerplate: bool = False) -> Document:
    return read_html(Source("page.html", text), boilerplate=boilerplate)


def blocks(text: str, *, boilerplate: bool = False) -> list[tuple[str, str]]:
    document = read(text, boilerplate=boilerplate)
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def prose(text: str) -> list[str]:
    return [words for _, words in blocks(text)]


def source_of(text: str, phrase: str) -> str:
    """The source characters behind `phrase`, which the prose of `text` holds."""
    document = read(text)
    at = document.text.index(phrase)
    span = document.map.span(at, at + len(phrase))
    return text[span.start : span.end]


def tokens(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for kind, start, end, _ in tokenize(text, 0, len(text))]


class TestTokens:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a<b>c</b>", [("text", "a"), ("open", "<b>"), ("text", "c"), ("close", "</b>")]),
            ("p < 0.05 <3", [("text", "p < 0.05 <3")]),
            ("p < 0.05<br>", [("text", "p < 0.05"), ("open", "<br>")]),
            ('<a title="1 > 0">x', [("open", '<a title="1 > 0">'), ("text", "x")]),
            ("<a title='1 > 0'>x", [("open", "<a title='1 > 0'>"), ("text", "x")]),
            ("<a title=it's>x</a>'", [("open", "<a title=it's>"), ("text", "x"), ("close", "</a>"), ("text", "'")]),
            ('<a title="open>x', [("open", '<a title="open>'), ("text", "x")]),
            ("a&amp;b&ltc&#60;&#x3c", [
                ("text", "a"), ("entity", "&amp;"), ("text", "b"), ("entity", "&ltc"), ("entity", "&#60;"),
                ("entity", "&#x3c"),
            ]),
            ("a & b&", [("text", "a & b&")]),
            ("<!-- a > b -->c", [("comment", "<!-- a > b -->"), ("text", "c")]),
            ("<!-->a<!--->b", [("comment", "<!-->"), ("text", "a"), ("comment", "<!--->"), ("text", "b")]),
            ("<!-- a --!>b", [("comment", "<!-- a --!>"), ("text", "b")]),
            ("a<!-- never <b>closed</b>", [("text", "a"), ("comment", "<!-- never <b>closed</b>")]),
            ("a<!-- never closed", [("text", "a"), ("comment", "<!-- never closed")]),
            ("<!doctype html>a", [("other", "<!doctype html>"), ("text", "a")]),
            ("<?xml version='1.0'?>a", [("other", "<?xml version='1.0'?>"), ("text", "a")]),
            ("<![CDATA[x]]>a", [("other", "<![CDATA[x]]>"), ("text", "a")]),
            ("<!--[if IE]><p>x</p><![endif]-->a", [("comment", "<!--[if IE]><p>x</p><![endif]-->"), ("text", "a")]),
            ("<![if !IE]>a<![endif]>", [("other", "<![if !IE]>"), ("text", "a"), ("other", "<![endif]>")]),
            ("<script>if (a<b) '</p>'</SCRIPT >x", [
                ("open", "<script>"), ("raw", "if (a<b) '</p>'"), ("close", "</SCRIPT >"), ("text", "x"),
            ]),
            ("<style>a{}", [("open", "<style>"), ("raw", "a{}")]),
            ("<title></title>", [("open", "<title>"), ("close", "</title>")]),
            ("<textarea><p>", [("open", "<textarea>"), ("raw", "<p>")]),
            ("a <b", [("text", "a <b")]),
            ("a</>b", [("text", "a"), ("other", "</>"), ("text", "b")]),
            ("", []),
        ],
    )  # fmt: skip
    def test_source_is_cut_as_browsers_cut_it(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert tokens(text) == expected

    def test_names_are_in_lower_case(self) -> None:
        assert [token[3] for token in tokenize("<P><Br/></P>", 0, 12)] == ["p", "br", "p"]

    def test_a_stretch_is_cut_without_its_surroundings(self) -> None:
        assert list(tokenize("<p>a</p><b>", 1, 8)) == [("text", 1, 4, ""), ("close", 4, 8, "p")]

    @pytest.mark.parametrize(
        ("tag", "expected"),
        [
            ("<a>", {}),
            ("<a HREF=\"/x?a=1&amp;b=2\" class=c id='d e'>", {"href": "/x?a=1&b=2", "class": "c", "id": "d e"}),
            ("<a hidden>", {"hidden": ""}),
            ("<a href = x >", {"href": "x"}),
            ('<a href="">', {"href": ""}),
            ("<a x=1 x=2>", {"x": "1"}),
            ("<a href=/x/>", {"href": "/x/"}),
            ("<br/>", {}),
            ("<img/alt=x>", {"alt": "x"}),
        ],
    )
    def test_attributes(self, tag: str, expected: dict[str, str]) -> None:
        assert attributes(tag, 0, len(tag)) == expected

    @pytest.mark.parametrize(
        "unit",
        [
            "<", "<!--", "<a", "<a ", "</", "</a", '<a b="', "<a b='>", '<a b="> <c d=\'', "<!", "<?", "&", "&a", "<p>",
            "<b>", "</b>", "<div>", "</div>", "<li>", "<td>", "<table>", "<ul><li>", "<title>", "<code>", "<s>", "<br>",
            "<a href=x>", "<p hidden>", "<div hidden>", "<div></li>", "<nav>", "a ", "\n", "<svg>", "<script>", "<ul>",
            "<h1>", "=", "<a =",
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("tail", ["", ">", "\"'>"])
    def test_time_grows_with_the_length_only(self, unit: str, tail: str) -> None:
        text = unit * (200_000 // len(unit)) + tail
        started = time.process_time()
        read(text)
        assert time.process_time() - started < 5


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["<", ">", "</", "<!--", "-->", "&", ";", '"', "'", "=", "/", "\n", " ", "  ", "\r\n", "\t", "&amp;"]
        ),
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>", "<a href=x>", "</a>", "<br>", "<h2>"]
        ),
        st.sampled_from(
            ["<td>", "<table>", "</table>", "<div hidden>", "</div>", "<div>", "<nav>", "</nav>", "<code>"]
        ),
        st.sampled_from(
            ["<script>", "</script>", "<title>", "</code>", "<blockquote>", "&nbsp;", "&copy1", "&#0;", "References"]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


class TestAnyText:
    @given(PIECES)
    @settings(max_examples=300, deadline=None)
    def test_tokens_cover_the_source(self, text: str) -> None:
        assert "".join(piece for _, piece in tokens(text)) == text

    @given(PIECES, st.booleans())
    @settings(max_examples=300, deadline=None)
    def test_runs_of_equal_length_are_the_source_itself(self, text: str, boilerplate: bool) -> None:
        document = read(text, boilerplate=boilerplate)
        places = document.map
        ends = (*places.prose[1:], places.length)
        for first, last, start, end in zip(places.prose, ends, places.source, places.source_end, strict=True):
            if last - first == end - start:
                assert document.text[first:last].split() == text[start:end].split()

    @given(PIECES)
    @settings(max_examples=200, deadline=None)
    def test_links_lie_in_the_page(self, text: str) -> None:
        document = read(text)
        for link in document.links:
            assert 0 <= link.start <= link.end <= len(document.text)
            assert text[link.source.start :].startswith("<a")


class TestSpans:
    @pytest.mark.parametrize(
        ("text", "phrase", "expected"),
        [
            (
                "<p>virtually <b>no</b> side&nbsp;effects</p>",
                "virtually no side effects",
                "virtually <b>no</b> side&nbsp;effects",
            ),
            ("<p>virtually <b>no</b> side&nbsp;effects</p>", "no", "no"),
            ("<p>virtually <b>no</b> side&nbsp;effects</p>", "side", "side"),
            ("<p>AT&amp;T &copy 2020", "AT&T © 2020", "AT&amp;T &copy 2020"),
            ("<p>AT&amp;T &copy 2020", "&", "&amp;"),
            ("<p>&copy2020", "©", "&copy"),
            ("<p>&copy2020", "2020", "2020"),
            ("<p>&bogus; and &", "&bogus; and &", "&bogus; and &"),
            ("<p>5&#8239;mg &#x3c; 6", "5 mg < 6", "5&#8239;mg &#x3c; 6"),
            ("<p>one\r\n   two\r\nthree", "one two three", "one\r\n   two\r\nthree"),
            ("<p>one\r\n   two\r\nthree", "two", "two"),
            ("<p>one <i> two", "one two", "one <i> two"),
            ("<p>one<br>\n  two", "one two", "one<br>\n  two"),
            ("<p>p < 0.05 in <b>all</b>", "p < 0.05 in all", "p < 0.05 in <b>all"),
            ("<p>un<b>believ</b>able", "unbelievable", "un<b>believ</b>able"),
            ("<p>nal&shy;trexone", "naltrexone", "nal&shy;trexone"),
            ("<p>💊 take <b>4.5</b> mg", "4.5 mg", "4.5</b> mg"),
            ("<p>effects<sup>3</sup> Next", "effects3 Next", "effects<sup>3</sup> Next"),
        ],
    )
    def test_prose_leads_back_to_the_source(self, text: str, phrase: str, expected: str) -> None:
        assert source_of(text, phrase) == expected

    def test_blanks_collapse_and_those_at_the_ends_are_dropped(self) -> None:
        assert prose("<p>\n  one \t two <b> three</b>\n four \n</p>\n\n") == ["one two three four"]

    def test_lines_keep_their_columns_after_carriage_returns(self) -> None:
        text = "<p>one</p>\r\n<p>two <b>three</b></p>\r\n"
        document = read(text)
        at = document.text.index("three")
        assert document.source.line_column(document.map.start(at)) == (2, 11)


class TestBlocks:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("<p>one<p>two</p>three", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
            ("<div>one<div>two</div>three</div>", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
            ("<h2>Title<p>text", [("heading", "Title"), ("paragraph", "text")]),
            ("<h2><div>Title</div></h2>text", [("heading", "Title"), ("paragraph", "text")]),
            ("<ul><li>one<li>two</ul>three", [("list-item", "one"), ("list-item", "two"), ("paragraph", "three")]),
            ("<ul><li><p>one</p><p>two</p></li></ul>", [("list-item", "one"), ("list-item", "two")]),
            ("<dl><dt>a<dd>b</dl>c", [("list-item", "a"), ("list-item", "b"), ("paragraph", "c")]),
            ("<table><tr><th>a<td>b<tr><td>c</table>d", [
                ("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c"), ("paragraph", "d"),
            ]),
            ("<table><caption>a<tr><td>b", [("caption", "a"), ("table-cell", "b")]),
            ("<figure><img alt=no><figcaption>a</figcaption></figure>b", [("caption", "a"), ("paragraph", "b")]),
            ("<blockquote><p>a<p>b</blockquote>c", [("quote", "a"), ("quote", "b"), ("paragraph", "c")]),
            ("<blockquote>a<footer>— Jane</footer></blockquote>", [("quote", "a"), ("quote", "— Jane")]),
            ("a<br>b", [("paragraph", "a b")]),
            ("a<br> <br/>b", [("paragraph", "a"), ("paragraph", "b")]),
            ("a<hr>b", [("paragraph", "a"), ("paragraph", "b")]),
            ("a <button>Book now</button> b", [("paragraph", "a"), ("paragraph", "Book now"), ("paragraph", "b")]),
            ("<P>UPPER<LI>case", [("paragraph", "UPPER"), ("list-item", "case")]),
            ("a</p>b</div>c", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
            ("<div><table><tr><td>a</div>b</table>", [("table-cell", "a"), ("table-cell", "b")]),
            ("<p><b>a<p>b</b>c", [("paragraph", "a"), ("paragraph", "bc")]),
            ("", []),
            ("<p> </p><p>&nbsp;</p>", []),
        ],
    )  # fmt: skip
    def test_elements_become_blocks(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert blocks(text) == expected

    def test_headings_count_sections(self) -> None:
        document = read("<p>a<h1>b</h1><p>c<h3>d</h3><h4> </h4>e")
        assert [(block.level, block.section) for block in document.blocks] == [(0, 0), (1, 1), (0, 1), (3, 2), (0, 2)]

    def test_nested_lists_have_depths_and_groups(self) -> None:
        document = read("<ul><li>a<ol><li>b<li>c</ol>d<li>e</ul><ul><li>f")
        assert [(document.text[block.start : block.end], block.level, block.group) for block in document.blocks] == [
            ("a", 1, 1), ("b", 2, 2), ("c", 2, 2), ("d", 1, 1), ("e", 1, 1), ("f", 1, 3),
        ]  # fmt: skip

    def test_tables_have_groups(self) -> None:
        document = read("<table><tr><td>a<td><table><tr><td>b</table>c</table><table><td>d")
        assert [block.group for block in document.blocks] == [1, 2, 1, 3]


class TestLeftOut:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a<script>if (x<y) '<p>b</p>'</script>c", ["ac"]),
            ("a <code>b</code> c", ["a c"]),
            ("a<code>b</code>c", ["a c"]),
            ("a <del>b <i>c</i></del>.", ["a ."]),
            ("<pre>a</pre>b", ["b"]),
            ("<select><option>a<option>b</select>c", ["c"]),
            ("<textarea><p>a</textarea>b", ["b"]),
            ("<noscript><p>a</p></noscript>b", ["b"]),
            ("<template><div>a</div></template>b", ["b"]),
            ("a<svg><title>b</title><text>c</text></svg>d", ["ad"]),
            ("a<svg/>b", ["ab"]),
            ("<p hidden>a<p>b", ["b"]),
            ("<div hidden>a<div>b</div>c</div>d", ["d"]),
            ("<span aria-hidden=true>a <span>b</span> c</span>d", ["d"]),
            ('<p style="color: red; display : none">a</p>b', ["b"]),
            ("<ul><li hidden>a<ul><li>b</ul>c<li>d</ul>", ["d"]),
            ("<div><span hidden>a</div>b", ["b"]),
            ("<p>a <code>b<p>c", ["a", "c"]),
            ("<dialog>a</dialog><dialog open>b</dialog>", ["b"]),
            ("a<!-- b -->c", ["ac"]),
            ("<img alt='a' src=b>c<input value=d>", ["c"]),
            ("<head><title>a</title></head>b", ["b"]),
            ("a<span class='x sr-only'> (opens a window)</span>", ["a"]),
            ("<body style='visibility:hidden'>a", ["a"]),
        ],
    )
    def test_what_no_reader_reads_is_left_out(self, text: str, expected: list[str]) -> None:
        assert prose(text) == expected

    @pytest.mark.parametrize(
        "frame",
        [
            "<nav>%s</nav>", "<header>%s</header>", "<footer>%s</footer>", "<aside>%s</aside>",
            "<div role=navigation>%s</div>", "<div role=banner>%s</div>", "<div class='menu'>%s</div>",
            "<ul id=main-menu>%s</ul>", "<div class=breadcrumbs>%s</div>", "<div class='left sidebar'>%s</div>",
            "<div id=cookie-banner>%s</div>", "<div class=related-posts>%s</div>", "<div class=relatedBox>%s</div>",
            "<div class=share-buttons>%s</div>", "<form class=comment-form>%s</form>",
        ],
    )  # fmt: skip
    def test_the_frame_of_the_page_is_boilerplate(self, frame: str) -> None:
        text = "<p>a" + frame % "<h2>b</h2><p>c <a href=/>d</a>" + "<p>e"
        assert blocks(text) == [("paragraph", "a"), ("paragraph", "e")]
        assert read(text).links == ()
        assert blocks(text, boilerplate=True) == [
            ("paragraph", "a"), ("boilerplate", "b"), ("boilerplate", "c d"), ("paragraph", "e"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "text",
        [
            "<body class='has-sidebar nav-open'><p>a", "<main class=menu><p>a", "<article><header>a</header></article>",
            "<main><header><p>a</header></main>", "<div role=main><header>a</header></div>",
            "<div class=content-sidebar-wrap>a", "<div class=with-sidebar>a", "<div class=health-related>a",
            "<aside class=warning>a</aside>", "<span class=nav>a</span>", "<div class=navigator>a",
            "<div class=no-menu>a", "<div class=social-anxiety>a", "<div class=share-your-story>a",
        ],
    )  # fmt: skip
    def test_what_only_sounds_like_a_frame_is_kept(self, text: str) -> None:
        assert prose(text) == ["a"]


class TestLinks:
    @pytest.mark.parametrize(
        ("text", "link", "target", "construct"),
        [
            (
                "see <a href='/x?a=1&amp;b=2'>this <i>page</i></a>.",
                "this page",
                "/x?a=1&b=2",
                "<a href='/x?a=1&amp;b=2'>this <i>page</i></a>",
            ),
            ("see <a href=#> here </a>.", "here", "#", "<a href=#> here </a>"),
            ("<a href=''>here</a>", "here", "", "<a href=''>here</a>"),
            ("<a href>here</a>", "here", "", "<a href>here</a>"),
            (
                "<a href='javascript:void(0)'>here</a>",
                "here",
                "javascript:void(0)",
                "<a href='javascript:void(0)'>here</a>",
            ),
            ("a <a href=x><img src=y></a> b", "", "x", "<a href=x><img src=y></a>"),
            ("<p>a<a href=x><h3>b</h3></a>c", "b", "x", "<a href=x><h3>b</h3></a>"),
            ("<p>a <a href=x>b", "b", "x", "<a href=x>b"),
            ("<sup><a href=#fn1>1</a></sup>", "1", "#fn1", "<a href=#fn1>1</a>"),
        ],
    )
    def test_a_link_has_text_target_and_span(self, text: str, link: str, target: str, construct: str) -> None:
        document = read(text)
        (found,) = document.links
        assert document.text[found.start : found.end] == link
        assert found.target == target
        assert text[found.source.start : found.source.end] == construct

    def test_a_link_left_open_ends_where_the_next_begins(self) -> None:
        text = "<a href=x>one <a href=y>two</a>"
        document = read(text)
        assert [(document.text[link.start : link.end], text[slice(*link.source)]) for link in document.links] == [
            ("one", "<a href=x>one "), ("two", "<a href=y>two</a>"),
        ]  # fmt: skip

    def test_anchors_without_target_are_no_links(self) -> None:
        assert read("<a name=x>a</a> <a>b</a>").links == ()


class TestReferences:
    def test_items_after_the_heading_are_entries(self) -> None:
        document = read("<p>a<h2>References</h2><ol start=3><li>Smith J.<li><p>Doe A.<p>Online.</ol><h2>More</h2><p>b")
        assert [(entry.label, document.text[entry.start : entry.end]) for entry in document.references] == [
            ("3", "Smith J."), ("4", "Doe A.\nOnline."),
        ]  # fmt: skip
        assert [block.kind for block in document.blocks] == [
            "paragraph", "heading", "reference", "reference", "reference", "heading", "paragraph",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "tag", ["<div class=references>", "<section id=footnotes>", "<ol class='x reflist'>", "<p id=references>"]
    )
    def test_elements_named_so_hold_entries(self, tag: str) -> None:
        name = tag[1:].split()[0]
        document = read(f"<p>a{tag}<b>1. Smith J.</b></{name}>b")
        assert [block.kind for block in document.blocks] == ["paragraph", "reference", "paragraph"]

    def test_the_value_of_an_item_is_its_label(self) -> None:
        document = read("<div class=references><ol><li value=7>Smith<li>Doe</ol></div>")
        assert [entry.label for entry in document.references] == ["7", "8"]


class TestPage:
    def test_metadata(self) -> None:
        text = (
            '<html lang="en"><head><title>LDN &amp;\n you</title><meta name="Description" content="&quot;It&quot;">'
            '<meta name=author content="A. Doe"><meta property="article:published_time" content="2020-01-02">'
            '<meta property="article:modified_time" content="2021-03-04"><meta name=robots content=none>'
        )
        assert read(text).metadata == {
            "lang": "en",
            "title": "LDN & you",
            "description": '"It"',
            "author": "A. Doe",
            "date": "2020-01-02",
            "updated": "2021-03-04",
        }

    @pytest.mark.parametrize(
        ("tag", "expected"),
        [
            ("<time class='entry-date published' datetime=2020-01-02>", {"date": "2020-01-02"}),
            ("<time itemprop=dateModified datetime=2020-01-02>", {"updated": "2020-01-02"}),
            ("<time pubdate datetime=2020-01-02>", {"date": "2020-01-02"}),
            ("<time datetime=2020-01-02>", {"time": "2020-01-02"}),
            ("<time>", {}),
            ("<meta itemprop=datePublished content=2020-01-02>", {"date": "2020-01-02"}),
        ],
    )
    def test_dates_of_the_page(self, tag: str, expected: dict[str, str]) -> None:
        document = read(f"<p>On {tag}May 2</time>")
        assert document.metadata == expected
        assert document.text.strip() == "On May 2"

    def test_of_two_times_none_is_the_page_s(self) -> None:
        assert read("<time datetime=2020-01-02>a</time><time datetime=2020-01-03>b</time>").metadata == {"time": ""}
        assert read("<time datetime=2020-01-02>a</time><time datetime=2020-01-02>b</time>").metadata == {
            "time": "2020-01-02"
        }

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ('<a rel="author" href=/a>Ada <b>Lund</b></a>', {"author": "Ada Lund"}),
            ('<a rel="nofollow Author" href=/a>A &amp; B</a>', {"author": "A & B"}),
            ('<a rel="tag" href=/a>Ada Lund</a>', {}),
            ("<a rel=author href=/a></a>", {}),
            ("<meta name=kind content=promotion>", {"kind": "promotion"}),
            ("<meta name=ldn-lint-audience content=professional>", {"ldn-lint-audience": "professional"}),
        ],
    )
    def test_authors_and_context_of_the_page(self, html: str, expected: dict[str, str]) -> None:
        assert read(f"<p>By {html}</p>").metadata == expected

    def test_left_out_footers_and_headers_are_kept_as_metadata(self) -> None:
        text = (
            "<header><nav>Home</nav><p>By Ada <i>Lund</i></p></header><main>a</main>"
            "<footer><form>Name</form><p>Last reviewed:\n 4 May 2025.</p>&copy; Kelp<br>Ltd"
        )
        document = read(text)
        assert document.text.strip() == "a"
        assert document.metadata == {"frame": "By Ada Lund\nLast reviewed: 4 May 2025.\n© Kelp\nLtd"}
        assert "frame" not in read("<nav>Home</nav><aside>b</aside><p>a</p>").metadata
        assert "frame" not in read_html(Source("page.html", text), boilerplate=True).metadata

    def test_structured_data(self) -> None:
        script = '{"@context": "https://schema.org", "author": {"@type": "Person", "name": "Ada Lund"}, %s}'
        dates = '"datePublished": "2024-03-04", "dateModified": "2025-01-02T10:00", "reviewedBy": "Bo Lee"'
        text = f"<script type='application/ld+json'>{script % dates}</script><p>a</p>"
        assert read(text).metadata == {
            "author": "Ada Lund",
            "date": "2024-03-04",
            "updated": "2025-01-02T10:00",
            "reviewer": "Bo Lee",
        }
        assert read('<script>var page = {"author": "Ada Lund"}</script>').metadata == {}

    def test_comments_to_the_linter_are_directives(self) -> None:
        text = "<p>a<!-- ldn-lint: disable X -- quoted --> b<!-- ldn-lint is fine --><nav><!--ldn-lint: enable--></nav>"
        found = read(text).directives
        assert found == (
            Directive("disable X -- quoted", Span(4, 42)),
            Directive("enable", Span(text.index("<!--ldn"), text.index("</nav>"))),
        )
        assert prose(text) == ["a b"]

    def test_a_fragment_goes_into_blocks_of_its_own(self) -> None:
        source = Source("page.md", "Before <div>in <b>it</b></div> after")
        builder = ProseBuilder(source)
        builder.open("paragraph")
        builder.add("Before", 0, 6)
        add_html(builder, 7, 30)
        builder.add("after", 31, 36)
        document = builder.document()
        assert [document.text[block.start : block.end] for block in document.blocks] == ["Before", "in it", "after"]
        at = document.text.index("in it")
        assert document.map.span(at, at + 5) == Span(12, 20)
