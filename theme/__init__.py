"""How the book is built, looks and behaves: Sphinx extensions, stylesheet and fonts."""
