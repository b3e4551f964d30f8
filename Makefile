# From nothing but Python 3.11 (or newer) and make:
#   make demo    sets up and writes reports on the laws that come with harmonize
#   make test    sets up and runs all tests
# The others are for those who change the code; CONTRIBUTING.md tells when to use which.

VENV := .venv
BIN := $(VENV)/bin
WORKS = -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p $(WORKS) && { echo $$p; break; }; done)
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

# On every core, a module's tests on one: they share what is made once.
TESTS = $(BIN)/python -m pytest --numprocesses auto --dist loadfile

# What npm brings for tests: axe-core, and the schemas of SARIF and JUnit.
NPM = $(patsubst %/package.json,%/node_modules/.package-lock.json,$(wildcard tests/*/package.json))

SPECIMENS = $(patsubst corpora/specimens/%/jurisdiction.toml,%,$(wildcard corpora/specimens/*/jurisdiction.toml))

# What is checked of States whose laws are not here.
RECORD = manifest,duplicate-id,settings,gold,decisions,text-unverified,text-undeclared

.DEFAULT_GOAL := help
.PHONY: help demo test check acceptance fit golden man bench fuzz evaluate clean

help: ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/installed ## set up, then analyze the laws that come with harmonize
	@rm -rf demo
	@for name in $(SPECIMENS); do $(BIN)/harmonize analyze --specimen $$name --output demo/$$name || exit; done
	@for name in $(SPECIMENS); do $(BIN)/harmonize report demo/$$name --format html,docx,pdf,xlsx,md,csv,json \
		--precedents demo --output demo/$$name --quiet || exit; done
	@$(BIN)/harmonize region $(SPECIMENS:%=demo/%) --output demo/region --quiet
	@echo
	@echo "Open a report in a browser (beside it: the same as DOCX, PDF, workbook, text and data):"
	@for name in $(SPECIMENS); do echo "  demo/$$name/report.html"; done
	@echo "  demo/region/region.html"

test: $(VENV)/developing $(NPM) ## set up, then run all tests
	$(TESTS)

check: $(VENV)/developing $(NPM) ## lint, types, architecture, then all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/harmonize check corpora --only $(RECORD) --fail-on warning
	$(BIN)/harmonize check corpora/specimens --fail-on warning
	$(TESTS)

acceptance: $(VENV)/developing ## score real statutes against gold (../shared or HARMONIZE_SHARED)
	$(TESTS) -m acceptance tests/acceptance

fit: $(VENV)/developing ## fit weights and calibration (on ../shared, else on models/fit), and write the model card's tables
	$(BIN)/python -m fitting

golden: $(VENV)/developing ## rewrite the expected outlines and report; review the difference before you commit
	$(BIN)/python -m pytest --rewrite-golden tests/test_golden.py tests/test_reports_progress.py
	@git --no-pager diff --stat -- tests/golden

man: $(VENV)/developing ## write docs/man and docs/tables.md again, from what the program says of itself
	rm -f docs/man/*.1
	$(BIN)/python docs/manual.py docs/man
	$(BIN)/python docs/tables.py docs/tables.md

bench: $(VENV)/developing ## time and memory, against pdfplumber alone and a naive pipeline (half an hour)
	$(BIN)/python bench/reading.py
	$(BIN)/python bench/start_to_finish.py
	$(BIN)/python bench/aligning.py
	$(BIN)/python bench/reporting.py
	$(BIN)/python bench/batch.py --plot docs/batch.svg

SECONDS ?= 600
fuzz: $(VENV)/developing ## feed broken files to the reader (SECONDS=600); what goes wrong is kept in out/fuzz
	$(BIN)/python tests/fuzz.py --seconds $(SECONDS)

STATUTES = $(wildcard $(or $(HARMONIZE_SHARED),../shared)/statutes)
evaluate: $(VENV)/developing ## score real statutes (or the specimens) against gold: table, JSON, page with plots
	$(BIN)/harmonize evaluate $(STATUTES) --output out/evaluation

clean: ## remove everything that make has made
	rm -rf $(VENV) tests/*/node_modules demo out build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Without npm the tests that need its packages are skipped, and say so.
tests/%/node_modules/.package-lock.json: tests/%/package-lock.json
	@npm ci --prefix tests/$* --silent --no-audit --no-fund --prefer-offline --fetch-retries 1 || echo "tests/$*: not installed, what needs it is not tested (apt-get install npm)"

# What it takes to run harmonize, and on top of it what it takes to change it.
$(VENV)/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found: install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) $(WORKS) || { echo "$(PYTHON) is no Python 3.11 or newer: name another: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment: on Debian and Ubuntu, 'apt-get install python3-venv' brings what it lacks"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/developing: $(VENV)/installed
	$(PIP_INSTALL) --editable '.[dev]'
	@touch $@
