"""Read a TOML table key by key, noting every mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from ldn_lint.rules.locate import Locator


class Problem(NamedTuple):
    """A mistake in a rules file: where, and what to do about it."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class CatalogueError(Exception):
    """A rules file that cannot be used; `problems` says why, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Origin:
    """The file that a table came from, and the problems found in it so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self._locator: Locator | None = None

    def report(self, message: str, path: tuple[str, ...], value: str = "") -> None:
        """Note a problem at the key `path` (or at `value` inside it)."""
        if self._locator is None:
            from ldn_lint.rules.locate import Locator

            self._locator = Locator(self.text)
        self.problems.append(Problem(self.path, *self._locator.find(path, value), message))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to `word`, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


class Table:
    """One table under reading. Getters note wrong types and go on with the default; `done` notes unknown keys."""

    def __init__(self, data: Mapping[str, Any], path: tuple[str, ...], origin: Origin) -> None:
        self.data = data
        self.path = path
        self.origin = origin
        self._known: set[str] = set()

    def problem(self, message: str, key: str = "", value: str = "") -> None:
        """Note a problem at `key` of this table."""
        self.origin.report(message, (*self.path, key) if key else self.path, value)

    def _get(self, key: str, kind: type | tuple[type, ...], default: Any, expected: str) -> Any:
        self._known.add(key)
        if key not in self.data:
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.problem(f"{key} must be {expected}, not {type(value).__name__}", key)
            return default
        return value

    def text(self, key: str, *, required: bool = False, choices: Iterable[str] = (), default: str = "") -> str:
        """A string; one of `choices` if any are given."""
        value: str = self._get(key, str, default, "a string")
        if required and not value:
            self.problem(f"{key} is missing: every {self.path[0].rstrip('s')} needs one")
        options = tuple(choices)
        if options and value and value not in options:
            self.problem(f"{key} is {value!r}{nearest(value, options)} (one of {', '.join(options)})", key, value)
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings (a single string counts as a list of one)."""
        value = self._get(key, (list, str), [], "a list of strings")
        items = [value] if isinstance(value, str) else value
        wrong = [item for item in items if not isinstance(item, str)]
        if wrong:
            self.problem(f"{key} must be a list of strings, but holds {wrong[0]!r}", key)
        return tuple(item for item in items if isinstance(item, str))

    def number(self, key: str, default: int = 0) -> int:
        """A whole number, not negative."""
        value: int = self._get(key, int, default, "a whole number")
        if value < 0:
            self.problem(f"{key} must not be negative", key)
            return default
        return value

    def decimal(self, key: str) -> float:
        """A number."""
        return float(self._get(key, (int, float), 0.0, "a number"))

    def numbers(self, key: str) -> tuple[int, ...]:
        """A whole number or a list of them."""
        value = self._get(key, (int, list), [], "a whole number or a list of them")
        items = value if isinstance(value, list) else [value]
        if any(not isinstance(item, int) or item < 0 for item in items):
            self.problem(f"{key} must hold whole numbers, not negative", key)
            return ()
        return tuple(items)

    def items(self, key: str) -> list[Any]:
        """A list of anything."""
        value: list[Any] = self._get(key, list, [], "a list")
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        return bool(self._get(key, bool, False, "true or false"))

    def table(self, key: str) -> Table:
        """The table under `key`, empty if there is none."""
        return Table(self._get(key, dict, {}, "a table"), (*self.path, key), self.origin)

    def tables(self) -> Iterable[tuple[str, Table]]:
        """The tables of this table by name; anything else in it is noted."""
        for name, value in self.data.items():
            if isinstance(value, dict):
                yield name, Table(value, (*self.path, name), self.origin)
            else:
                self.problem(f"{name} must be a table", name)

    def holds(self, key: str) -> bool:
        """Whether the table gives a key, which is a known one from now on."""
        self._known.add(key)
        return key in self.data

    def done(self) -> None:
        """Note every key that no getter asked for."""
        for key in self.data:
            if key not in self._known:
                self.problem(f"unknown key {key!r}{nearest(key, self._known)}", key)
