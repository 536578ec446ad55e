"""Every vocabulary file is a clean table, and every entry has a source that is named in sources.tsv."""

from __future__ import annotations

import csv
import re

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


@pytest.mark.parametrize("file", [f for f in FILES if f.stem not in ("phrases", "sources")], ids=lambda file: file.stem)
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


def table(name: str) -> list[dict[str, str]]:
    lines = (folder("vocabularies") / f"{name}.tsv").read_text("utf-8").splitlines()
    return list(
        csv.DictReader([x for x in lines if x and x[0] != "#"], delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    )


TEXTS = [path.read_text("utf-8") for path in sorted(folder("corpora").rglob("*.txt"))]
CITED = """
5 U.S.C. § 552a(b) and 42 U. S. C. 1320d; 45 C.F.R. Part 164; 45 CFR 164.502; Title 42 of the United States Code,
section 290dd-2; Title 5, U.S. Code, Section 552a; section 552a(o) of title 5, United States Code; Title 45, Code of
Federal Regulations, Part 160; sections 164.502 and 164.504 of Title 45, Code of Federal Regulations; Public Law
104-191; Pub. L. 100-503; P.L. 93-579; Executive Order 13,166; Exec. Order No. 13166; E.O. 13166; OMB Circular No.
A-130, Appendix IV; 82 Fed. Reg. 9339; 82 FR 9339; Wis. Stat. § 118.125; Cal. Educ. Code § 49073; Tenn. Code Ann. §
10-7-504; N.J.S.A. 18A:36-19; RCW 28A.605.010; Ohio R.C. 3319.321; O.C.G.A. 20-2-667; 105 ILCS 10/6; 603 CMR 23.07;
S.I. 2019/419; SI No. 2019/419; SOR/2001-283; R.S.C. 1985, c. P-21; S.O. 2004, c. 3; Regulation (EU) 2016/679;
Council Decision 2007/533/JHA; Directive 95/46/EC; the Commission's implementing decision 2021/914/EU; the Agreement
on Harbour Records of 4 May 2031; the Convention of 19 June 1990; the Agreement between the Government of X and the
Republic of Y on the exchange of pilots' records; Treaty on Harbour Pilots done at Westhaven on 4 May 2031; the
Protocol amending the Convention on Pilots; Convention against Torture; the City of Westhaven Municipal Code; Code
of Ordinances of Moor; section 12.3, Wisconsin Statutes; Wisconsin Statutes 118.125; Florida Statutes section
119.07; La. R.S. 17:3914.
""".replace("\n", " ")


GAPS = """
[XX] [TBC by the parties] [Insert name] [date] [Name of agency] ____ TBD {Name of Body} ███ REDACTED XXXX <Insert date>
[AB: check this] [ ● ] [ ] days (insert name of school) (specify the fields) <Name>
"""


@pytest.mark.parametrize("row", table("codes"), ids=lambda row: row["sign"])
def test_a_citation_of_a_code_shows_the_sign_of_its_row(row: dict[str, str]) -> None:
    found = [match for text in (CITED, *TEXTS) for match in re.finditer(row["expression"], text.replace("\n", " "))]
    assert found
    for match in found:
        assert re.search(row["sign"], match[0]), match[0]


@pytest.mark.parametrize("row", table("natures"), ids=lambda row: row["cue"])
def test_a_cue_of_a_nature_has_words_of_its_sign(row: dict[str, str]) -> None:
    for text in TEXTS:
        for match in re.finditer(row["cue"], text.replace("\n", " "), re.I):
            assert any(sign in match[0].lower() for sign in row["sign"].split("|")), match[0]


@pytest.mark.parametrize("row", table("placeholders"), ids=lambda row: row["word"])
def test_a_placeholder_has_its_sign(row: dict[str, str]) -> None:
    for text in (*TEXTS, GAPS):
        for match in re.finditer(row["word"], text, re.I):
            assert row["sign"] in match[0].lower(), match[0]
