"""The cache of the compiled catalogue: never wrong, never in the way."""

from pathlib import Path

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.readers import read_text
from ldn_lint.rules import cache
from ldn_lint.rules.load import load_compiled

RULES = """
[mentions.cures]
words = ["cures", "is good for"]
[mentions.condition]
words = ["cancer"]
[rules.cure-claim]
code = "XXX001"
kind = "sequence"
find = ["cures", "condition"]
severity = "error"
message = "“{match}”"
why = "w"
advice = "a"
criteria = ["c"]
match = ["It [[cures cancer]].", "It [[cures **cancer**]]"]
pass = ["It cures.", "Cancer."]
"""


@pytest.fixture
def rules_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LDN_LINT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "house.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


def codes(path: Path, text: str = "It cures cancer.") -> list[str]:
    result = lint_document(read_text(text, "x.md"), load_compiled([path], bundled=False))
    return [finding.code for finding in result.findings]


def cached_files() -> list[Path]:
    return sorted(cache.cache_folder().glob("catalogue-*.cache"))


def test_the_second_run_reads_the_cache_and_finds_the_same(rules_file: Path) -> None:
    assert codes(rules_file) == ["XXX001"]
    (cached,) = cached_files()
    before = cached.stat().st_mtime_ns
    assert codes(rules_file) == ["XXX001"]
    assert cached.stat().st_mtime_ns == before


def test_a_changed_rules_file_is_never_served_from_the_cache(rules_file: Path) -> None:
    assert codes(rules_file) == ["XXX001"]
    rules_file.write_text(RULES.replace("XXX001", "XXX002"), encoding="utf-8")
    assert codes(rules_file) == ["XXX002"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": "other"}', b"\xff\xfe"])
def test_a_damaged_or_foreign_cache_is_made_anew(rules_file: Path, damage: bytes) -> None:
    assert codes(rules_file) == ["XXX001"]
    (cached,) = cached_files()
    whole = cached.read_bytes()
    cached.write_bytes(damage)
    assert codes(rules_file) == ["XXX001"]
    assert cached.read_bytes() == whole


def test_a_cache_with_the_right_key_and_the_wrong_shape_is_made_anew(rules_file: Path) -> None:
    assert codes(rules_file) == ["XXX001"]
    (cached,) = cached_files()
    key = cached.stem.removeprefix("catalogue-")
    for body in ("", ', "lexicon": 3, "rules": {}, "guards": {}', ', "lexicon": {}, "rules": {"a": {}}, "guards": {}'):
        cached.write_text(f'{{"key": "{key}", "check": 0{body}}}', encoding="utf-8")
        assert codes(rules_file) == ["XXX001"]


def test_a_cache_cut_short_or_changed_is_made_anew(rules_file: Path) -> None:
    assert codes(rules_file) == ["XXX001"]
    (cached,) = cached_files()
    whole = cached.read_bytes()
    for damaged in (whole[:-3], whole[:-4] + bytes([whole[-4] ^ 1]) + whole[-3:], whole.partition(b"\n")[0]):
        cached.write_bytes(damaged)
        assert codes(rules_file) == ["XXX001"]
        assert cached.read_bytes() == whole


def test_a_folder_that_cannot_be_written_does_no_harm(rules_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LDN_LINT_CACHE", str(rules_file / "no-folder"))
    assert codes(rules_file) == ["XXX001"]


def test_the_seeds_have_the_same_findings_with_and_without_the_cache() -> None:
    from ldn_lint.readers import FORMATS, read_bytes
    from ldn_lint.rules.compiled import Compiled
    from ldn_lint.rules.load import load_catalogue

    fresh, first, cached = Compiled(load_catalogue()), load_compiled(), load_compiled()
    assert first.lexicon is not cached.lexicon
    for path in sorted((Path(__file__).parents[2] / "seeds").iterdir()):
        if path.suffix in FORMATS:
            document = read_bytes(path.read_bytes(), path.name)
            assert lint_document(document, cached) == lint_document(document, fresh), path.name
