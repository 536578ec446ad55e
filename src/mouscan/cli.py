"""The command line: which commands there are, and the exit code of one.

Exit codes: 0 no finding at the failing level, 1 findings, 2 an error of use or of input.
"""

from __future__ import annotations

import argparse
import sys

from mouscan.version import __version__

# The type checker takes this for the one of `typing`, which would be a fifth of what `--help` loads.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

# Where the options of a command stand: only those of the command that is run are loaded.
COMMANDS = {
    "check": ("checking:takes", "print every violation with the clause it stands in"),
    "baseline": ("accepting:takes", "accept what is found now: check then fails only for what is new"),
    "config": ("setting:takes", "print what is set for a file"),
    "parse": ("showing:parse", "print the clauses and what was read in each of them"),
    "why": ("showing:why", "print which words and patterns the reading of a clause rests on"),
    "explain": ("showing:explain", "print the proof of one rule's verdict"),
    "survey": ("surveying:takes", "write tables (Parquet) of what all the agreements of a folder say"),
    "trace": ("tracing:trace", "print whether data can come from a service to a body that enforces"),
    "graph": ("tracing:graph", "print the bodies and flows as a picture to be drawn"),
    "ask": ("tracing:ask", 'answer a question: "can nationality reach immigration enforcement?"'),
    "compare": ("comparing:takes", "print agreements side by side, each cell with its clause"),
    "diff": ("differing:takes", "print what changed in law between two versions of an agreement"),
    "rules": ("rulebook:takes", "print, write, test and format rules"),
    "schema": ("cli:schema", "print the JSON Schema of an output"),
    "completion": ("cli:completion", "print what completes the commands in a shell"),
}
SCHEMAS = (
    "agreement", "answers", "baseline", "change", "comparison", "config", "coverage", "graph", "jsonl", "manifest",
    "mutation", "report", "rules", "settings", "suppressions", "trace",
)  # fmt: skip


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    import gc

    # Everything that one command makes lives until it has printed: the collector would only slow it.
    gc.disable()
    options = parser(arguments[:1]).parse_args(arguments)

    from mouscan.errors import MouscanError
    from mouscan.options import tell

    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except MouscanError as error:
        tell(error)
        return 2
    except BrokenPipeError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        tell(MouscanError(f"the output cannot be written ({error.strerror})"))
        return 2
    except KeyboardInterrupt:
        return 130
    return code


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; `{self.prog} --help` shows what it takes\n")


def parser(names: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the command line, with the options of these commands: of one alone it has no other."""
    found = _Parser(
        prog="mouscan",
        description="Check data-sharing agreements for transparency, accountability and firewall violations.",
    )
    found.add_argument("--version", action="version", version=f"mouscan {__version__}")
    commands = found.add_subparsers(required=True, metavar="COMMAND")
    wanted = [name for name in COMMANDS if name in names]
    for name in wanted if len(wanted) == 1 else COMMANDS:
        place, says = COMMANDS[name]
        command = commands.add_parser(name, help=says)
        if name in wanted:
            from importlib import import_module

            module, _, takes = place.partition(":")
            getattr(import_module(f"mouscan.{module}"), takes)(command)
    return found


def schema(parser: argparse.ArgumentParser) -> None:
    """Add what `schema` takes."""
    parser.add_argument("name", metavar="NAME", help=f"one of {', '.join(SCHEMAS)}", choices=SCHEMAS)
    parser.set_defaults(command=_schema)


def completion(parser: argparse.ArgumentParser) -> None:
    """Add what `completion` takes."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    parser.set_defaults(command=_completion)


def _schema(options: argparse.Namespace) -> int:
    from mouscan.resources import folder

    sys.stdout.write((folder("schemas") / f"{options.name}.json").read_text(encoding="utf-8"))
    return 0


def _completion(options: argparse.Namespace) -> int:
    import shtab

    print(shtab.complete(parser(tuple(COMMANDS)), shell=options.shell))
    return 0
