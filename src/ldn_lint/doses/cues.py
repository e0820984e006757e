"""The words that tell what a dose is for: its role, how often it is taken, by whom, and when it was so."""

from __future__ import annotations

import re

from ldn_lint.mentions.lazy import LazyPattern

# Words that do not count towards the reach of a cue.
_FILLERS = """
a about an and any approximately are around as at be been being by can could daily do does for found from has have in is
it its may more no not of on or per should than that the their this to used using was were which will with would you
your
"""
FILLERS = frozenset(_FILLERS.split())


def _any(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


def _cue(*words: str) -> re.Pattern[str]:
    return LazyPattern(rf"\b{_any(*words)}\b")


_LESS = _any(r"reduc\w+", r"lower\w*", r"cut(?:ting)?", r"decreas\w*", r"taper\w*", r"drop\w*", "go(?:es|ing)?", "went")
_CHANGE = _any(
    r"increas\w*",
    r"rais\w*",
    r"add(?:ed|ing)?",
    r"titrat\w*",
    r"escalat\w*",
    r"adjust\w*",
    "go up",
    r"step\w* up",
    _LESS,
)
_NOT = _any("not", "never", "nobody", "no one", "avoid", "without", r"\w+n't", "cannot")
_OVER = _any("more than", "above", "over", "exceed(?:ing)?", "higher than")
_STEPS = _any("steps?", "increments?", "stages", "decrements?")
_CHANGES = _any("increases?", "decreases?", "reductions?")

# What stands just before an amount, at the end of the words before it; tried in this order.
ENDINGS = (
    ("start", LazyPattern(r"\b(?:starting|initial|introductory) dos\w+ (?:of|is|are) (?:up to|at most)$")),
    ("step", LazyPattern(rf"\b{_CHANGE}\b[^.;]*\bby(?: about| only| another)?$")),
    (
        "step",
        LazyPattern(
            rf"\b{_any(_STEPS, _CHANGES)} of(?: about)?$|\b{_STEPS}$|\badd(?:ing|ed)?(?: another| about| an extra)?$"
        ),
    ),
    ("reduce", LazyPattern(rf"\b{_LESS}\b(?! up\b) ?(?:[^.;]*\b)?(?:down )?to(?: about| only)?$")),
    (
        "maximum",
        LazyPattern(
            rf"\b(?:no more than|not more than|(?<!go )(?<!goes )(?<!going )(?<!went )up to|at most"
            rf"|as (?:much|high|many) as|not above|not over|maximum of|{_NOT}\b[^.;]*\b{_OVER})(?: about| a total of)?$"
        ),
    ),
    (
        "minimum",
        LazyPattern(r"\b(?:at least|as (?:low|little) as|(?:no|not) (?:be )?less than|minimum of)(?: about)?$"),
    ),
)
_MOST = _any("people", "patients", "adults", "children", "women", "men", "users")
# What stands within reach before it, the more telling first.
ROLES = (
    (
        "maximum",
        _cue(
            "maximum", "max", "maximal", "maximally", "highest(?: recommended| allowed)?", "ceiling", "limits?",
            r"(?:not|never|\w+n't|cannot) (?:to )?exceed", "upper (?:intake )?levels?",
        ),
    ),
    ("minimum", _cue("minimum", "minimal")),
    (
        "start",
        _cue(
            "start(?:s|ed|ing)?", "begin(?:s|ning)?", "began", "begun", "initial(?:ly)?", "introductory", "lowest",
            "initiat(?:e[ds]?|ing|ion)", "loading dose", "first dose",
        ),
    ),
    (
        "label",
        _cue(
            r"(?:approved|licensed|authori[sz]ed) [^.;]*(?:in|at|as)", "comes? (?:as|in)", "contain(?:s|ing|ed)?",
            "(?:available|sold|supplied|made) (?:as|in)", "(?:tablets?|capsules?) of", "strengths?(?: of)?",
            "full[ -](?:dose|strength)", "(?:approved|licensed) dos(?:e|age)",
        ),
    ),
    (
        "typical",
        _cue(
            "usual", "usually", "typical", "typically", "standard", "optimal", "optimum", "recommend(?:s|ed)?", "best",
            "normal", "normally", "commonly", "most often", "effective dose", "maintenance", "average", "generally",
            "ideal", "target dose",
            rf"most (?:\w+ )?{_MOST} (?:\w+ )?(?:take|use|need|do well|are given|get|on)",
            rf"most {_MOST} are (?:\w+ ){{1,3}}with",
        ),
    ),
)  # fmt: skip
# "Dose of" says little: only right before the amount, a drug's name between them at most.
PLAIN_DOSE = LazyPattern(
    r"(?<!higher )(?<!single )(?<!double )(?<!larger )(?<!total )(?<!single oral )"
    r"\bdos(?:e|es|age|ages|ing)(?= )(?: of(?: (?!rang|vari|from|between|less|more|lower|higher|over|above"
    r"|below|under)[\w-]+){0,3}?)?"
    r"(?: (?:is|was|are|were|has been|have been|found|to be|used to be|should be|would be|approximately|about|around"
    r"|just|only|at))*$"
)
_OFTEN = "daily|a day|per day|each day|once a day|once daily|weekly|once weekly|of drug|drug|at bedtime|nightly"
# What follows an amount at once.
AFTER = (
    (
        "maximum",
        LazyPattern(
            rf"\W*(?:(?:{_OFTEN}) ){{0,3}}(?:or (?:less|fewer|below|under|lower)|maximum|max|at most"
            r"|is (?:the|(?:regarded|considered|seen) as the) (?:maximum|most|highest|upper limit))\b"
        ),
    ),
    (
        "minimum",
        LazyPattern(
            rf"\W*(?:(?:{_OFTEN}) ){{0,2}}(?:or (?:more|above|higher|greater)|minimum|is the (?:minimum|least))\b"
        ),
    ),
    ("step", LazyPattern(rf"\W*{_STEPS}\b")),
    (
        "start",
        LazyPattern(
            rf"\W*(?:as an? |is the |as the )?(?:starting|initial|introductory|start)\b"
            rf"|\W*(?:(?:{_OFTEN}) ){{0,2}}(?:to (?:start|begin)(?: with)?|initially)\b"
        ),
    ),
    (
        "typical",
        LazyPattern(
            rf"\W*(?:(?:{_OFTEN}) )?(?:is|was|as|being)? ?(?:the |an? )?"
            r"(?:maintenance|usual|typical|standard|optimal|recommended|best)\b"
        ),
    ),
)
# "Or more" makes a least dose only of what somebody needs, not of what somebody swallowed.
NEED = LazyPattern(r"\b(?:need|requir|should|must|recommend|prescri)")
_HARM = "(?:changes|damage|injury|effects|failure)"
# Words of the whole sentence.
TOXIC = _cue(
    r"overdos\w+", "toxic", "toxicity", r"poison\w*", "fatal", "lethal", rf"liver {_HARM}", r"hepatotoxic\w*", "died",
    "deaths?",
)  # fmt: skip
NOT_TOXIC = _cue(
    rf"(?:not|no|nor|without|never|reduce|prevent) (?:\w+ ){{0,3}}(?:toxic\w*|poison\w*|liver {_HARM}|overdos\w+)",
    "non-?toxic",
)
_BEASTS = ("rats?", "mice", "mouse", "rodents?", "animals?", "dogs?", "monkeys?", "rabbits?", "pigs?")
TRIAL = _cue(
    "randomi[sz]ed", "participants?", "trials?(?! period| of)", "study", "studies", "compared", "comparing", "placebo",
    "volunteers", "cohort", "experiments?", "tested", "enrolled", "investigated", *_BEASTS,
)  # fmt: skip
# What a study gave is no advice, whatever word stands before it.
STUDIED = _cue(r"(?:studies|trials|study|trial) (?:have |has )?(?:used|tested|gave|given)")
ANIMAL = _cue(*_BEASTS, "in vitro", "cell cultures?")
# After the first dose of a titration.
RISES = _cue(
    r"(?:increas|rais|add|build|titrat)\w*(?: up)?(?: it| the dose)? (?:by|in steps|gradually|slowly)", "adding",
    r"then (?:increas|rais|go up)\w*",
)  # fmt: skip
FROM = LazyPattern(r"\bfrom(?: about)?$")

POPULATIONS = (
    ("pregnancy", _cue(r"pregnan\w+", "breast-?feeding", "trimester", "trying for a baby")),
    ("kidney", _cue("kidneys?", "renal", "dialysis")),
    ("liver", _cue("liver (?:disease|problems?|impairment|failure)", "hepatic impairment", "cirrhosis")),
    (
        "thyroid",
        _cue(
            "(?:underactive )?thyroid (?:disease|problems?|conditions?|disorders?|hormone replacement)",
            "hashimoto'?s?", "thyroiditis", r"hypothyroid\w*", "underactive thyroid",
        ),
    ),
    (
        "elderly",
        _cue(
            "elderly", "geriatric", "older (?:people|adults|patients|persons)", "seniors",
            r"(?:over|aged|above|age|older than) (?:6[05]|7\d|80)", r"(?:6[05]|7\d) years and older",
        ),
    ),
    (
        "child",
        _cue(
            "child", "child's", "children", "children's", "infants?", "toddlers?", "babies", "newborns?",
            "adolescents?", "teenagers?", "kids", "p(?:a)?ediatric", "neonates?", "boys", "girls",
        ),
    ),
    ("adult", _cue("adults?(?! worms?)", "grown-ups?")),
)  # fmt: skip
AGES = frozenset({"elderly", "child", "adult"})
_YOUNG = _any("child(?:ren)?", "teenagers?", "adolescents?", "infants")
# Both at once tell nobody apart.
EVERYBODY = _cue(
    rf"adults? and (?:\w+ )?{_YOUNG}", rf"{_YOUNG}[^.;,]{{0,30}} and (?:in |for )?adults?", "everyone", "everybody",
    "all individuals",
)  # fmt: skip
DIRECTED = LazyPattern(
    r"\b(?:for|in|if|when|to|with|during|who (?:are|have))\W+"
    r"(?:(?:an?|the|most|healthy|young|all|older|people|patients|those|women|you|are|have|with) )*$"
)

PAST = LazyPattern(
    r"\b(?:originally|formerly|previously|in the past|at first|historically|at one time|used to be"
    r"|(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?<!been )(?<!often )(?<!commonly )"
    r"used to (?:take|start|prescribe|give|use)"
    r"|(?:in|during|by) (?:the )?(?:early |mid-?|late )?(?:1[89]\d\d|20[01]\d)(?:'?s)?)\b"
)
PRESENT = _cue("now", "today", "currently", "these days", "nowadays", "since then", "subsequently", "later")
LATER = LazyPattern(r"\W*(?:note: )?(?:subsequently|later|now|today|since then|currently|more recently)\b")
