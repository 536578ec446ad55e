"""The command `mouscan`."""

from __future__ import annotations

import os
import sys

# The type checker takes this for the one of `typing`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    Nothing is left to clean up once the streams are flushed; freeing every object first would take as long as reading
    an agreement.
    """
    from mouscan.cli import run

    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
