"""From the lines of a document to its clause tree: one pass over the lines with the clauses that are open."""

from __future__ import annotations

import re

from mouscan.clauses.heading import (
    begins_signatures,
    ends_recitals,
    is_bullet,
    is_title,
    looks_like_heading,
    names_agreement,
    slug,
    title_level,
)
from mouscan.clauses.headline import headlines
from mouscan.clauses.label import Label, labels
from mouscan.clauses.nature import nature
from mouscan.clauses.node import Node, Placed, form, identity
from mouscan.clauses.place import place
from mouscan.clauses.reference import references
from mouscan.clauses.signature import NEAR, SIGNING, fields, unheaded
from mouscan.clauses.stack import Stack
from mouscan.clauses.title import gap_after, has_children, own_words
from mouscan.clauses.tree import Block, BlockKind, Clause, ClauseTree, Role
from mouscan.clauses.vocabulary import words
from mouscan.read import Document, Line

LABELLED_BULLET = re.compile(r"[*•\-–]\s+(?=(?:[A-Za-z]|[ivx]{1,5})[.)]\s)")
LISTS = re.compile(r"\b(?:between|parties|participants|and)\W*$", re.I)
COLUMNS = re.compile(r"\S {3,}\S")
FIRST_THIRD = 0.3
AHEAD = 400
LATELY = 40


def clause_tree(document: Document) -> ClauseTree:
    """Return the clause tree of a document: clauses, cross-references and nature."""
    found = _Builder(document).build()
    clauses = tuple(
        Clause(
            n.id, n.label, n.heading, n.parent.id if n.parent else None, n.role, n.start, n.heading_span,
            tuple(Block(*block) for block in n.blocks),
        )
        for n in found
    )  # fmt: skip
    return ClauseTree(document, clauses, references(document.text, clauses), nature(document.text, clauses))


