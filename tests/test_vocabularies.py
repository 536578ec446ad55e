"""Every vocabulary file is a clean table, and every entry has a source that is named in sources.tsv."""

from __future__ import annotations

import csv

import pytest

from mouscan.resources import folder

FILES = sorted(folder("vocabularies").glob("*.tsv"))
SOURCES = {line.split("\t")[0] for line in (folder("vocabularies") / "sources.tsv").read_text("utf-8").splitlines()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_has_the_columns_of_its_header(file) -> None:
    lines = [x for x in file.read_text("utf-8").splitlines() if x.strip() and not x.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        assert len(line.split("\t")) == len(header), f"{file.name}: {line}"


@pytest.mark.parametrize("file", [f for f in FILES if f.stem != "sources"], ids=lambda file: file.stem)
def test_every_entry_has_a_known_source(file) -> None:
    lines = [x for x in file.read_text("utf-8").splitlines() if x.strip() and not x.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    for row in rows:
        named = {key.strip() for key in row["source"].split(";")}
        assert named <= SOURCES, f"{file.name}: {named - SOURCES} in {row}"


@pytest.mark.parametrize("file", [f for f in FILES if f.stem != "sources"], ids=lambda file: file.stem)
def test_no_entry_stands_twice(file) -> None:
    lines = [x for x in file.read_text("utf-8").splitlines() if x.strip() and not x.startswith("#")]
    twice = {line for line in lines if lines.count(line) > 1}
    assert not twice
