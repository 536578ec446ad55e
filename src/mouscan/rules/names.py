"""The names that a rule may use: kinds, sides, tags, states; what each noun can be, and what may narrow it."""

from __future__ import annotations

import json
from functools import cache

from mouscan.language.vocabulary import rows
from mouscan.resources import folder

DOCUMENTS = ("notice", "umbrella", "annex", "earlier", "statement", "register", "other")
MEASURES = ("duration", "rhythm", "date", "age", "volume")
TIMES = ("minutes", "hours", "days", "weeks", "months", "quarters", "years")
COUNTS = ("persons", "people", "records", "requests", "cases", "individuals")
BEING: dict[str, tuple[str, ...]] = {
    "flow": ("prohibited", "required", "allowed", "latent", "active", "periodic", "aggregate"),
    "data": ("generic", "latent"),
    "purpose": ("prohibited", "permitted", "secondary"),
    "reference": ("dangling",),
    "safeguard": ("present", "weak", "deferred", "delegated", "soft"),
    "proviso": ("delegated",),
    "law": ("ended",),
    "conflict": ("settled", "unsettled"),
    "path": ("direct", "indirect", "proven", "latent", "possible", "unknown", "shared", "opened"),
    **dict.fromkeys(MEASURES, ("hard", "soft", "open")),
}
EXCLUSIVE = (
    ("prohibited", "required", "allowed", "permitted"),
    ("latent", "active"),
    ("proven", "latent", "possible", "unknown"),
    ("present", "weak", "deferred", "delegated"),
    ("hard", "soft"),
    ("settled", "unsettled"),
    ("direct", "indirect"),
)
COMMON = ("beside", "inside", "in")
BOUNDS = ("least", "most", "over", "under", "within")
QUALIFIERS: dict[str, tuple[str, ...]] = {
    "flow": ("being", "from", "to", "for", "with", "about", "like", *COMMON),
    "data": ("being", "with", "like", *COMMON),
    "purpose": ("being", "for", "like", *COMMON),
    "reference": ("being", *COMMON),
    "safeguard": ("being", "by", "covering", *BOUNDS, *COMMON),
    "party": ("being", "on", "like", *COMMON),
    "law": ("being", "naming", "as", *COMMON),
    "proviso": ("being", "opening", "without", *COMMON),
    "phrase": ("with", *COMMON),
    "definition": ("of", *COMMON),
    "clause": COMMON,
    "wording": COMMON,
    "conflict": ("being", *COMMON),
    "precedence": COMMON,
    "obligation": COMMON,
    "path": ("being", "from", "to", "for", "with", "about", "across", *COMMON),
    "document": (),
    **dict.fromkeys(("duration", "rhythm", "age", "volume"), ("being", *BOUNDS, *COMMON)),
    "date": ("being", "before", "after", *COMMON),
}
ENDS = ("giver", "taker")
PARTS = {"from": ENDS, "to": ENDS, "by": ENDS, "like": ENDS, "with": ("data",), "for": ("purposes",)}
SLOTS = ("from", "to", "data", "purposes", "words", "name")


@cache
def values(vocabularies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values that the phrases of some vocabularies may have, of all that rules may name for none."""
    named = vocabularies or tuple(row["vocabulary"] for row in rows("phrases"))
    found = [row["value"] for name in named if name != "placeholder" for row in rows(name)]
    gaps = ("placeholder", "signature", "label", *(row["kind"] for row in rows("placeholders") if "kind" in row))
    return tuple(dict.fromkeys([*found, *(gaps if "placeholder" in named or not vocabularies else ())]))


@cache
def enumerations() -> dict[str, tuple[str, ...]]:
    """Return the closed lists that names are taken from, by the noun or the sort of name."""
    schema = json.loads((folder("schemas") / "agreement.json").read_text(encoding="utf-8"))["properties"]

    def listed(part: str, field: str) -> tuple[str, ...]:
        return tuple(schema[part]["items"]["properties"][field]["enum"])

    def column(vocabulary: str, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row[name] for row in rows(vocabulary)))

    durations = tuple(dict.fromkeys(v.removesuffix("?") for v in column("timing", "value")))
    return {
        "party": listed("parties", "kind"),
        "purpose": listed("purposes", "category"),
        "data": listed("data", "category"),
        "safeguard": listed("safeguards", "kind"),
        "flow": listed("flows", "kind"),
        "path": tuple(dict.fromkeys((*listed("flows", "kind"), *column("remedies", "kind")))),
        "obligation": tuple(dict.fromkeys(kind for value in column("obligations", "value") for kind in value.split())),
        "phrase": ("placeholder", *column("phrases", "vocabulary")),
        "reference": ("annex", "clause"),
        "clause": ("clause", "container", "heading", "preamble", "signatures", "annex", "body"),
        "document": DOCUMENTS,
        "date": tuple(dict.fromkeys(v.removesuffix("?") for v in column("dating", "value"))),
        "duration": durations,
        "rhythm": durations,
        "volume": ("volume",),
        "side": column("sides", "side"),
        "tag": column("tags", "tag"),
        "role": column("roles", "value"),
        "subject": column("subjects", "value"),
        "law role": ("basis", "condition", "gateway", "reference"),
        "operator": column("operators", "operator"),
        "ground": ("individual", "serious-crime", "life", "court-order", "legal-duty", "consent", "authoriser"),
        "built-in": ("public", "data-subjects", "third-parties"),
        "unit": (*TIMES, *(unit.removesuffix("s") for unit in TIMES), *COUNTS),
    }
