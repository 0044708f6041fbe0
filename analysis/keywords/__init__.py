"""What stands out: in a part of the article, against a reference, and to a reader."""
