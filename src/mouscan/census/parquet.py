"""The tables as Parquet files, written a group of rows at a time, so that memory does not grow with their length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from mouscan.census.shelf import Part
from mouscan.census.tables import TABLES, Cell, Column, columns
from mouscan.errors import MouscanError

GROUP = 1024
COMPRESSION = "zstd"


def arrow() -> Any:
    """Return pyarrow; raises MouscanError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        told = "a survey writes its tables with pyarrow, which is not installed: pip install 'mouscan[survey]'"
        raise MouscanError(told) from error
    return pyarrow


def schema(name: str) -> Any:
    """Return the pyarrow schema of a table; what it and each of its fields mean is in their metadata."""
    pa = arrow()
    several = pa.list_(pa.field("element", pa.string(), nullable=False))
    kinds = {str: pa.string(), int: pa.int32(), bool: pa.bool_(), tuple[str, ...]: several}

    def field(column: Column) -> Any:
        return pa.field(column.name, kinds[column.kind], nullable=column.open, metadata={"description": column.says})

    row = TABLES[name]
    return pa.schema([field(column) for column in columns(row)], metadata={"description": str(row.__doc__)})


def write(folder: Path, parts: Iterable[Part]) -> Mapping[str, int]:
    """Write the tables of some files, in their order, and return how many rows each has; raises OSError.

    The same parts always give the same bytes.
    """
    with ExitStack() as stack:
        made = {name: stack.enter_context(_opened(folder / f"{name}.parquet", name)) for name in TABLES}
        for part in parts:
            for name, rows in part.items():
                made[name].add(rows)
        for table in made.values():
            table.write(table.waiting)
    return {name: table.count for name, table in made.items()}


class _Table:
    """A table in the making: the rows that wait until there is a group of them."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self.writer = writer
        self.schema = schema
        self.waiting: list[list[Cell]] = []
        self.count = 0

    def add(self, rows: list[list[Cell]]) -> None:
        """Add rows, and write whole groups."""
        self.waiting += rows
        while len(self.waiting) >= GROUP:
            self.write(self.waiting[:GROUP])
            del self.waiting[:GROUP]

    def write(self, rows: list[list[Cell]]) -> None:
        """Write some rows as one group, and give back the memory that it took."""
        pa = arrow()
        if rows:
            cells = zip(*rows, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(cells, self.schema, strict=True)]
            self.writer.write_table(pa.Table.from_arrays(arrays, schema=self.schema))
            pa.default_memory_pool().release_unused()
            self.count += len(rows)


@contextmanager
def _opened(file: Path, name: str) -> Iterator[_Table]:
    columns = schema(name)
    with file.open("wb") as opened, arrow().parquet.ParquetWriter(opened, columns, compression=COMPRESSION) as writer:
        yield _Table(writer, columns)
