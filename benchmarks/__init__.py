"""Quality and speed beside other tools, measured side by side in one run."""
