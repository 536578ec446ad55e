"""mouscan: a policy-as-code static analyser for data-sharing agreements.

`read`, `check`, `compare`, `diff` and `survey` return typed values; `mouscan.api` tells what each of them has.
"""

from __future__ import annotations

from mouscan.version import __version__

# The type checker takes this for the one of `typing`, which would be a fifth of what `--help` loads.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from mouscan.api import check, compare, diff, read, survey
    from mouscan.errors import MouscanError

__all__ = ["MouscanError", "__version__", "check", "compare", "diff", "read", "survey"]
FUNCTIONS = ("check", "compare", "diff", "read", "survey")
MAKERS = {"MouscanError": "mouscan.errors", **dict.fromkeys(FUNCTIONS, "mouscan.api")}


def __getattr__(name: str) -> object:
    """Return what is meant for those who program, loaded when it is first asked for."""
    from importlib import import_module

    if name not in MAKERS:
        raise AttributeError(f"module mouscan has no attribute {name}")
    return getattr(import_module(MAKERS[name]), name)


def __dir__() -> list[str]:
    """Return what there is, whether it is loaded yet or not."""
    return sorted({*globals(), *__all__})
