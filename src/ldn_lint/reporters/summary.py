"""What a run found, in numbers."""

from __future__ import annotations

from collections import Counter

from ldn_lint.model import FileResult
from ldn_lint.model.finding import SEVERITIES
from ldn_lint.model.wording import counted

# What every clean run says: silence is no seal of approval.
_CAVEAT = "A page without findings can still be wrong."


class Summary:
    """Counts over the files of a run; `hidden` findings were milder than what is shown."""

    def __init__(self) -> None:
        self.files = self.flagged = self.unreadable = self.suppressed = self.cleared = self.hidden = 0
        self.severities: Counter[str] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.guessed: Counter[str] = Counter()

    def add(self, result: FileResult, hidden: int = 0) -> None:
        """Count a file's result as it is shown, and how many of its findings are not."""
        self.files += result.error is None
        self.unreadable += result.error is not None
        self.flagged += bool(result.findings)
        self.suppressed += len(result.suppressed)
        self.cleared += len(result.cleared)
        self.hidden += hidden
        if "kind" in result.context.guessed:
            self.guessed[result.context.kind] += 1
        for finding in result.findings:
            self.severities[finding.severity] += 1
            self.rules[finding.code, finding.name] += 1

    @property
    def findings(self) -> int:
        """How many findings are shown."""
        return sum(self.severities.values())

    def closing(self) -> str:
        """The run in one line."""
        parts = [self._findings()]
        if self.hidden:
            parts.append(f"{counted(self.hidden, 'milder finding')} not shown.")
        if self.suppressed:
            parts.append(f"{counted(self.suppressed, 'finding')} suppressed.")
        for kind, files in sorted(self.guessed.items()):
            parts.append(f"Took {counted(files, 'file')} for {kind}, by the words on the page.")
        if self.unreadable:
            parts.append(f"{counted(self.unreadable, 'file')} could not be read.")
        return " ".join(parts)

    def _findings(self) -> str:
        if self.findings:
            counts = ", ".join(
                counted(self.severities[severity], severity)
                for severity in reversed(SEVERITIES)
                if self.severities[severity]
            )
            return f"Found {counted(self.findings, 'problem')} in {counted(self.flagged, 'file')}: {counts}."
        return f"Nothing to report in {counted(self.files, 'file')}." + (f" {_CAVEAT}" if self.files else "")

    def statistics(self) -> str:
        """Counts by rule, the most frequent first, one a line."""
        ordered = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        return "".join(f"{count:>6}  {code}  {name}\n" for (code, name), count in ordered)
