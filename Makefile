# make book  builds _build/html; make test  tests everything; make help  lists the rest.

PYTHON ?= python3
BIN    := .venv/bin
SITE   := _build/html/index.html
INPUTS := _config.yml _toc.yml requirements.lock $(shell find chapters data analysis theme \
            -type f -not -path '*/__pycache__/*' -not -path '*/.ipynb_checkpoints/*')

.PHONY: book test lab bench lock clean help
.DEFAULT_GOAL := book
# A page that a failed build left behind must not count as built.
.DELETE_ON_ERROR:

book: $(SITE) ## Run the notebooks that need it and build the book
	@echo "The book is ready: $(abspath $(SITE))"

test: $(SITE) ## Pass every test, those of the rendered book included
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/pytest

lab: .venv/installed ## Open JupyterLab on the chapters
	$(BIN)/jupyter lab chapters

bench: $(SITE) ## Measure quality and speed beside other tools
	$(BIN)/python -m benchmarks

lock: .venv/installed ## Pin the newest versions that requirements.txt allows
	$(BIN)/pip install --quiet uv
	sed '/^-c/d' requirements.txt | $(BIN)/uv pip compile - --universal --fork-strategy fewest \
	  --python-version 3.11 --no-header --no-annotate --no-emit-package arabic-article \
	  --output-file requirements.lock --upgrade

clean: ## Remove what was built; the environment in .venv stays
	rm -rf _build

help: ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

$(SITE): .venv/installed $(INPUTS)
	@mkdir -p $(@D) && touch _build/started
	$(BIN)/jupyter-book build --warningiserror --keep-going .
	@touch -r _build/started $@

.venv/installed: requirements.txt requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "Python 3.11 or newer is needed; name one: make PYTHON=python3.11")'
	@echo "Installing the locked requirements into .venv"
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
