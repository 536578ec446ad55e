"""The bodies of some agreements and the flows between them as a picture to be drawn: Graphviz, Mermaid or GraphML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mouscan.firewall.reach import Way
from mouscan.firewall.world import Edge, Unit, World
from mouscan.report import scene

SEVERAL = 3
STYLE = {"explicit": "solid", "latent": "dashed", "possible": "dotted", "unknown": "dotted"}


def dot(world: World, way: Way | None) -> str:
    """Return the picture in the language of Graphviz: bodies by side, prohibitions in red, the open way in bold."""
    return "\n".join(_dot(world, way))


def mermaid(world: World, way: Way | None) -> str:
    """Return the picture as a Mermaid flowchart, as a page of Markdown can hold it."""
    return "\n".join(_mermaid(world, way))


def graphml(world: World, way: Way | None) -> str:
    """Return the graph as GraphML: units with name, kind and side, flows with kind, data, purposes and clauses."""
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for unit in scene.drawn(world):
        graph.add_node(unit.id, name=unit.name, kind=unit.kind, side=unit.side, parent=unit.parent)
    open_ = way.edges if way else ()
    for edge in scene.edges(world):
        graph.add_edge(
            edge.source, edge.target, key=edge.id, kind=edge.kind, data=", ".join(sorted(edge.data)),
            purposes=", ".join(sorted(edge.purposes)), sure=edge.sure, clauses=", ".join(edge.clauses),
            prohibited=False, open=edge in open_,
        )  # fmt: skip
    for bar, source, target in scene.bars(world):
        graph.add_edge(source, target, key=f"{bar.id}:{source}:{target}", kind="prohibited",
                       clauses=", ".join(bar.clauses), prohibited=True, open=False)  # fmt: skip
    return "\n".join(networkx.generate_graphml(graph))


def _dot(world: World, way: Way | None) -> Iterator[str]:
    open_ = way.edges if way else ()
    yield "digraph agreement {"
    yield '  rankdir=LR; node [shape=box, fontname="sans-serif"]; edge [fontname="sans-serif", fontsize=10];'
    for number, (side, units) in enumerate(_sides(world).items()):
        yield f"  subgraph cluster_{number} {{ label={_quoted(side)};"
        for unit in units:
            yield f"    {_quoted(unit.id)} [label={_quoted(unit.name)}];"
        yield "  }"
    for edge in scene.edges(world):
        strong = ", penwidth=3" if edge in open_ else ""
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        yield f"  {ends} [label={_quoted(_label(edge))}, style={STYLE[edge.sure]}{strong}];"
    for bar, source, target in scene.bars(world):
        label = _quoted(f"prohibited: {', '.join(bar.clauses)}")
        yield f"  {_quoted(source)} -> {_quoted(target)} [label={label}, color=red, fontcolor=red, arrowhead=tee];"
    yield "}"


def _mermaid(world: World, way: Way | None) -> Iterator[str]:
    open_ = way.edges if way else ()
    names = {unit.id: f"u{number}" for number, unit in enumerate(scene.drawn(world))}
    yield "flowchart LR"
    for side, units in _sides(world).items():
        yield f'  subgraph "{_plain(side)}"'
        for unit in units:
            yield f'    {names[unit.id]}["{_plain(unit.name)}"]'
        yield "  end"
    for edge in scene.edges(world):
        arrow = "==>" if edge in open_ else "-->" if edge.sure == "explicit" else "-.->"
        yield f'  {names[edge.source]} {arrow}|"{_plain(_label(edge))}"| {names[edge.target]}'
    for bar, source, target in scene.bars(world):
        yield f'  {names[source]} --x|"prohibited: {_plain(", ".join(bar.clauses))}"| {names[target]}'


def _sides(world: World) -> dict[str, list[Unit]]:
    """Return the units by the body that they are part of, else by their side."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in scene.drawn(world):
        found[world.units[unit.parent].name if unit.parent in world.units else unit.side or "others"].append(unit)
    return dict(sorted(found.items()))


def _label(edge: Edge) -> str:
    data = sorted(edge.data)
    what = ", ".join(data[:SEVERAL]) + (f" and {len(data) - SEVERAL} more" if len(data) > SEVERAL else "")
    return ": ".join(filter(None, (edge.kind, what))) + (f" ({', '.join(edge.clauses[:1])})" if edge.clauses else "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'


def _plain(text: str) -> str:
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace("|", "/").replace("\n", " ")
