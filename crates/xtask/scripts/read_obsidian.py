"""Reads a vault of notes: python read_obsidian.py ANSWERS FOLDER"""

import re
import sys
from pathlib import Path

import yaml
from expected import load, local, same

LINK = re.compile(r"\[\[([^\[\]|#^]+)\|[^\[\]|]*\]\]")
CLAIM = re.compile(r"^- .* \^claim-([0-9a-f]{32})$", re.MULTILINE)
UNSAFE = re.compile(r'[\\:*?"<>|#^\[\]\x00-\x1f]')


def plain(text):
    """Words of Markdown text, escapes and marks taken away."""
    return re.sub(r"\\(.)", r"\1", text).split()


def main(answers, folder):
    expected, folder = load(answers), Path(folder)
    notes = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.md")}
    names = [name.casefold() for name in notes]
    same("names that differ in more than case", len(set(names)), len(names))
    same("unsafe names", [name for name in notes if UNSAFE.search(name)], [])
    nodes, claims = {}, {}
    for name, path in notes.items():
        text = path.read_text(encoding="utf-8")
        same(f"links of {name} that lead nowhere", [to for to in LINK.findall(text) if to not in notes], [])
        if name == "Meetings":
            continue
        _, front, body = text.split("---\n", 2)
        node = yaml.safe_load(front)
        nodes[node["id"]] = node
        for place in CLAIM.finditer(body):
            claims[place[1]] = (node["iri"], body[place.end() :].split("\n- ")[0])
    expected.ends = set()
    expected.compare_nodes(nodes)
    same("claims", sorted(claims), sorted(local(claim) for claim in expected.claims))
    for iri, claim in expected.claims.items():
        subject, words = claims[local(iri)]
        same(f"whose note tells {iri}", subject, claim.get("subject", claim.get("object")))
        quote = re.search(r"(?<!\\)==(.*?[^\\=])==", words)[1]
        same(f"quote of {iri}", plain(quote), re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", claim["quote"]).split())
        same(f"place of {iri}", f"bytes {claim['startByte']}–{claim['endByte']}" in words, True)
    print(f"PyYAML and links of the vault: {expected.summary()}")


main(*sys.argv[1:])
