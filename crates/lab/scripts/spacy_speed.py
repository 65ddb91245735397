"""Tells how many tokens a second spaCy analyses on one core.

    python spacy_speed.py WHEEL TEXTS.jsonl SECONDS

WHEEL is a model's wheel; TEXTS has one JSON object with a `text` on each line. Prints tokens and seconds.
"""

import json
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import spacy


def main(wheel, texts, seconds):
    texts = [json.loads(line)["text"] for line in open(texts, encoding="utf-8")]
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        nlp = spacy.load(next(Path(folder).glob("**/config.cfg")).parent)
        for _ in nlp.pipe(texts):
            pass
        start, n_tokens = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            n_tokens += sum(len(doc) for doc in nlp.pipe(texts))
        print(n_tokens, time.perf_counter() - start)


main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
