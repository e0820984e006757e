"""`python -m ldn_lint`."""

import sys

from ldn_lint.cli import main

if __name__ == "__main__":
    sys.exit(main())
