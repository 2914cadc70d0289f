# A fresh machine needs Python >= 3.11 and make; everything else is installed in .venv from the hashed lock files.
PYTHON ?= python3
PORT ?= 8000
PYTEST_WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
UV := VIRTUAL_ENV=$(VENV) $(BIN)/uv --quiet
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv --quiet pip compile pyproject.toml --group install --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

.PHONY: help demo test check bench install install-dev lock graphiql
.DEFAULT_GOAL := help

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: install ## Serve a sample catalogue; PORT=8001, SESSIONS=120000
	@$(BIN)/sofi demo --port $(PORT) $(if $(SESSIONS),--sessions $(SESSIONS))

test: install-dev ## Run every test; PYTEST_WORKERS=4
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist worksteal -m "not benchmark"

check: install-dev ## Check format, style and types
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: install-dev ## Measure imports and queries; SOFI_BENCH_SESSIONS=12000
	@$(BIN)/python -m pytest -m benchmark --quiet --capture=no tests/benchmarks

install: $(VENV)/.installed ## Install what runs SOFI; PYTHON=/usr/bin/python3.12
install-dev: $(VENV)/.installed-dev ## Install what tests and checks it as well

lock: install-dev ## Lock what pyproject.toml asks for; UPGRADE=1 takes the newest
	@$(COMPILE) --output-file requirements.lock
	@$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock

graphiql: ## Build service/graphiql/dist again; needs node
	@cd service/graphiql && npm ci && npm run build

# uv is itself locked: pip installs that one, hashes checked, and uv does the rest (four times faster than pip). Bytecode
# is compiled here: else the first command does, and each one does where Python is told not to write any.
$(BIN)/uv: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt
	@touch $@

$(VENV)/.installed: $(BIN)/uv requirements.lock pyproject.toml
	@$(UV) pip install --compile-bytecode --require-hashes -r requirements.lock
	@$(UV) pip install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q models rules loaders exporters graph importers service
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(UV) pip install --compile-bytecode --require-hashes -r requirements-dev.lock
	@touch $@
