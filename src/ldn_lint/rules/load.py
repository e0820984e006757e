"""Load the catalogue: the bundled rules and lexicons, and house rules on top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ldn_lint.mentions.guards import GuardSpec
from ldn_lint.mentions.lazy import programs_of_all, use_programs
from ldn_lint.mentions.lexicon import Lexicon
from ldn_lint.mentions.patterns import PYTHON
from ldn_lint.model.profile import DoseClass, MustMention, Profile
from ldn_lint.rules import cache
from ldn_lint.rules.compiled import Compiled
from ldn_lint.rules.rule import Catalogue, Examples, Rule
from ldn_lint.rules.table import CatalogueError, Problem

_PACKAGE = Path(__file__).parent.parent


def parse_toml(text: str, path: str) -> dict[str, Any]:
    """The tables of a TOML text; CatalogueError with line and column when it is not TOML."""
    from ldn_lint.rules.loader import parse_toml

    return parse_toml(text, path)


def bundled_rules() -> Path:
    """The bundled rules.toml: inside the package when installed, at the repository's root when editable."""
    inside = _PACKAGE / "rules.toml"
    return inside if inside.exists() else _PACKAGE.parent.parent / "rules.toml"


def bundled_files() -> list[Path]:
    """The files of the bundled catalogue, lexicons first."""
    return [*sorted((_PACKAGE / "lexicons").glob("*.toml")), bundled_rules()]


def bundled_profiles() -> list[Path]:
    """The files of the bundled drug profiles."""
    return sorted((_PACKAGE / "profiles").glob("*.toml"))


def read_rules_file(path: Path) -> str:
    """The text of a rules file; CatalogueError when it cannot be read as UTF-8."""
    return _text(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogueError([Problem(str(path), 1, 1, f"cannot read: {error.strerror}")]) from None


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CatalogueError([Problem(str(path), line, 1, "not valid UTF-8")]) from None


class _Sources(NamedTuple):
    """The files of a catalogue with their bytes: rules and lexicons, drug profiles; the bundled ones first."""

    rules: list[tuple[Path, bytes]]
    profiles: list[tuple[Path, bytes]]

    def key(self) -> str:
        """Under what the compiled catalogue is cached."""
        parts = [data for _, data in self.rules], [b"profiles"], [data for _, data in self.profiles]
        return cache.digest(data for part in parts for data in part)


def _sources(paths: Iterable[Path | str], profiles: Iterable[Path | str], bundled: bool) -> _Sources:
    rules = [*(bundled_files() if bundled else ()), *map(Path, paths)]
    about = [*(bundled_profiles() if bundled else ()), *map(Path, profiles)]
    return _Sources([(path, _bytes(path)) for path in rules], [(path, _bytes(path)) for path in about])


def _load(sources: _Sources, *, verify: bool) -> Catalogue:
    from ldn_lint.rules.loader import Loader

    loader = Loader()
    for path, data in sources.rules:
        loader.add(str(path), _text(path, data), lexicon=path.parent == _PACKAGE / "lexicons")
    for path, data in sources.profiles:
        loader.add_profiles(str(path), _text(path, data), bundled=path.parent == _PACKAGE / "profiles")
    return loader.catalogue(verify=verify)


def load_catalogue(
    paths: Iterable[Path | str] = (),
    *,
    profiles: Iterable[Path | str] = (),
    bundled: bool = True,
    verify: bool = True,
) -> Catalogue:
    """The bundled catalogue (unless told otherwise) with house rules and profiles of some files, read afresh.

    A house profile takes the place of the bundled one of the same drug. Raises CatalogueError with the place of every
    mistake.
    """
    return _load(_sources(paths, profiles, bundled), verify=verify)


def load_compiled(
    paths: Iterable[Path | str] = (), *, profiles: Iterable[Path | str] = (), bundled: bool = True
) -> Compiled:
    """The same catalogue ready to run, from the cache where that was made of the very same files.

    What comes from the cache has passed every check when it was written. Raises CatalogueError.
    """
    sources = _sources(paths, profiles, bundled)
    key = sources.key()
    if cached := cache.read(key):
        try:
            return _from_cache(*cached)
        except (KeyError, TypeError, ValueError, AttributeError):
            pass  # a damaged or foreign file: make it anew
    catalogue = _load(sources, verify=True)
    compiled = Compiled(catalogue)
    guards, rules = list(catalogue.guards.values()), catalogue.rules
    lexicon, packed = compiled.lexicon.to_data()
    data = {"lexicon": lexicon, "guards": guards, "rules": rules, "profiles": catalogue.profiles}
    index, programs = _programs()
    cache.write(key, {**data, "programs": [len(packed), PYTHON, index]}, packed + programs)
    return compiled


def _programs() -> tuple[Any, bytes]:
    """The programs of all patterns of the packages that a page may need."""
    from importlib import import_module
    from pkgutil import iter_modules

    for package in ("citations", "doses", "facts", "kinds", "readability"):
        for module in iter_modules([str(_PACKAGE / package)], f"ldn_lint.{package}."):
            import_module(module.name)
    return programs_of_all()


def _from_cache(data: Mapping[str, Any], packed: bytes) -> Compiled:
    """A compiled catalogue from cached data; its rules and guards are whole, its word lists only in the lexicon."""
    guards = [GuardSpec(*map(_frozen, row)) for row in data["guards"]]
    rules = [Rule(*map(_frozen, row)) for row in data["rules"]]
    rules = [rule._replace(examples=Examples(*map(_frozen, rule.examples))) for rule in rules]
    profiles = _profiles(data["profiles"])
    catalogue = Catalogue({}, {guard.name: guard for guard in guards}, tuple(rules), profiles)
    start, python, index = data["programs"]
    if python == PYTHON:
        use_programs(index, packed[start:])
    return Compiled(catalogue, Lexicon.from_data(data["lexicon"], packed[:start]))


def _profiles(rows: Iterable[Any]) -> tuple[Profile, ...]:
    profiles = [Profile(*map(_frozen, row)) for row in rows]
    return tuple(
        profile._replace(
            classes=tuple(DoseClass(*map(_frozen, row)) for row in profile.classes),
            must_mention=tuple(MustMention(*map(_frozen, row)) for row in profile.must_mention),
        )
        for profile in profiles
    )


def _frozen(value: Any) -> Any:
    """A list of JSON as the tuple that it was."""
    return tuple(value) if value.__class__ is list else value
