"""Values that the other layers pass around: frozen, comparable, free of I/O.

Every offset is a character index; every span is half-open. Two texts are at play and never mixed:
the *source* is the decoded file as it stands, the *prose* is what a reader of the page sees.
"""

from ldn_lint.model.context import UNTOLD, Context
from ldn_lint.model.document import Block, Directive, Document, Link, Reference, Sentence
from ldn_lint.model.finding import (
    Clash,
    Cleared,
    Edit,
    Fact,
    FileResult,
    Finding,
    Fix,
    Place,
    ReadFault,
    Related,
    Suppressed,
)
from ldn_lint.model.profile import DoseClass, MustMention, Profile
from ldn_lint.model.source import Source
from ldn_lint.model.span import Span
from ldn_lint.model.suppression import Directives, Misuse, Suppression
from ldn_lint.model.textmap import TextMap

__all__ = [
    "UNTOLD",
    "Block",
    "Clash",
    "Cleared",
    "Context",
    "Directive",
    "Directives",
    "Document",
    "DoseClass",
    "Edit",
    "Fact",
    "FileResult",
    "Finding",
    "Fix",
    "Link",
    "Misuse",
    "MustMention",
    "Place",
    "Profile",
    "ReadFault",
    "Reference",
    "Related",
    "Sentence",
    "Source",
    "Span",
    "Suppressed",
    "Suppression",
    "TextMap",
]
