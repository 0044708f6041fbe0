"""Reusable functions that read one Arabic newspaper article."""
