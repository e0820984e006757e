"""The metadata at the head of a Markdown file, as far as it is simple."""

from __future__ import annotations

import re

_KEY = re.compile(r"([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def read_front_matter(text: str) -> dict[str, str]:
    """The `key: value` lines (YAML) or `key = value` lines (TOML) of `text`; lists are joined by ", ".

    Nested tables, block scalars beyond their first lines and anything else are passed over.
    """
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        pair = _KEY.match(line)
        item = _ITEM.match(line)
        if pair:
            key = pair[1].lower()
            found[key] = _value(pair[2].strip())
        elif key and item:
            found[key] = _join(found[key], ", ", _value(item[1].strip()))
        elif key and line[:1] in (" ", "\t") and line.strip() and not _KEY.match(line.strip()):
            found[key] = _join(found[key], " ", _value(line.strip()))
        elif line.strip():
            key = ""
    return found


def _join(before: str, glue: str, after: str) -> str:
    return f"{before}{glue}{after}" if before else after


def _value(raw: str) -> str:
    """A scalar without its quotes, a flow list as its items; block indicators stand for nothing."""
    if raw in ("|", ">", "|-", ">-", "|+", ">+", "[]", "{}", "~", "null"):
        return ""
    if raw[:1] == "[" and raw[-1:] == "]":
        return ", ".join(item for part in raw[1:-1].split(",") if (item := _value(part.strip())))
    quote = raw[:1]
    if quote in ("'", '"') and raw.find(quote, 1) > 0:
        return raw[1 : raw.find(quote, 1)]
    return raw.split(" #", 1)[0].rstrip()
