"""What a report rests on: the file, the version, the rules and the law, and what it is not."""

from __future__ import annotations

from msgspec import Struct

from mouscan.report.report import Report
from mouscan.version import __version__

NO_ADVICE = (
    "This report says what the text shows and does not show. It is no legal advice, and no finding that anybody broke "
    "the law; a lawyer should read the clauses that it quotes."
)


class Basis(Struct, frozen=True):
    """What one report rests on; `day` is the date of the law applied (ISO), "" where none is told.

    `packs` are the packs of rules that judged, each with its version.
    """

    file: str
    title: str
    digest: str
    version: str
    profile: str
    why: str
    packs: tuple[tuple[str, str], ...]
    rules: int
    day: str
    caution: str = NO_ADVICE


def basis(report: Report) -> Basis:
    """Return what a report rests on."""
    document = report.tree.document
    return Basis(
        file=document.name,
        title=report.agreement.title if report.agreement else "",
        digest=document.digest,
        version=__version__,
        profile=report.profile,
        why=report.why,
        packs=report.packs,
        rules=len(report.rules),
        day=report.day.isoformat() if report.day else "",
    )


def told(report: Report) -> str:
    """Return in a sentence without its file's name what a report rests on."""
    rests = basis(report)
    packs = " and ".join(f"{name} {version}".strip() for name, version in rests.packs)
    judged = (
        f"{rests.rules} rule{'s' if rests.rules != 1 else ''} of profile {rests.profile} ({rests.why})",
        *((f"packs {packs}",) if packs else ()),
        f"law as of {rests.day}" if rests.day else "law of no certain day",
    )
    return ", ".join((f"mouscan {rests.version}", *(judged if report.agreement else ()), f"SHA-256 {rests.digest}"))


def unchecked(report: Report) -> str:
    """Return why a text that is no agreement was not judged, and what to do; "" for an agreement."""
    nature = report.tree.nature
    if report.agreement is not None:
        return ""
    kind = {"form": "a form", "guidance": "guidance"}.get(nature.kind, "something else")
    return (
        f"this looks like {kind}, not an agreement ({nature.reason}); nothing was checked. "
        "Use --anyway to check it all the same."
    )
