# make demo   set up .venv and check an agreement
# make test   set up .venv with the tools and run every test, a file on each processor (PYTEST="..." hands options on)
# make lint   the linter, the strict type checker and the import contract
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint clean

demo: .venv/installed
	$(BIN)/mouscan check corpora/pupil-data-2015/agreement.txt || test $$? -eq 1

test: .venv/tools
	$(BIN)/pytest -n auto --dist loadfile $(PYTEST)

lint: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/tools: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@

clean:
	rm -rf .venv build dist
