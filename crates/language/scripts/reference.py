"""Writes spaCy's own analysis of texts, for comparison.

    python3 crates/language/scripts/reference.py WHEEL TEXTS.jsonl OUTPUT

WHEEL is a model's wheel; TEXTS has one JSON object with a `text` on each line.
OUTPUT gets one object for each text: columns over its tokens, sentence starts, and names;
it is compressed if its name ends in .gz, and then the string ids are left out.
spaCy is installed into a virtual environment of its own beside the wheel.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

REQUIREMENT = "spacy>=3.8,<3.9"


def enter_environment(folder):
    """Starts over inside the environment, which is made if need be."""
    python = folder / "bin" / "python"
    if Path(sys.prefix) == folder.resolve():
        return
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", REQUIREMENT], check=True)
        (folder / "ready").touch()
    os.execv(python, [python, *sys.argv])


def load(wheel, folder):
    """The pipeline in a wheel: the folder that holds `config.cfg`."""
    import spacy

    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return spacy.load(next(Path(folder).glob("**/config.cfg")).parent)


def analyze(nlp, text, with_ids):
    """What spaCy says of one text, before and after its rules."""
    doc = nlp.make_doc(text)
    out = {"text": text, "tokens": [t.text for t in doc], "spaces": [int(bool(t.whitespace_)) for t in doc]}
    if with_ids:
        out["ids"] = [[t.norm, t.prefix, t.suffix, t.shape] for t in doc]
    for name, component in nlp.pipeline:
        if name == "attribute_ruler":
            out["raw_tags"] = [t.tag_ for t in doc]
            out["raw_deps"] = [t.dep_ for t in doc]
        doc = component(doc)
    out["heads"] = [t.head.i for t in doc]
    out["starts"] = [t.i for t in doc if t.is_sent_start]
    out["names"] = [[e.start, e.end, e.label_] for e in doc.ents]
    for column, attribute in [("tags", "tag_"), ("pos", "pos_"), ("deps", "dep_"), ("lemmas", "lemma_")]:
        out[column] = [getattr(t, attribute) for t in doc]
    out["morphs"] = [str(t.morph) for t in doc]
    return out


def main(wheel, texts, output):
    enter_environment(Path(wheel).resolve().parent / "environment")
    # No time stamp, so that the same texts give the same bytes.
    compressed = output.endswith(".gz")
    with tempfile.TemporaryDirectory() as folder, open(texts, encoding="utf-8") as lines, open(output, "wb") as out:
        nlp = load(wheel, folder)
        sink = gzip.GzipFile("", "wb", 9, out, mtime=0) if compressed else out
        for line in lines:
            analysis = analyze(nlp, json.loads(line)["text"], not compressed)
            sink.write(json.dumps(analysis, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        if compressed:
            sink.close()


main(*sys.argv[1:])
