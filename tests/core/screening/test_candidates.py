"""Which rows are looked at closely."""

from catchall.lexicon.names import readings
from catchall.screening.candidates import candidates
from catchall.screening.live import prepare
from catchall.screening.query import Query
from catchall.screening.segment import Segment
from core.screening import invented


def test_one_equal_word_says_more_than_two_that_are_a_little_alike() -> None:
    names = ["Zornovabreka Kestrelumia", "Zornovalika Borealis Quellbach"]
    lives, common = prepare([Segment.of(invented.snapshot(names).entities)])
    query = Query.of(readings("Zornovalika Kestrelonia")[0], None, common.weight)
    found = lives[0].alike([query])
    both = candidates(lives[0], [query], found, 2)
    assert sorted(both.rows.tolist()) == [0, 1]
    best = candidates(lives[0], [query], found, 1)
    assert lives[0].segment.entities[int(lives[0].segment.rows.entities[best.rows[0]])].name == (
        "Zornovalika Borealis Quellbach"
    )
