"""Set the weighted log odds beside those of scattertext and ConvoKit, term by term, on the sample corpus.

    python benchmarks/keyness.py --counts counts.csv     # write the counts of every word, in own voice
    (in an environment of its own) compute z for these counts, one column each: term, z
    python benchmarks/keyness.py --against other.csv     # compare

ConvoKit's FightingWords and scattertext's LogOddsRatioInformativeDirichletPrior take the prior word by
word; ``counts.csv`` holds it, so that all get the same. With ConvoKit 5.0.0 and scattertext 0.2.2 z has a
correlation of 1.0000 with ours over 2,536 words; the largest gap is 0.11 and 0.08, and 20 and 19 of the 20
foremost words are the same. They count numbers and words otherwise, and scattertext's variance has the two
small terms that Monroe et al. leave out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from framing import annotate, compare_terms, sample_corpus

PRIOR = 500.0


def main() -> None:
    """Write the counts, or compare the z of another package with ours."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--counts", type=Path)
    ask.add_argument("--against", type=Path, nargs="*", default=[])
    given = ask.parse_args()
    marks = annotate(sample_corpus())
    terms = compare_terms(marks, "Calvane Flash", longest=1, min_count=1, prior=PRIOR)
    terms["prior"] = PRIOR * (terms["count"] + terms["count_b"]) / (terms["base"] + terms["base_b"])
    if given.counts:
        terms[["term", "count", "base", "count_b", "base_b", "prior"]].to_csv(given.counts, index=False)
    for path in given.against:
        other = pd.read_csv(path, keep_default_na=False)
        both = terms.merge(other, on="term", suffixes=("", "_other"))
        gap = np.abs(both["z"] - both["z_other"].astype(float))
        correlation = np.corrcoef(both["z"], both["z_other"].astype(float))[0, 1]
        top = set(both.nlargest(20, "z")["term"]) & set(both.nlargest(20, "z_other")["term"])
        print(
            f"{path.name}: {len(both):,} terms, largest gap in z {gap.max():.2g}, r {correlation:.4f}, ",
            end="",
        )
        print(f"{len(top)} of the 20 foremost are the same")


if __name__ == "__main__":
    main()
