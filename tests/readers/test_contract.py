"""What every reader promises, whatever the text: prose that leads back to the source, to the character."""

from __future__ import annotations

import contextlib
import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldn_lint.model import Document
from ldn_lint.model.document import BLOCK_KINDS
from ldn_lint.readers import ReadError, read_bytes, read_text

FORMATS = ("markdown", "plain", "html")

NASTY = (
    "",
    "\n",
    " \t ",
    "\0",
    "a\0b",
    "LDN helps.\r\n\r\nIt is cheap.\r\nAnd safe.",
    "one\rtwo\r\rthree",
    "\ufeffMarked.",
    "Emoji 💊 then **bold 💊💊** and &amp; more 👩‍⚕️.",
    "Combining: e\u0301, n\u0303, **e\u0301**.",
    "עברית **מודגש** [קישור](http://x.y) סוף.",
    "العربية — *مائل* &nbsp; نهاية.",
    "\u2028line\u2029sep\x85nel\x0bvt\x0cff",
    "hair\u200athin\u2009nbsp\xa0zero\u200bsoft\xadhyphen",
    "> quoted **and\n> wrapped** text\n>\n> - item\n>   more\n",
    "1. one\n2. two\n\n   more\n\n3) other\n- a\n  - b\n    c\n",
    "| a | b |\n|---|---|\n| c\\|d | **e** &lt; f |\n",
    "Text[^1] and[^n].\n\n[^1]: First\n    goes on.\n[^n]: Second.\n",
    "<div>one<p>two<br>three<ul><li>four</div>five",
    "a <b>b &amp c</b><!-- ldn-lint: disable EFF001 --> d",
    "<table><tr><td>x<td>y</table><script>no()</script>tail",
    "[text](#) ![alt](i.png) <http://auto.link> [ref][r]\n\n[r]: http://x\n",
    "Heading\n=======\n\nBody\n\n## References\n\n1. Smith J. 2010.\n2. Jones.\n",
    "---\ntitle: T\n---\nBody &copy; 2020 &#x1F48A; &NotEqualTilde; &bogus; &#0;.\n",
    "a  \nb\\\nc\\*d\\* `code`e ~~gone~~f **g*h*i** __j__ _k_",
    "***\n* * *\n_ _ _\n***a** b*\n** not **\n*\n&\n[\n](\n",
    "# ldn-lint: disable-file\nText.\n// ldn-lint: enable\n",
    "\\\n\\\n&#10;&#13;\n&Tab;x&NewLine;y\n",
    "&nbsp;\n\n&nbsp;text&nbsp;\n",
    "<p>unclosed <a href='x'>link <b>bold\n\n<p>more</a> text</b>",
)

_SNIPPETS = (
    *("LDN", "cures", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "**", "*", "_", "__", "~~", "`", "> ", "- ", "1. "),
    *("# ", "&nbsp;", "&amp;", "&lt", "&#x1F48A;", "&bogus;", "&#10;", "<b>", "</b>", "<p>", "<br>", "<br/>", "<!--"),
    *("-->", "<script>", "</script>", "<li>", "<ul>", "</ul>", "<table>", "<td>", "<a href='x'>", "</a>", "[", "]("),
    *(")", "](#)", "![", "|", "|---|", "[^1]", "[^1]: ", ": ", "\\", ". ", "? ", "4.5 mg", "é", "e\u0301", "💊"),
    *("\u202b", "שלום", "\xa0", "\0", "\u2028", "References\n", "---\n", "===\n", "    ", "ldn-lint: x", "<", ">", "&"),
    *("\ufeff", "\xad", "\x1c", "\x0b", "\u200b"),
)

texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_SNIPPETS), max_size=40).map("".join),
    st.sampled_from(NASTY),
)

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_LINK_TARGET = re.compile(r"\]\([^()]*\)|\]\[[^\[\]]*\]")


def blanks_as_spaces(text: str) -> str:
    return re.sub(r"\s", " ", text)


def words(text: str) -> str:
    return " ".join(text.split())


def check(document: Document) -> None:
    check_runs(document)
    check_blocks(document)
    check_links(document)


def check_runs(document: Document) -> None:
    """Every run lies inside the source, offsets grow, one-to-one runs are the source and others stand for it."""
    source, places = document.source.text, document.map
    assert places.length == len(document.text)
    ends = (*places.prose[1:], places.length)
    last = 0
    for prose_start, prose_end, start, end in zip(places.prose, ends, places.source, places.source_end, strict=True):
        assert prose_start <= prose_end
        assert last <= start <= end <= len(source)
        last = end
        prose, written = document.text[prose_start:prose_end], source[start:end]
        if len(prose) == len(written):
            assert prose == blanks_as_spaces(written)
        else:
            check_whole(prose, written)


def check_whole(prose: str, written: str) -> None:
    """An entity stands for its character, anything that reads as one blank for blanks or what is left out."""
    if prose == "\n":
        assert written == ""
    elif not prose.isspace():
        assert prose == blanks_as_spaces(html.unescape(written))


