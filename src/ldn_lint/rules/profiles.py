"""Drug profiles: TOML tables to values, and the mentions by which the scan finds what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.mentions.phrases import forms
from ldn_lint.model.profile import DoseClass, MustMention, Profile
from ldn_lint.rules.table import Table, nearest

SECTION = "profiles"
# The mention that the medicines of profiles count as, where the catalogue has it.
_DRUG = "drug"


def parse_profile(drug: str, table: Table) -> Profile:
    """A profile from `[profiles.DRUG]`; every mistake is noted in the table's origin."""
    table.text("about")
    names = table.texts("names")
    profile = Profile(
        drug=drug,
        names=tuple(dict.fromkeys((drug.replace("-", " "), *names))),
        classes=tuple(_class(name, each) for name, each in _known(table, "classes")),
        label_dose=table.text("label-dose", required=True),
        half_life=_hours(table, "half-life"),
        metabolite_half_life=_hours(table, "metabolite-half-life"),
        approved=table.texts("approved"),
        must_mention=tuple(_must(name, each) for name, each in _known(table, "must-mention")),
        prescription=table.flag("prescription"),
        sources=table.texts("sources"),
    )
    if not profile.sources:
        table.problem("sources is missing: name the label or leaflet that the facts were taken from")
    table.done()
    return profile


def _known(table: Table, key: str) -> Iterator[tuple[str, Table]]:
    yield from table.table(key).tables()


def _hours(table: Table, key: str) -> float:
    hours = table.decimal(key)
    if hours < 0:
        table.problem(f"{key} must not be negative: it is a number of hours", key)
    return hours


def _class(name: str, table: Table) -> DoseClass:
    least, most = _range(table)
    words = table.texts("words")
    table.done()
    return DoseClass(name, least, most, words)


def _range(table: Table) -> tuple[str, str]:
    """The two ends of `range` in mg, as texts of numbers; 0 to 0 where it cannot be read."""
    given: Any = table.items("range")
    if len(given) != 2 or any(isinstance(end, bool) or not isinstance(end, (int, float)) for end in given):
        table.problem("range must hold the least and the most of a dose in mg, such as [0.1, 6]", "range")
        return "0", "0"
    least, most = given
    if not 0 <= least <= most:
        table.problem(f"range runs from {least} to {most}: put the smaller dose first, none below 0", "range")
    return str(least), str(most)


def _must(name: str, table: Table) -> MustMention:
    must = MustMention(name, table.texts("words"), table.text("why", required=True), table.text("label"))
    if not must.words:
        table.problem("words is missing: name the words that show the fact is on the page")
    table.done()
    return must


def profile_mentions(profiles: Iterable[Profile], known: Iterable[str]) -> Iterator[MentionSpec]:
    """What the scan must find of some profiles, in a catalogue whose mentions are `known`.

    `drug:NAME` are the names, `medicine:NAME` those of them that count as a drug wherever rules ask for one,
    `class:NAME/CLASS` the words of a dose class, `must:NAME/FACT` those of a fact. A name for one way of using the drug
    (LDN, for naltrexone) is no medicine of its own: to rules it is a product, and may be sold as one.
    """
    above = _DRUG in set(known)
    for profile in profiles:
        yield MentionSpec(f"drug:{profile.drug}", {"": profile.names})
        if above:
            yield MentionSpec(f"medicine:{profile.drug}", {"": _plain_names(profile)}, counts_as=(_DRUG,))
        if any(each.words for each in profile.classes):
            yield MentionSpec(f"class:{profile.drug}", {each.name: each.words for each in profile.classes})
        if profile.must_mention:
            yield MentionSpec(f"must:{profile.drug}", {each.name: each.words for each in profile.must_mention})


def _plain_names(profile: Profile) -> tuple[str, ...]:
    """The names of a drug that hold no word of a dose class; the first name always."""
    words = {f" {form.lower()} " for each in profile.classes for word in each.words for form in forms(word)}
    plain = (name for name in profile.names[1:] if not any(word in f" {name.lower()} " for word in words))
    return (profile.names[0], *plain)


def verify_profile(profile: Profile, table: Table) -> None:
    """Report words that the scan cannot find."""
    from ldn_lint.rules.verify import verify_entries

    verify_entries(table, "names", profile.names[1:])
    for key, parts in (("classes", profile.classes), ("must-mention", profile.must_mention)):
        for part in parts:
            verify_entries(table.table(key).table(part.name), "words", part.words)


def profile_tables(table: Table) -> Iterator[tuple[str, Table]]:
    """The profiles of a file; a key beside them is noted."""
    for key in table.data:
        if key != SECTION:
            table.problem(f"unknown table {key!r}{nearest(key, (SECTION,))}: a profile is [{SECTION}.DRUG]", key)
    yield from table.table(SECTION).tables()
