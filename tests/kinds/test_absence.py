"""What a page on a treatment leaves out: when it is told, when not, and where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ldn_lint.engine.linter import lint_document
from ldn_lint.facts.context import settle_context
from ldn_lint.kinds.absence import CHECKS
from ldn_lint.kinds.shape import Match, Shape
from ldn_lint.mentions.lexicon import MentionSpec
from ldn_lint.mentions.page import Page
from ldn_lint.model import Context, DoseClass, FileResult, MustMention, Profile
from ldn_lint.readers import read_text
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.load import load_catalogue

OPIOIDS = MustMention("opioids", ("opioid(s)", "codeine"), "It blocks them.")
LIVER = MustMention("liver", ("liver", "hepatitis"), "It can harm it.")
UNKNOWN = MustMention("unheard-of", ("zebra",), "The catalogue lacks the mention.")
PROFILE = Profile(
    "naltrexone",
    ("naltrexone", "LDN", "low-dose naltrexone"),
    (DoseClass("low", Decimal("0.1"), Decimal(6)),),
    approved=("alcohol dependence", "opioid addiction"),
    must_mention=(OPIOIDS, LIVER, UNKNOWN),
    prescription=True,
)
TOLD = Context(today="2026-01-01", snippet=0, profiles=(PROFILE,))
PRAISE = "LDN eases pain in lupus. LDN helps with fatigue and nausea."
ABSENCES = {"CUR001", "CUR002", "DIS001", "DIS002", "BAL001", "BAL002", "BAL003", "BAL004", "BAL005", "REG006"}


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    catalogue = load_catalogue()
    musts = MentionSpec("must:naltrexone", {each.name: each.words for each in (OPIOIDS, LIVER)})
    return Compiled(catalogue._replace(mentions={**catalogue.mentions, musts.name: musts}))


def run(compiled: Compiled, check: str, text: str, context: Context = TOLD) -> tuple[Page, list[Match]]:
    page = Page(read_text(text, "page.md"), compiled.lexicon, context)
    settle_context(page)
    return page, list(CHECKS[check](page, Shape("absence", (), limit=3)))


def told(compiled: Compiled, check: str, text: str, context: Context = TOLD) -> list[tuple[str, int, dict[str, str]]]:
    page, matches = run(compiled, check, text, context)
    return [(page.text(each.region.start, each.region.end), each.shift, dict(each.values)) for each in matches]


def codes(compiled: Compiled, text: str, context: Context, path: str = "page.md") -> list[tuple[str, str]]:
    result: FileResult = lint_document(read_text(text, path), compiled, ABSENCES, context)
    return [(finding.code, finding.severity) for finding in result.findings]


class TestWhereAbsencesAreSilent:
    def test_on_a_snippet(self, compiled: Compiled) -> None:
        text = f"# LDN\n\n{PRAISE} " + "The weather was fine. " * 40
        assert codes(compiled, text, Context(today="2026-01-01", snippet=500)) == []
        assert ("BAL001", "error") in codes(compiled, text, Context(today="2026-01-01"))

    @pytest.mark.parametrize(
        "text",
        [
            "# Lupus\n\nLupus causes pain. Steroids ease pain. Aspirin eases fever. Sun cream prevents rashes.",
            "# LDN\n\nLDN is a drug. LDN blocks opioid receptors. LDN is made by pharmacies.",
            "# LDN\n\nDoes LDN ease pain? LDN does not help with fatigue. It is a myth that LDN cures lupus.",
            "# Opening hours\n\nCall to book your visit. We treat pain.",
            "",
        ],
    )
    def test_on_a_page_that_recommends_nothing(self, compiled: Compiled, text: str) -> None:
        assert codes(compiled, text, TOLD) == []


class TestSeverity:
    def test_a_leaflet_behind_a_link_softens_missing_risks(self, compiled: Compiled) -> None:
        text = f"# LDN\n\n{PRAISE} Read the [package leaflet](https://example.org/ldn)."
        assert told(compiled, "missing-risks", text) == [("eases pain", -1, {"count": "2"})]

    def test_an_organisation_softens_missing_author(self, compiled: Compiled) -> None:
        text = f"---\nauthor: Kelp Health Team\n---\n# LDN\n\n{PRAISE}"
        assert told(compiled, "missing-author", text) == [
            ("LDN", -1, {"detail": "only an organisation, Kelp Health Team"})
        ]

    def test_promotion_raises_missing_uncertainty(self, compiled: Compiled) -> None:
        text = f"# LDN\n\n{PRAISE} LDN lowers fever."
        assert ("BAL004", "info") in codes(compiled, text, TOLD)
        assert ("BAL004", "warning") in codes(compiled, text, TOLD._replace(kind="promotion"))

    def test_a_page_that_warns_may_praise_more_before_doubt_is_missed(self, compiled: Compiled) -> None:
        text = f"# LDN\n\n{PRAISE} LDN lowers fever. Side effects: nausea. Talk to your doctor."
        assert "BAL004" not in dict(codes(compiled, text, TOLD))
        assert "BAL004" in dict(codes(compiled, f"{text} LDN treats acne. LDN cures lupus.", TOLD))

    def test_a_review_may_be_short_of_harms_but_a_seller_s_may_not(self, compiled: Compiled) -> None:
        text = f"# LDN\n\nWe included 12 trials in this review. {PRAISE}"
        assert codes(compiled, text, TOLD) == []
        assert ("BAL001", "error") in codes(compiled, text, TOLD._replace(kind="promotion"))

    def test_professionals_need_no_advice_to_see_one(self, compiled: Compiled) -> None:
        text = f"# LDN\n\n{PRAISE}"
        assert ("BAL003", "warning") in codes(compiled, text, TOLD)
        assert "BAL003" not in dict(codes(compiled, text, TOLD._replace(audience="professional")))


class TestStaleDate:
    @pytest.mark.parametrize(
        "line, today, found",
        [
            ("Last reviewed: 1 May 2022.", "2025-05-01", []),
            ("Last reviewed: 1 May 2022.", "2025-05-02", [("Last reviewed: 1 May 2022", 0)]),
            ("Last reviewed: May 2022.", "2025-05-31", []),
            ("Last reviewed: May 2022.", "2025-06-01", [("Last reviewed: May 2022", 0)]),
            ("Last reviewed: 2022.", "2025-12-31", []),
            ("Last reviewed: 1 May 2020.", "2025-05-02", [("Last reviewed: 1 May 2020", 1)]),
            ("Published: 1 May 2010.", "2025-05-02", [("Published: 1 May 2010", 0)]),
            ("Published: 1 May 2010. Updated: 1 May 2024.", "2025-05-02", []),
            ("Updated: 1 May 2024. Next review: 1 March 2025.", "2025-05-02", [("Next review: 1 March 2025", 0)]),
            ("Next review: May 2025. Reviewed: 1 June 2025.", "2025-07-02", []),
            ("This page is archived. Last reviewed: 2001.", "2025-05-02", []),
        ],
    )
    def test_by_the_day(self, compiled: Compiled, line: str, today: str, found: list[tuple[str, int]]) -> None:
        context = TOLD._replace(today=today)
        text = f"# LDN\n\n{line}\n\n{PRAISE}"
        assert [(words, shift) for words, shift, _ in told(compiled, "stale-date", text, context)] == found

    def test_by_the_clock(self, compiled: Compiled) -> None:
        text = f"# LDN\n\nLast reviewed: 2001.\n\n{PRAISE}"
        assert told(compiled, "stale-date", text, TOLD._replace(today=""))[0][0] == "Last reviewed: 2001"


class TestProfile:
    @pytest.mark.parametrize(
        "text, missing, shift",
        [
            ("It blocks opioid receptors in the liver.", "opioids, liver", 0),
            ("Do not take LDN with opioids.", "liver", -1),
            ("Tell your doctor about hepatitis.", "opioids", -1),
            ("Never combine it with codeine. The liver can be damaged at high doses.", "", 0),
            ("Some people use codeine. LDN must not be combined with it.", "liver", -1),
            ("\n\n## Do not take LDN if you\n\n- take an opioid\n- have hepatitis\n", "", 0),
            ("\n\n## In the body\n\nThe liver breaks it down. Opioids act on receptors.\n", "opioids, liver", 0),
            ("\n\n- opioids\n- the liver\n\n## Do not\n\nshare it.", "opioids, liver", 0),
        ],
    )
    def test_a_fact_counts_in_the_voice_of_a_caution(
        self, compiled: Compiled, text: str, missing: str, shift: int
    ) -> None:
        found = told(compiled, "missing-contraindication", f"# LDN\n\n{PRAISE} {text}")
        values = {"count": "2", "other": "naltrexone", "detail": missing}
        assert found == ([("eases pain", shift, values)] if missing else [])

    def test_only_the_drug_that_the_page_is_about(self, compiled: Compiled) -> None:
        text = "# Valerian\n\nValerian eases pain. Valerian helps with fatigue and nausea. Some take naltrexone."
        assert told(compiled, "missing-contraindication", text) == []

    def test_without_profiles_nothing_is_missed(self, compiled: Compiled) -> None:
        bare = TOLD._replace(profiles=())
        for check in ("missing-contraindication", "off-label-undisclosed", "prescription-promoted"):
            assert told(compiled, check, f"# LDN\n\n{PRAISE} Order now.", bare) == []

    @pytest.mark.parametrize(
        "text, found",
        [
            ("", [("eases pain", 0)]),
            ("Its normal use is in addiction.", [("eases pain", -1)]),
            ("It is not licensed for lupus.", []),
            ("This is an off-label use.", []),
        ],
    )
    def test_off_label_use(self, compiled: Compiled, text: str, found: list[tuple[str, int]]) -> None:
        matches = told(compiled, "off-label-undisclosed", f"# LDN\n\n{PRAISE} {text}")
        assert [(words, shift) for words, shift, _ in matches] == found

    def test_an_approved_use_needs_no_label(self, compiled: Compiled) -> None:
        text = (
            "# Naltrexone\n\nNaltrexone helps with alcohol dependence. Naltrexone treats opioid addiction and relapses."
        )
        assert told(compiled, "off-label-undisclosed", text) == []

    def test_a_prescription_medicine_on_sale(self, compiled: Compiled) -> None:
        sold = told(compiled, "prescription-promoted", f"# LDN\n\n{PRAISE}\n\n[Order now](/shop)")
        assert sold == [("Order now", 0, {"other": "naltrexone"})]
        assert told(compiled, "prescription-promoted", f"# LDN\n\n{PRAISE}") == []


def test_a_claim_and_its_disclaimer_point_at_each_other(compiled: Compiled) -> None:
    text = f"# LDN\n\nLDN cures lupus. {PRAISE}\n\nThis is not medical advice."
    page, matches = run(compiled, "disclaimer-as-shield", text)
    (match,) = matches
    ((start, end, words),) = match.related
    assert page.text(match.region.start, match.region.end) == "not medical advice"
    assert (page.text(start, end), words) == ("cures lupus", "the claim")


def test_every_check_has_a_rule_or_waits_for_profiles() -> None:
    used = {rule.check for rule in load_catalogue().rules if rule.kind == "absence"}
    assert set(CHECKS) - used <= {"missing-contraindication", "off-label-undisclosed", "prescription-promoted"}
