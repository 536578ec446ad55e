"""The command `survey`: tables of what all the agreements of a folder say."""

from __future__ import annotations

import argparse

from mouscan.errors import MouscanError
from mouscan.options import judging


def takes(survey: argparse.ArgumentParser) -> None:
    """Add what `survey` takes."""
    survey.add_argument("folder", metavar="FOLDER", help="where the texts are, .txt and .md, in it and in its folders")
    survey.add_argument("--output", required=True, metavar="DIR", help="write the tables to this folder")
    survey.add_argument("--fresh", action="store_true", help="begin anew: keep nothing that an earlier run has read")
    survey.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="N",
        help="read in so many processes (default: as many as there are processors)",
    )
    survey.add_argument("--anyway", action="store_true", help="judge a text that does not look like an agreement too")
    judging(survey)
    survey.set_defaults(command=_survey)


def _survey(options: argparse.Namespace) -> int:
    from mouscan.census.survey import survey
    from mouscan.census.terms import defaults
    from mouscan.progress import progress

    if options.workers < 0:
        raise MouscanError(f"--workers {options.workers}: at least 1 process must read")
    asked = {name: getattr(options, name) for name in defaults()}
    with progress("Reading") as watch:
        tally = survey(
            options.folder, options.output, fresh=options.fresh, workers=options.workers, watch=watch, **asked
        )
    number = tally.ok + tally.failed + tally.not_agreements
    kept = f", {tally.kept} of them by an earlier run" if tally.kept else ""
    print(f"{number} {'text' if number == 1 else 'texts'} read{kept}: {tally.ok} judged, ", end="")
    print(f"{tally.not_agreements} no agreement, {tally.failed} failed; the tables are in {tally.output}.")
    return 0
