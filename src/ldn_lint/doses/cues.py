"""The words that tell what a dose is for: its role, how often it is taken, by whom, and when it was so."""

from __future__ import annotations

import re

# Words that do not count towards the reach of a cue.
_FILLERS = """
a about an and any approximately are around as at be been being by can could daily do does for found from has have in is
it its may more no not of on or per should than that the their this to used using was were which will with would you
your
"""
FILLERS = frozenset(_FILLERS.split())


def _cue(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


# What stands just before an amount, tried in this order: at the end of the words before it.
ENDINGS = (
    ("step", re.compile(r"\b(?:increas\w*|rais\w*|add(?:ed|ing)?|lower\w*|reduc\w*|taper\w*|decreas\w*"
        r"|titrat\w*|go up|step\w* up"
                        r"|cut\w*)\b[^.;]*\bby(?: about| only| another)?$")),
    ("step", re.compile(r"\b(?:steps?|increments?|stages) of(?: about)?$|\badd(?:ing|ed)?(?: (?:another|about"
        r"|an extra))?$")),
    ("reduce", re.compile(r"\b(?:reduc\w+|lower\w*|cut(?:ting)?|decreas\w*|taper\w*|drop\w*|go(?:es|ing)?"
        r"|went) ?(?:[^.;]*\b)?(?:down )?to"
                          r"(?: about| only)?$")),
    ("maximum", re.compile(r"\b(?:no more than|not more than|up to|at most|not above|not over|maximum of"
                           r"|(?:not|never|nobody|no one|avoid|without|don't)\b[^.;]*\b(?:more than|above|over"
                           r"|exceed(?:ing)?|higher than))"
                           r"(?: about| a total of)?$")),
    ("minimum", re.compile(r"\b(?:at least|no less than|not less than|minimum of)(?: about)?$")),
)  # fmt: skip
# What stands within reach before it, the more telling first.
ROLES = (
    ("maximum", _cue(r"maximum|max|maximal|maximally|highest(?: recommended| allowed)?|ceiling|(?:not|never"
        r"|don't) (?:to )?exceed|limit")),
    ("minimum", _cue(r"minimum|minimal")),
    ("start", _cue(r"start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|initial(?:ly)?|introductory|lowest"
        r"|initiate[ds]?|loading dose|first dose")),
    ("label", _cue(r"(?:approved|licensed|authori[sz]ed) [^.;]*(?:in|at|as)|comes? (?:as|in)|available (?:as"
        r"|in)|sold (?:as|in)|supplied (?:as|in)"
                   r"|contain(?:s|ing|ed)?|tablets? of|capsules? of|strengths?(?: of)?|made (?:as|in)"
                   r"|full[ -]dose|full[ -]strength")),
    ("typical", _cue(r"usual|usually|typical|typically|standard|optimal|optimum|recommend(?:s|ed)?|best|normal"
        r"|normally|commonly|most often|effective dose"
                     r"|maintenance|average|generally|ideal|target dose"
                     r"|most (?:\w+ )?(?:people|patients|adults|children|women|men|users) (?:\w+ )?(?:take|use"
                     r"|need|do well|are given|get|on)"
                     r"|most (?:people|patients|adults|children|women|men) are (?:\w+ ){1,3}with")),
)  # fmt: skip
# "Dose of" says little: only right before the amount, a drug's name between them at most.
PLAIN_DOSE = re.compile(
    r"\bdos(?:e|es|age|ages|ing)(?= )(?: of(?: (?!rang|vari|from|between)[\w-]+){0,3}?)?"
    r"(?: (?:is|was|are|were|has been|have been|found|to be|used to be|should be|would be|approximately|about"
    r"|around|just|only|at))*$"
)
# What follows an amount at once.
AFTER = (
    ("maximum", re.compile(r"\W*(?:(?:mg|daily|a day|per day|each day|once a day|once daily|of drug"
        r"|drug) ){0,3}(?:or (?:less|fewer|below|under|lower)|maximum|max|at most|is the (?:maximum|most|highest))\b")),
    ("minimum", re.compile(r"\W*(?:(?:daily|a day|per day|each day|of drug|drug) ){0,2}(?:or (?:more|above"
        r"|higher|greater)|minimum|is the (?:minimum|least|lowest))\b")),
    ("step", re.compile(r"\W*(?:steps?|increments?|stages)\b")),
    ("start", re.compile(r"\W*(?:as an? |is the |as the )?(?:starting|initial|introductory|start)\b(?: dose)?"
        r"|\W*to (?:start|begin)\b")),
    ("typical", re.compile(r"\W*(?:is|was|as|being)? ?(?:the |an? )?(?:usual|typical|standard|optimal"
        r"|recommended|best)\b")),
)  # fmt: skip
# Words of the whole sentence.
TOXIC = _cue(
    r"overdos\w+|toxic|toxicity|poison\w*|fatal|lethal|liver (?:changes|damage|injury|effects|failure)"
    r"|hepatotoxic\w*|died|deaths?"
)
NOT_TOXIC = _cue(
    r"(?:not|no|nor|without|never) (?:\w+ ){0,3}(?:toxic\w*|poison\w*|liver (?:damage|injury|effects|changes)"
    r"|overdos\w+)|non-?toxic"
)
TRIAL = _cue(
    r"randomi[sz]ed|participants?|trials?|study|studies|compared|comparing|placebo|volunteers|cohort|rats?|mice"
    r"|mouse|animals?|dogs?|monkeys?"
    r"|experiments?|tested|enrolled|investigated"
)
ANIMAL = _cue(r"rats?|mice|mouse|rodents?|animals?|dogs?|monkeys?|rabbits?|pigs?|in vitro|cell cultures?")
# After the first dose of a titration.
RISES = _cue(
    r"(?:then )?(?:increas\w+|rais\w+|add(?:ing)?|build\w* up|titrat\w+)(?: it| the dose)? (?:by|in steps"
    r"|gradually|slowly)|adding"
)
FROM = re.compile(r"\bfrom(?: about)?$")

POPULATIONS = (
    ("pregnancy", _cue(r"pregnan\w+|breast-?feeding|trimester|trying for a baby")),
    ("kidney", _cue(r"kidney (?:disease|problems?|failure|impairment|function)|renal|dialysis|kidneys?")),
    ("liver", _cue(r"liver (?:disease|problems?|impairment|failure)|hepatic impairment|cirrhosis")),
    ("thyroid", _cue(r"thyroid (?:disease|problems?|conditions?|disorders?|hormone replacement)|hashimoto'?s?"
        r"|thyroiditis|hypothyroid\w*|underactive thyroid")),
    ("elderly", _cue(r"elderly|older (?:people|adults|patients|persons)|(?:over|aged|above|age) (?:6[05]|7\d"
        r"|80)|seniors")),
    ("child", _cue(r"child|child's|children|children's|infants?|toddlers?|babies|newborns?|adolescents?"
        r"|teenagers?|kids|p(?:a)?ediatric|neonates?|boys|girls")),
    ("adult", _cue(r"adults?|grown-ups?")),
)  # fmt: skip
AGES = frozenset({"elderly", "child", "adult"})
DIRECTED = re.compile(
    r"\b(?:for|in|if|when|to|with|during|while|who (?:are|have))\W+(?:(?:an?|the|most|healthy|young|all|older"
    r"|people|patients|those|women|you|are|have|with) )*$"
)

PAST = re.compile(
    r"\b(?:originally|formerly|previously|in the past|at first|historically|at one time|used to be"
    r"|(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )(?<!been )(?<!often )(?<!commonly )used to (?:take|start"
    r"|prescribe|give|use)"
    r"|(?:in|during|by) (?:the )?(?:early |mid-?|late )?(?:1[89]\d\d|20[01]\d)(?:'?s)?)\b"
)
PRESENT = _cue(r"now|today|currently|these days|nowadays|since then|subsequently|later")
LATER = re.compile(r"\W*(?:note: )?(?:subsequently|later|now|today|since then|currently|more recently)\b")
