# make book  builds _build/html; make test  tests everything; make help  lists the rest.
# Every target is one command of `python -m book`, which does without make.

PYTHON  ?= python3
ARTICLE ?=
ARCHIVE ?=
NAME    ?=
OPTIONS ?=
export ARTICLE ARCHIVE NAME

.PHONY: book pdf release links check test books torture reproduce lab bench lock clean help .venv/installed
.DEFAULT_GOAL := book

book: ## Build _build/html; with ARTICLE=my/file.txt the book of that article in _build/file
	@$(PYTHON) -m book build --article="$$ARTICLE" --archive="$$ARCHIVE" --name="$$NAME"

check: ## Style, types and quick tests: a minute
	@$(PYTHON) -m book check $(OPTIONS)

test: ## Every test, those of the built book included
	@$(PYTHON) -m book test $(OPTIONS)

books: ## Build books of articles of other kinds and sizes and test their pages
	@$(PYTHON) -m book books $(OPTIONS)

torture: ## Kill builds, fill disks, disturb: the next build must be right (twenty minutes)
	@$(PYTHON) -m book torture $(OPTIONS)

pdf: ## Print the book, or that of ARTICLE, into one PDF with the Chromium of this machine
	@$(PYTHON) -m book pdf --article="$$ARTICLE" --archive="$$ARCHIVE" --name="$$NAME"

release: ## Pack the book, the PDF and the data, with checksums
	@$(PYTHON) -m book release

links: ## See whether every link out of the book leads somewhere
	@$(PYTHON) -m book links

lab: ## Open JupyterLab on the chapters
	@$(PYTHON) -m book lab

bench: ## Measure quality and speed beside other tools
	@$(PYTHON) -m book bench $(OPTIONS)

reproduce: ## Build in other surroundings and compare every byte
	@$(PYTHON) -m book reproduce

lock: ## Pin the newest versions that requirements.txt allows, with checksums
	@$(PYTHON) -m book lock

clean: ## Remove what was built; the environment in .venv stays
	@$(PYTHON) -m book clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

.venv/installed:
	@$(PYTHON) -m book install
