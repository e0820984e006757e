"""The formats that other programs read, exact to the character, on words and paths that break careless writers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from ldn_lint.config import FORMATS
from ldn_lint.model import FileResult, Finding, Place, ReadFault, Source
from ldn_lint.reporters import Look
from ldn_lint.reporters.markdown import LIMIT
from ldn_lint.reporters.markup import markdown, xml

Report = Callable[..., str]
Results = list[FileResult]

# What is left of the message once it may be printed: one line, the turning mark and the escape made visible.
SAID = "zaps 100% | <b>& 'it' [x](1) {0} @mk 🫖\ufffd␛."
IN_XML = SAID.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
COUNTS = "Found 3 problems in 1 file: 1 error, 1 warning, 1 info. 1 finding suppressed. 1 file could not be read.\n"


def test_grouped(report: Report, results: Results) -> None:
    assert report("grouped", results) == (
        "a b/#1, 50%: é.md\n"
        f'  1:6   error    ZAP001 zap-claim  “zaps "gout"” {SAID} (see other.md:2:1)\n'
        f"  3:4   warning  ZAP001 zap-claim  “zaps a rash” {SAID}\n"
        f"  4:17  info     ZAP001 zap-claim  “x” {SAID}\n"
        "\n"
        "gone.md\n"
        "  3:1  error  no file <&>\n"
        "\n" + COUNTS
    )


def test_grouped_in_colour_only_adds_escapes(report: Report, results: Results) -> None:
    coloured = report("grouped", results, Look(color=True))
    assert "\x1b[1;33mwarning\x1b[0m  \x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report("grouped", results)


def test_grouped_lines_lines_up_and_counts_rules(report: Report) -> None:
    source = Source("a.md", "\n" * 120 + "x")
    places = (Place(0, 1, 7, 12, 7, 13), Place(0, 1, 120, 3, 120, 4))
    findings = tuple(Finding("A1", "a", "house", "info", "m", place, "", "", ()) for place in places)
    text = report("grouped", [FileResult("a.md", source, findings)], Look(statistics=True))
    assert text == (
        "a.md\n    7:12  info  A1 a  m\n  120:3   info  A1 a  m\n\n"
        "     2  A1  a\n\nFound 2 problems in 1 file: 2 info.\n"
    )


def test_github(report: Report, results: Results) -> None:
    said = SAID.replace("%", "%25")
    path = "a b/#1%2C 50%25%3A é.md"
    notes = "%0AWhy: Nothing zaps.%0AAdvice: Say: 1 < 2.%0ACriteria: House 3"
    assert report("github", results) == (
        f"::error file={path},line=1,col=6,endLine=1,endColumn=17,title=ZAP001 zap-claim::"
        f'“zaps "gout"” {said}{notes}%0ASoftened by: hedged%0ASee: a b/#1, 50%25: é.md:1:1 here%0A'
        "See: other.md:2:1 there\n"
        f"::warning file={path},line=3,endLine=4,title=ZAP001 zap-claim::“zaps a rash” {said}{notes}\n"
        f"::notice file={path},line=4,col=17,endLine=4,endColumn=18,title=ZAP001 zap-claim::“x” {said}{notes}\n"
        "::error file=gone.md,line=3,col=1,title=ldn-lint could not read this file::no file <&>\n"
    )


def test_github_takes_no_command_from_a_page(report: Report) -> None:
    source = Source("a.md", "x")
    finding = Finding(
        "A1", "a", "house", "info", "m\n::stop-commands::x\r::error::y", Place.of(source, 0, 1), "", "", ()
    )
    path = "b\n::error::c.md"
    text = report("github", [FileResult(path, source, (finding,)), FileResult(path, error=ReadFault("d\n::debug::e"))])
    assert text.splitlines() == text.split("\n")[:-1]
    assert [line.split(" ")[0] for line in text.splitlines()] == ["::notice", "::error"]
    assert "file=b%0A%3A%3Aerror%3A%3Ac.md," in text


FINGERPRINT = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1, "pattern": r"^[^\r\n]+$"},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": FINGERPRINT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": r"^(\./|/)"}},
                    "lines": {"type": "object", "required": ["begin"], "additionalProperties": {"minimum": 1}},
                },
            },
        },
    },
}


def test_gitlab(report: Report, results: Results) -> None:
    value = json.loads(report("gitlab", results))
    jsonschema.Draft202012Validator(GITLAB).validate(value)
    assert len({each["fingerprint"] for each in value}) == 4
    assert [(each["severity"], each["check_name"], each["location"]) for each in value] == [
        ("critical", "ZAP001", {"path": "a b/#1, 50%: é.md", "lines": {"begin": 1, "end": 1}}),
        ("major", "ZAP001", {"path": "a b/#1, 50%: é.md", "lines": {"begin": 3, "end": 4}}),
        ("info", "ZAP001", {"path": "a b/#1, 50%: é.md", "lines": {"begin": 4, "end": 4}}),
        ("blocker", "unreadable-file", {"path": "gone.md", "lines": {"begin": 3, "end": 3}}),
    ]
    exact = "ZAP001 zap-claim: “zaps a rash” zaps 100% | <b>& 'it' [x](1) {0} @mk 🫖\u200f\x1b."
    assert value[1]["description"] == exact
    assert value[3]["description"] == "ldn-lint could not read this file: no file <&>"


def test_gitlab_fingerprints_are_unique_and_stay(report: Report) -> None:
    def fingerprints(path: str, text: str) -> list[str]:
        source = Source(path, text)
        starts = [match.start() for match in re.finditer("zaps", text)]
        findings = [Finding("A1", "a", "house", "info", "m", Place.of(source, s, s + 4), "", "", ()) for s in starts]
        return [
            each["fingerprint"] for each in json.loads(report("gitlab", [FileResult(path, source, tuple(findings))]))
        ]

    page = "Tea zaps.\n\nTea zaps.\n\nTea zaps gout.\n"
    first = fingerprints("a.md", page)
    assert len(set(first)) == 3
    assert fingerprints("a.md", "# New\n\nBefore.\n\n" + page) == first
    assert fingerprints("./a.md", page) == first
    assert not set(fingerprints("b.md", page)) & set(first)


def test_junit(report: Report, results: Results) -> None:
    path = "a b/#1, 50%: é.md"
    at = f'classname="{path}" time="0" file="{path}"'
    notes = "Why: Nothing zaps.\nAdvice: Say: 1 &lt; 2.\nCriteria: House 3"
    gout = f"“zaps &quot;gout&quot;” {IN_XML}"
    assert report("junit", results) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="ldn-lint">\n'
        f'  <testsuite name="{path}" tests="3" failures="3" errors="0" skipped="0" time="0" file="{path}">\n'
        f'    <testcase name="ZAP001 zap-claim (1:6)" {at} line="1">\n'
        f'      <failure message="{gout}" type="error">{path}:1:6: error ZAP001 zap-claim\n'
        f"{gout}\n{notes}\nSoftened by: hedged\nSee: {path}:1:1 here\nSee: other.md:2:1 there</failure>\n"
        "    </testcase>\n"
        f'    <testcase name="ZAP001 zap-claim (3:4)" {at} line="3">\n'
        f'      <failure message="“zaps a rash” {IN_XML}" type="warning">{path}:3:4: warning ZAP001 zap-claim\n'
        f"“zaps a rash” {IN_XML}\n{notes}</failure>\n"
        "    </testcase>\n"
        f'    <testcase name="ZAP001 zap-claim (4:17)" {at} line="4">\n'
        f'      <failure message="“x” {IN_XML}" type="info">{path}:4:17: info ZAP001 zap-claim\n'
        f"“x” {IN_XML}\n{notes}</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="clean.md" tests="1" failures="0" errors="0" skipped="0" time="0" file="clean.md">\n'
        '    <testcase name="no findings" classname="clean.md" time="0" file="clean.md" line="1"/>\n'
        "  </testsuite>\n"
        '  <testsuite name="gone.md" tests="1" failures="0" errors="1" skipped="0" time="0" file="gone.md">\n'
        '    <testcase name="could not be read" classname="gone.md" time="0" file="gone.md" line="3">\n'
        '      <error message="no file &lt;&amp;&gt;" type="unreadable"/>\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_checkstyle(report: Report, results: Results) -> None:
    gout = f"“zaps &quot;gout&quot;” {IN_XML}"
    source = 'source="ldn-lint.ZAP001"'
    rash, x = f"“zaps a rash” {IN_XML}", f"“x” {IN_XML}"
    assert report("checkstyle", results) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="10.0">\n'
        '  <file name="a b/#1, 50%: é.md">\n'
        f'    <error line="1" column="6" severity="error" message="{gout} (zap-claim)" {source}/>\n'
        f'    <error line="3" column="4" severity="warning" message="{rash} (zap-claim)" {source}/>\n'
        f'    <error line="4" column="17" severity="info" message="{x} (zap-claim)" {source}/>\n'
        "  </file>\n"
        '  <file name="clean.md"/>\n'
        '  <file name="gone.md">\n'
        '    <error line="3" column="1" severity="error" message="no file &lt;&amp;&gt;"'
        ' source="ldn-lint.unreadable"/>\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


@pytest.mark.parametrize("format", ["junit", "checkstyle"])
def test_xml_gives_back_what_went_in(report: Report, results: Results, format: str) -> None:
    root = ET.fromstring(report(format, results))
    said = [element.get("message") for element in root.iter() if element.tag in ("failure", "error")]
    assert [text.removesuffix(" (zap-claim)") for text in said if text] == [
        f'“zaps "gout"” {SAID}',
        f"“zaps a rash” {SAID}",
        f"“x” {SAID}",
        "no file <&>",
    ]
    assert {root[0].get("name")} == {"a b/#1, 50%: é.md"}


def test_xml_of_every_character() -> None:
    text = "".join(map(chr, (*range(0x800), *range(0xD7F0, 0xE010), *range(0xFFF0, 0x10010), 0x10FFFF)))
    root = ET.fromstring(f'<a b="{xml(text)}">{xml(text)}</a>')
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    assert root.get("b") == kept
    assert root.text == kept


POSITION = {"type": "object", "required": ["line"], "additionalProperties": {"type": "integer", "minimum": 1}}
RANGE = {"type": "object", "required": ["start"], "additionalProperties": POSITION}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "properties": {"path": {"type": "string"}, "range": RANGE},
    "additionalProperties": False,
}
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"const": {"name": "ldn-lint"}},
        "diagnostics": {
            "items": {
                "type": "object",
                "required": ["message", "location", "severity"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": LOCATION,
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"], "maxProperties": 1},
                    "suggestions": {"items": {"required": ["range", "text"], "properties": {"range": RANGE}}},
                    "related_locations": {"items": {"required": ["location"], "properties": {"location": LOCATION}}},
                },
            }
        },
    },
}


def span(*numbers: int) -> dict[str, Any]:
    line, column, end_line, end_column = numbers
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


def test_rdjson(report: Report, results: Results) -> None:
    value = json.loads(report("rdjson", results))
    jsonschema.Draft202012Validator(RDJSON).validate(value)
    path = "a b/#1, 50%: é.md"
    notes = "Why: Nothing zaps.\nAdvice: Say: 1 < 2.\nCriteria: House 3"
    assert value["diagnostics"] == [
        {
            "message": f'“zaps "gout"” {SAID}\n{notes}\nSoftened by: hedged\n'
            f"See: {path}:1:1 here\nSee: other.md:2:1 there",
            # "Té 🫖 " is five characters and nine bytes.
            "location": {"path": path, "range": span(1, 10, 1, 21)},
            "severity": "ERROR",
            "code": {"value": "ZAP001"},
            "related_locations": [
                {"message": "here", "location": {"path": path, "range": span(1, 1, 1, 9)}},
                {
                    "message": "there",
                    "location": {"path": "other.md", "range": {"start": {"line": 2}, "end": {"line": 2}}},
                },
            ],
        },
        {
            "message": f"“zaps a rash” {SAID}\n{notes}",
            "location": {"path": path, "range": span(3, 4, 4, 7)},
            "severity": "WARNING",
            "code": {"value": "ZAP001"},
            "suggestions": [{"range": span(1, 10, 1, 14), "text": "is"}],
        },
        {
            "message": f"“x” {SAID}\n{notes}",
            "location": {"path": path, "range": span(4, 19, 4, 20)},
            "severity": "INFO",
            "code": {"value": "ZAP001"},
        },
        {
            "message": "no file <&>",
            "location": {"path": "gone.md", "range": {"start": {"line": 3}}},
            "severity": "ERROR",
        },
    ]


def test_markdown(report: Report, results: Results) -> None:
    said = r"zaps 100% \| \<b\>\& 'it' \[x\](1) {0} @&#8203;mk 🫖" + "\ufffd␛."
    path = "a b/#&#8203;1, 50%: é.md"
    assert report("markdown", results) == (
        f"### ldn-lint\n\n{COUNTS}\n"
        "| severity | findings |\n|---|---:|\n| error | 1 |\n| warning | 1 |\n| info | 1 |\n\n"
        "| severity | place | rule | finding |\n|---|---|---|---|\n"
        f'| error | {path}:1:6 | ZAP001 zap-claim | “zaps "gout"” {said} |\n'
        f"| warning | {path}:3:4 | ZAP001 zap-claim | “zaps a rash” {said} |\n"
        f"| info | {path}:4:17 | ZAP001 zap-claim | “x” {said} |\n\n"
        "Could not be read:\n\n- gone.md: no file \\<\\&\\>\n"
    )


def test_markdown_leaves_out_the_mildest_and_says_how_many(report: Report) -> None:
    source = Source("a.md", "x")
    place = Place.of(source, 0, 1)

    def finding(number: int, severity: str) -> Finding:
        return Finding("A1", "a", "house", severity, f"m{number}", place, "", "", ())

    findings = [finding(number, "info") for number in range(1200)] + [finding(7777, "error")]
    text = report("markdown", [FileResult("a.md", source, tuple(findings))])
    rows = [line for line in text.splitlines() if line.startswith(("| error | a", "| info | a"))]
    assert len(rows) == LIMIT
    assert rows[0] == "| error | a.md:1:1 | A1 a | m7777 |"
    assert rows[-1] == f"| info | a.md:1:1 | A1 a | m{LIMIT - 2} |"
    assert text.endswith(f"|\n\n… and {1201 - LIMIT:,} more findings, not listed here.\n")
    assert len(text) < 65_536


def test_markdown_stays_text() -> None:
    assert markdown("a_b*c~d`e\\f$g") == r"a\_b\*c\~d\`e\\f\$g"
    assert markdown("@mk and #12, x@y.org, 5 # 6") == "@&#8203;mk and #&#8203;12, x@y.org, 5 # 6"


@pytest.mark.parametrize("format", [each for each in FORMATS if each not in ("json", "sarif")])
def test_suppressed_findings_show_in_json_and_sarif_only(report: Report, results: Results, format: str) -> None:
    assert "“rash”" not in report(format, results)
    assert "told" not in report(format, results)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_report(report: Report, format: str) -> None:
    text = report(format, [])
    if format in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(text)
    if format in ("junit", "checkstyle"):
        assert len(ET.fromstring(text)) == 0
    if format in ("github", "jsonl", "concise"):
        assert text == ""
    if format == "markdown":
        assert text == "### ldn-lint\n\nNothing to report in 0 files.\n"


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_falls_over_a_name_that_is_no_text(report: Report, format: str) -> None:
    source = Source("\udcff.md", "x\ud800")
    finding = Finding("A1", "a", "house", "info", "m\ud800", Place.of(source, 0, 2), "", "", ())
    text = report(format, [FileResult(source.path, source, (finding,))])
    data = text.encode("utf-8", "backslashreplace").decode()
    if format in ("json", "sarif", "gitlab", "rdjson"):
        assert json.loads(data)
    elif format in ("junit", "checkstyle"):
        assert ET.fromstring(data)[0].get("name") == "\ufffd.md"
    else:
        assert "A1" in data
