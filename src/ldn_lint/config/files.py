"""Configuration files: `ldn-lint.toml`, or the table `tool.ldn-lint` of a `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

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
    """A configuration file: where it stands, what it says itself (by field of Config), and the file that it extends.

    Patterns in it belong to its folder; paths are as seen from the working folder. `origin` tells where a mistake
    stands, `section` the table that holds the settings.
    """

    path: Path
    own: Mapping[str, Any]
    origin: Origin
    section: tuple[str, ...] = ()
    base: ConfigFile | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The settings by field of Config: its own, and those of the file that it extends where it is silent."""
        return {**(self.base.values if self.base else {}), **self.own}

    def mistake(self, message: str, keys: tuple[str, ...], value: str = "") -> CatalogueError:
        """A mistake at a value below some keys of this file, to be raised."""
        self.origin.report(message, (*self.section, *keys), value)
        return CatalogueError(self.origin.problems)


def read_config(path: Path, extending: tuple[Path, ...] = ()) -> ConfigFile:
    """A configuration file with what it extends; CatalogueError, which names every mistake with its place.

    `extending` are the files that extend this one, directly or not.
    """
    shown = _shown(path)
    text = read_rules_file(Path(shown))
    data: Any = parse_toml(text, shown)
    origin = Origin(shown, text)
    section = _SECTION if path.name == PYPROJECT else ()
    if section:
        data = _section(data)
        if data is None:
            origin.report("there is no table tool.ldn-lint", section)
            raise CatalogueError(origin.problems)
    table = Table(data, section, origin)
    own = {key.replace("-", "_"): read(table, key, path.parent) for key, read in _READERS.items() if table.holds(key)}
    base = table.text("extend")
    table.done()
    if origin.problems:
        raise CatalogueError(origin.problems)
    config = ConfigFile(path, own, origin, section)
    return config._replace(base=_extended(config, base, (*extending, path))) if base else config


def _shown(path: Path) -> str:
    """A path as messages show it: from the working folder on where it lies below."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _extended(config: ConfigFile, base: str, extending: tuple[Path, ...]) -> ConfigFile:
    """The file that a configuration extends, under the name `base`."""
    wanted = (config.path.parent / base).resolve()
    if wanted in [each.resolve() for each in extending]:
        raise config.mistake(f"extend leads in a circle: {base!r}", ("extend",), base)
    if not wanted.is_file():
        raise config.mistake(f"extend names a file that is not there: {base!r}", ("extend",), base)
    return read_config(wanted, extending)


def _formats(table: Table, key: str, folder: Path) -> tuple[str, ...]:
    """The reports, each a format or `FORMAT:FILE` with the file relative to the folder."""
    reports = []
    for report in table.texts(key):
        format, _, file = report.partition(":")
        if format not in FORMATS:
            known = ", ".join(FORMATS)
            table.problem(f"{key} is {format!r}{nearest(format, FORMATS)} (one of {known})", key, report)
        reports.append(f"{format}:{_shown(folder / file)}" if file else format)
    return tuple(reports)


def _severities(table: Table, key: str, _folder: Path) -> tuple[tuple[str, str], ...]:
    own = table.table(key)
    return tuple((selector, own.text(selector, choices=(*SEVERITIES, OFF))) for selector in own.data)


def _per_file(table: Table, key: str, folder: Path) -> tuple[tuple[str, PerFile], ...]:
    found = []
    for pattern, own in table.table(key).tables():
        choices = {word: own.text(word, choices=words) for word, words in CHOICES.items()}
        found.append((str(folder), PerFile(pattern, own.texts("ignore"), own.texts("extend-select"), **choices)))
        own.done()
    return tuple(found)


def _excluded(table: Table, key: str, folder: Path) -> tuple[tuple[str, str], ...]:
    return tuple((str(folder), pattern) for pattern in table.texts(key))


def _paths(table: Table, key: str, folder: Path) -> tuple[str, ...]:
    return tuple(_shown(folder / each) for each in table.texts(key))


def _choice(choices: tuple[str, ...]) -> _Reader:
    return lambda table, key, _folder: table.text(key, choices=choices)


def _day(table: Table, key: str, _folder: Path) -> str:
    day = table.text(key)
    if day and not is_day(day):
        table.problem(f"{key} is {day!r}, but must be a date such as 2026-03-31", key)
    return day


# What reads the value of a key: from the table, under the key, in the folder of the file.
_Reader: TypeAlias = Callable[[Table, str, Path], Any]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(("select", "extend-select", "ignore"), lambda table, key, _folder: table.texts(key)),
    **dict.fromkeys(
        ("preview", "boilerplate", "force-exclude", "respect-gitignore"), lambda table, key, _folder: table.flag(key)
    ),
    **dict.fromkeys(("rules", "profiles"), _paths),
    "severity": _choice(SEVERITIES),
    "fail-on": _choice(FAIL_ON),
    "format": _formats,
    **{key: _choice(words) for key, words in CHOICES.items()},
    "today": _day,
    "snippet": lambda table, key, _folder: table.number(key),
    "severities": _severities,
    "files": _per_file,
    "exclude": _excluded,
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
