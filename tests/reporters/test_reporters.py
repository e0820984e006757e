"""Every format, exact to the character."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from ldn_lint.model import (
    Cleared,
    Context,
    Edit,
    FileResult,
    Finding,
    Fix,
    Place,
    ReadFault,
    Related,
    Source,
    Suppressed,
)
from ldn_lint.reporters import REPORTERS, Look, Summary, reporter

TEXT = "# Tea\n\nTea **zaps** gout\nand zaps a rash.\n"
SOURCE = Source("a.md", TEXT)


def place(words: str) -> Place:
    start = TEXT.index(words)
    return Place.of(SOURCE, start, start + len(words))


def finding(words: str, severity: str = "warning", **more: Any) -> Finding:
    return Finding(
        code="ZAP001",
        name="zap-claim",
        family="house",
        severity=severity,
        message=f"“{words}”\npromises a zap.",
        place=place(words),
        why="Nothing zaps.",
        advice="Say what was measured.",
        criteria=("House style 3", "DISCERN 6"),
        **more,
    )


FULL = FileResult(
    "a.md",
    SOURCE,
    findings=(
        finding("zaps** gout", "error", related=(Related(place("Tea\n"), "the title"),), softened=("hedged",)),
        finding("gout\nand zaps", fix=Fix((Edit(1, 2, "x"),), safe=True)),
    ),
    suppressed=(Suppressed(finding("rash", "info"), "agreed", "mk", "2027-01-31"),),
    cleared=(Cleared("ZAP001", "zap-claim", place("zaps a rash"), "zaps a rash", "denied", "not"),),
)
CLEAN = FileResult("b.md", Source("b.md", ""))
BROKEN = FileResult("c.md", error=ReadFault("cannot read: gone", 3, 1))


def report(format: str, *results: FileResult, look: Look | None = None) -> str:
    summary = Summary()

    def counted() -> Any:
        for result in results:
            summary.add(result)
            yield result

    return "".join(reporter(format)(counted(), look or Look(), summary))


def test_full() -> None:
    assert report("full", FULL, CLEAN, BROKEN) == (
        "a.md:3:7: error ZAP001 zap-claim  “zaps** gout” promises a zap.\n"
        "  |\n"
        "3 | Tea **zaps** gout\n"
        "  |       ^^^^^^^^^^^\n"
        "  = why: Nothing zaps.\n"
        "  = advice: Say what was measured.\n"
        "  = criteria: House style 3; DISCERN 6\n"
        "  = softened by: hedged\n"
        "  = see: a.md:1:3 the title\n"
        "\n"
        "a.md:3:14: warning ZAP001 zap-claim  “gout and zaps” promises a zap.\n"
        "  |\n"
        "3 | Tea **zaps** gout\n"
        "  |              ^^^^...\n"
        "  = why: Nothing zaps.\n"
        "  = advice: Say what was measured.\n"
        "  = criteria: House style 3; DISCERN 6\n"
        "\n"
        "a.md:4:5: cleared ZAP001 zap-claim  “zaps a rash”\n"
        "  |\n"
        "4 | and zaps a rash.\n"
        "  |     ^^^^^^^^^^^\n"
        "  = guard: denied (“not”)\n"
        "\n"
        "Found 2 problems in 1 file: 1 error, 1 warning. 1 finding suppressed. 1 file could not be read.\n"
    )


def test_full_of_clean_files_praises_nothing() -> None:
    assert report("full", CLEAN) == "Nothing to report in 1 file. A page without findings can still be wrong.\n"
    assert report("full") == "Nothing to report in 0 files.\n"


def test_statistics_come_before_the_counts() -> None:
    text = report("full", FULL, look=Look(statistics=True))
    assert text.endswith(
        "\n     2  ZAP001  zap-claim\n\nFound 2 problems in 1 file: 1 error, 1 warning. 1 finding suppressed.\n"
    )
    assert report("concise", FULL, look=Look(statistics=True)).endswith("\n     2  ZAP001  zap-claim\n")


def test_concise() -> None:
    assert report("concise", FULL, CLEAN, BROKEN) == (
        "a.md:3:7: error ZAP001 zap-claim “zaps** gout” promises a zap.\n"
        "a.md:3:14: warning ZAP001 zap-claim “gout and zaps” promises a zap.\n"
        "a.md:4:5: cleared ZAP001 zap-claim “zaps a rash” (guard denied: “not”)\n"
    )


def test_a_place_in_another_file_shows_in_every_format() -> None:
    related = Related(place("gout"), "“gout” on this page", "other.md")
    result = FileResult("a.md", SOURCE, findings=(finding("rash", related=(related,)),))
    assert "\n  = see: other.md:3:14 “gout” on this page\n" in report("full", result)
    assert report("concise", result) == (
        "a.md:4:12: warning ZAP001 zap-claim “rash” promises a zap. (see other.md:3:14)\n"
    )
    expected = {"path": "other.md", "message": "“gout” on this page", "start": 20, "end": 24}
    (line,) = report("jsonl", result).splitlines()
    whole = json.loads(report("json", result))
    jsonschema.Draft202012Validator(schema()).validate(whole)
    jsonschema.Draft202012Validator(schema("line")).validate(json.loads(line))
    for value in (json.loads(line), whole["files"][0]["findings"][0]):
        (shown,) = value["related"]
        assert {key: shown[key] for key in expected} == expected


def test_colours_only_add_escapes() -> None:
    import re

    for format in ("full", "concise"):
        coloured = report(format, FULL, look=Look(color=True))
        assert "\x1b[1;31merror\x1b[0m" in coloured
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report(format, FULL)


def test_a_text_cannot_write_on_the_terminal() -> None:
    source = Source("\x1b[2J.md", "a\x1b[31m zap\u202e \x9b\r\n")
    bad = Finding("Z", "z", "house", "info", "m\x1b[0m", Place.of(source, 2, 9), "w\x07", "a", ())
    text = report("full", FileResult(source.path, source, (bad,)))
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(text)


def schema(definition: str = "") -> dict[str, Any]:
    whole = json.loads((files("ldn_lint") / "schema" / "output.schema.json").read_text(encoding="utf-8"))
    return {"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]} if definition else whole


def test_json_keeps_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    value = json.loads(report("json", FULL, CLEAN, BROKEN))
    jsonschema.Draft202012Validator(schema()).validate(value)
    assert json.loads(report("json"))["files"] == []


def test_json_values() -> None:
    value = json.loads(report("json", FULL, CLEAN, BROKEN))
    first, second = value["files"][0]["findings"]
    assert {key: first[key] for key in ("start", "end", "line", "column", "end_line", "end_column")} == {
        "start": 13,
        "end": 24,
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 18,
    }
    assert first["related"][0]["path"] == "a.md"
    assert first["fix"] is None
    assert second["fix"] == {"safe": True, "edits": [{"start": 1, "end": 2, "text": "x"}]}
    assert value["files"][0]["cleared"][0]["guard"] == "denied"
    told = {"reason": "agreed", "by": "mk", "until": "2027-01-31"}
    assert [each["suppression"] for each in value["files"][0]["suppressed"]] == [told]
    context = {"kind": "", "audience": "", "jurisdiction": "", "guessed": []}
    empty: dict[str, Any] = {"findings": [], "suppressed": [], "cleared": []}
    assert value["files"][1] == {"path": "b.md", **empty, "context": context, "error": None}
    assert value["files"][2]["error"] == {"message": "cannot read: gone", "line": 3, "column": 1}
    assert value["summary"] == {
        "files": 2,
        "unreadable": 1,
        "findings": 2,
        "severities": {"error": 1, "warning": 1, "info": 0},
        "suppressed": 1,
        "cleared": 1,
        "hidden": 0,
        "rules": {"ZAP001": 2},
    }


SOLD = FileResult("d.md", Source("d.md", ""), context=Context("promotion", "", "uk", guessed=("kind",)))


def test_json_says_what_a_page_was_taken_for() -> None:
    value = json.loads(report("json", SOLD))
    jsonschema.Draft202012Validator(schema()).validate(value)
    assert value["files"][0]["context"] == {
        "kind": "promotion",
        "audience": "",
        "jurisdiction": "uk",
        "guessed": ["kind"],
    }


def test_full_says_what_pages_were_taken_for() -> None:
    shop = SOLD._replace(path="e.md", context=Context("supplement", guessed=("kind",)))
    told = SOLD._replace(path="f.md", context=Context("promotion"))
    assert report("full", SOLD, SOLD, shop, told) == (
        "Nothing to report in 4 files. A page without findings can still be wrong."
        " Took 2 files for promotion, by the words on the page. Took 1 file for supplement, by the words on the page.\n"
    )


def test_jsonl_is_one_finding_a_line() -> None:
    lines = report("jsonl", FULL, CLEAN, BROKEN).splitlines()
    validator = jsonschema.Draft202012Validator(schema("line"))
    for line in lines:
        validator.validate(json.loads(line))
    assert [(json.loads(line)["path"], json.loads(line)["start"]) for line in lines] == [("a.md", 13), ("a.md", 20)]


@pytest.mark.parametrize("key", ["extra", "version"])
def test_the_schema_refuses_what_it_does_not_know(key: str) -> None:
    value = json.loads(report("json", CLEAN)) | {key: 2}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(value)


def test_every_format_has_a_reporter() -> None:
    from ldn_lint.config import FORMATS

    assert tuple(REPORTERS) == FORMATS
