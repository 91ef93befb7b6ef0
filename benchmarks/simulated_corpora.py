"""Corpora drawn from a known truth: outlets with rates of their own, events that all of them cover.

Every draw has an effect of the event that all outlets share (its standard deviation is half the mean),
an effect of the outlet on the event (over-dispersion, 0.4 of the mean), and articles of different length.
`draw` gives counts and bases, outlet by event; `draw_sentences` gives sentences with what a person would
count in them and what an imperfect machine counts, whose errors may differ from outlet to outlet.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

KINDS = {
    "rate 12 per 1,000": "loaded_per_1000_words",
    "rate 2 per 1,000": "loaded_per_1000_words",
    "share of 8": "distancing_share",
    "share of characters": "attributed_share",
}
SEED = 2031
RATIO = 1.5
"""By how much the rate of the last outlet exceeds that of the first, where outlets differ."""


def draw_rates(rng: np.random.Generator, rates: np.ndarray, shape: tuple[int, int, int]) -> tuple:
    """Draw Poisson counts over words; event effects vary by 50 %, outlet-event effects by 40 %."""
    words = np.maximum(40, rng.lognormal(np.log(250), 0.4, shape)).round()
    event = rng.gamma(4.0, 0.25, (1, *shape[1:]))
    own = rng.gamma(6.25, 0.16, shape)
    return rng.poisson(words * rates[:, None, None] * event * own), words, rates


def draw_few(rng: np.random.Generator, logits: np.ndarray, shape: tuple[int, int, int]) -> tuple:
    """Draw binomial counts among one to some fifteen attributions."""
    base = 1 + rng.poisson(7, shape)
    shift = rng.normal(0, 0.5, (1, *shape[1:])) + rng.normal(0, 0.5, shape)
    share = 1 / (1 + np.exp(-(logits[:, None, None] + shift)))
    many = logits[:, None] + rng.normal(0, np.sqrt(0.5), 1_000_000)
    return rng.binomial(base, share), base, (1 / (1 + np.exp(-many))).mean(axis=1)


def draw_characters(rng: np.random.Generator, means: np.ndarray, shape: tuple[int, int, int]) -> tuple:
    """Draw shares of characters that spread by 0.13 around the outlet's mean."""
    base = (5 * np.maximum(40, rng.lognormal(np.log(250), 0.4, shape))).round()
    shift = rng.normal(0, 0.08, (1, *shape[1:])) + rng.normal(0, 0.1, shape)
    share = np.clip(means[:, None, None] + shift, 0, 0.95)
    many = means[:, None] + rng.normal(0, np.hypot(0.08, 0.1), 1_000_000)
    return (share * base).round(), base, np.clip(many, 0, 0.95).mean(axis=1)


def draw(
    kind: str, n_events: int, n_simulations: int, differ: bool, n_outlets: int = 2
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw counts and bases (outlets × simulations × events) and the true value of every outlet.

    Where outlets differ they lie at equal steps from the first to the last.
    """
    rng = np.random.default_rng([SEED, n_events, list(KINDS).index(kind), differ, n_outlets])
    shape = (n_outlets, n_simulations, n_events)
    step = np.linspace(0, 1, n_outlets) if differ else np.zeros(n_outlets)
    if kind.startswith("rate"):
        rate = 0.012 if "12" in kind else 0.002
        return draw_rates(rng, rate * (1 + (RATIO - 1) * step), shape)
    if kind == "share of 8":
        return draw_few(rng, -1.2 + 0.8 * step, shape)
    return draw_characters(rng, 0.35 + 0.15 * step, shape)


def draw_sentences(
    rng: np.random.Generator,
    rates: np.ndarray,
    n_events: int,
    recalls: np.ndarray,
    false_rates: np.ndarray,
    n_sentences: int = 20,
) -> pd.DataFrame:
    """Draw the sentences of one corpus, one article per outlet and event.

    Parameters
    ----------
    rng : numpy.random.Generator
        The source of chance.
    rates : numpy.ndarray
        True marks per word, by outlet.
    n_events : int
        How many events.
    recalls, false_rates : numpy.ndarray
        The share of true marks that the machine finds, and false marks per word, by outlet.
    n_sentences : int
        Sentences of an article.

    Returns
    -------
    DataFrame
        One row per sentence, as the key of a sample has them for the code ``loaded``, and `truth`.
    """
    shape = (len(rates), n_events, n_sentences)
    words = np.maximum(3, rng.lognormal(np.log(20), 0.5, shape)).round()
    event = rng.gamma(4.0, 0.25, (1, n_events, 1))
    own = rng.gamma(6.25, 0.16, (len(rates), n_events, 1))
    truth = rng.poisson(words * rates[:, None, None] * event * own)
    machine = rng.binomial(truth, np.broadcast_to(recalls[:, None, None], shape))
    machine = machine + rng.poisson(words * false_rates[:, None, None])
    outlet, story, sentence = (axis.ravel() for axis in np.indices(shape))
    frame = pd.DataFrame({"outlet": [f"outlet {i}" for i in outlet], "event": [f"e{i:02}" for i in story]})
    frame["article_id"] = frame["outlet"] + " " + frame["event"]
    frame["sentence_id"], frame["loaded"] = sentence, machine.ravel()
    frame["loaded_base"], frame["loaded_terms"] = words.ravel(), ""
    frame["truth"] = truth.ravel()
    return frame
