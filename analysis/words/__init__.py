"""Tokens become words: which forms belong together, what they mean, what a reader added."""
