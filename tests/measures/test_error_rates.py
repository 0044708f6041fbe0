"""Stored error rates: read as they were measured."""

from analysis.measures.error_rates import Calibration, Coverage, FalseKeys, measured, read

KEYS = FalseKeys(200, 500, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06)
HELD = Coverage("TTR", 8, 400, 0.94, None), Coverage("MTLD", 14, 400, 0.95, 0.96)
FOUND = Calibration("growth", 500, 0.05)


def test_figures_are_read_under_their_names():
    stored = {
        "date": "2026-11-25",
        "seed": 7,
        "command": "make bench",
        "keyness": [KEYS._asdict()],
        "coverage": [row._asdict() for row in HELD],
        "calibration": [FOUND._asdict()],
    }
    assert read(stored) == ("2026-11-25", 7, "make bench", (KEYS,), HELD, (FOUND,))


def test_what_was_measured_says_how_to_measure_it_again():
    rates = measured()
    assert rates.command.startswith("python -m benchmarks.")
    assert rates.keyness
    assert rates.coverage
    assert rates.calibration
