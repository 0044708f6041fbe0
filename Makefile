# make book  builds _build/html; make test  tests everything; make help  lists the rest.
# Every target is one command of `python -m book`, which does without make.

PYTHON ?= python3
ARTICLE ?=
ARCHIVE ?=
NAME ?=
export ARTICLE ARCHIVE NAME

.PHONY: book test lab bench lock clean help .venv/installed
.DEFAULT_GOAL := book

book: ## Build _build/html; ARTICLE=file.txt builds that article's book in _build/file
	@$(PYTHON) -m book build --article="$$ARTICLE" --archive="$$ARCHIVE" --name="$$NAME"

test: book ## Pass every test, those of the rendered book included
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	.venv/bin/pytest

lab: .venv/installed ## Open JupyterLab on the chapters
	.venv/bin/jupyter lab chapters

bench: book ## Measure quality and speed beside other tools
	.venv/bin/python -m benchmarks

lock: .venv/installed ## Pin the newest versions that requirements.txt allows
	.venv/bin/pip install --quiet uv
	sed '/^-c/d' requirements.txt | .venv/bin/uv pip compile - --universal --fork-strategy fewest \
	  --python-version 3.11 --no-header --no-annotate --no-emit-package arabic-article \
	  --output-file requirements.lock --upgrade

clean: ## Remove what was built; the environment in .venv stays
	@$(PYTHON) -m book clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

.venv/installed:
	@$(PYTHON) -m book install
