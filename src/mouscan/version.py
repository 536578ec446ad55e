"""The version of mouscan."""

__version__ = "0.1.0"
