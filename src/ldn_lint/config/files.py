"""Configuration files: `ldn-lint.toml`, or the table `tool.ldn-lint` of a `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ldn_lint.config.settings import FAIL_ON, FORMATS, is_day
from ldn_lint.model.context import CHOICES
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.rules.load import parse_toml, read_rules_file
from ldn_lint.rules.table import CatalogueError, Origin, Table, nearest

OWN, PYPROJECT = "ldn-lint.toml", "pyproject.toml"
NAMES = (OWN, PYPROJECT)
_SECTION = ("tool", "ldn-lint")
# A severity of a rule that does not run.
OFF = "off"


class PerFile(NamedTuple):
    """What holds for the files that a pattern names, beside or in place of what holds for all."""

    pattern: str
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    kind: str = ""
    audience: str = ""
    jurisdiction: str = ""


class ConfigFile(NamedTuple):
    """A configuration file: where it stands, and the settings that it and what it extends give.

    `values` are keyed by the fields of Config; paths and patterns in them are absolute or belong to `folder`.
    `origin` tells where a mistake stands, `section` the table that holds the settings.
    """

    path: Path
    values: Mapping[str, Any]
    origin: Origin
    section: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that patterns are relative to."""
        return self.path.parent

    def fail(self, message: str, key: str, value: str = "") -> CatalogueError:
        """A mistake at a key (and value) of this file, to be raised."""
        self.origin.report(message, (*self.section, *key.split("/")), value)
        return CatalogueError(self.origin.problems)


def read_config(path: Path, extending: tuple[Path, ...] = ()) -> ConfigFile:
    """A configuration file with what it extends; CatalogueError, which names every mistake with its place."""
    shown = _shown(path)
    text = read_rules_file(Path(shown))
    data = parse_toml(text, shown)
    origin = Origin(shown, text)
    section = _SECTION if path.name == PYPROJECT else ()
    if section:
        data = _section(data)
        if data is None:
            origin.report("there is no table tool.ldn-lint", section)
            raise CatalogueError(origin.problems)
    table = Table(data, section, origin)
    values = dict(_values(table, path.parent))
    base = table.text("extend")
    table.done()
    if origin.problems:
        raise CatalogueError(origin.problems)
    if base:
        values = {**_extended(path, base, origin, section, (*extending, path)), **values}
    return ConfigFile(path, values, origin, section)


def _shown(path: Path) -> str:
    """A path as messages show it: from the working folder on where it lies below."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _extended(
    path: Path, base: str, origin: Origin, section: tuple[str, ...], extending: tuple[Path, ...]
) -> Mapping[str, Any]:
    """The values of the file that another one extends."""
    wanted = (path.parent / base).resolve()
    if wanted in [each.resolve() for each in extending]:
        origin.report(f"extend leads in a circle: {base!r}", (*section, "extend"), base)
    elif not wanted.is_file():
        origin.report(f"extend names a file that is not there: {base!r}", (*section, "extend"), base)
    if origin.problems:
        raise CatalogueError(origin.problems)
    return read_config(wanted, extending).values


def _values(table: Table, folder: Path) -> Iterator[tuple[str, Any]]:
    """The fields of Config that a table gives."""
    for key, read in _READERS.items():
        if key in table.data:
            yield key.replace("-", "_"), read(table, key)
        else:
            table.knows(key)
    if "format" in table.data:
        yield "format", tuple(_formats(table, folder))
    else:
        table.knows("format")
    for key in ("rules", "profiles"):
        if key in table.data:
            yield key, tuple(_shown(folder / each) for each in table.texts(key))
        else:
            table.knows(key)
    if "severities" in table.data:
        yield "severities", tuple(_severities(table.table("severities")))
    if "files" in table.data:
        yield "files", tuple(_per_file(table.table("files"), folder))
    if "exclude" in table.data:
        yield "exclude", tuple((str(folder), pattern) for pattern in table.texts("exclude"))
    for key in ("severities", "files", "exclude"):
        table.knows(key)


def _formats(table: Table, folder: Path) -> Iterator[str]:
    """The reports, each a format or `FORMAT:FILE` with the file relative to the folder."""
    for report in table.texts("format"):
        format, _, file = report.partition(":")
        if format not in FORMATS:
            table.problem(
                f"format is {format!r}{nearest(format, FORMATS)} (one of {', '.join(FORMATS)})", "format", report
            )
        yield f"{format}:{_shown(folder / file)}" if file else format


def _severities(table: Table) -> Iterator[tuple[str, str]]:
    for selector in table.data:
        yield selector, table.text(selector, choices=(*SEVERITIES, OFF))


def _per_file(table: Table, folder: Path) -> Iterator[tuple[str, PerFile]]:
    for pattern, own in table.tables():
        choices = {key: own.text(key, choices=words) for key, words in CHOICES.items()}
        yield str(folder), PerFile(pattern, own.texts("ignore"), own.texts("extend-select"), **choices)
        own.done()


def _choice(choices: tuple[str, ...]) -> Callable[[Table, str], str]:
    return lambda table, key: table.text(key, choices=choices)


def _day(table: Table, key: str) -> str:
    day = table.text(key)
    if day and not is_day(day):
        table.problem(f"{key} is {day!r}, but must be a date such as 2026-03-31", key)
    return day


_READERS: dict[str, Callable[[Table, str], Any]] = {
    **dict.fromkeys(("select", "extend-select", "ignore"), lambda table, key: table.texts(key)),
    **dict.fromkeys(("preview", "boilerplate", "force-exclude"), lambda table, key: table.flag(key)),
    "respect-gitignore": lambda table, key: table.flag(key),
    "severity": _choice(SEVERITIES),
    "fail-on": _choice(FAIL_ON),
    **{key: _choice(words) for key, words in CHOICES.items()},
    "today": _day,
    "snippet": lambda table, key: table.number(key),
}


def nearest_config(folder: Path) -> Path | None:
    """The configuration file that rules the files of a folder: its own, or that of the nearest folder above it."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            path = place / name
            if path.is_file() and (name == OWN or _has_section(path)):
                return path
    return None


def _has_section(path: Path) -> bool:
    """Whether a `pyproject.toml` speaks of ldn-lint; one that is no TOML is its own tool's affair."""
    try:
        if b"ldn-lint" not in path.read_bytes():
            return False
        return _section(parse_toml(read_rules_file(path), str(path))) is not None
    except (OSError, CatalogueError):
        return False


def _section(data: Any) -> Any:
    """The table `tool.ldn-lint` of a `pyproject.toml`, None when there is none."""
    for name in _SECTION:
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else None
