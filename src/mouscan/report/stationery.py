"""The look of a document for a word processor: its styles, its tables, its footer, in a language that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.text.run import CT_R
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell

LANGUAGE, FONT = "en-GB", "Calibri"
INK, MUTED, SHADE, LINE = "1D2733", "515D69", "EEF1F0", "B9C0BC"
WIDE = 17.0
LABEL = 3.2
# So many of the first rows of a block stay with its heading.
TOGETHER = 3
# What XML 1.0 (2.2, Char) allows; everything else cannot stand in a document.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """Return a text without the characters that XML forbids."""
    return FORBIDDEN.sub("", text)


class Paper:
    """One document in the making, A4 upright, from its first heading on."""

    def __init__(self, title: str) -> None:
        import docx
        from docx.shared import Cm, Pt

        self.document = docx.Document()
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by, core.language = allowed(title)[:255], "mouscan", "", LANGUAGE
        core.comments, core.revision = "", 1
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - WIDE) / 2)
        section.top_margin = section.bottom_margin = Cm(2)
        self._styles()
        normal = self.document.styles["Normal"].paragraph_format
        normal.space_after, normal.line_spacing = Pt(4), 1.08
        self._footer(title)

    def heading(self, text: str, level: int) -> None:
        """Add a heading; level 0 is the title."""
        self.document.add_heading(allowed(text), level)

    def text(self, text: str) -> None:
        """Add a paragraph."""
        self.document.add_paragraph(allowed(text))

    def small(self, text: str) -> None:
        """Add a paragraph in small type."""
        self.document.add_paragraph(allowed(text), style="Caption")

    def caution(self, lead: str, text: str) -> None:
        """Add a paragraph that stands out, its first words in bold."""
        paragraph = self.document.add_paragraph(style="Intense Quote")
        paragraph.add_run(lead).bold = True
        paragraph.add_run(allowed(text))

    def gap(self) -> None:
        """Add the space that keeps two tables apart."""
        self.document.add_paragraph()

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """Add a table whose header is repeated on every page; `shares` are the relative widths of its columns."""
        if not rows:
            return
        made = self._grid(len(rows) + 1, [WIDE * share / sum(shares) for share in shares])
        for number, (row, cells) in enumerate(zip(made.rows, (header, *rows), strict=True)):
            for cell, text in zip(row.cells, cells, strict=True):
                _fill(cell, [text], bold=number == 0)
                if number == 0:
                    _shade(cell)
            if number == 0:
                _mark(row._tr.get_or_add_trPr(), "w:tblHeader")

    def fields(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Add a table of two columns: what each line is called, and its paragraphs."""
        made = self._grid(len(rows), [LABEL, WIDE - LABEL])
        for number, (row, (name, texts)) in enumerate(zip(made.rows, rows, strict=True)):
            label, value = row.cells
            _fill(label, [name], bold=True)
            _shade(label)
            _fill(value, texts)
            for paragraph in label.paragraphs if number < TOGETHER else ():
                paragraph.paragraph_format.keep_with_next = True
        self.gap()

    def _grid(self, rows: int, widths: Sequence[float]) -> Table:
        """Add a table whose rows stay whole, its columns as wide as told in centimetres."""
        from docx.shared import Cm

        made: Table = self.document.add_table(rows, len(widths), style="Table Grid")
        made.autofit = False
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Cm(width)
        for row in made.rows:
            _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
        return made

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles = self.document.styles
        for name, size, colour in (
            ("Normal", 10, INK), ("Title", 20, INK), ("Heading 1", 14, INK), ("Heading 2", 11.5, INK),
            ("Heading 3", 11, INK), ("Caption", 8.5, MUTED), ("Intense Quote", 10, INK),
        ):  # fmt: skip
            font = styles[name].font
            font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor.from_string(colour)
            fonts = styles[name].element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
        styles["Caption"].font.bold = False
        styles["Intense Quote"].font.bold = styles["Intense Quote"].font.italic = False
        for border in styles["Table Grid"].element.find(f".//{qn('w:tblBorders')}"):
            border.set(qn("w:color"), LINE)
        for language in styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)

    def _footer(self, title: str) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Cm

        line = self.document.sections[0].footer.paragraphs[0]
        line.style = self.document.styles["Caption"]
        line.paragraph_format.tab_stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(f"{allowed(title)[:80]}\tPage ")
        for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
            _field(line.add_run()._r, field)
            line.add_run(after)


def _fill(cell: _Cell, texts: Sequence[str], bold: bool = False) -> None:
    """Write paragraphs into a cell that has one, empty."""
    for number, text in enumerate(texts):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.add_run(allowed(text)).bold = bold or None


def _mark(properties: BaseOxmlElement, name: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _field(run: CT_R, code: str) -> None:
    """Write a field, such as the number of the page, that a word processor fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run.append(part)
