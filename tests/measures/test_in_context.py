"""Words that the model marks in context, counted by hand."""

from __future__ import annotations

from dataclasses import replace

from framing.measures import measure_in_context

# Own voice: "Brave crews may come" (4 words, 1 hedged, 1 loaded) and "Hale said" (2);
# attributed: "it might rain" (3 words, 1 hedged).
TAGGED = (
    "<sentence><loaded_in_context>Brave</loaded_in_context> crews "
    "<hedge_in_context epistemic>may</hedge_in_context> come.</sentence> "
    "<sentence>Hale said <content indirect>it <hedge_in_context epistemic>might</hedge_in_context> rain"
    "</content>.</sentence>"
)


def test_rates_by_voice(mark_up):
    marks = replace(mark_up([{"text": TAGGED}]), provenance={"model": "1"})
    table = measure_in_context(marks).set_index(["measure", "voice"])[["count", "base"]]
    hedged, loaded = "hedged_words_in_context_per_1000_words", "loaded_words_in_context_per_1000_words"
    assert table.loc[(hedged, "own")].tolist() == [1, 6]
    assert table.loc[(hedged, "attributed")].tolist() == [1, 3]
    assert table.loc[(hedged, "all")].tolist() == [2, 9]
    assert table.loc[(loaded, "own")].tolist() == [1, 6]


def test_without_a_model_nothing_is_claimed(mark_up):
    assert measure_in_context(mark_up([{"text": TAGGED}])).empty
