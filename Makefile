# Two commands do all the set-up on a fresh machine: `make demo` and `make test`.
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: help demo test check lint types contracts generated docs lock clean postgres browser
.DEFAULT_GOAL := help

help: ## what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.main ## set up, then run the main job on the EXERCISE case
	@$(BIN)/catchall demo

test: $(VENV)/.dev ## set up, then run every test; says what it skipped and why
	@$(BIN)/python -m pytest -n auto --ignore=tests/desk --ignore=tests/browser
	@$(BIN)/python -m pytest tests/desk --ignore=tests/desk/test_on_postgres.py  # one process, one database

browser: $(VENV)/.dev ## the pages in Debian's Chromium: axe, keys, the whole process; pictures to build/shots
	@$(BIN)/python -m pytest -n 0 -s tests/browser

postgres: $(VENV)/.dev ## the desk's tests on a PostgreSQL 15 that the run starts
	@$(BIN)/python -m pytest tests/desk/test_on_postgres.py

check: lint types contracts generated test docs ## everything that CI checks

lint: $(VENV)/.dev ## format and lint
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/.dev ## mypy, strict
	@$(BIN)/mypy

contracts: $(VENV)/.dev ## import contracts
	@$(BIN)/lint-imports

generated: $(VENV)/.dev ## the pages and schemas that are made from the code are current
	@$(BIN)/python scripts/schemas.py --check
	@$(BIN)/python scripts/help_pages.py --check
	@$(BIN)/python scripts/catch_all_page.py --check
	@scripts/assets.sh --check

docs: $(VENV)/.dev ## build the documentation, strictly
	@$(BIN)/mkdocs build --strict --quiet && echo "docs: built in site/"

lock: ## pin every dependency with hashes and without addresses
	@scripts/lock.sh

clean: ## remove what was made here
	rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.main: requirements/main.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh $(VENV) main

$(VENV)/.dev: requirements/dev.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh $(VENV) dev
