"""What an ordinary page pays for these rules: nothing."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from ldn_lint.engine.linter import lint_document
from ldn_lint.readers import read_text
from ldn_lint import load_rules
lint_document(read_text(sys.argv[1], "x.md"), load_rules())
light = {"ldn_lint.citations", "ldn_lint.citations.quotations"}
print(any(name.startswith("ldn_lint.citations") and name not in light for name in sys.modules))
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Figs may ease pain in 3 of 10 people [see your doctor].", "False"),
        ("A distinct function: by doing so, modern medicine helps.", "False"),
        ("Figs may ease pain [1].", "True"),
        ("See [figs](/figs).", "True"),
    ],
)
def test_the_package_is_imported_only_for_what_it_checks(text: str, expected: str) -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT, text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected
