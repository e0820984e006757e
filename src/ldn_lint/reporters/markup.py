"""Text that means nothing but itself in XML and in Markdown."""

from __future__ import annotations

import re

_XML = {
    ord(char): entity
    for char, entity in {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }.items()
}
# What XML 1.0 (section 2.2) does not let a document hold, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKS = re.compile(r"[\\`*_~\[\]<>|&$]")
# "@name" would notify a person, "#12" link to an issue; backslashes do not keep forges from it.
_CALLS = re.compile(r"(?<!\w)[@#](?=\w)")


def xml(text: str) -> str:
    """`text` for an attribute in double quotes or between tags; characters that XML cannot hold become U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(_XML)


def markdown(text: str) -> str:
    """One line of text for GitHub Flavored Markdown, in a table as well: no markup, no HTML, no mention."""
    return _CALLS.sub(r"\g<0>&#8203;", _MARKS.sub(r"\\\g<0>", text))
