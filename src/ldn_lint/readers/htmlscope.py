"""The HTML elements that are open at a place, and what they make of the text there."""

from __future__ import annotations

import re

import ldn_lint.readers.htmlroles as roles
from ldn_lint.readers.htmltokens import attributes
from ldn_lint.readers.prose import ProseBuilder

_NUMBER = re.compile(r"-?[0-9]{1,6}\Z")


class Element:
    """An open element: the kind, level, group and label of a block in it, and the elements around that matter.

    `item`, `cell` and `phrase` are the innermost list item, the innermost table cell or caption, and an element
    that the start of any block ends (a heading, a paragraph with a role).
    """

    __slots__ = (
        "cell",
        "children",
        "container",
        "depth",
        "group",
        "in_article",
        "item",
        "kind",
        "label",
        "level",
        "lists",
        "name",
        "number",
        "parent",
        "phrase",
        "role",
    )

    def __init__(self, name: str, parent: Element | None) -> None:
        self.name = name
        self.parent = parent
        self.children: dict[tuple[str, str], Element] = {}
        self.number: int | None = None  # of the next item of an ordered list
        self.depth: int = parent.depth + 1 if parent else 0
        self.kind: str = parent.kind if parent else "paragraph"
        self.level: int = parent.level if parent else 0
        self.group: int = parent.group if parent else 0
        self.label: str = parent.label if parent else ""
        self.lists: int = parent.lists if parent else 0
        self.container: int = parent.container if parent else 0  # the group that items or cells belong to
        self.item: Element | None = parent.item if parent else None
        self.cell: Element | None = parent.cell if parent else None
        self.phrase: Element | None = parent.phrase if parent else None
        self.in_article: bool = parent.in_article if parent else False
        self.role: str = parent.role if parent else roles.PROSE

    def _become(self, kind: str, level: int = 0, group: int = 0) -> None:
        self.kind, self.level, self.group, self.label = kind, level, group, ""


class OpenElements:
    """A stack of open elements that mends missing and stray closing tags as browsers do."""

    def __init__(self, builder: ProseBuilder) -> None:
        self._builder = builder
        self._places: dict[str, list[Element]] = {}
        self.top = Element("", None)

    def push(self, name: str, role: str, start: int, end: int) -> None:
        """Open element `name`, whose role is `role` and whose opening tag is `start` to `end` of the source."""
        before = self.top
        element = before.children.get((name, role))
        if element is None:
            element = self._make(name, role, start, end)
        if name == "li":
            element.label = self._item_label(before, start, end)
        self._places.setdefault(name, []).append(element)
        self.top = element

    def end_implied(self, name: str) -> None:
        """Close the elements that the start of `name` closes although their closing tags are missing."""
        top = self.top
        if top.phrase is not None and name != "div":
            self._close_through(top.phrase)
            top = self.top
        if top.item is not None and name in roles.ITEMS:
            self._close_through(top.item)
        elif top.cell is not None and name in roles.CELL_ENDERS:
            self._close_through(top.cell)

    def close(self, name: str) -> None:
        """Close the innermost `name`, with all in it; a closing tag without its element does nothing."""
        if name in roles.ITEMS:
            element = self.top.item
        elif name in roles.CELLS:
            element = self.top.cell
        else:
            places = self._places.get(name)
            element = places[-1] if places else None
            cell = self.top.cell
            if element is not None and cell is not None and name != "table" and element.depth < cell.depth:
                return
        if element is not None:
            self._close_through(element)

    def holds(self, name: str) -> bool:
        """Whether an element `name` is open."""
        return bool(self._places.get(name))

    def _close_through(self, element: Element) -> None:
        """Close `element` and all that was opened in it."""
        top, places = self.top, self._places
        while top.parent is not None:
            places[top.name].pop()
            ended, top = top, top.parent
            if ended is element:
                break
        self.top = top

    def _make(self, name: str, role: str, start: int, end: int) -> Element:
        """A new element in the innermost one; those that need no number of their own are used again."""
        before = self.top
        element = Element(name, before)
        described = self._describe(element, name, start, end)
        if role == roles.MAIN or name in roles.SECTIONS:
            element.in_article = True
        if role == roles.BOILERPLATE or (role == roles.REFERENCES and before.role != roles.BOILERPLATE):
            element.role = roles.BOILERPLATE if role == roles.BOILERPLATE else "reference"
        if name == "p":
            element.phrase = element
        if described:
            before.children[name, role] = element
        return element

    def _describe(self, element: Element, name: str, start: int, end: int) -> bool:
        """Fill in what the name alone says; whether the next such element will be just like it."""
        if name in roles.ITEMS:
            element._become("list-item", max(element.lists, 1), element.container)
            element.item = element
        elif name in roles.CELLS:
            element._become("table-cell", 0, element.container)
            element.item, element.cell, element.lists = None, element, 0
        elif name in roles.HEADINGS:
            element._become("heading", roles.HEADINGS[name])
            element.phrase = element
        elif name in roles.CAPTIONS:
            element._become("caption")
            if name == "caption":
                element.cell = element
        elif name in roles.LISTS or name == "table" or name == "blockquote":
            self._describe_group(element, name, start, end)
            return False
        return True

    def _describe_group(self, element: Element, name: str, start: int, end: int) -> None:
        """Fill in a list, a table or a quotation, each of which has a number of its own."""
        group = self._builder.new_group()
        element.item = None
        if name == "blockquote":
            element._become("quote", 0, group)
            return
        element.container = group
        if name == "table":
            element.cell = None
            return
        element.lists += 1
        if name == "ol":
            element.number = _integer(attributes(self._builder.source.text, start, end).get("start", ""), 1)

    def _item_label(self, around: Element, start: int, end: int) -> str:
        """The number that a browser shows before a list item; empty in a list without numbers."""
        if around.number is None:
            return ""
        tag = attributes(self._builder.source.text, start, end) if end - start > len("<li>") else {}
        number = _integer(tag.get("value", ""), around.number)
        around.number = number + 1
        return str(number)


def _integer(text: str, default: int) -> int:
    """The number that an attribute holds, or `default`."""
    return int(text) if _NUMBER.match(text.strip()) else default
