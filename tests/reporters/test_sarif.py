"""SARIF by the rules of its specification (2.1.0 with errata 01), checked here one by one; no schema is shipped."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from ldn_lint.model import FileResult, Finding, Place, Source
from ldn_lint.reporters import Look
from ldn_lint.reporters.sarif_rules import message
from ldn_lint.rules.rule import Catalogue, Rule

Report = Callable[..., str]
Results = list[FileResult]
Value = dict[str, Any]

# By section of the specification: what an object must have, and what else this program gives it.
OBJECTS: dict[str, tuple[set[str], set[str]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": (
        {"tool", "results"},
        {"invocations", "artifacts", "originalUriBaseIds", "columnKind", "newlineSequences"},
    ),
    "driver": ({"name"}, {"version", "semanticVersion", "rules"}),
    "rule": (
        {"id"},
        {"name", "shortDescription", "fullDescription", "help", "properties", "defaultConfiguration"},
    ),
    "text": ({"text"}, {"markdown"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "partialFingerprints", "suppressions"}
        | {"fixes", "properties"},
    ),
    "location": ({"physicalLocation"}, {"id", "message"}),
    "physicalLocation": ({"artifactLocation"}, {"region"}),
    "artifactLocation": ({"uri"}, {"uriBaseId", "index"}),
    "region": ({"startLine"}, {"startColumn", "endLine", "endColumn", "charOffset", "charLength", "snippet"}),
    "suppression": ({"kind"}, {"status", "justification", "properties"}),
    "fix": ({"artifactChanges"}, {"properties"}),
    "artifactChange": ({"artifactLocation", "replacements"}, set()),
    "replacement": ({"deletedRegion"}, {"insertedContent"}),
    "artifact": ({"location"}, {"roles", "encoding"}),
    "invocation": ({"executionSuccessful"}, {"toolExecutionNotifications"}),
    "notification": ({"message"}, {"level", "locations"}),
}
LEVELS = {"none", "note", "warning", "error"}
# RFC 3986: what a URI is written in; a relative reference has no colon in its first segment.
URI = re.compile(r"(?:file:///|(?![^/]*:))(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+")


def check_object(kind: str, value: Value) -> Value:
    required, allowed = OBJECTS[kind]
    assert required <= set(value), (kind, value)
    assert set(value) <= required | allowed, (kind, value)
    return value


def check_text(value: Value) -> None:
    check_object("text", value)
    for text in value.values():
        assert re.sub(r"\{\{|\}\}", "", text).count("{") == 0, "a lone brace would be a placeholder"
        assert not re.search(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(", text), "an embedded link"


def check_region(value: Value) -> None:
    check_object("region", value)
    assert all(value[key] >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn") if key in value)
    start = (value["startLine"], value.get("startColumn", 1))
    assert start <= (value.get("endLine", start[0]), value.get("endColumn", start[1]))
    if "snippet" in value:
        assert len(value["snippet"]["text"]) == value["charLength"]


def check_artifact_location(value: Value, run: Value) -> None:
    check_object("artifactLocation", value)
    assert URI.fullmatch(value["uri"]), value
    assert ("uriBaseId" in value) is not value["uri"].startswith("file:")
    assert value.get("uriBaseId", "%SRCROOT%") in run["originalUriBaseIds"]
    if "index" in value:
        assert run["artifacts"][value["index"]]["location"]["uri"] == value["uri"]


def check_location(value: Value, run: Value) -> None:
    check_object("location", value)
    physical = check_object("physicalLocation", value["physicalLocation"])
    check_artifact_location(physical["artifactLocation"], run)
    if "region" in physical:
        check_region(physical["region"])
    if "message" in value:
        check_text(value["message"])


def check_result(value: Value, run: Value) -> None:
    check_object("result", value)
    check_text(value["message"])
    assert run["tool"]["driver"]["rules"][value["ruleIndex"]]["id"] == value["ruleId"]
    assert value["level"] in LEVELS - {"none"}, "a failure has a level"
    assert len(value["locations"]) == 1
    related = value.get("relatedLocations", [])
    ids = [each["id"] for each in related]
    assert len(set(ids)) == len(ids)
    for location in (*value["locations"], *related):
        check_location(location, run)
    assert all(re.fullmatch(r"[\w.-]+(/[\w.-]+)*/v[1-9]\d*", key) for key in value["partialFingerprints"])
    for suppression in value["suppressions"]:
        check_object("suppression", suppression)
        assert suppression["kind"] in ("inSource", "external")
        assert suppression.get("status", "accepted") in ("accepted", "underReview", "rejected")
    for change in (each for fix in value.get("fixes", []) for each in check_object("fix", fix)["artifactChanges"]):
        check_object("artifactChange", change)
        check_artifact_location(change["artifactLocation"], run)
        assert change["replacements"]
        for replacement in change["replacements"]:
            check_region(check_object("replacement", replacement)["deletedRegion"])


def check_rule(value: Value) -> None:
    check_object("rule", value)
    for key in ("shortDescription", "fullDescription", "help"):
        check_text(value[key])
    assert not re.search(r"(?<!\\)<", value["help"]["markdown"]), "no HTML in Markdown"
    tags = value["properties"]["tags"]
    assert len(set(tags)) == len(tags)
    assert value.get("defaultConfiguration", {}).get("level", "none") in LEVELS


def check_log(value: Value) -> Value:
    check_object("log", value)
    assert value["version"] == "2.1.0"
    assert value["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = value["runs"]
    check_object("run", run)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = check_object("driver", run["tool"]["driver"])["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        check_rule(rule)
    for result in run["results"]:
        check_result(result, run)
    for artifact in run["artifacts"]:
        check_artifact_location(check_object("artifact", artifact)["location"], run)
    for notification in _notifications(run):
        check_object("notification", notification)
        check_text(notification["message"])
        for location in notification["locations"]:
            check_location(location, run)
    return run


def _notifications(run: Value) -> Iterator[Value]:
    for invocation in run["invocations"]:
        told = check_object("invocation", invocation)["toolExecutionNotifications"]
        assert invocation["executionSuccessful"] is not any(each["level"] == "error" for each in told)
        yield from told


def test_it_keeps_the_rules_of_its_specification(report: Report, results: Results) -> None:
    check_log(json.loads(report("sarif", results)))
    check_log(json.loads(report("sarif", [])))


BASE = {"uriBaseId": "%SRCROOT%"}
ADDRESS = {"uri": "a%20b/%231%2C%2050%25%3A%20%C3%A9.md", **BASE, "index": 0}


def region(*numbers: int) -> Value:
    keys = ("startLine", "startColumn", "endLine", "endColumn", "charOffset", "charLength")
    return dict(zip(keys, numbers, strict=True))


def test_a_result(report: Report, results: Results) -> None:
    run = check_log(json.loads(report("sarif", results)))
    first, second, third, fourth = run["results"]
    (fingerprint,) = first["partialFingerprints"].values()
    assert re.fullmatch("[0-9a-f]{32}", fingerprint)
    snippet = {"snippet": {"text": 'zaps "gout"'}}
    assert first == {
        "ruleId": "ZAP001",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "“zaps \"gout\"” zaps 100% | <b>& 'it' \\[x\\](1) {{0}} @mk 🫖\u200f\x1b. Say: 1 < 2.",
        },
        "locations": [
            {"physicalLocation": {"artifactLocation": ADDRESS, "region": {**region(1, 6, 1, 17, 5, 11), **snippet}}}
        ],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {"artifactLocation": ADDRESS, "region": region(1, 1, 1, 5, 0, 4)},
                "message": {"text": "here"},
            },
            {
                "id": 2,
                "physicalLocation": {
                    "artifactLocation": {"uri": "other.md", **BASE},
                    "region": region(2, 1, 2, 4, 0, 3),
                },
                "message": {"text": "there"},
            },
        ],
        "partialFingerprints": {"ruleAndSentence/v1": fingerprint},
        "suppressions": [],
        "properties": {"why": "Nothing zaps.", "softened": ["hedged"]},
    }
    assert unquote(ADDRESS["uri"]) == "a b/#1, 50%: é.md"
    deleted = {"deletedRegion": region(1, 6, 1, 10, 5, 4), "insertedContent": {"text": "is"}}
    changes = [{"artifactLocation": ADDRESS, "replacements": [deleted]}]
    assert second["fixes"] == [{"artifactChanges": changes, "properties": {"safe": True}}]
    assert second["locations"][0]["physicalLocation"]["region"]["snippet"] == {"text": "zaps\r\na rash"}
    assert [each["level"] for each in (second, third, fourth)] == ["warning", "error", "note"]
    assert (second["suppressions"], fourth["suppressions"]) == ([], [])
    assert third["suppressions"] == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "told | why",
            "properties": {"by": "mk", "until": "2027-01-31"},
        }
    ]


def test_files_and_faults(report: Report, results: Results) -> None:
    run = json.loads(report("sarif", results))["runs"][0]
    gone = {"uri": "gone.md", **BASE}
    role = {"roles": ["analysisTarget"]}
    assert run["artifacts"] == [
        {"location": {"uri": ADDRESS["uri"], **BASE}, **role, "encoding": "UTF-8"},
        {"location": {"uri": "clean.md", **BASE}, **role, "encoding": "UTF-8"},
        {"location": gone, **role},
    ]
    place = {"artifactLocation": {**gone, "index": 2}, "region": {"startLine": 3, "startColumn": 1}}
    fault = {"level": "error", "message": {"text": "no file <&>"}, "locations": [{"physicalLocation": place}]}
    assert run["invocations"] == [{"executionSuccessful": False, "toolExecutionNotifications": [fault]}]
    clean = json.loads(report("sarif", results[1:2]))["runs"][0]
    assert clean["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert clean["results"] == clean["tool"]["driver"]["rules"] == []


def test_rules_come_from_the_catalogue(report: Report, results: Results) -> None:
    rule = Rule(
        "ZAP001",
        "zap-claim",
        "info",
        message="m",
        why="Why {match} <b>?",
        advice="Write\n“{other}”.",
        criteria=("House 3", "DISCERN 6"),
        kind="pattern",
        find=("x",),
        maturity="preview",
    )
    log = json.loads(report("sarif", results, Look(catalogue=Catalogue(rules=(rule,)))))
    (value,) = check_log(log)["tool"]["driver"]["rules"]
    assert value == {
        "id": "ZAP001",
        "name": "zap-claim",
        "shortDescription": {"text": "Zap claim."},
        "fullDescription": {"text": "Why … <b>?"},
        "help": {
            "text": "Why: Why … <b>?\nAdvice: Write “…”.\nCriteria: House 3; DISCERN 6",
            "markdown": "**Why:** Why … \\<b\\>?\n\n**Advice:** Write “…”.\n\n**Criteria:** House 3; DISCERN 6",
        },
        "defaultConfiguration": {"level": "note"},
        "properties": {
            "tags": ["health-information", "house"],
            "criteria": ["House 3", "DISCERN 6"],
            "maturity": "preview",
            "problem.severity": "recommendation",
        },
    }
    without = json.loads(report("sarif", results, Look(catalogue=Catalogue())))
    (value,) = check_log(without)["tool"]["driver"]["rules"]
    assert value["fullDescription"] == {"text": "Nothing zaps."}
    assert "defaultConfiguration" not in value


def test_rules_are_numbered_as_they_come(report: Report) -> None:
    source = Source("a.md", "abc")
    codes = ["B2", "A1", "B2", "C3"]
    findings = [
        Finding(code, code.lower(), "house", "info", "m", Place.of(source, at, at + 1), "w", "a", ())
        for at, code in zip((0, 1, 1, 2), codes, strict=True)
    ]
    files = [FileResult(path, source, tuple(findings)) for path in ("a.md", "b.md")]
    run = check_log(json.loads(report("sarif", files)))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["B2", "A1", "C3"]
    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for each in run["results"]] == [
        *[0] * 4,
        *[1] * 4,
    ]


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    assert message("a {0}\n [b] c\\d") == "a {{0}} [b] c\\d"
    assert message("see [a\\b](http://x)") == r"see \[a\\b\](http://x)"
