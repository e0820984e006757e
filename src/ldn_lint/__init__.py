"""A linter for health claims: it finds wordings that published instruments treat as warning signs.

It does not know whether a claim is true.

    from ldn_lint import lint_text

    for finding in lint_text("Turmeric cures cancer.").findings:
        print(finding.place.line, finding.code, finding.message)
"""

from __future__ import annotations

from ldn_lint.version import __version__

# Type checkers know the name; importing it from typing would cost more than the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ldn_lint.engine.runner import Rules, lint_path, lint_text, load_rules
    from ldn_lint.model import Cleared, Context, Edit, FileResult, Finding, Fix, Place, ReadFault, Related, Source
    from ldn_lint.rules.table import CatalogueError

__all__ = [
    "CatalogueError",
    "Cleared",
    "Context",
    "Edit",
    "FileResult",
    "Finding",
    "Fix",
    "Place",
    "ReadFault",
    "Related",
    "Rules",
    "Source",
    "__version__",
    "lint_path",
    "lint_text",
    "load_rules",
]

_HOMES = {
    "CatalogueError": "ldn_lint.rules.table",
    "Rules": "ldn_lint.engine.runner",
    "lint_path": "ldn_lint.engine.runner",
    "lint_text": "ldn_lint.engine.runner",
    "load_rules": "ldn_lint.engine.runner",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `import ldn_lint` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES.get(name, "ldn_lint.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
