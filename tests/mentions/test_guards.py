"""Guards: when they hold, when they do not, and what they say."""

import pytest

RULE = """
[mentions.cures]
words = ["cures", "heals", "no cure"]
[mentions.doctor]
words = ["doctor"]
[mentions.opens]
words = ["one trial"]
[mentions.leans]
words = ["these"]
[mentions.mark]
pattern = '''\\[\\d+\\]'''
hints = ["["]
[guards.negated]
cues = ["not", "no", "never"]
pseudo = ["not only", "no doubt"]
reach = 4
stop = [";", "—", "but"]
[guards.after]
cues = ["is a myth"]
where = ["after"]
[guards.question]
ends = "?"
but = ["doctor"]
[guards.quoted]
quoted = true
[guards.cited]
mentions = ["mark"]
where = ["sentence", "next", "previous"]
next-if = ["opens"]
previous-if = ["leans"]
[guards.heading]
blocks = ["heading"]
[guards.institution]
cues = ["trial", "placebo", "arm"]
where = ["document"]
at-least = 2
[guards.fragment]
under-words = 5
[guards.either]
any = ["question", "heading"]
[guards.primed]
sentences = 2
density = 1.0
[mentions.mends]
words = ["mend(s)"]
[rules.b-rule]
code = "EFF002"
kind = "pattern"
find = ["mends"]
signal = true
COMMON
[rules.a-rule]
code = "EFF001"
kind = "pattern"
find = ["cures"]
COMMON
"""


def cleared_by(lint, guard: str, text: str) -> list[tuple[str, str]]:
    result = lint(f'{RULE}\nunless = ["{guard}"]', text)
    return [(cleared.guard, cleared.cue) for cleared in result.cleared]


@pytest.mark.parametrize(
    "guard, text, cue",
    [
        ("negated", "It never cures.", "never"),
        ("negated", "It not only cures.", None),
        ("negated", "Not one two three four five cures.", None),
        ("negated", "Not this; it cures.", None),
        ("negated", "Not this — it cures.", None),
        ("negated", "Not this but it cures.", None),
        ("negated", "It cures, not always.", None),
        ("negated", "There is no cure.", "no"),
        ("after", "That it cures is a myth.", "is a myth"),
        ("after", "It is a myth: it cures.", None),
        ("question", "Is it true that it cures?", "?"),
        ("question", "Did the doctor say it cures?", None),
        ("question", "It cures.", None),
        ("quoted", "They say “it cures” us.", "quotation marks"),
        ("quoted", 'They say "it cures" us.', "quotation marks"),
        ("quoted", "They say “so” and it cures.", None),
        ("cited", "It cures [1].", "[1]"),
        ("cited", "It cures. One trial found so [2].", "[2]"),
        ("cited", "It cures. Others differ [2].", None),
        ("cited", "So it was [3]. These say it cures.", "[3]"),
        ("cited", "So it was [3]. It cures.", None),
        ("heading", "# It cures", "heading"),
        ("heading", "It cures", None),
        ("institution", "It cures. A trial had an arm.", "arm, trial"),
        ("institution", "It cures. A trial and a trial.", None),
        ("fragment", "It cures.", "fewer than 5 words"),
        ("fragment", "It cures, as many have said.", None),
        ("either", "# It cures", "heading"),
        ("either", "Is it so that it cures?", "?"),
        ("doctor", "The doctor says it cures.", "doctor"),
        ("question+heading", "# So it cures?", "?"),
        ("question+heading", "So it cures?", None),
        ("not heading", "It cures.", ""),
        ("not heading", "# It cures", None),
        ("doctor|heading", "# It cures", "heading"),
        ("primed", "It cures. It mends. They mend.", "2 sentences with strong signals"),
        ("primed", "It cures. It mends. It heals.", None),
    ],
)
def test_guards(lint, guard, text, cue) -> None:
    expected = [] if cue is None else [(guard, cue)]
    assert cleared_by(lint, guard, text) == expected


def test_a_guard_softens_by_one(lint) -> None:
    result = lint(f'{RULE}\nsoften = ["negated"]', "It never cures.")
    assert [(f.severity, f.softened) for f in result.findings] == [("info", ("negated",))]


def test_a_guard_raises_by_one(lint) -> None:
    toml = RULE.replace("COMMON", 'COMMON\nraise = ["doctor"]\nsoften = ["heading"]')
    texts = ["The doctor cures.", "# The doctor cures", "It cures."]
    assert [lint(toml, text).findings[0].severity for text in texts] == ["error", "info", "warning"]


def test_only_keeps_a_rule_quiet_elsewhere_and_says_so(lint) -> None:
    result = lint(f'{RULE}\nonly = ["heading"]', "It cures.\n\n# It heals")
    assert [f.place.line for f in result.findings] == [3]
    assert [(c.guard, c.match) for c in result.cleared] == [("only heading", "cures")]


def test_a_mention_in_only_is_part_of_the_rule_and_clears_nothing(lint) -> None:
    result = lint(f'{RULE}\nonly = ["doctor"]', "It cures. The doctor heals.")
    assert [f.place.column for f in result.findings] == [22]
    assert result.cleared == ()


KIND = """
[guards.promotion]
context = ["kind=promotion", "kind=supplement"]
[guards.abroad]
context = ["jurisdiction=uk"]
under-words = 9
"""


@pytest.mark.parametrize(
    "guard, front, cue",
    [
        ("promotion", "kind: promotion", "kind=promotion"),
        ("promotion", "kind: Supplement", "kind=supplement"),
        ("promotion", "kind: information", None),
        ("promotion", "title: promotion", None),
        ("not promotion", "kind: information", ""),
        ("abroad", "jurisdiction: uk", "fewer than 9 words"),
        ("abroad", "jurisdiction: us", None),
    ],
)
def test_a_guard_on_the_context(lint, guard: str, front: str, cue: str | None) -> None:
    toml = f'{RULE}\nunless = ["{guard}"]\n{KIND}'
    result = lint(toml, f"---\n{front}\n---\nIt cures.\n")
    assert [(cleared.guard, cleared.cue) for cleared in result.cleared] == ([] if cue is None else [(guard, cue)])


def test_a_context_must_be_one_of_the_choices(lint) -> None:
    from ldn_lint.rules.table import CatalogueError

    with pytest.raises(CatalogueError) as caught:
        lint(f'{RULE}\n[guards.sold]\ncontext = ["kind=promotoin"]', "It cures.")
    assert [problem.message for problem in caught.value.problems] == [
        "context names an unknown word 'kind=promotoin'; did you mean 'kind=promotion'?"
    ]


def test_overlapping_cues_of_a_page_count_once(lint):
    house = f'[guards.leaflet]\ncues = ["talk to your", "your doctor"]\nat-least = 2\n{RULE}\nunless = ["leaflet"]'
    assert [f.name for f in lint(house, "It cures. Talk to your doctor.").findings] == ["a-rule"]
    assert lint(house, "It cures. Talk to your nurse or your doctor.").findings == ()


def test_a_page_of_which_nobody_knows_what_it_is(lint):
    house = f'[guards.calm]\ncontext = ["kind=", "kind=information"]\n{RULE}\nunless = ["calm"]'
    assert lint(house, "It cures.").findings == ()
    assert [f.name for f in lint(house, "---\nkind: promotion\n---\nIt cures.").findings] == ["a-rule"]
