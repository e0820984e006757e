"""Drug profiles: read with the place of every mistake, cached, known to the scan, replaced by the user's own."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ldn_lint import lint_text, load_rules
from ldn_lint.engine import linter
from ldn_lint.mentions.page import Page
from ldn_lint.model import FileResult
from ldn_lint.model.profile import DoseClass, MustMention, Profile
from ldn_lint.readers import read_text
from ldn_lint.rules.load import bundled_profiles, load_catalogue, load_compiled
from ldn_lint.rules.table import CatalogueError

GOOD = """\
[profiles.zapamol]
names = ["Zap", "zapamol mini zap"]
label-dose = "10 mg once a day"
half-life = 4
metabolite-half-life = 12.5
approved = ["gout"]
prescription = true
sources = ["Zapamol tablets, leaflet, Zap Ltd"]

[profiles.zapamol.classes.low]
range = [0.1, 6]
words = ["mini zap(s)"]

[profiles.zapamol.must-mention.liver]
words = ["liver", "hepatic"]
why = "It harms the liver."
"""


def test_a_profile_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "zap.toml"
    path.write_text(GOOD, encoding="utf-8")
    (profile,) = load_catalogue(profiles=[path], bundled=False).profiles
    assert profile == Profile(
        drug="zapamol",
        names=("zapamol", "Zap", "zapamol mini zap"),
        classes=(DoseClass("low", "0.1", "6", ("mini zap(s)",)),),
        label_dose="10 mg once a day",
        half_life=4.0,
        metabolite_half_life=12.5,
        approved=("gout",),
        must_mention=(MustMention("liver", ("liver", "hepatic"), "It harms the liver."),),
        prescription=True,
        sources=("Zapamol tablets, leaflet, Zap Ltd",),
    )
    low = profile.dose_class("low")
    assert low is not None
    assert (low.low, low.high) == (Decimal("0.1"), Decimal(6))
    assert profile.dose_class("high") is None


CASES = {
    "no TOML": ("half-life = 4", "half-life = 4 5", "4:15: not valid TOML"),
    "unknown key": ("half-life", "half-live", "4:1: unknown key 'half-live'; did you mean 'half-life'?"),
    "unknown table": ("[profiles.zapamol]\n", "[profile]\na = 1\n[profiles.zapamol]\n", "1:2: unknown table 'profile'"),
    "wrong type": ("half-life = 4", 'half-life = "4"', "4:1: half-life must be a number, not str"),
    "negative": ("half-life = 4", "half-life = -4", "4:1: half-life must not be negative"),
    "no source": ("sources = ", "# ", "1:11: sources is missing: name the label or leaflet"),
    "no label": ("label-dose = ", "# ", "1:11: label-dose is missing: every profile needs one"),
    "range of one": ("[0.1, 6]", "[6]", "11:1: range must hold the least and the most of a dose in mg"),
    "range of words": ("[0.1, 6]", '["a", 6]', "11:1: range must hold the least and the most of a dose in mg"),
    "range turned round": ("[0.1, 6]", "[6, 0.1]", "11:1: range runs from 6 to 0.1: put the smaller dose first"),
    "no why": ('why = "It harms the liver."\n', "", "14:32: why is missing"),
    "no words": ('words = ["liver", "hepatic"]', "words = []", "14:32: words is missing: name the words"),
    "word twice": ('["liver", "hepatic"]', '["liver", "liver"]', "15:10: 'liver' stands twice in words"),
    "wordless name": ('"zapamol mini zap"', '"–"', "2:17: '–' holds no word"),
    "unbalanced": ("mini zap(s)", "mini zap(s", "12:10: unbalanced parentheses"),
}


@pytest.mark.parametrize(("old", "new", "problem"), CASES.values(), ids=CASES)
def test_every_mistake_names_its_place(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "zap.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(profiles=[path], bundled=False)
    assert str(caught.value.problems[0])[len(str(path)) + 1 :].startswith(problem)


def test_two_profiles_of_ones_own_for_a_drug_are_a_mistake(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"b.toml:1:11: profile 'zapamol' is defined twice \(also in .*a.toml\)"):
        load_catalogue(profiles=paths, bundled=False)


def test_ones_own_profile_replaces_the_bundled_one(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(GOOD.replace("zapamol", "naltrexone"), encoding="utf-8")
    profiles = {each.drug: each for each in load_compiled(profiles=[path]).catalogue.profiles}
    assert profiles["naltrexone"].approved == ("gout",)
    assert "methotrexate" in profiles


def test_profiles_survive_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "zap.toml"
    path.write_text(GOOD, encoding="utf-8")
    fresh = load_catalogue(profiles=[path]).profiles
    load_compiled(profiles=[path])
    cached = load_compiled(profiles=[path]).catalogue
    assert cached.mentions == {}
    assert cached.profiles == fresh
    assert hash(cached.profiles) == hash(fresh)
    path.write_text(GOOD.replace("gout", "rash"), encoding="utf-8")
    assert load_compiled(profiles=[path]).catalogue.profiles[-1].approved == ("rash",)


def test_the_scan_knows_their_words(tmp_path: Path) -> None:
    path = tmp_path / "zap.toml"
    path.write_text(GOOD, encoding="utf-8")
    lexicon = load_compiled(profiles=[path]).lexicon
    page = Page(read_text("Zap and mini zaps spare the liver; zapamol mini zap is new.", "a.md"), lexicon)

    def words(mention: str) -> list[str]:
        return [page.text(hit.start, hit.end) for hit in page.sentences[0].found(lexicon.mask(mention))]

    assert words("drug:zapamol") == ["Zap", "zapamol mini zap", "zap"]
    assert words("drug") == ["Zap", "zapamol", "zap"]
    assert words("class:zapamol/low") == ["mini zaps", "mini zap"]
    assert words("must:zapamol/liver") == ["liver"]


def test_the_linter_hands_the_catalogues_profiles_to_the_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[tuple[Profile, ...]] = []
    run = linter._Run.result

    def spy(self: linter._Run) -> FileResult:
        seen.append(self.page.context.profiles)
        return run(self)

    monkeypatch.setattr(linter._Run, "result", spy)
    path = tmp_path / "zap.toml"
    path.write_text(GOOD, encoding="utf-8")
    lint_text("Zap.")
    lint_text("Zap.", rules=load_rules(profiles=[path]))
    assert [[each.drug for each in profiles] for profiles in seen] == [
        ["methotrexate", "naltrexone"],
        ["methotrexate", "naltrexone", "zapamol"],
    ]


def test_the_bundled_profiles() -> None:
    profiles = {each.drug: each for each in load_catalogue(verify=False).profiles}
    assert sorted(profiles) == ["methotrexate", "naltrexone"]
    assert [path.stem for path in bundled_profiles()] == sorted(profiles)
    naltrexone = profiles["naltrexone"]
    assert naltrexone.prescription
    assert (naltrexone.half_life, naltrexone.metabolite_half_life) == (4.0, 13.0)
    assert {each.name: (each.least, each.most) for each in naltrexone.classes} == {
        "low": ("0.1", "6"),
        "standard": ("25", "150"),
        "ultralow": ("0.0001", "0.05"),
        "depot": ("300", "400"),
    }
    assert [each.name for each in naltrexone.must_mention] == ["opioids", "opioid-free", "liver"]
    assert all(each.sources for each in profiles.values())
