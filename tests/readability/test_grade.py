"""Grades: textstat's formulas on our counts, without a network, without a trace in the host program."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ldn_lint.mentions.page import Page
from ldn_lint.readability.grade import _textstat, grade
from ldn_lint.readability.sentences import running_sentences
from ldn_lint.readability.syllables import syllables, syllables_of
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

# Text, and counted by hand: sentences, words, syllables, words of three syllables or more.
TEXTS = [
    ("The cat sat on the mat. The dog ran to the park.", 2, 12, 12, 0),
    ("Take one tablet each morning. Drink a glass of water with it. Call the clinic if you feel dizzy.", 3, 19, 24, 0),
    ("A swollen pancreas is an emergency. Hospital treatment usually takes several days.", 2, 12, 26, 5),
]

HARD = "Subsequent administration necessitates individualised consideration of gastrointestinal tolerability. "
EASY = "Take one pill at noon with food and rest for a while. "


def page_of(text: str, tmp_path: Path) -> Page:
    rules = tmp_path / "rules.toml"
    rules.write_text('[mentions.condition]\nwords = ["sarcoidosis"]\n[mentions.drug]\nwords = ["naltrexone"]\n')
    return Page(read_text(text, "page.md"), Compiled(load_catalogue([rules], bundled=False)).lexicon)


@pytest.mark.parametrize("text, sentences, words, count, long_words", TEXTS)
def test_the_grade_is_that_of_the_published_formulas(tmp_path, text, sentences, words, count, long_words) -> None:
    page = page_of(text, tmp_path)
    measured = running_sentences(page)
    counts = [syllables_of(page, each.view) for each in measured]
    found = grade(counts)
    assert found is not None
    assert len(measured) == sentences
    assert sum(each.words for each in measured) == words
    assert sum(map(sum, counts)) == count
    assert found.flesch_kincaid == pytest.approx(0.39 * words / sentences + 11.8 * count / words - 15.59)
    assert found.smog == pytest.approx(1.043 * (30 * long_words / sentences) ** 0.5 + 3.1291)


def test_abbreviations_and_decimals_end_no_sentence(tmp_path) -> None:
    measured = running_sentences(page_of("Dr. Lee gave 4.5 mg to Ms. Ode.", tmp_path))
    assert [each.words for each in measured] == [8]


def test_names_of_drugs_and_diseases_count_as_two_syllables(tmp_path) -> None:
    page = page_of("Naltrexone eases sarcoidosis.", tmp_path)
    assert syllables_of(page, page.sentences[0]) == [2, 2, 2]


def test_headings_tables_and_unfinished_lines_are_no_running_text(tmp_path) -> None:
    text = "# A heading.\n\nA label\n\n| a cell. |\n|---|\n| a cell. |\n\n- An item.\n- naltrexone\n\n> Quoted.\n"
    page = page_of(text, tmp_path)
    found = [page.text(each.view.sentence.start, each.view.sentence.end) for each in running_sentences(page)]
    assert found == ["An item.", "Quoted."]


@pytest.mark.parametrize("sentences", [[], [[1, 1]], [[1, 1, 1], [1]]])
def test_nothing_and_scraps_have_no_grade(sentences) -> None:
    with pytest.raises(ValueError, match="at least 3 words"):
        grade(sentences)


@pytest.mark.parametrize(
    "word, count",
    [
        ("the", 1), ("table", 2), ("muscle", 2), ("treated", 2), ("treatment", 2), ("area", 3), ("patients", 2),
        ("science", 2), ("medication", 4), ("gastrointestinal", 6), ("fatigue", 2), ("years", 1), ("you", 1),
        ("don't", 1), ("rheumatism", 4), ("diabetes", 4), ("autoimmune", 4), ("FDA", 3), ("MRI", 3),
        ("mg", 1), ("4.5", 1), ("NAUSEA", 3),
    ],
)  # fmt: skip
def test_syllables(word, count) -> None:
    assert syllables(word) == count


def test_a_textstat_that_asks_for_more_than_there_is_gives_no_grade(monkeypatch) -> None:
    monkeypatch.setattr("ldn_lint.readability.grade._nltk", lambda: ModuleType("nltk"))
    _textstat.cache_clear()
    try:
        assert grade([[1, 2, 3]]) is None
    finally:
        _textstat.cache_clear()


def test_modules_of_the_host_program_are_left_alone() -> None:
    code = (
        "import sys, types; mine = sys.modules['nltk'] = types.ModuleType('nltk');"
        "from ldn_lint.readability.grade import grade; grade([[1, 2, 3]]);"
        "print(sys.modules['nltk'] is mine, [name for name in ('textstat', 'pyphen') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"


def check(path: Path, *prefix: str, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    command = [*prefix, sys.executable, *options, "-m", "ldn_lint", "check", "--format", "json", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def codes(done: subprocess.CompletedProcess[str]) -> set[str]:
    return {finding["code"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]}


@pytest.mark.parametrize("times, graded", [(10, False), (36, True)])
def test_only_a_page_long_enough_pays_for_textstat(tmp_path, times, graded) -> None:
    path = tmp_path / "page.md"
    path.write_text((EASY + HARD) * times)
    done = check(path, options=("-X", "importtime"))
    assert ("textstat" in done.stderr) is graded
    assert "nltk." not in done.stderr
    assert ("REA001" in codes(done)) is graded


def test_a_page_is_graded_without_a_network(tmp_path) -> None:
    unshare = shutil.which("unshare")
    if not unshare or subprocess.run([unshare, "-n", "true"], capture_output=True, check=False).returncode:
        pytest.skip("unshare -n is not permitted here")
    path = tmp_path / "page.md"
    path.write_text((EASY + HARD) * 36)
    inside, outside = check(path, unshare, "-n"), check(path)
    assert "REA001" in codes(inside)
    assert inside.stderr == ""
    assert inside.stdout == outside.stdout
