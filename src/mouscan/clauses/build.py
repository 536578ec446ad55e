"""From the lines of a document to its clause tree: one pass over the lines with the clauses that are open."""

from __future__ import annotations

import re

from mouscan.clauses.heading import Headings, begins_signatures
from mouscan.clauses.label import Label, labels
from mouscan.clauses.nature import nature
from mouscan.clauses.node import Node, Placed, form, identity
from mouscan.clauses.place import place
from mouscan.clauses.recital import ends_recitals, lists_parties, numbers_parties
from mouscan.clauses.reference import references
from mouscan.clauses.shape import TITLE, in_columns, is_bullet, slug
from mouscan.clauses.signature import Signatures, attests, signs_for
from mouscan.clauses.stack import Stack
from mouscan.clauses.title import has_children, holds_all, own_words
from mouscan.clauses.tree import Block, BlockKind, Clause, ClauseTree, Role
from mouscan.clauses.vocabulary import pattern, words
from mouscan.source import Document, Line

LABELLED_BULLET = re.compile(r"[*•\-–]\s+(?=\(?(?:[A-Za-z]|[ivx]{1,5}|\d{1,2})[.)]\s|\d{1,2}(?:\.\d{1,2})+\.?\s)")
ASKS = re.compile(r"\S+(?: \S+)*:(?:\s|$)")
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
        self.headings = Headings(document, self.texts)
        self.signatures = Signatures(self.texts)
        self.prose = False
        self.begun = False
        self.listing = False

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
            if readings and (self._entitles(readings[0]) or self._counts_row(line, readings[0])):
                readings = ()
            if readings and (
                placed := place(readings, text[offset:], line, before, self.stack, self.texts[i + 1 : i + AHEAD])
            ):
                return self._labelled(i, placed, offset, before)
        self._unlabelled(i, line, text)
        return 1

    def _entitles(self, label: Label) -> bool:
        """Tell whether what looks like a label is the title of the text or of an annex ("A Form"), or a name."""
        current = self.current
        if current is None:
            return label.word in words("containers", "container") and holds_all(label, self.lines, self.texts)
        if label.style == "UP." and (current.role == "signatures" or begins_signatures(current.heading)):
            return True
        if not current.untitled:
            return False
        return label.style == "UP" or (label.bare and current.role == "clause")

    def _counts_row(self, line: Line, label: Label) -> bool:
        """Tell whether a bare number counts the rows of a table in columns: no question with its answers beside it."""
        printed = self.document.quote(line.start + label.end, line.end)
        return label.style == "num" and in_columns(printed) and not ASKS.match(printed)

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
        if self._ends_listing(i, placed, text[offset:]) or (
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
        self.signatures.open = False
        self.listing = parent is not None and parent.role == "preamble"
        own = own_words(i, line.start + offset + label.end, label, self.lines, self.texts)
        if own.title and not self.listing:
            node.heading, node.heading_span = own.title, (own.start, own.end)
        elif own.start < own.end:
            node.blocks.append((own.start, own.end, "paragraph", ()))
        return own.used

    def _ends_listing(self, i: int, placed: Placed, text: str) -> bool:
        """Tell whether a label begins the body of the text after the list of parties in the preamble."""
        line, label = self.lines[i], placed.label
        listed = next((n for n in self.stack.open if n.parent is not None and n.parent.role == "preamble"), None)
        if listed is None:
            return False
        if line.level or line.strong >= len(text) - 1 > 0 or (text.isupper() and placed.how != "sibling"):
            return True
        if placed.how != "first" or label.style[:3] in ("low", "rom"):
            return False
        return label.style != listed.style or has_children(i, label, text[label.end :], self.texts)

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
        own = line.level or (line.strong and len(rest) < TITLE and line.strong >= len(text) - len(rest) - offset + 2)
        if own:
            return None
        if self.heading.role == "preamble" and (self.begun or not (lists_parties(before) or self.listing)):
            ahead = self.texts[i + 1 : i + AHEAD]
            return self.heading if not self.begun and numbers_parties(label, rest, ahead) else None
        return self.heading

    def _unlabelled(self, i: int, line: Line, text: str) -> None:
        current = self.current
        signs = (
            current is not None
            and current.role != "signatures"
            and self.signatures.begin(i, line, current.heading, self.stack.annexed)
        )
        if signs and not self._names_signatures(i, line, text):
            self.stack.close()
            self.heading, self.signatures.open = None, True
            self._new("signatures", "", None, "signatures", line.start)
            self._block(line, text)
        elif not signs and not self.headings.heads(i, current, self.prose):
            self._block(line, text)
        elif current is not None and current.untitled:
            current.heading, current.heading_span = text, (line.start, line.end)
        else:
            self.stack.suspend()
            node = self._new(slug(text), "", self.stack.top, "heading", line.start)
            node.heading, node.heading_span = text, (line.start, line.end)
            self.heading = node
            self.signatures.open = self.signatures.open or begins_signatures(text)

    def _names_signatures(self, i: int, line: Line, text: str) -> bool:
        """Tell whether the line with which the signatures begin is a heading that gives them their name."""
        if attests(text) or signs_for(text):
            return False
        if line.level or pattern("headings", "sheet", True).fullmatch(text):
            return True
        return i not in self.signatures.unheaded and (line.strong > 0 or i in self.headings.alone)

    def _block(self, line: Line, text: str) -> None:
        """Add a line to the paragraph that it goes on with, or as a block of its own."""
        if self.current is None:
            self.heading = self._new("preamble", "", None, "preamble", line.start)
        current = self.current
        assert current is not None
        if len(text) > 80 or (text[-1] == "." and len(text) > 40):
            self.prose = True
            if current.role == "heading" and not begins_signatures(current.heading):
                self.signatures.open = False
        kind: BlockKind = "bullet" if is_bullet(text) else "row" if line.cells else "paragraph"
        last = current.blocks[-1] if current.blocks else None
        if last is not None and kind == "paragraph" and line.gap == 0 and last[2] != "row":
            current.blocks[-1] = (last[0], line.end, last[2], ())
            return
        start = line.start
        if kind == "bullet" and (match := re.match(r"\S+\s+", text)):
            start += match.end()
        current.blocks.append((start, line.end, kind, line.cells))