class _Builder:
    """Walks the lines once; `stack` holds the open labelled clauses, `heading` what an unlabelled heading began."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.lines
        self.texts = [document.text[line.start : line.end] for line in document.lines]
        self.nodes: list[Node] = []
        self.ids: dict[str, int] = {}
        self.stack = Stack(document.text)
        self.current: Node | None = None
        self.heading: Node | None = None
        self.title = title_level(document.lines)
        self.listed = frozenset(
            slug(aside.text.strip("0123456789. ")) for aside in document.asides if aside.kind == "contents"
        ) - {""}
        self.headlines = headlines(document.lines, self.texts)
        self.fields = fields(self.texts)
        self.unheaded = unheaded(self.texts, self.fields)
        self.prose = False
        self.begun = False
        self.listing = False
        self.signing = False

    def build(self) -> list[Node]:
        i = 0
        while i < len(self.lines):
            i += self._line(i)
        return self.nodes

    def _line(self, i: int) -> int:
        """Take one line; return how many lines were used."""
        line, text = self.lines[i], self.texts[i]
        before = self.texts[i - 1] if i else ""
        marked = LABELLED_BULLET.match(text)
        offset = marked.end() if marked else 0
        if offset or not is_bullet(text):
            self.stack.rise(line.level)
            readings = labels(text[offset:])
            if readings and self._entitles(readings[0]):
                readings = ()
            if readings and (
                placed := place(readings, text[offset:], line, before, self.stack, self.texts[i + 1 : i + AHEAD])
            ):
                return self._labelled(i, placed, offset, before)
        self._unlabelled(i, line, text, before)
        return 1

    def _entitles(self, label: Label) -> bool:
        """Tell whether what looks like a label is the title of the annex or article just begun ("A Form")."""
        current = self.current
        if current is None or not current.untitled:
            return False
        return label.style == "UP" or (label.bare and current.role == "clause")

    def _new(self, id: str, label: str, parent: Node | None, role: Role, start: int) -> Node:
        """Open a clause; an id that stands already gets `#2`, `#3`."""
        count = self.ids[id] = self.ids.get(id, 0) + 1
        node = Node(id if count == 1 else f"{id}#{count}", label, parent, role, start)
        self.nodes.append(node)
        self.begun = self.begun or (role == "clause" and parent is None)
        self.current = node
        return node

    def _labelled(self, i: int, placed: Placed, offset: int, before: str) -> int:
        line, text, label = self.lines[i], self.texts[i], placed.label
        rest = text[offset + label.end :]
        printed = form(line, text[offset:])
        if self._ends_listing(label, placed, line, text[offset:]) or (
            placed.how == "first" and self.heading is not None and ends_recitals(self.heading.heading, before)
        ):
            self.stack.close()
            self.heading, self.listing = None, False
            placed = placed if placed.how == "word" else Placed(label, "first")
        if not rest and not label.word and self._blank(i, label):
            return 1
        parent = self._divide(label) if label.word else self.stack.parent(placed, printed)
        role: Role = "container" if label.word and label.word not in words("containers", "clause") else "clause"
        if placed.how == "resumed":
            self.heading = None
        elif parent is None and not label.word:
            parent = self._under_heading(i, label, rest, before, offset)
        node = self._new(
            identity(label, parent),
            text[offset : offset + label.end].strip("().:-–— "),
            parent,
            role,
            line.start + offset,
        )
        node.style, node.values, node.form = label.style, label.values, printed
        self.stack.push(node)
        self.signing = False
        self.listing = parent is not None and parent.role == "preamble"
        own = own_words(i, line.start + offset + label.end, label, self.lines, self.texts)
        if own.title:
            node.heading, node.heading_span = own.title, (own.start, own.end)
        elif own.start < own.end:
            node.blocks.append((own.start, own.end, "paragraph", ()))
        return own.used

    def _ends_listing(self, label: Label, placed: Placed, line: Line, text: str) -> bool:
        """Tell whether a label begins the body of the text after the list of parties in the preamble."""
        listed = next((n for n in self.stack.open if n.parent is not None and n.parent.role == "preamble"), None)
        if listed is None:
            return False
        if line.level or line.strong >= len(text) - 1 > 0 or text.isupper():
            return True
        return placed.how == "first" and label.style != listed.style and label.style[:3] not in ("low", "rom")

    def _blank(self, i: int, label: Label) -> bool:
        """Tell whether a label stands alone where a file has lost its words: the next line begins with another."""
        return (
            self.current is not None
            and i + 1 < len(self.lines)
            and self.current.label != ""
            and any(n.label == label.printed and n.style == label.style for n in self.nodes[-LATELY:])
            and bool(labels(self.texts[i + 1]))
        )

    def _divide(self, label: Label) -> Node | None:
        """Close what a new annex, part or article closes, and return what it stands in."""
        if label.word in words("containers", "container"):
            self.heading = None
        inside = self.stack.divide(label)
        if inside is not None or label.word not in words("containers", "clause"):
            return inside
        if self.heading is not None and self.heading.role == "heading":
            latest = next((n for n in reversed(self.nodes) if n.style == label.style), None)
            if label.printed in self.ids or (latest is not None and latest.parent is self.heading):
                return self.heading
        self.heading = None
        return None

    def _under_heading(self, i: int, label: Label, rest: str, before: str, offset: int) -> Node | None:
        """Return the unlabelled heading that a label stands under: not where the label is a heading's own."""
        if self.heading is None:
            return None
        line, text = self.lines[i], self.texts[i]
        if self.heading.role == "heading" and rest and (rest.isupper() or has_children(i, label, rest, self.texts)):
            self.heading = None
            return None
        own = line.level or (line.strong and len(rest) < 90 and line.strong >= len(text) - len(rest) - offset + 2)
        if own or (self.heading.role == "preamble" and (self.begun or not (LISTS.search(before) or self.listing))):
            return None
        return self.heading

    def _unlabelled(self, i: int, line: Line, text: str, before: str) -> None:
        signs = self._signs(i, line, text)
        if signs and not line.level and (not line.strong or i in self.unheaded):
            self.stack.close()
            self.heading, self.signing = None, True
            self._new("signatures", "", None, "signatures", line.start)
            self._block(line, text)
            return
        current = self.current
        if not signs and not self._heads(i, line, text, before):
            self._block(line, text)
        elif current is not None and current.untitled:
            current.heading, current.heading_span = text, (line.start, line.end)
        else:
            self.stack.suspend()
            node = self._new(slug(text), "", self.stack.top, "heading", line.start)
            node.heading, node.heading_span = text, (line.start, line.end)
            self.heading = node
            self.signing = self.signing or begins_signatures(text)

    def _heads(self, i: int, line: Line, text: str, before: str) -> bool:
        """Tell whether a line without a label is a heading."""
        if slug(text) in self.listed and line.gap > 0 and text[-1] not in ".;,":
            return True
        if self._columns(line):
            return False
        opening = self.current is None or self.current.role == "preamble"
        alone = i in self.headlines and (self.prose or not opening or not names_agreement(text))
        heads = alone or looks_like_heading(text, line, gap_after(i, self.lines), opening, self.prose)
        title = opening and not self.prose and (is_title(text, line, before, self.title) or self._titled(text))
        return heads and not title

    def _titled(self, text: str) -> bool:
        """Tell whether a line in capitals goes on with a title that has begun."""
        return text.isupper() and self.current is not None and bool(self.current.blocks)

    def _signs(self, i: int, line: Line, text: str) -> bool:
        """Tell whether a line begins the signature block: by its words or, outside annexes, by the lines to sign."""
        current = self.current
        if current is None or current.role == "signatures" or i <= len(self.lines) * FIRST_THIRD or is_bullet(text):
            return False
        if begins_signatures(current.heading):
            return False
        if i in self.unheaded and not self.signing and not self.stack.annexed:
            return True
        begins = begins_signatures(text) and (line.gap > 0 or line.level > 0)
        return begins and (not self.stack.annexed or any(self.fields.get(k) in SIGNING for k in range(i, i + NEAR)))

    def _columns(self, line: Line) -> bool:
        """Tell whether a line is printed in columns, as the head of a table is."""
        return COLUMNS.search(self.document.quote(line.start, line.end)) is not None

    def _block(self, line: Line, text: str) -> None:
        """Add a line to the paragraph that it goes on with, or as a block of its own."""
        if self.current is None:
            self.heading = self._new("preamble", "", None, "preamble", line.start)
        current = self.current
        assert current is not None
        if len(text) > 80 or (text[-1] == "." and len(text) > 40):
            self.prose = True
        kind: BlockKind = "bullet" if is_bullet(text) else "row" if line.cells else "paragraph"
        last = current.blocks[-1] if current.blocks else None
        if last is not None and kind == "paragraph" and line.gap == 0 and last[2] != "row":
            current.blocks[-1] = (last[0], line.end, last[2], ())
            return
        start = line.start
        if kind == "bullet" and (match := re.match(r"\S+\s+", text)):
            start += match.end()
        current.blocks.append((start, line.end, kind, line.cells))
