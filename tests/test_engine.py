"""spaCy is imported without its command line, and whoever asks for that still gets it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def ran(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


SPACY = "import sys; from mouscan.language.engine import spacy; s = spacy(); "


@pytest.mark.parametrize("module", ["requests", "httpx", "typer", "spacy.cli"])
def test_no_network_client_and_no_command_line_is_loaded(module: str) -> None:
    assert ran(SPACY + f"print({module!r} in sys.modules)") == "False"


def test_the_module_is_the_one_that_everybody_imports() -> None:
    assert ran(SPACY + "import spacy; print(spacy is s, spacy.blank('en').lang)") == "True en"


def test_what_is_left_out_is_loaded_when_it_is_asked_for() -> None:
    assert ran(SPACY + "print('spacy_version' in s.info(silent=True))") == "True"
    assert ran(SPACY + "import spacy.cli; print(spacy.cli.download.__module__)") == "spacy.cli.download"


def test_spacy_that_is_there_already_is_left_as_it_is() -> None:
    code = "import spacy; from mouscan.language import engine; print(engine.spacy() is spacy, hasattr(spacy, 'cli'))"
    assert ran(code) == "True True"
