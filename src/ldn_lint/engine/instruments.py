"""The instruments of the scorecard, item by item, in our own words, and what a program can look at for each.

Sources: DISCERN (Charnock 1999), the JAMA benchmarks (Silberg 1997), the HONcode principles, QUEST (Robillard 2018),
the HealthNewsReview criteria, FDA's "6 tip-offs to rip-offs", ISMP's list of error-prone abbreviations. An item without
a check is one that no program can fill in.
"""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    """An item of an instrument: its number or name, what it asks, and which check looks at it (empty: a person)."""

    number: str
    asks: str
    check: str = ""


INSTRUMENTS: dict[str, tuple[Question, ...]] = {
    "JAMA": (
        Question("authorship", "Who wrote or reviewed the page, and with what qualification?", "authorship"),
        Question("attribution", "Are sources given for what is claimed?", "attribution"),
        Question("disclosure", "Does the page say who pays and who profits?", "disclosure"),
        Question("currency", "When was the page written and last checked?", "currency"),
    ),
    "DISCERN": (
        Question("1", "Are the aims clear?"),
        Question("2", "Does it achieve its aims, without contradicting itself?", "consistency"),
        Question("3", "Is it relevant to its readers?"),
        Question("4", "Is it clear what sources were used?", "attribution"),
        Question("5", "Is it clear when the information was produced?", "currency"),
        Question("6", "Is it balanced and unbiased?", "balance"),
        Question("7", "Does it point to further support?"),
        Question("8", "Does it refer to areas of uncertainty?", "uncertainty"),
        Question("9", "Does it describe how each treatment works?"),
        Question("10", "Does it describe the benefits of each treatment, in figures?", "figures"),
        Question("11", "Does it describe the risks of each treatment?", "risks"),
        Question("12", "Does it say what happens without treatment?", "alternatives"),
        Question("13", "Does it say how treatment affects quality of life?"),
        Question("14", "Is it clear that there may be more than one choice?", "alternatives"),
        Question("15", "Does it support deciding together with a clinician?", "complementarity"),
        Question("16", "Overall: a serious source on treatment choices?"),
    ),
    "HONcode": (
        Question("1", "Are the authors' qualifications given?", "authorship"),
        Question("2", "Does it support, not replace, the reader's own clinician?", "complementarity"),
        Question("3", "Is the privacy of visitors respected?"),
        Question("4", "Are sources cited and pages dated?", "attribution"),
        Question("5", "Are claims of benefit justified?", "justified"),
        Question("6", "Is it accessible, with a contact that works?"),
        Question("7", "Are the sources of funding named?", "disclosure"),
        Question("8", "Is advertising kept apart from the text?", "selling"),
    ),
    "QUEST": (
        Question("authorship", "Is there a named, qualified author?", "authorship"),
        Question("attribution", "Do more than half of the claims name an identifiable study?", "attribution"),
        Question("type of study", "What kind of studies are named?", "studies"),
        Question("conflict of interest", "Is the page free of what it sells?", "disclosure"),
        Question("currency", "Is it dated, within five years?", "currency"),
        Question("complementarity", "Does it support the patient and physician?", "complementarity"),
        Question("tone", "Is the support for the treatment hedged and its limits told?", "tone"),
    ),
    "HealthNewsReview": (
        Question("1", "Does it discuss costs?"),
        Question("2", "Does it quantify benefits in absolute figures?", "figures"),
        Question("3", "Does it explain and quantify harms?", "risks"),
        Question("4", "Does it grasp the quality of the evidence?", "studies"),
        Question("5", "Does it avoid disease-mongering?", "fear"),
        Question("6", "Does it use independent sources and name conflicts?", "disclosure"),
        Question("7", "Does it compare with alternatives?", "alternatives"),
        Question("8", "Does it say whether the treatment is available and approved?", "approval"),
        Question("9", "Is what is called new really new?"),
        Question("10", "Does it go beyond a news release?"),
    ),
    "FDA tip-offs": (
        Question("1", "One product does it all", "tip-off-1"),
        Question("2", "Personal success stories", "tip-off-2"),
        Question("3", "Quick fixes", "tip-off-3"),
        Question("4", "“All natural”", "tip-off-4"),
        Question("5", "“Miracle cure”", "tip-off-5"),
        Question("6", "Conspiracy theories", "tip-off-6"),
    ),
    "PEMAT": (
        Question("3-4", "Everyday words, medical terms explained?", "plain-words"),
        Question("6-7", "Numbers clear, nothing left to calculate?", "arithmetic"),
    ),
    "ISMP": (Question("dose notation", "Are doses written so that they cannot be misread?", "dose-notation"),),
    "Doses": (Question("consistency", "Do the doses of the page agree?", "dose-consistency"),),
}

# What stays to be done for every page, whatever the scorecard says.
FOR_A_PERSON = (
    "whether the claims are true and what the current evidence says",
    "whether a cited source supports the sentence that cites it, and whether a quotation was clipped",
    "whether the aims are met and the page is relevant; quality of life",
    "interests that leave no trace in the text; whether credentials are real",
    "privacy, images, cultural fit, and whether a superlative is deserved",
)

# Findings on a promise of safety; the rest of their family is about what a page tells to do, or leaves out.
SAFETY_CLAIMS = ("SAF001", "SAF002", "SAF004", "SAF005", "SAF010", "SAF025")
# Checks that only ask whether certain rules spoke: codes or the prefixes of families.
BY_RULES: dict[str, tuple[str, ...]] = {
    "justified": ("EFF", "EVI", "CIT001", "REG001", *SAFETY_CLAIMS),
    "consistency": ("SAF010", "STR001", "DOS001", "DOS002", "DOS005", "STA005"),
    "selling": ("CTA", "REG003"),
    "fear": ("BAL006", "BAL007", "BAL008", "BAL014", "BAL015", "BAL016", "BAL018", "BAL023", "BAL026", "BAL027"),
    "approval": ("REG004", "REG005"),
    "tip-off-1": ("EFF007", "EFF008", "EFF024", "EFF042", "EFF043"),
    "tip-off-2": ("TES",),
    "tip-off-3": ("EFF010", "EFF012"),
    "tip-off-4": ("SAF005", "EFF013", "EFF037"),
    "tip-off-5": ("EFF002", "EFF005"),
    "tip-off-6": ("AUT002", "AUT003", "AUT004", "AUT005", "AUT006", "AUT018"),
    "plain-words": ("REA",),
    "arithmetic": ("STA005", "DOS007", "RSK011"),
    "dose-notation": ("DOS008", "DOS009", "DOS010", "DOS011", "DOS012"),
    "dose-consistency": ("DOS001", "DOS002", "DOS003", "DOS004", "DOS005", "DOS007"),
}
