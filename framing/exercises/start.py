"""Start here: a count means nothing without its base."""

from framing.exercises.exercise import Mistake, ask_number
from framing.exercises.material import count_and_base

ARTICLE = "prisoner-exchange_press-service"


def _rate(voice: str, base: str | None = None) -> float:
    """Give loaded terms of one voice per 1,000 words of another."""
    count, words = count_and_base("loaded_per_1000_words", voice, article_id=ARTICLE)
    if base:
        words = count_and_base("loaded_per_1000_words", base, article_id=ARTICLE)[1]
    return 1000 * count / words


EXERCISES = (
    ask_number(
        "start-1",
        2,
        "a number",
        lambda: _rate("own"),
        (
            Mistake(
                lambda: _rate("all"),
                "that is the rate of the whole article. It also holds the words of people who are reported, "
                "and the question is about the outlet's own.",
            ),
            Mistake(
                lambda: _rate("own") / 1000,
                "the share is right, the unit is not: it is asked for a thousand words, not for one.",
            ),
            Mistake(
                lambda: _rate("own", base="all"),
                "the count is right. But the outlet had fewer words of its own to use these terms in: which "
                "base belongs to this voice?",
            ),
        ),
        within=0.06,
        advice="Take count and base from one row of the table, and ask whose words each of them counts.",
    ),
)
