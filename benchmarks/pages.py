#!/usr/bin/env python3
"""What holding the pages of a run against each other costs, in CPU seconds.

usage: python benchmarks/pages.py [DATA.jsonl] [PAGES]

The texts of the first PAGES rows (200), or else pages made of the project's seeds, become a site; to each a few
statements are added that contradict those of other pages, which is the worst that can happen. Printed: the least CPU
time of three runs without the comparison between pages and with it, for the texts as they are and with the statements
added.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from run import MANY_BYTES, page, sentences

from ldn_lint.engine.files import Target
from ldn_lint.engine.project import settled
from ldn_lint.engine.runner import Runner, load_rules
from ldn_lint.model import FileResult

RUNS, PAGES = 3, 200


def statements(chance: random.Random) -> str:
    """A few statements of which every page of the site has its own version."""
    verb = chance.choice(["shows", "hints", "proves"])
    return (
        f"\n\nThe usual adult dose of LDN is {chance.choice(['3', '4.5'])} mg. Start LDN with 1.5 mg.\n\n"
        f"The maximum dose of LDN is {chance.choice(['5', '6', '8'])} mg.\n\n"
        f"Naltrexone stays in your body for {chance.choice(['4', '8', '24'])} hours.\n\n"
        f"“Evidence {verb} that opioids alter the growth and function of immune cells.”\n"
    )


def site(folder: Path, texts: list[str]) -> list[Target]:
    """The texts as files."""
    paths = [folder / f"{number:04}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [Target(str(path)) for path in paths]


def alone(runner: Runner, targets: list[Target]) -> Iterator[FileResult]:
    """The results of the files one by one."""
    return (runner.file(target.path) for target in targets)


def compared(runner: Runner, targets: list[Target]) -> Iterator[FileResult]:
    """The results of the files as a site."""
    return settled(alone(runner._replace(facts=True), targets), runner.rules)


def measure(name: str, texts: list[str]) -> None:
    """Print what one site costs."""
    runner = Runner(load_rules())
    with tempfile.TemporaryDirectory() as folder:
        targets = site(Path(folder), texts)
        seconds = []
        for way in (alone, compared):
            times = []
            for _ in range(RUNS):
                began = time.process_time()
                found = sum(len(result.findings) for result in way(runner, targets))
                times.append(time.process_time() - began)
            seconds.append(min(times))
            print(f"{name:<12} {way.__name__:<9} {min(times):6.2f} s  {found} findings")
    print(f"{name:<12} ratio     {seconds[1] / seconds[0]:6.2f}")


def main() -> None:
    """Measure both sites."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else PAGES
    if len(sys.argv) > 1:
        rows = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
        texts = [str(json.loads(row)["text"]) for row in rows[:count]]
    else:
        material, rng = sentences(), random.Random(20)
        texts = [page(rng, material, MANY_BYTES) for _ in range(count)]
    chance = random.Random(1)
    measure("as they are", texts)
    measure("conflicting", [text + statements(chance) for text in texts])


if __name__ == "__main__":
    main()
