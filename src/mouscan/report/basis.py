"""What a report rests on: the file, the version, the rules and the law, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass

from mouscan.report.report import Report
from mouscan.version import __version__

NO_ADVICE = (
    "This report says what the text shows and does not show. It is no legal advice, and no finding that anybody broke "
    "the law; a lawyer should read the clauses that it quotes."
)


@dataclass(frozen=True, slots=True)
class Basis:
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
