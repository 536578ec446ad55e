"""The top stage: an agreement is damaged on purpose, to see which rules notice."""
