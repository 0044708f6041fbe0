"""The weighted sum of cues."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words.odds import log_odds

NUMBERS = st.floats(-100, 100)


@given(NUMBERS, st.lists(st.tuples(NUMBERS, NUMBERS)))
def test_every_cue_adds_itself_times_its_weight(intercept, pairs):
    weights, cues = zip(*pairs, strict=True) if pairs else ((), ())
    total = intercept
    for weight, cue in pairs:
        total += weight * cue
    assert log_odds(intercept, weights, cues) == pytest.approx(total, abs=1e-6)


def test_there_is_a_weight_for_every_cue():
    with pytest.raises(ValueError, match="2 weights for 1 cues"):
        log_odds(0.0, (1.0, 2.0), (1.0,))
