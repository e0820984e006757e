"""Whether a word is explained where it stands."""

from __future__ import annotations

import re

from ldn_lint.mentions.lazy import LazyPattern

_AFTER = LazyPattern(
    r"""[\"'”’*]*(?:
      ['’]?s?\s*\((?!s\)|\d|see\b|p\s?[<=]|n\s?=)[^)]{4,}
    | \s*(?:[–—:]|-\s|/)
    | (?:\s[\w-]+){0,2},?\s(?:or|also\scalled|also\sknown\sas|that\sis|i\.e\.|meaning|in\swhich|where)\b
    | ,\s(?:a|an|the|which|when|sometimes|usually|commonly)\b
    | (?:\s\([^)]{2,8}\))?\s(?:is|are|was|were|means?|refers?\sto|stands?\sfor|describes?|occurs?\swhen|happens?\swhen)
      (?:\s(?:also|a|an|the|when|called|defined|known|another|any)\b)
    | \s(?:means?|refers?\sto|stands?\sfor|describes?)\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = LazyPattern(
    r"""(?:
      [(/]
    | \b(?:called|known\sas|termed|named|referred\sto\sas|so-called|namely|or|i\.e\.,?|the\sterms?|the\swords?
        |terms?\s(?:for|of)|word\sfor|describes?|describes\sa)
    )\s*(?:(?:a|an|the|as|severe|chronic|acute)\s)?[\"'“‘*]*$""",
    re.VERBOSE | re.IGNORECASE,
)


def explained(before: str, after: str) -> bool:
    """Whether the words around a term, those of its sentence `before` and `after` it, say what it means."""
    return bool(_AFTER.match(after) or _BEFORE.search(before))
