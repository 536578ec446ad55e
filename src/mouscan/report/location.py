"""Places of a document as SARIF tells them: the stretch of the file, the clause, and the message that goes with it."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import quote

from mouscan.graph import Evidence
from mouscan.report.record import Json
from mouscan.report.report import Report
from mouscan.report.spot import Spot, path, spot

ROOT = "%SRCROOT%"
# What would be a link within a message (SARIF 2.1.0, 3.11.6).
LINK = re.compile(r"\[([^\[\]]*)\](?=\()")


def message(text: str) -> dict[str, Json]:
    """Return a message in which braces and brackets stand for themselves (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    braces = text.replace("{", "{{").replace("}", "}}")
    return {"text": LINK.sub(r"\\[\1\\]", braces)}


def artifact(report: Report, index: int) -> dict[str, Json]:
    """Return where the file of a report is, which is the artifact of this number."""
    return {**uri(path(report)), "index": index}


def uri(name: str) -> dict[str, Json]:
    """Return where a file is: from the root of the sources on, or in full where it lies elsewhere."""
    if PurePath(name).is_absolute():
        return {"uri": PurePath(name).as_uri()}
    return {"uri": quote(name, errors="surrogateescape"), "uriBaseId": ROOT}


def quoted(report: Report, index: int, piece: Evidence, said: str = "") -> dict[str, Json]:
    """Return the place of some words, with what is said of them."""
    document = report.tree.document
    text = document.quote(piece.start, piece.end)
    snippet: dict[str, Json] = {"text": text}
    if " ".join(text.split()) != piece.words:
        snippet["rendered"] = {"text": piece.words}
    region: dict[str, Json] = {**stretch(spot(document, piece)), "snippet": snippet}
    return placed(report, index, region, piece.clause, said)


def placed(report: Report, index: int, region: dict[str, Json], clause: str, said: str = "") -> dict[str, Json]:
    """Return the place of a stretch of the file and of a clause, "" for none."""
    found: dict[str, Json] = {"physicalLocation": {"artifactLocation": artifact(report, index), "region": region}}
    if clause:
        found["logicalLocations"] = [logical(report, clause)]
    if said:
        found["message"] = message(said)
    return found


def logical(report: Report, id: str) -> dict[str, Json]:
    """Return a clause by its number in the document."""
    clause = report.tree.by_id[id]
    return {"name": clause.label or clause.heading or id, "fullyQualifiedName": id, "kind": clause.role}


def stretch(where: Spot) -> dict[str, Json]:
    """Return a stretch of the file; its last column is the one after the end."""
    return {"startLine": where.line, "startColumn": where.column, "endLine": where.last, "endColumn": where.end}
