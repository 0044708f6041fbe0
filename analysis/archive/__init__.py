"""Many articles, counted once, to set one beside them."""
