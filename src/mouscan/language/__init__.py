"""Stage 3: the words of every clause are marked with the vocabularies of the field."""

from mouscan.language.reading import Mark, Reading, Sentence

__all__ = ["Mark", "Reading", "Sentence"]
