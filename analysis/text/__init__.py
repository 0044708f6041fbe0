"""A file becomes an article: its text, cleaned, and its words and sentences with their places."""
