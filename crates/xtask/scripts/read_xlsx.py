"""Reads a workbook with openpyxl: python read_xlsx.py ANSWERS GRAPH.xlsx"""

import sys
from collections import Counter

import openpyxl
from expected import load, local, local_id, read_as, same, xml

# Most UTF-16 units of a cell.
LONGEST = 32_767


def table(book, name):
    """The rows of a sheet, each as a dictionary by the names in its header, and the sheet."""
    sheet = book[name]
    head, *rows = sheet.iter_rows(values_only=True)
    same(f"frozen header of {name}", sheet.freeze_panes, "A2")
    same(f"filter of {name}", sheet.auto_filter.ref, sheet.dimensions)
    same(f"columns of {name}", len(set(head)), len(head))
    same(f"widths of {name}", all(8 <= column.width <= 62 for column in sheet.column_dimensions.values()), True)
    return [dict(zip(head, row)) for row in rows]


def clean(text):
    """What a workbook makes of a text: no character that XML lacks, line ends of one kind, and nothing beyond its limit."""
    text = xml(text)
    while len(text.encode("utf-16-le")) > 2 * LONGEST:
        text = text[:-2] + "…"
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cell(value):
    """A cell as text; openpyxl leaves the line ends and the escapes of a workbook as they are."""
    if not isinstance(value, str):
        return value
    return openpyxl.utils.escape.unescape(value).replace("\r\n", "\n").replace("\r", "\n")


def main(answers, path):
    expected = load(answers)
    book = openpyxl.load_workbook(path)
    same("sheets", book.sheetnames, ["Nodes", "Claims", "Meetings", "Reports", "Disputes", "Notes"])
    same("date", book.properties.created.isoformat(), "2000-01-01T00:00:00")
    links = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for one in row:
                same(f"{sheet.title}!{one.coordinate} is no formula", one.data_type in "snb", True)
                if one.hyperlink:
                    links += 1
                    same("link", one.hyperlink.target.split(":")[0] in ("http", "https"), True)
                    same("target", one.hyperlink.target, one.value)
    same("links", links > 0, True)
    nodes = {row["iri"]: row for row in table(book, "Nodes")}
    same("nodes", sorted(nodes), sorted(expected.nodes))
    for iri, node in expected.nodes.items():
        row = nodes[iri]
        same(f"type of {iri}", row["type"], local(node["type"]))
        same(f"label of {iri}", cell(row["label"]), clean(node["label"]))
        # A `; ` within a name is one between names to whoever reads the cell.
        aliases = "; ".join(map(clean, node["aliases"]))
        same(f"aliases of {iri}", *(sorted(text.split("; ")) for text in (cell(row["aliases"]) or "", aliases)))
    claims = {row["iri"]: row for row in table(book, "Claims")}
    same("claims", sorted(claims), sorted(expected.claims))
    for iri, claim in expected.claims.items():
        row = claims[iri]
        # An end that is a number is a number here, so what tells it in words goes.
        fields = expected.fields(claim) | {"literal": None}
        for name, value in fields.items():
            value = clean(value) if isinstance(value, str) else value
            same(f"{name} of {iri}", read_as(cell(row.get(name)), value), value)
        same(f"subject of {iri}", row.get("subjectId"), claim.get("subject") and local_id(claim["subject"]))
        if claim["object_is_node"]:
            same(f"object of {iri}", row["objectId"], local_id(claim["object"]))
            same(f"name of {iri}", cell(row["object"]), clean(expected.nodes[claim["object"]]["label"]))
        else:
            told = claim.get("object")
            same(f"object of {iri}", row["object"] if told is None else type(told)(row["object"]), told)
    parts = {
        (claim["subject"], claim["relation"], claim["object"], claim["status"])
        for claim in expected.claims.values()
        if local(claim["relation"]) in ("attends", "hosts")
        and "subject" in claim
        and expected.nodes[claim["object"]]["type"].endswith("#Meeting")
    }
    found = Counter((row["meetingId"], row["attendeeId"], row["part"], row["status"]) for row in table(book, "Meetings") if row["attendeeId"])
    told = Counter((local_id(meeting), local_id(who), local(part), local(status)) for who, part, meeting, status in parts)
    same("attendees", found, told)
    meetings = {row["meetingId"] for row in table(book, "Meetings")}
    same("meetings", meetings, {local_id(iri) for iri, node in expected.nodes.items() if node["type"].endswith("#Meeting")})
    reports = {row["id"]: row for row in table(book, "Reports")}
    same("reports", sorted(reports), sorted(local_id(iri) for iri, node in expected.nodes.items() if node["type"].endswith("#Report")))
    of_reports = Counter(local_id(claim["report"]) for claim in expected.claims.values())
    same("claims of reports", {id: row["claims"] for id, row in reports.items() if row["claims"]}, dict(of_reports))
    disputes = {row["dispute"] for row in table(book, "Disputes")}
    same("disputes", disputes, {local_id(iri) for iri, node in expected.nodes.items() if node["type"].endswith("#Dispute")})
    same("notes", {row["sheet"] for row in table(book, "Notes")} >= set(book.sheetnames) - {"Notes"}, True)
    print(f"openpyxl {openpyxl.__version__}: {len(nodes)} nodes, {len(claims)} claims, {len(parts)} parts in meetings, {links} links: as SPARQL says")


main(*sys.argv[1:])
