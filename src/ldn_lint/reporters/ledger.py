"""The ledger of dose statements as text, JSON or CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from ldn_lint.doses.dose import Dose
from ldn_lint.doses.statement import Conflict, FileDoses, Statement
from ldn_lint.model.wording import counted

Ledger = Callable[[Iterable[FileDoses]], Iterator[str]]

VERSION = 1
COLUMNS = (
    "path", "line", "column", "drug", "low", "high", "unit", "role", "class", "population", "frequency", "historic",
    "written", "conflicts", "sentence",
)  # fmt: skip


def ledger_text(files: Iterable[FileDoses]) -> Iterator[str]:
    """Two lines a statement: its place and what was read, the words in their sentence; a count at the end."""
    doses = pages = 0
    for file in files:
        if file.error:
            continue
        pages += 1
        for statement in file.statements:
            doses += 1
            place = statement.place
            yield f"{file.path}:{place.line}:{place.column}: {_told(statement.dose)}\n"
            yield f"    “{statement.dose.written}” in: {' '.join(statement.sentence.split())}\n"
            for each in statement.conflicts:
                where = ", ".join(f"{path}:{other.line}:{other.column}" for path, other in each.others)
                yield f"    {each.severity} {each.code}: {each.message}{f' (see {where})' if where else ''}\n"
    yield f"{counted(doses, 'dose')} in {counted(pages, 'file')}.\n"


def _told(dose: Dose) -> str:
    amount = _digits(dose.low) if not dose.is_range else f"{_digits(dose.low)} to {_digits(dose.high)}"
    parts = [f"{dose.drug or 'no drug named'} {amount} {dose.unit}"]
    for label, value in (
        ("role", dose.role),
        ("class", dose.group),
        ("for", dose.population),
        ("", dose.frequency),
    ):
        if value:
            parts.append(f"{label} {value}".strip())
    return ", ".join([*parts, "told of the past"] if dose.historic else parts)


def _digits(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def ledger_json(files: Iterable[FileDoses]) -> Iterator[str]:
    """One JSON object, a line a file; amounts are JSON numbers."""
    import json

    yield f'{{"version": {VERSION}, "files": ['
    separator = "\n"
    for file in files:
        if file.error:
            error = {"message": file.error.message, "line": file.error.line, "column": file.error.column}
            value: dict[str, Any] = {"path": file.path, "doses": [], "error": error}
        else:
            value = {"path": file.path, "doses": [_value(each) for each in file.statements], "error": None}
        yield separator + json.dumps(value, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


def _value(statement: Statement) -> dict[str, Any]:
    dose, place = statement.dose, statement.place
    return {
        "drug": dose.drug,
        "low": _number(dose.low),
        "high": _number(dose.high),
        "unit": dose.unit,
        "role": dose.role,
        "class": dose.group,
        "population": dose.population,
        "frequency": dose.frequency,
        "written": dose.written,
        "line": place.line,
        "column": place.column,
        "start": place.start,
        "end": place.end,
        "historic": dose.historic,
        "sentence": statement.sentence,
        "conflicts": [_conflict_value(each) for each in statement.conflicts],
    }


def _conflict_value(conflict: Conflict) -> dict[str, Any]:
    others = [{"path": path, "line": place.line, "column": place.column} for path, place in conflict.others]
    return {"code": conflict.code, "severity": conflict.severity, "message": conflict.message, "others": others}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def ledger_csv(files: Iterable[FileDoses]) -> Iterator[str]:
    """A table with a line of headings; a file that cannot be read has no line."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for file in files:
        for statement in file.statements:
            value = {**_value(statement), "path": file.path}
            value["low"], value["high"] = _digits(statement.dose.low), _digits(statement.dose.high)
            value["historic"] = "yes" if value["historic"] else "no"
            value["conflicts"] = " ".join(dict.fromkeys(each.code for each in statement.conflicts))
            writer.writerow([value[column] for column in COLUMNS])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


LEDGERS: dict[str, Ledger] = {"text": ledger_text, "json": ledger_json, "csv": ledger_csv}