def check_blocks(document: Document) -> None:
    """Blocks and sentences stand in order, do not overlap, and hold all visible prose."""
    text, at = document.text, 0
    for block in document.blocks:
        assert block.kind in BLOCK_KINDS
        assert at <= block.start < block.end <= len(text)
        assert text[at : block.start].strip() == ""
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert "\n" not in text[block.start : block.end]
        assert "\t" not in text[block.start : block.end]
        at = block.end
    assert text[at:].strip() == ""
    at = 0
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert max(at, block.start) <= sentence.start < sentence.end <= block.end
        at = sentence.end
        span = document.map.span(sentence.start, sentence.end)
        assert 0 <= span.start < span.end <= len(document.source.text)
        assert document.source.line_column(span.start) >= (1, 1)


def check_links(document: Document) -> None:
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(document.text)
        assert 0 <= link.source.start < link.source.end <= len(document.source.text)
    for reference in document.references:
        assert 0 <= reference.start < reference.end <= len(document.text)
    for directive in document.directives:
        span = directive.source
        assert directive.text in document.source.text[span.start : span.end]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts_keep_the_contract(form: str, text: str) -> None:
    check(read_text(text, "page", format=form))


@pytest.mark.parametrize("form", FORMATS)
@given(text=texts)
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_the_contract(form: str, text: str) -> None:
    check(read_text(text, "page", format=form))


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(form: str, data: bytes) -> None:
    with contextlib.suppress(ReadError):
        check(read_bytes(data, "page", format=form))


SENTENCES = (
    "LDN has virtually **no** side&nbsp;effects.",
    "It *helps* in **multiple** sclerosis &amp; Crohn's disease.",
    "A [small trial](https://example.org/a) of 17 patients found less pain.",
    "Doses range from 1.5&nbsp;mg to 4.5 mg a day.",
    "Émile said “no” – 💊 notwithstanding.",
    "Does it cure cancer?",
    "The dose was low & the effect <small>.",
)


def plainly(written: str, form: str) -> str:
    """What a person would read in a stretch of source, found without the readers' help."""
    if form == "html":
        written = _TAG.sub("", written)
    else:
        written = _LINK_TARGET.sub("", written).replace("[", "").replace("*", "")
        written = re.sub(r"(?m)^> ?", "", written)
    return words(html.unescape(written))


def to_html(text: str) -> str:
    text = text.replace(" & ", " &amp; ").replace("<small>", "&lt;small&gt;")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<em>\1</em>", text)
    return re.sub(r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>', text)


@pytest.mark.parametrize("form", FORMATS)
@given(
    chosen=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6), newline=st.sampled_from(("\n", "\r\n", "\r"))
)
@settings(max_examples=100, deadline=None)
def test_each_sentence_maps_to_the_source_it_was_read_from(form: str, chosen: list[str], newline: str) -> None:
    if form == "html":
        written = newline.join(f"<p>{to_html(sentence)}</p>" for sentence in chosen)
    else:
        written = (newline * 2).join(sentence.replace("<small>", "small") for sentence in chosen)
    document = read_text(written, "page", format=form)
    check(document)
    assert len(document.sentences) == len(chosen)
    for sentence in document.sentences:
        span = document.map.span(sentence.start, sentence.end)
        assert plainly(written[span.start : span.end], form) == words(document.text[sentence.start : sentence.end])


@pytest.mark.parametrize(
    ("form", "start", "phrase", "column", "end_column"),
    [
        ("markdown", "> ", "virtually **no** side&nbsp;effects", 11, 45),
        ("plain", "> ", "virtually **no** side&nbsp;effects", 11, 45),
        ("html", "  ", "virtually <b>no</b> side&nbsp;effects", 11, 48),
    ],
)
def test_a_phrase_in_a_wrapped_quotation_is_found_to_the_column(
    form: str, start: str, phrase: str, column: int, end_column: int
) -> None:
    lines = [
        "Intro.",
        "",
        f"{start}💊 Naltrexone at a low dose, taken at bedtime, is said to have",
        f"{start}LDN has {phrase} in most people",
        "",
    ]
    if form == "html":
        lines[2:4] = ["<blockquote>", *lines[2:4], "</blockquote>"]
    data = b"\xef\xbb\xbf" + "\r\n".join(lines).encode()
    document = read_bytes(data, "page", format=form)
    assert document.source.bom
    at = document.text.index("virtually no side effects")
    span = document.map.span(at, at + len("virtually no side effects"))
    assert document.source.text[span.start : span.end] == phrase
    line = 5 if form == "html" else 4
    assert document.source.line_column(span.start) == (line, column)
    assert document.source.line_column(span.end) == (line, end_column)
    assert [block.kind for block in document.blocks if block.start <= at < block.end] == ["quote"]


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_file_is_an_empty_document(form: str) -> None:
    document = read_bytes(b"", "page", format=form)
    assert (document.text, document.blocks, document.sentences, document.links) == ("", (), (), ())


@pytest.mark.parametrize("form", FORMATS)
def test_lone_surrogates_become_replacement_characters(form: str) -> None:
    document = read_text("a \ud800 b", "page", format=form)
    assert document.text.strip() == "a \ufffd b"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'docx'; known are html, markdown, plain"):
        read_text("x", "x.txt", format="docx")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.md", "heading"),
        ("A.MDX", "heading"),
        ("a.markdown", "heading"),
        ("a.html", "paragraph"),
        ("notes", "heading"),
    ],
)
def test_the_suffix_tells_the_format(path: str, kind: str) -> None:
    assert [block.kind for block in read_text("# Title &amp; *more*", path).blocks] == [kind]
