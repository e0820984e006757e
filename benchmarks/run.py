#!/usr/bin/env python3
"""Time ldn-lint beside other linters: cold start on one file, throughput on many.

usage: python benchmarks/run.py [--quick] [--rounds N]

The corpora are made here from the project's own seeds, the same on every machine. All tools run by turns in one
session, after a warm-up, as whole processes; printed are CPU seconds (user and system), the ratio to ldn-lint,
and for ldn-lint megabytes of Markdown per CPU second of the whole process. Peers are those that are installed
(`pip install -e .[bench]`): codespell and proselint. A peer counts only if it reports what was planted.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Planted in every file: a misspelling for codespell, a cliché for proselint, a claim for ldn-lint.
PLANTED = "At the end of the day we recieve letters, which is very unique. Noni juice cures cancer.\n"
COLD_BYTES, MANY_FILES, MANY_BYTES = 10_000, 200, 8_000


def sentences() -> list[str]:
    """The paragraphs of the seeds, as material."""
    paragraphs = []
    for path in sorted((ROOT / "seeds").glob("*.md")):
        paragraphs += [
            p.strip() for p in path.read_text(encoding="utf-8").split("\n\n") if len(p) > 80 and p[0] not in "-#>|"
        ]
    return paragraphs


def page(rng: random.Random, material: list[str], size: int) -> str:
    """A Markdown page of about `size` bytes."""
    parts = ["# A page\n", PLANTED]
    length = sum(map(len, parts))
    while length < size:
        parts.append(rng.choice(material) + "\n")
        length += len(parts[-1]) + 1
    return "\n".join(parts)


def make_corpora(folder: Path, files: int) -> tuple[Path, Path, int]:
    """The single file, the folder of many, and the bytes in the latter."""
    rng, material = random.Random(20), sentences()
    one = folder / "one.md"
    one.write_text(page(rng, material, COLD_BYTES), encoding="utf-8")
    many = folder / "many"
    many.mkdir()
    for number in range(files):
        (many / f"page-{number:04}.md").write_text(page(rng, material, MANY_BYTES), encoding="utf-8")
    return one, many, sum(path.stat().st_size for path in many.iterdir())


def tools() -> dict[str, list[str]]:
    """The command of each tool that is installed."""
    found = {"ldn-lint": [sys.executable, "-m", "ldn_lint", "check", "--exit-zero", "--format", "concise"]}
    for name, options in (("codespell", []), ("proselint", ["check"])):
        scripts = Path(sys.executable).parent / name
        command = str(scripts) if scripts.exists() else shutil.which(name)
        if command:
            found[name] = [command, *options]
    found["python"] = [sys.executable, "-c", "pass"]
    return found


EXPECTED = {"ldn-lint": "cures cancer", "codespell": "recieve", "proselint": "very unique"}


def cpu_seconds(command: list[str]) -> tuple[float, str]:
    """CPU seconds of one run, children included, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, result.stdout + result.stderr


def measure(target: Path, rounds: int) -> dict[str, list[float]]:
    """CPU seconds of every tool on a target, `rounds` times by turns after one warm-up."""
    times: dict[str, list[float]] = {name: [] for name in tools()}
    for number in range(rounds + 1):
        for name, command in tools().items():
            arguments = [str(target)] if name in EXPECTED else []
            seconds, output = cpu_seconds([*command, *arguments])
            if name in EXPECTED and EXPECTED[name] not in output:
                sys.exit(f"{name} did not report what was planted in {target}:\n{output[-500:]}")
            if number:
                times[name].append(seconds)
    return times


def show(title: str, times: dict[str, list[float]], size: int) -> None:
    """Print one table."""
    own = statistics.median(times["ldn-lint"])
    print(f"\n{title}\n{'':12}{'min':>8}{'median':>8}{'max':>8}   ldn-lint / tool")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{name:12}{min(seconds):8.3f}{median:8.3f}{max(seconds):8.3f}   {own / median:6.2f}")
    if size:
        start = statistics.median(times["python"])
        rate, bare = size / 1e6 / own, size / 1e6 / (own - start)
        print(f"ldn-lint: {rate:.2f} MB per CPU second ({bare:.2f} without the interpreter's start)")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few rounds, few files")
    parser.add_argument("--rounds", type=int, default=0)
    args = parser.parse_args()
    rounds = args.rounds or (2 if args.quick else 7)
    files = 20 if args.quick else MANY_FILES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["LDN_LINT_CACHE"] = str(folder / "cache")
        # Installed packages have their byte code; a checkout must be allowed to keep its own.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        one, many, size = make_corpora(folder, files)
        print(f"Python {sys.version.split()[0]}, {rounds} rounds, CPU seconds of the whole process")
        show(f"cold start: one Markdown file of {one.stat().st_size / 1000:.0f} KB", measure(one, rounds), 0)
        show(f"throughput: {files} Markdown files, {size / 1e6:.2f} MB", measure(many, rounds), size)


if __name__ == "__main__":
    main()
