"""From an article to a finished book: ``python -m book``, which ``make`` only calls.

* ``errors``: what went wrong, why, and what helps
* ``places``: where everything is and where a book is to go
* ``environment``: the packages in ``.venv``, and the surroundings in which all builds are alike
* ``inputs``: what a book is made of, and whether that has changed
* ``staging``: a copy of it, complete and by itself, that Jupyter Book can build
* ``turns``: one build at a time
* ``build``: a book built beside the one before it, and put in its place once it is whole
* ``testing``: three tiers of tests
* ``printing``: the whole book as one PDF
* ``releasing``: archives, PDF and checksums
* ``reproduce``: the same book again, in other surroundings

A module imports only from modules before it. What is imported before the environment is there
uses nothing but the standard library.
"""
