#!/usr/bin/env python3
"""Turns a CSV sheet into JSON rows that the wall reads through a mapping (docs/mapping.md).

Only the columns that are named are written: what a wall must not show never leaves the sheet.

    python3 tools/sheet-to-json.py sheet.csv "Họ và tên" "Nơi công tác" > rows.json
"""

import csv
import json
import sys
import unicodedata


def rows(path, columns):
    with open(path, encoding="utf-8-sig", newline="") as sheet:
        reader = csv.DictReader(sheet)
        names = {unicodedata.normalize("NFC", name): name for name in reader.fieldnames or []}
        missing = [column for column in columns if column not in names]
        if missing:
            sys.exit(f"{path}: no column {missing[0]!r}; there are: {', '.join(names)}")
        for number, row in enumerate(reader, start=1):
            # The number of the row is the identity: two people of one name have two rows.
            yield {"id": f"row-{number}", **{column: row[names[column]] for column in columns}}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    columns = [unicodedata.normalize("NFC", column) for column in sys.argv[2:]]
    json.dump({"rows": list(rows(sys.argv[1], columns))}, sys.stdout, ensure_ascii=False, indent=1)
