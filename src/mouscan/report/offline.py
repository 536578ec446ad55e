"""A page in HTML that is one file and asks for nothing: style and script inside, and a policy that allows no others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from mouscan.report.captions import plain
from mouscan.resources import folder


def offline(template: str, styles: Sequence[str], scripts: Sequence[str], **values: object) -> str:
    """Return the page that a template makes of some values, all of them escaped unless they are marked as safe.

    The policy (Content Security Policy Level 3, W3C) allows the style and the script by their SHA-256 and nothing else:
    a script that comes from a document would not run even if it were not escaped.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    style, script = (_joined(names) for names in (styles, scripts))
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    environment = Environment(
        loader=FileSystemLoader(folder("templates")), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["plain"] = plain
    page = environment.get_template(template)
    return page.render(policy=policy, style=Markup(style), script=Markup(script), **values)


def _joined(names: Sequence[str]) -> str:
    return "".join((folder("templates") / name).read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
