"""The commands that follow the data: `trace` tells whether they can come to somebody, `graph` draws who gives whom."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mouscan.errors import MouscanError
from mouscan.options import files, show

if TYPE_CHECKING:
    from mouscan.firewall.verdict import Verdict
    from mouscan.report.trace import Asked, Trace
    from mouscan.sight import Sight

SERVICE, ENFORCEMENT = "service", "enforcement"


def trace(parser: argparse.ArgumentParser) -> None:
    """Add what `trace` takes."""
    files(parser)
    parser.add_argument("--data", default="", metavar="KIND", help="this kind of data: nationality (default: any)")
    parser.add_argument(
        "--from", dest="source", default=SERVICE, metavar="SIDE", help="from this side or kind of party"
    )
    parser.add_argument(
        "--to", dest="target", default=ENFORCEMENT, metavar="SIDE", help="to this side or kind of party"
    )
    parser.add_argument("--for", dest="purpose", default="", metavar="PURPOSE", help="for this use (default: any)")
    parser.set_defaults(command=_trace)


def graph(parser: argparse.ArgumentParser) -> None:
    """Add what `graph` takes."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, - for standard input")
    parser.add_argument("--format", choices=("dot", "mermaid", "graphml", "svg", "html", "json"), default="dot")
    parser.set_defaults(command=_graph, anyway=True)


def ask(parser: argparse.ArgumentParser) -> None:
    """Add what `ask` takes."""
    files(parser)
    parser.add_argument(
        "question", metavar="QUESTION", help="can, what blocks, who holds, for what may, what does X learn"
    )
    parser.set_defaults(command=_ask)


def _sight(options: argparse.Namespace) -> Sight:
    from mouscan.sight import sight

    return sight(options.files, options.anyway)


def _followed(sight: Sight, asked: Asked, verdict: Verdict) -> Trace:
    """Return all that can be said of a verdict: the least fix and its proof, and the properties of the firewall."""
    from mouscan.firewall.fix import fix
    from mouscan.firewall.properties import properties
    from mouscan.mending import proof
    from mouscan.report.trace import Trace

    found = fix(sight.world, asked.query)
    proved = proof(found, sight.parts, sight.files, asked.query) if found.changes and "-" not in sight.files else None
    return Trace(sight.world, asked, verdict, found, proved, properties(sight.world), sight.joints)


def _ask(options: argparse.Namespace) -> int:
    from mouscan.firewall.answer import answer
    from mouscan.firewall.question import question
    from mouscan.report.answer import page, record
    from mouscan.report.trace import Asked

    asked = question(options.question)
    sight = _sight(options)
    if sight.files:
        told = answer(sight.world, asked)
        ends = _words(asked.source or SERVICE, asked.target or ENFORCEMENT)
        found = _followed(sight, Asked(told.query, *ends), told.verdict) if told.verdict is not None else None
        show(options, lambda: record(asked, told, found), lambda width: page(asked, told, found, width))
    return 2 if sight.failed else 0


def _graph(options: argparse.Namespace) -> int:
    from mouscan.firewall.join import origins, standing
    from mouscan.firewall.load import Query
    from mouscan.firewall.verdict import verdict
    from mouscan.report import picture
    from mouscan.report.trace import Asked

    sight = _sight(options)
    if not sight.files:
        return 2
    world = sight.world
    asked = Asked(Query(origins(world, [SERVICE]), standing(world, [ENFORCEMENT])), SERVICE, ENFORCEMENT)
    told = verdict(world, asked.query)
    way = told.way if told.level != "BLOCKED" else None
    title = "; ".join(part.title or part.name for part in sight.parts)
    match options.format:
        case "json":
            from mouscan.report.nodelink import nodelink

            print(nodelink(world, way))
        case "svg":
            from mouscan.report.drawing import svg

            print(svg(world, way, title, asked.says(told)))
        case "html":
            from mouscan.report.board import board

            print(board(_followed(sight, asked, told), title, ", ".join(part.name for part in sight.parts)))
        case form:
            print(getattr(picture, form)(world, way))
    return 2 if sight.failed else 0


def _trace(options: argparse.Namespace) -> int:
    from mouscan.firewall.join import origins, standing
    from mouscan.firewall.load import Query
    from mouscan.firewall.verdict import verdict
    from mouscan.report.route import record
    from mouscan.report.trace import Asked, page

    for name, sorts in (
        (options.data, ("data",)),
        (options.purpose, ("purpose",)),
        (options.source, ("side", "party")),
        (options.target, ("side", "party")),
    ):
        _known(name, sorts)
    sight = _sight(options)
    if not sight.files:
        return 2
    ends = (origins(sight.world, [options.source]), standing(sight.world, [options.target]))
    query = Query(*ends, options.data, options.purpose)
    told = verdict(sight.world, query)
    found = _followed(sight, Asked(query, *_words(options.source, options.target)), told)
    show(options, lambda: record(found), lambda width: page(found, width))
    return 2 if sight.failed else int(told.level in ("PROVEN-OPEN", "LATENT"))


def _words(*names: str) -> Sequence[str]:
    return [name.replace("-", " ") for name in names]


def _known(name: str, sorts: tuple[str, ...]) -> None:
    from mouscan.rules.fault import hint
    from mouscan.rules.names import enumerations

    known = [one for sort in sorts for one in enumerations()[sort]]
    if name and name not in known:
        raise MouscanError(f'no {" or kind of ".join(sorts)} "{name}"{hint(name, known)}')
