"""What is a marker, what is none, and which have no entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ldn_lint.citations.markers import LOOSE, markers
from ldn_lint.citations.resolve import citations_of
from ldn_lint.readers import read_text

LIST = """

## References

1. Harlow J, Mackie S. Naltrexone in fibromyalgia. Pain Med. 2023;10:663-72.
2. Berg T. Sleep in pain. J Sleep Res. 2022;24:1-9.
"""
NAMES = LIST.replace("1. ", "- ").replace("2. ", "- ")


def marked(text: str, path: str = "x.md") -> list[tuple[str, tuple[str, ...]]]:
    document = read_text(text, path)
    return [(document.text[m.start : m.end], m.labels) for m in markers(document) if m.kind != LOOSE]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Pain fell [1].", [("[1]", ("1",))]),
        ("Pain fell[1,3–5].", [("[1,3–5]", ("1", "3", "4", "5"))]),
        ("Pain fell [1; 2] [7-8].", [("[1; 2]", ("1", "2")), ("[7-8]", ("7", "8"))]),
        ("Pain fell.¹,² It was 5 m² and x².", [("¹,²", ("1", "2"))]),
        ("Pain fell[^a].", [("[^a]", ("a",))]),
        ("Pain fell (Smith 2010).", [("Smith 2010", ("smith",))]),
        (
            "Pain fell (see Smith and Lee, 2010; Jones et al. 2012, 2014).",
            [("see Smith and Lee, 2010", ("smith", "lee")), ("Jones et al. 2012, 2014", ("jones",))],
        ),
        ("As O'Neill et al. (2019) and van den Berg (2020a) show.", None),
    ],
)
def test_markers(text: str, expected) -> None:
    expected = expected or [("O'Neill et al. (2019)", ("o'neill",)), ("van den Berg (2020a)", ("van den berg",))]
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Note: later changed] [sic] [x] [1.5–4.5 mg] [2019]",
        "Doses (in 2010), (May 2014), (Summer 2012), (since 2004).",
        "The 95% CI was [12, 45], the ages [18–65] and the mean 5.2 [3–7].",
        "BMI of 30 kg/m², 10⁹ cells, CD4⁺, R² of 0.8",
        "benzo[3,4-b]pyrene and [14C]glucose",
        "scores [0–10]",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert marked(text) == []


def test_raised_digits_of_html() -> None:
    text = "<p>Pain fell.<sup>1,2</sup> More<sup>[3]</sup> again<sup><a href='#r4'>4</a></sup>, 10<sup>9</sup></p>"
    assert marked(text, "x.html") == [("[3]", ("3",)), ("1,2", ("1", "2")), ("4", ("4",))]


@pytest.mark.parametrize(
    "body, expected",
    [
        ("A claim [1, 3–5] and [2].", [("3–5", "the list ends at 2")]),
        ("A claim [9].", [("[9]", "the list ends at 2")]),
        ("A claim.³ [1,2]", [("³", "the list ends at 2")]),
        ("A claim [^9] [1,2].", [("[^9]", "the page defines no such note")]),
        ("A claim (Lee et al., 2014) [1,2].", [("Lee et al., 2014", "no entry names Lee")]),
        ("A claim (Berg and Lund 2012) [1,2].", [("Berg and Lund 2012", "the list has Berg of 2022")]),
        ("A claim (London 2012) [1,2].", []),
    ],
)
def test_a_marker_without_entry(body: str, expected, words) -> None:
    found = [(span, f"“{span}” points to no reference: {detail}.") for span, detail in expected]
    assert words(body + LIST, "CIT004") == found


def test_author_and_year_against_a_list_without_numbers(words) -> None:
    body = "Pain fell (Lee 2014) and rose (Harlow & Mackie, 2023; Berg 2021)."
    assert words(body + NAMES, "CIT004") == [
        ("Lee 2014", "“Lee 2014” points to no reference: no entry names Lee."),
        ("Berg 2021", "“Berg 2021” points to no reference: the list has Berg of 2022."),
    ]


def test_bodies_go_by_their_initials(words) -> None:
    listed = (
        "\n\n## References\n\n- World Health Organization (2020). Pain. Geneva.\n- Berg T (2022). Sleep. Oslo: Ember."
    )
    assert (
        words("Pain is common (WHO, 2020; Berg 2022), as the World Health Organization (2020) says." + listed, "CIT004")
        == []
    )


def test_markers_on_a_page_without_a_list_are_told_once(found) -> None:
    findings = found("Pain fell [1]. It rose [2]. It fell [3].", "CIT004")
    assert [each.message for each in findings] == ["“[1]” points to no reference: the page has no list of references."]
    assert len(findings[0].related) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Pain fell [1].",  # one may be anything
        "Pain fell [[1]](https://a.org/b) and [[2]](https://a.org/c).",
        "Pain fell [1]. It rose [2].\n\n[1] Harlow J. Pain. 2023.\n\n[2] Berg T. Sleep. 2022.",
        "Pain fell [1]. It rose [2].\n\nReferences: 1. Harlow J. Pain. 2. Berg T. Sleep.",
    ],
)
def test_pages_without_a_list_that_are_left_alone(text: str, found) -> None:
    assert found(text, "CIT004") == []


def test_entries_that_ran_into_one_are_not_counted(found) -> None:
    run = " ".join(
        f"Harlow J, Mackie S. Naltrexone in fibromyalgia, part {n}. Pain Med. 2023;10:663-72." for n in range(9)
    )
    assert found(f"Pain fell [7].\n\n## References\n\n{run}", "CIT004") == []


def test_a_marker_without_entry_is_no_citation_to_a_guard(found) -> None:
    claim = "Studies show that this cream eases pain{}." + LIST
    assert found(claim.format(" [1]"), "CIT001") == []
    assert [each.code for each in found(claim.format(" [9]"), "CIT001")] == ["CIT001"]
    assert found(claim.format(" [1, 9]"), "CIT001") == []


def test_a_dead_link_is_no_citation_to_a_guard(found) -> None:
    claim = "Studies show that [this cream]({}) eases pain."
    assert found(claim.format("https://doi.org/10.1000/x"), "CIT001") == []
    for target in ("#", "https://example.com/trial", "javascript:void(0)"):
        assert [each.code for each in found(claim.format(target), "CIT001")] == ["CIT001"]


@given(st.text(alphabet="[]()¹²^,;-– 0129.aSmith et al2010&\n", max_size=80))
def test_every_marker_lies_in_the_prose(text: str) -> None:
    document = read_text(text, "x.md")
    for marker in markers(document):
        assert 0 <= marker.start < marker.end <= len(document.text)
        assert len(marker.tokens) == len(marker.labels) or marker.kind == "author"
        assert all(marker.start <= start < end <= marker.end for start, end in marker.tokens)


@given(st.text(alphabet="[1]2.\n #References<sup>/é", max_size=120))
def test_any_page_resolves(text: str) -> None:
    from ldn_lint.mentions.lexicon import Lexicon
    from ldn_lint.mentions.page import Page

    for path in ("x.md", "x.html", "x.txt"):
        page = Page(read_text(text, path), Lexicon([]))
        citations = citations_of(page)
        for each in citations.unresolved:
            assert 0 <= each.start < each.end <= len(page.document.text)


def test_notes_in_plain_text(found) -> None:
    text = "Pain fell[^1] and rose[^2].\n\n[^1]: Harlow J. Pain. 2023.\n[^2]: Berg T. Sleep. 2022.\n"
    assert found(text, "CIT004", path="x.txt") == []


def test_a_list_told_by_its_markup_alone_has_no_heading(page_of) -> None:
    text = (
        "<h2>Harms</h2><p>Few [1] [3].</p><ol class='references'><li>Harlow J. Pain. Pain Med. 2023;1:2.</li>"
        "<li>Berg T. Sleep. J Sleep Res. 2022;1:2.</li></ol>"
    )
    citations = citations_of(page_of(text, "x.html"))
    assert [(each.start, len(each.entries)) for each in citations.lists] == [(-1, 2)]
    assert [each.detail for each in citations.unresolved] == ["the list ends at 2"]
