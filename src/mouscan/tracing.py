"""The commands that follow the data: `trace` tells whether they can come to somebody, `graph` draws who gives whom."""

from __future__ import annotations

import argparse
from typing import Any

from mouscan.errors import MouscanError
from mouscan.options import files, show

SERVICE, ENFORCEMENT = "service", "enforcement"


def add(commands: Any) -> None:
    """Add `trace`, `ask` and `graph` to the commands."""
    trace = commands.add_parser("trace", help="print whether data can come from a service to a body that enforces")
    files(trace)
    trace.add_argument("--data", default="", metavar="KIND", help="this kind of data: nationality (default: any)")
    trace.add_argument("--from", dest="source", default=SERVICE, metavar="SIDE", help="from this side or kind of party")
    trace.add_argument("--to", dest="target", default=ENFORCEMENT, metavar="SIDE", help="to this side or kind of party")
    trace.add_argument("--for", dest="purpose", default="", metavar="PURPOSE", help="for this use (default: any)")
    trace.set_defaults(command=_trace)

    graph = commands.add_parser("graph", help="print the bodies and flows as a picture to be drawn")
    graph.add_argument("files", nargs="+", metavar="FILE", help="the text of an agreement, - for standard input")
    graph.add_argument("--format", choices=("dot", "mermaid", "graphml", "svg", "html", "json"), default="dot")
    graph.set_defaults(command=_graph)

    ask = commands.add_parser("ask", help='answer a question: "can nationality reach immigration enforcement?"')
    files(ask)
    ask.add_argument(
        "question", metavar="QUESTION", help="can, what blocks, who holds, for what may, what does X learn"
    )
    ask.set_defaults(command=_ask)


def _ask(options: argparse.Namespace) -> int:
    from mouscan.firewall.answer import answer
    from mouscan.firewall.build import world
    from mouscan.firewall.fix import least
    from mouscan.firewall.question import question
    from mouscan.intake import agreement
    from mouscan.report.answer import page, record

    asked = question(options.question)
    found, joints = world([agreement(file) for file in options.files])
    told = answer(found, asked)
    cut = least(found, told.query) if told.verdict is not None else ()
    show(
        options,
        lambda: record(found, asked, told, cut, joints),
        lambda width: page(found, asked, told, cut, joints, width),
    )
    return 0


def _graph(options: argparse.Namespace) -> int:
    from mouscan.firewall.build import standing, world
    from mouscan.firewall.fix import least
    from mouscan.firewall.reach import Query
    from mouscan.firewall.verdict import verdict
    from mouscan.intake import agreement
    from mouscan.report import picture
    from mouscan.report.trace import Asked

    agreements = [agreement(file) for file in options.files]
    found, joints = world(agreements)
    asked = Asked(Query(standing(found, [SERVICE]), standing(found, [ENFORCEMENT])), SERVICE, ENFORCEMENT)
    told = verdict(found, asked.query)
    way = told.way if told.level != "BLOCKED" else None
    title = "; ".join(one.title or one.name for one in agreements)
    files = ", ".join(one.name for one in agreements)
    match options.format:
        case "json":
            from mouscan.report.nodelink import nodelink

            print(nodelink(found, way))
        case "svg":
            from mouscan.report.drawing import svg

            print(svg(found, way, title, asked.says(told)))
        case "html":
            from mouscan.report.board import board

            print(board(found, asked, told, least(found, asked.query), joints, title, files))
        case _:
            print(getattr(picture, options.format)(found, way))
    return 0


def _trace(options: argparse.Namespace) -> int:
    from mouscan.firewall.build import standing, world
    from mouscan.firewall.fix import least
    from mouscan.firewall.reach import Query
    from mouscan.firewall.verdict import verdict
    from mouscan.intake import agreement
    from mouscan.report.trace import Asked, page, record

    for name, sorts in (
        (options.data, ("data",)),
        (options.purpose, ("purpose",)),
        (options.source, ("side", "party")),
        (options.target, ("side", "party")),
    ):
        _known(name, sorts)
    found, joints = world([agreement(file) for file in options.files])
    query = Query(standing(found, [options.source]), standing(found, [options.target]), options.data, options.purpose)
    told = verdict(found, query)
    cut = least(found, query)
    asked = Asked(query, options.source.replace("-", " "), options.target.replace("-", " "))
    show(options, lambda: record(found, asked, told, cut, joints), lambda w: page(found, asked, told, cut, joints, w))
    return int(told.level in ("PROVEN-OPEN", "LATENT"))


def _known(name: str, sorts: tuple[str, ...]) -> None:
    from mouscan.rules.fault import hint
    from mouscan.rules.names import enumerations

    known = [one for sort in sorts for one in enumerations()[sort]]
    if name and name not in known:
        raise MouscanError(f'no {" or kind of ".join(sorts)} "{name}"{hint(name, known)}')
