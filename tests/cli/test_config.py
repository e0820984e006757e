"""Configuration files: which one rules a file, what it says, what is wrong with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Run = Callable[..., Any]
BAD = "texts/bad.md:3:5: error ZAP001 zap-claim “zaps gout” promises a zap.\n"
RULES = 'rules = ["house.toml"]\n'


@pytest.fixture
def configure(folder: Path, run: Run) -> Callable[..., Any]:
    """Write `ldn-lint.toml` (or another file) and run `check` with some arguments, one line a finding."""

    for name in ("good.md", "plain.txt"):
        (folder / "texts" / name).unlink()

    def call(text: str, *arguments: str, name: str = "ldn-lint.toml") -> Any:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return run("check", "--format", "concise", *(arguments or ("texts",)))

    return call


def lines(ran: Any) -> list[str]:
    return [line.split(" “")[0].split(" names")[0] for line in ran.out.splitlines()]


ERROR, INFO = "texts/bad.md:3:5: error ZAP001 zap-claim", "texts/bad.md:3:10: info ZAP002 rash-word"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('select = ["ZAP"]\n', [ERROR]),
        ('select = ["ZAP002"]\n', [INFO]),
        ('select = ["ZAP002"]\nextend-select = ["zap-claim"]\n', [ERROR]),
        ('select = ["ZAP"]\nignore = ["ZAP001"]\n', [INFO]),
        ('select = ["ZAP"]\n[severities]\nZAP001 = "warning"\n', [ERROR.replace("error", "warning")]),
        ('select = ["ZAP"]\n[severities]\nzap-claim = "off"\n', [INFO]),
        (
            'select = ["ZAP"]\n[severities]\nall = "off"\nZAP002 = "error"\nZAP001="off"\n',
            [INFO.replace("info", "error")],
        ),
        ('select = ["ZAP002"]\nseverity = "warning"\n', []),
        ('select = ["ZAP"]\nexclude = ["texts/bad.md"]\n', []),
        ('select = ["ZAP"]\nexclude = ["bad.*"]\n', []),
        ('select = ["ZAP"]\nexclude = ["*.txt"]\n', [ERROR]),
        ('select = ["ZAP"]\n[files."texts/bad.md"]\nignore = ["ZAP001"]\n', [INFO]),
        ('select = ["ZAP001"]\n[files."texts/"]\nextend-select = ["ZAP002"]\nignore = ["ZAP001"]\n', [INFO]),
        ('select = ["ZAP"]\n[files."other/**"]\nignore = ["ZAP"]\n', [ERROR]),
    ],
)
def test_settings_of_a_file(configure: Callable[..., Any], text: str, found: list[str]) -> None:
    assert lines(configure(RULES + text)) == found


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--select", "ZAP002"), [INFO]),
        (("--select", "ZAP001"), [ERROR]),
        (("--ignore", "ZAP002"), []),
        (("--isolated", "--rules", "house.toml", "--select", "ZAP"), [ERROR]),
        (("--config", "other.toml"), [ERROR.replace("error", "warning")]),
    ],
)
def test_the_command_line_has_the_last_word(
    configure: Callable[..., Any], folder: Path, arguments: tuple[str, ...], found: list[str]
) -> None:
    (folder / "other.toml").write_text(f'{RULES}select = ["ZAP001"]\n[severities]\nZAP = "warning"\n', encoding="utf-8")
    ran = configure(
        f'{RULES}select = ["ZAP"]\nignore = ["ZAP001"]\n[severities]\nZAP001 = "off"\n', "texts", *arguments
    )
    assert lines(ran) == found


def test_fail_on_and_format_are_those_of_the_working_folder(configure: Callable[..., Any], run: Run) -> None:
    assert configure(f'{RULES}select = ["ZAP002"]\nfail-on = "info"\n').code == 1
    assert configure(f'{RULES}select = ["ZAP001"]\nfail-on = "never"\nformat = "jsonl"\n').code == 0
    assert json.loads(run("check", "texts").out)["code"] == "ZAP001"


def test_the_nearest_file_rules(configure: Callable[..., Any], folder: Path, run: Run) -> None:
    near = folder / "texts" / "ldn-lint.toml"
    near.write_text('rules = ["../house.toml"]\nselect = ["ZAP002"]\n', encoding="utf-8")
    (folder / "top.md").write_text("Tea zaps gout.\n", encoding="utf-8")
    ran = configure(f'{RULES}select = ["ZAP001"]\n', ".")
    assert lines(ran) == [INFO, "top.md:1:5: error ZAP001 zap-claim"]
    near.write_text('extend = "../ldn-lint.toml"\nseverity = "error"\n', encoding="utf-8")
    assert lines(run("check", ".", "--format", "concise")) == [ERROR, "top.md:1:5: error ZAP001 zap-claim"]


def test_pyproject_counts_when_it_speaks_of_ldn_lint(configure: Callable[..., Any], folder: Path) -> None:
    (folder / "texts" / "pyproject.toml").write_text('[project]\nname = "ldn-lint-site"\n', encoding="utf-8")
    ran = configure(f'[tool.ldn-lint]\n{RULES}select = ["ZAP002"]\n', name="pyproject.toml")
    assert lines(ran) == [INFO]


def test_a_file_of_its_own_comes_before_pyproject(configure: Callable[..., Any], folder: Path) -> None:
    (folder / "pyproject.toml").write_text(f'[tool.ldn-lint]\n{RULES}select = ["ZAP002"]\n', encoding="utf-8")
    assert lines(configure(f'{RULES}select = ["ZAP001"]\n')) == [ERROR]


def test_a_named_file_is_linted_unless_exclusion_is_forced(configure: Callable[..., Any], run: Run) -> None:
    text = f'{RULES}select = ["ZAP"]\nexclude = ["bad.md"]\n'
    assert lines(configure(text, "texts/bad.md")) == [ERROR]
    assert lines(configure(text, "texts/bad.md", "--force-exclude")) == []
    assert lines(configure(f"{text}force-exclude = true\n", "texts/bad.md")) == []


def test_what_git_ignores_is_read_when_asked_for(configure: Callable[..., Any], folder: Path) -> None:
    (folder / ".gitignore").write_text("bad.md\n", encoding="utf-8")
    (folder / ".git").mkdir()
    text = f'{RULES}select = ["ZAP"]\n'
    assert lines(configure(text)) == []
    assert lines(configure(f"{text}respect-gitignore = false\n")) == [ERROR]


def test_a_context_for_some_files(configure: Callable[..., Any], folder: Path) -> None:
    (folder / "texts" / "claim.md").write_text("The capsule treats arthritis.\n", encoding="utf-8")
    text = 'select = ["REG001"]\n'
    assert [line.split(": ")[0] for line in lines(configure(text, "texts/claim.md"))] == ["texts/claim.md:1:5"]
    assert lines(configure(f'{text}[files."claim.md"]\nkind = "journalism"\n', "texts/claim.md")) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["EFF"]\n', "1:1: error: unknown key 'selct'; did you mean 'select'?"),
        ('\nselect = ["EF"]\n', "2:11: error: select: unknown rule 'EF'; did you mean 'EFF'?"),
        ('ignore = ["ZAP-CLIM"]\n', "1:11: error: ignore: unknown rule 'ZAP-CLIM'; did you mean 'zap-claim'?"),
        ("select = 3\n", "1:1: error: select must be a list of strings, not int"),
        (
            'fail-on = "eror"\n',
            "1:11: error: fail-on is 'eror'; did you mean 'error'? (one of error, warning, info, never)",
        ),
        ('[severities]\nEFF001 = "loud"\n', "2:10: error: EFF001 is 'loud' (one of info, warning, error, off)"),
        ('[severities]\nEFF999 = "info"\n', "2:1: error: severities: unknown rule 'EFF999'; did you mean"),
        ('[files."blog/**"]\nkind = "promotion"\nignore = ["EFF999"]\n', "3:11: error: ignore: unknown rule 'EFF999'"),
        ('[files."a/**"]\nignor = ["EFF"]\n', "2:1: error: unknown key 'ignor'; did you mean 'ignore'?"),
        ('[files."a/**"]\nkind = "promo"\n', "2:8: error: kind is 'promo'"),
        ("today = 2026-01-01\n", "1:1: error: today must be a string, not date"),
        ('today = "soon"\n', "1:1: error: today is 'soon', but must be a date such as 2026-03-31"),
        ('extend = "none.toml"\n', "1:10: error: extend names a file that is not there: 'none.toml'"),
        ('extend = "ldn-lint.toml"\n', "1:10: error: extend leads in a circle: 'ldn-lint.toml'"),
        ("select = [\n", "error: not valid TOML"),
        ('rules = ["none.toml"]\n', "none.toml:1:1: error: cannot read: No such file or directory"),
    ],
)
def test_a_mistake_is_told_with_its_place(configure: Callable[..., Any], text: str, message: str) -> None:
    ran = configure(text, "texts", "--rules", "house.toml") if "rules" not in text else configure(text)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.startswith(("ldn-lint.toml:", "none.toml:"))
    assert "Traceback" not in ran.err


def test_a_pyproject_that_is_named_must_speak_of_ldn_lint(configure: Callable[..., Any], folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    ran = configure("", "texts", "--config", "pyproject.toml")
    assert (ran.code, ran.err) == (2, "pyproject.toml:1:1: error: there is no table tool.ldn-lint\n")
    ran = configure("", "texts", "--config", "none.toml")
    assert (ran.code, ran.err) == (2, "none.toml:1:1: error: cannot read: No such file or directory\n")


def test_show_tells_the_settings_and_their_file(configure: Callable[..., Any], run: Run) -> None:
    configure(f'{RULES}ignore = ["REA"]\n[severities]\nZAP = "info"\n[files."texts/"]\nignore = ["ZAP002"]\n')
    shown = json.loads(run("config", "--show", "texts/bad.md").out)
    assert shown["file"] == "ldn-lint.toml"
    assert shown["settings"]["ignore"] == ["REA", "ZAP002"]
    assert shown["settings"]["severities"] == {"ZAP": "info"}
    assert shown["settings"]["fail-on"] == "error"
    assert json.loads(run("config").out)["settings"]["ignore"] == ["REA"]


def test_without_a_file_the_defaults_hold(run: Run) -> None:
    shown = json.loads(run("config").out)
    assert (shown["file"], shown["settings"]["select"], shown["settings"]["snippet"]) == (None, [], 150)


def test_the_schema_knows_the_keys_that_are_read(run: Run) -> None:
    import jsonschema

    from ldn_lint.config import FAIL_ON, FORMATS
    from ldn_lint.config.files import _READERS
    from ldn_lint.config.first import _TEMPLATE

    schema = json.loads(run("config", "--schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    known = {*_READERS, "extend"}
    assert set(schema["properties"]) == known
    for format in (*FORMATS, "sarif:x.sarif", ["github", "json:out.json"]):
        jsonschema.validate({"format": format}, schema)
    assert schema["properties"]["fail-on"]["enum"] == list(FAIL_ON)
    example = _TEMPLATE.format(exclude="", rules="")
    settings = [
        line[2:] for line in example.splitlines() if line.startswith("# ") and (" = " in line or line[2] == "[")
    ]
    value = tomllib.loads("\n".join(settings))
    jsonschema.validate(value, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**value, "selct": []}, schema)


def test_init_looks_at_the_folder(run: Run, folder: Path) -> None:
    (folder / "_site").mkdir()
    (folder / "README.md").write_text("# Team\n", encoding="utf-8")
    assert run("init") == (0, "wrote ldn-lint.toml\n", "")
    written = (folder / "ldn-lint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(written) == {"exclude": ["/_site/", "/README.md"], "rules": ["house.toml"]}
    ran = run("check", "texts", "--select", "ZAP", "--format", "concise")
    assert ran.out.startswith(BAD)
    assert run("init") == (2, "", "ldn-lint: error: ldn-lint.toml is there already; --force replaces it\n")
    assert run("init", "--force").code == 0


def test_reports_of_a_configuration_go_to_its_folder(configure: Callable[..., Any], folder: Path, run: Run) -> None:
    near = folder / "texts" / "ldn-lint.toml"
    near.write_text(
        'rules = ["../house.toml"]\nselect = ["ZAP001"]\nformat = ["github", "jsonl:out.jsonl"]\n', encoding="utf-8"
    )
    configure("")
    ran = run("check", "texts", "--config", "texts/ldn-lint.toml")
    assert ran.out.startswith("::error file=texts/bad.md,line=3,col=5")
    assert json.loads((folder / "texts" / "out.jsonl").read_text(encoding="utf-8"))["code"] == "ZAP001"
    near.write_text('format = ["githubb"]\n', encoding="utf-8")
    assert "texts/ldn-lint.toml:1:11: error: format is 'githubb'; did you mean 'github'?" in run("check", "texts").err


def test_every_command_that_reads_files_goes_by_the_configuration(folder: Path, run: Run) -> None:
    (folder / "ldn-lint.toml").write_text('exclude = ["out.md"]\nkind = "journalism"\n', encoding="utf-8")
    for name in ("in.md", "out.md"):
        (folder / name).write_text("The usual dose of naltrexone is 4.5 mg at night.\n", encoding="utf-8")
    assert "in.md:1:33" in (out := run("doses", ".").out)
    assert "out.md" not in out
    card = json.loads(run("scorecard", ".", "--format", "json").out)
    paths = [page["path"] for page in card["files"]]
    assert "in.md" in paths
    assert "out.md" not in paths


def test_a_mistake_is_told_where_it_stands_not_where_it_is_extended(folder: Path, run: Run) -> None:
    (folder / "base.toml").write_text('\nignore = ["EFF999"]\n', encoding="utf-8")
    (folder / "ldn-lint.toml").write_text('extend = "base.toml"\n', encoding="utf-8")
    ran = run("check", "texts")
    assert ran.code == 2
    assert ran.err.startswith("base.toml:2:11: error: ignore: unknown rule 'EFF999'; did you mean")
