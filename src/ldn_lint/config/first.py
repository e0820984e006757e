"""A first configuration file for a repository: what holds anyway as comments, and what the folder asks for."""

from __future__ import annotations

from pathlib import Path

# Folders that hold no pages of one's own, whatever they are called in `.gitignore`.
_BUILT = ("_site", "public", "dist", "build", "out", "site", "vendor", "third_party")
# Files that speak to contributors, not to patients.
_FOR_TEAM = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "LICENSE.md")

_TEMPLATE = """\
# Settings of ldn-lint. `ldn-lint config` shows what holds for a file, `ldn-lint rules` lists the rules.

# Which rules run: codes (EFF001), names (cure-claim), families (EFF, efficacy), or "all". Default: all stable rules.
# select = ["all"]
# extend-select = []
# ignore = ["REA"]

# The lowest severity that fails a run (error, warning, info, never), and the lowest that is shown.
# fail-on = "error"
# severity = "info"

# For whom the pages are, and where they are read: consumer or professional; us, uk, eu or au.
# audience = "consumer"
# jurisdiction = "uk"

# Files to leave out, as in .gitignore.
{exclude}

# House rules and drug profiles, relative to this file.
{rules}
# profiles = ["our-drug.toml"]

# [severities]
# CTA004 = "info"
# REA = "off"

# [files."blog/**"]
# kind = "journalism"
# ignore = ["CUR001"]
"""


def first_config(folder: Path) -> str:
    """The text of a first configuration file for what lies in a folder."""
    present = {entry.name for entry in folder.iterdir()}
    exclude = [f"/{name}/" for name in _BUILT if name in present and (folder / name).is_dir()]
    exclude += [f"/{name}" for name in _FOR_TEAM if name in present]
    house = sorted(path.name for path in folder.glob("*.toml") if _holds_rules(path))
    return _TEMPLATE.format(
        exclude=_setting("exclude", exclude, "drafts/"), rules=_setting("rules", house, "house.toml")
    )


def _setting(key: str, items: list[str], example: str) -> str:
    """A list as a setting, or as a comment when it is empty."""
    listed = ", ".join(f'"{item}"' for item in items or [example])
    return f"{'' if items else '# '}{key} = [{listed}]"


def _holds_rules(path: Path) -> bool:
    """Whether a TOML file looks like house rules."""
    try:
        return "\n[rules." in f"\n{path.read_text(encoding='utf-8')}"
    except (OSError, UnicodeDecodeError):
        return False
