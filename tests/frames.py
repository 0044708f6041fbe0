"""Records as a table that tests can ask by label and column."""

import pandas as pd


def framed(rows, words=()):
    """One row a record under the label of its word, or under its key where no words are given."""
    labels = {word.key: word.label for word in words}
    index = [labels.get(row.key, row.key) for row in rows]
    columns = rows[0]._fields if rows else ()
    return pd.DataFrame([tuple(row) for row in rows], index=pd.Index(index), columns=columns)
