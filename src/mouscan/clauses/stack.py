"""The clauses that are open while the lines are read: which of them a new label closes, and which it stands in."""

from __future__ import annotations

from mouscan.clauses.label import Label
from mouscan.clauses.node import DEEPER, NUMBERS, Form, Node, Placed
from mouscan.clauses.vocabulary import words

DEEPEST = 20


class Stack:
    """The open clauses, outermost first.

    `suspended` are those that an unlabelled heading has interrupted: a number that repeats theirs takes them up again.
    `run` holds, for each style, the last label that stood in no other labelled clause: numbering may run on from it
    under another heading or in an annex.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.open: list[Node] = []
        self.suspended: list[Node] = []
        self.run: dict[str, Node] = {}

    @property
    def top(self) -> Node | None:
        """The inmost open clause."""
        return self.open[-1] if self.open else None

    @property
    def annexed(self) -> bool:
        """Whether an annex is open."""
        return any(n.style.removeprefix("word:") in words("containers", "container") for n in self.open)

    def push(self, node: Node) -> None:
        """Open a labelled clause."""
        self.open.append(node)
        if node.role == "clause" and (node.parent is None or node.parent.role in ("container", "heading")):
            self.run[_alike(node.style)] = node

    def close(self) -> None:
        """Close every clause."""
        self.open, self.suspended = [], []

    def suspend(self) -> None:
        """Close every clause but the annex that a heading stands in; what it closes may go on."""
        kept = [n for n in self.open if n.role == "container"]
        if len(kept) < len(self.open):
            self.suspended = self.open
        self.open = kept

    def rise(self, level: int) -> None:
        """Close the annexes whose markdown heading is of a lower rank than the one that follows."""
        if level and any(n.form is not None and n.role == "container" and n.form.level > level for n in self.open):
            self.close()

    def onward(self, label: Label) -> Node | None:
        """Return the clause under another heading or outside an annex that a label goes on after."""
        last = self.run.get(_alike(label.style))
        return last if last is not None and last.values[-1] + 1 == label.values[0] else None

    def divide(self, label: Label) -> Node | None:
        """Close what a new annex, part or article closes, and return what it stands in."""
        if label.word in words("containers", "container"):
            self.close()
            return None
        same = next((k for k, n in enumerate(self.open) if n.style == label.style), None)
        if label.word in words("containers", "division"):
            outer = [n for n in self.open if n.style[:5] == "word:" or n.style[:2] in ("UP", "RO")]
            self.open = self.open[:same] if same is not None else outer
            return self.top
        if same is not None:
            self.open = self.open[:same]
        else:
            article = next((n for n in self.open if n.style[:5] == "word:" and n.role == "clause"), None)
            kept = [n for n in self.open if n.role == "container"]
            self.open = [*kept, article] if article is not None and _begun(label, article) else kept
        top = self.top
        return None if top is None or top.style.removeprefix("word:") in words("containers", "division") else top

    def parent(self, placed: Placed, printed: Form) -> Node | None:
        """Close the levels that a label closes, and return the clause that it stands in."""
        label, anchor = placed.label, placed.anchor
        if placed.how == "resumed":
            self.open, self.suspended = self.suspended, []
        if placed.how == "sibling" and anchor is not None:
            self.open = self.open[: self.open.index(anchor)]
        elif placed.how in ("child", "resumed") and anchor is not None:
            inside = len(anchor.values) < len(label.values)
            self.open = self.open[: self.open.index(anchor) + inside]
        elif placed.how == "decimal" and anchor is not None:
            self.open = self.open[: self.open.index(anchor)]
            while self.open and self.open[-1].style in NUMBERS:
                self.open.pop()
        elif placed.how in ("loose", "onward"):
            self.open = [n for n in self.open if n.role == "container"]
        elif placed.how == "first" and self._over(label):
            self.open = [n for n in self.open if n.style[:3] not in ("low", "rom") and n.style not in ("UP", "UP()")]
        elif placed.how == "first":
            same = next((k for k, n in enumerate(self.open) if n.style == label.style), None)
            if same is not None and not self._nests(self.open[-1], self.open[same], printed):
                self.open = self.open[:same]
        return self.top

    def _nests(self, top: Node, alike: Node, printed: Form) -> bool:
        """Tell whether a numbering that begins anew is a list in the open clause, not a new run of its level."""
        if len(self.open) >= DEEPEST:
            return False
        if alike.form is not None and (alike.form.level > 0, alike.form.strong) > (printed.level > 0, printed.strong):
            return True
        if top.form is not None and printed.level == top.form.level and printed.indent > top.form.indent + DEEPER - 1:
            return True
        if len(top.blocks) > 1 or (alike is top and top.form is not None and 0 < printed.indent == top.form.indent):
            return False
        end = top.blocks[0][1] if top.blocks else top.heading_span[1] if top.heading_span else 0
        return self.text[end - 1 : end] == ":"

    def _over(self, label: Label) -> bool:
        """Tell whether a number begins anew after a lettered list that a paragraph has closed."""
        top = self.top
        if label.style[:3] != "num" or top is None:
            return False
        return top.style in ("UP", "UP()") or (top.style[:3] in ("low", "rom") and len(top.blocks) > 1)


def _alike(style: str) -> str:
    return "num." if style == "num" else style


def _begun(label: Label, article: Node) -> bool:
    """Tell whether a section stands in an article: it is the first there, or repeats the article's number."""
    return label.values == (1,) or (len(label.values) > 1 and label.values[:1] == article.values[:1])
