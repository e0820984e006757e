"""What a line of plain text is by its looks: its length, its capitals, how it ends."""

from __future__ import annotations

import re

from ldn_lint.readers.lines import Line
from ldn_lint.readers.references import is_reference_heading

_HEADING_LENGTH, _HEADING_WORDS, _COLON_WORDS = 90, 14, 8
_ITEM_LENGTH, _ITEM_WORDS = 80, 10
_FEWEST_ITEMS = 3
_FEWEST_CAPITALS = 4
_ENTRY_WORDS = 6
_NO_HEADING = re.compile(r"[@|©]|https?:|www\.|(?:\d[\d\s().-]*){7}")


def is_heading(text: str, following: int) -> bool:
    """Whether `text`, which stands alone between blank lines, heads what follows, a line of `following` characters."""
    if len(text) > _HEADING_LENGTH or _NO_HEADING.search(text):
        return False
    if is_reference_heading(text) or is_capitals(text):
        return True
    words = text.count(" ") + 1
    if words > _HEADING_WORDS or not _may_begin_heading(text[0]):
        return False
    if text[-1] == ":":
        return words <= _COLON_WORDS and following > _ITEM_LENGTH
    if text[-1] == "?":
        return following > len(text)
    return text[-1] not in ".!;,…" and any(map(str.isalpha, text))


def _may_begin_heading(char: str) -> bool:
    """A capital, a digit, a quotation mark, or a letter of a script without capitals."""
    return not char.islower() and (char.isalnum() or char in "\"'“‘«¿¡(")


def is_lead_heading(text: str, following: int) -> bool:
    """Whether `text` heads the longer line right below it, with no blank line between."""
    return following > max(_ITEM_LENGTH, 2 * len(text)) and text[-1] != ":" and is_heading(text, following)


def is_entry_heading(text: str) -> bool:
    """Whether a line within a reference section may be the heading that ends it, not an entry."""
    return is_reference_heading(text) or (text.count(" ") < _ENTRY_WORDS and not any(map(str.isdigit, text)))


def is_capitals(text: str) -> bool:
    """Whether a line is a heading set in capitals."""
    if len(text) > _HEADING_LENGTH or text[-1] in ".,;" or not text.isupper():
        return False
    return sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def is_item(text: str) -> bool:
    """Whether a line could be one of a bare list: short, and no sentence."""
    return len(text) <= _ITEM_LENGTH and text[-1] not in ".!?:" and text.count(" ") < _ITEM_WORDS


def is_bare_list(lines: list[str], announced: bool) -> bool:
    """Whether lines in succession are a list without bullets; the last may end with a full stop.

    `announced` says that a colon came before: two lines are enough then.
    """
    if len(lines) < (_FEWEST_ITEMS - 1 if announced else _FEWEST_ITEMS):
        return False
    return all(map(is_item, lines[:-1])) and is_item(lines[-1].rstrip(".") or ".")


def continues(before: Line, line: Line, text: str, width: int) -> bool:
    """Whether `line` goes on with the sentence of the line before it, in a text wrapped at `width` (0: not).

    It does where its first word had no room on the line before, or begins small under a line well filled.
    """
    if not width:
        return False
    if line.indent > before.indent and text[before.end - 1] in '.!?:”"' and before.kind == "text":
        return False
    filled = before.end - before.start + before.indent
    if text[line.start].islower() and 2 * filled > width:
        return True
    blank = text.find(" ", line.start, line.end)
    return filled + (blank if blank >= 0 else line.end) - line.start >= width - width // 8
