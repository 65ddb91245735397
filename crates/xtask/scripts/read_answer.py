"""Reads the answer to a query as a workbook with openpyxl and as CSV: python read_answer.py ANSWER.xlsx ANSWER.csv"""

import csv
import sys

import openpyxl
from expected import same


def main(workbook, table):
    head, *rows = openpyxl.load_workbook(workbook)["Answer"].iter_rows(values_only=True)
    with open(table, encoding="utf-8", newline="") as file:
        names, *lines = csv.reader(file, strict=True)
    same("columns", list(head), [name.removesuffix("Label") or name for name in names])
    same("rows", len(rows), len(lines))
    for row, line in zip(rows, lines):
        for name, value, text in zip(head, row, line):
            if isinstance(value, (int, float)):
                same(name, float(text), float(value))
            elif "://" not in text:
                same(name, value or "", text)
    print(f"openpyxl {openpyxl.__version__}: an answer of {len(rows)} rows, as in CSV")


main(*sys.argv[1:])
