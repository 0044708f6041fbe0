"""Numbers become what is shown: sentences, tables, figures and word clouds."""
