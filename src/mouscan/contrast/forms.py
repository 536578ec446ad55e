"""The forms in which a comparison can be given, each loaded when it is asked for."""

from __future__ import annotations

import json
from typing import Literal, get_args

from mouscan.contrast.comparison import Comparison

Form = Literal["text", "markdown", "csv", "json", "html"]
FORMS: tuple[Form, ...] = get_args(Form)


def written(found: Comparison, form: Form, width: int) -> str:
    """Return a comparison in one form; only the text is cut to `width` columns."""
    from mouscan.contrast import markdown, record, sheet, table, text

    match form:
        case "text":
            return text.page(found, width)
        case "markdown":
            return markdown.page(found)
        case "csv":
            return table.page(found)
        case "json":
            return json.dumps(record.record(found), ensure_ascii=False, indent=1)
        case "html":
            return sheet.page(found)
