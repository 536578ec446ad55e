"""Time a portfolio: a thousand agreements followed in one call, and the verdict and fix of ten thousand edges.

The agreements are those of `corpora/` with the names of their bodies changed, so that some share bodies and most do
not. Prints the seconds, the ratio to reading one of them as many times on one processor, and for the large world the
ratio to reading 10,000 words and how its memory grows. Run it with the Python that has mouscan installed:

    .venv/bin/python benchmarks/portfolio.py [agreements]
"""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

from cold import WORDS, agreement
from throughput import reading, seconds

from mouscan.firewall.fix import fix
from mouscan.firewall.load import Query
from mouscan.firewall.verdict import verdict
from mouscan.firewall.world import Bar, Edge, World
from mouscan.pool import processors

CORPORA = sorted((Path(__file__).parents[1] / "corpora").glob("*/agreement.txt"))
PLACES = ("Arden", "Brackley", "Corran", "Delph", "Esk", "Farrow", "Garth", "Hallam", "Inver", "Jarrow")
KINDS = ("nationality", "home-address", "name", "date-of-birth", "telephone")
EDGES, FEW = 10_000, 2_500


def portfolio(count: int) -> list[str]:
    """Return the texts of as many agreements, each one of the corpora between bodies of its own place."""
    texts = [file.read_text("utf-8") for file in CORPORA]
    return [varied(texts[n % len(texts)], n // len(texts)) for n in range(count)]


def varied(text: str, turn: int) -> str:
    """Return a text whose department and office have the name of a place in them, the first as it is."""
    place = PLACES[turn % len(PLACES)] + (
        "" if turn < len(PLACES) else PLACES[turn // len(PLACES) % len(PLACES)].lower()
    )
    for body in ("Department for Education", "Council", "Agency", "Trust", "Hospital", "Bureau") if turn else ():
        text = text.replace(body, f"{place} {body}")
    return text


def large(edges: int) -> World:
    """Return a world of as many edges, in layers of ten units from a service to who enforces, with bars across some."""
    made = []
    for n in range(edges):
        layer, row = divmod(n, 100)
        source = f"u{layer}-{row // 10}" if layer else f"s{row // 10}"
        made.append(Edge(f"{n % 40}:{n}", "disclose", source, f"u{layer + 1}-{row % 10}", frozenset({KINDS[n % 5]}),
                         clauses=(str(n),), agreement=str(n % 40)))  # fmt: skip
    made.append(Edge("0:last", "disclose", f"u{edges // 100}-0", "enforcing", clauses=("last",), agreement="0"))
    bars = tuple(
        Bar(f"{n % 40}:b{n}", frozenset({f"u{n % (edges // 100)}-{n % 10}"}), data=frozenset({KINDS[n % 5]}),
            clauses=(f"b{n}",), agreement=str(n % 40))
        for n in range(200)
    )  # fmt: skip
    return World(edges=tuple(made), bars=bars)


def asked() -> Query:
    """Return the query from the services of a large world to who enforces."""
    return Query(frozenset(f"s{n}" for n in range(10)), frozenset({"enforcing"}))


def peak(edges: int) -> int:
    """Return the bytes that the verdict and the fix of a large world take at most."""
    world, query = large(edges), asked()
    verdict(world, query), fix(world, query)
    gc.collect()
    tracemalloc.start()
    verdict(world, query), fix(world, query)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def followed(count: int) -> tuple[float, float, float, str]:
    """Return how long one call for a portfolio takes, how long of all processors, how long reading one of its texts.

    The last is what the call says.
    """
    texts = portfolio(count)
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{n:04}.txt" for n in range(count)]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, "utf-8")
        begin, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        done = subprocess.run([sys.executable, "-m", "mouscan", "trace", *map(str, files), "--anyway"],
                              capture_output=True, text=True, check=False)  # fmt: skip
        took = time.perf_counter() - begin
        worked = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used
    if done.returncode == 2 or done.stderr:
        raise SystemExit(done.stderr)
    reading(texts[0])
    one = statistics.mean(seconds(lambda text=text: reading(text)) for text in texts[: len(CORPORA)])
    return took, worked, one, done.stdout.splitlines()[0]


def main() -> None:
    """Run once and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    took, worked, one, says = followed(count)
    print(f"portfolio  {count} agreements  {took:.1f} s (target: 60), {worked:.1f} s of {processors()} processors")
    print(f"           {took / (one * count):.2f} of reading one of them {count} times on one processor")
    print(f"           {says}")
    world, query = large(EDGES), asked()
    text = agreement(WORDS)
    read = statistics.median(seconds(lambda: reading(text)) for _ in range(3))
    told, mended = seconds(lambda: verdict(world, query)), seconds(lambda: fix(world, query))
    print(f"world      {EDGES} edges, {len(world.bars)} bars: verdict {told:.2f} s, fix {mended:.2f} s")
    print(f"           {told / read:.2f} and {mended / read:.2f} of reading {len(text.split())} words")
    grown = peak(EDGES) / peak(FEW)
    print(f"memory     {grown / (EDGES / FEW):.2f} of the edges' growth from {FEW} to {EDGES} (target: about 1)")


if __name__ == "__main__":
    main()
