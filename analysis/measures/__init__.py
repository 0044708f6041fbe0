"""Words become numbers: how many, how varied, how spread, and how sure that is."""
