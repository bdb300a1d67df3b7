"""What .ci/office runs: exports, opens them in LibreOffice, compares. Standard library only."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

SUSUMI = os.environ["SUSUMI"]
FOLDER = Path(os.environ["exec_folder"])
PROFILE = os.environ["profile"]
REAL = "plans/nisshin-2.yaml"
HOSTILE = "tests/plans/formulas.yaml"
# How LibreOffice is told to read a text: separator, quote, encoding, first line, formats, language (Japanese),
# quoted cells as text, dates and the like found, then five that are not of use, and formulas evaluated.
CSV, TSV = "44", "9"
UTF_8, CP932 = "76", "60"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")

differences = []


def differs(where, found, expected):
    differences.append(f"{where}: {found!r} where {expected!r} was expected")


def run(*arguments):
    done = subprocess.run([SUSUMI, *arguments], capture_output=True)
    if done.returncode != 0:
        sys.exit(f"susumi {' '.join(arguments)}: {done.stderr.decode()}")
    return done.stdout


def has_format(name):
    return subprocess.run([SUSUMI, "export", "--format", name, "--help"], capture_output=True).returncode == 0


def convert(path, form, reading=None):
    """Opens a file in LibreOffice and saves it in another form."""
    command = ["soffice", f"-env:UserInstallation=file://{PROFILE}", "--headless"]
    command += [f"--infilter={reading}"] if reading else []
    done = subprocess.run(
        [*command, "--convert-to", form, "--outdir", FOLDER / "opened", path], capture_output=True, timeout=180
    )
    opened = FOLDER / "opened" / (Path(path).stem + "." + form)
    if done.returncode != 0 or not opened.exists():
        sys.exit(f"LibreOffice does not open {path}: {done.stderr.decode()}")
    return opened


def reading(separator, encoding):
    return f"CSV:{separator},34,{encoding},1,,1041,false,true,false,false,false,0,true"


def sheets(path):
    """The sheets of a flat OpenDocument file: of each its name and rows of (kind, value)."""
    found = {}
    for table in tree.parse(path).iter(f"{TABLE}table"):
        rows = []
        for row in table.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                count = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                kind = cell.get(f"{OFFICE}value-type", "empty")
                text = "\n".join("".join(piece.itertext()) for piece in cell.iter(f"{TEXT}p"))
                value = float(cell.get(f"{OFFICE}value")) if kind in ("float", "percentage") else text
                kind = "formula" if cell.get(f"{TABLE}formula") else kind
                cells += [(kind, value)] * (count if kind != "empty" else min(count, 500))
            while cells and cells[-1][0] == "empty":
                cells.pop()
            repeated = int(row.get(f"{TABLE}number-rows-repeated", "1"))
            rows += [cells] * (repeated if cells else min(repeated, 1))
        while rows and not rows[-1]:
            rows.pop()
        found[table.get(f"{TABLE}name")] = rows
    return found


def only_sheet(path):
    [(_, rows)] = sheets(path).items()
    return rows


def same(where, cell, expected, changed=()):
    """Whether a cell of LibreOffice is what stood in the text."""
    kind, value = cell
    if expected in changed:
        return
    if kind == "formula":
        differs(where, f"formula {value}", expected)
    elif NUMBER.fullmatch(expected):
        # Codes with leading zeros and the like are no numbers to begin with.
        if kind != "float" or value != float(expected):
            differs(where, value, expected)
    elif kind == "empty":
        if expected != "":
            differs(where, "", expected)
    elif kind != "string" or value != expected:
        differs(where, (kind, value), expected)


def compare_text(name, data, separator, encoding, rows, changed=()):
    """Opens a text table and compares every cell with the same table as Python reads it."""
    path = FOLDER / name
    path.write_bytes(data)
    opened = only_sheet(convert(path, "fods", reading(separator, encoding)))
    if len(opened) != len(rows):
        differs(name, f"{len(opened)} rows", f"{len(rows)} rows")
    count = 0
    for at, (found, expected) in enumerate(zip(opened, rows)):
        found = found + [("empty", "")] * (len(expected) - len(found))
        for column, (cell, text) in enumerate(zip(found, expected)):
            same(f"{name}, row {at + 1}, column {column + 1}", cell, text, changed)
            count += 1
    print(f"{name}: {len(rows)} rows, {count} cells as they were written")


def export(form, *more):
    return run("export", "--format", form, *more)


def parsed(data, encoding, delimiter=","):
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=delimiter))


def numbers(values):
    return [value for value in values if isinstance(value, (int, float))]


def words_of(plan):
    """Every word of a plan that a table of it holds, and how often: names, departments, stages, states."""
    for action in plan["actions"]:
        yield from [action["name"], *action["departments"]]
        for row in ("planned", "actual"):
            for stage in action[row].values():
                yield from stage.split(" ")
    for indicator in plan["indicators"]:
        yield indicator["name"]
        values = [indicator["baseline"], indicator["target"], *indicator["actual"].values()]
        yield from (value for value in values if isinstance(value, str))


def compare_with_json(rows, plan):
    """The tidy table against the JSON: counts, sums, every value in its place."""
    head, *body = rows
    records = [dict(zip(head, row)) for row in body]
    years = plan["years"]
    for kind, key in (("取組", "actions"), ("指標", "indicators")):
        of_kind = [record for record in records if record["種別"] == kind]
        if len(of_kind) != len(plan[key]) * len(years):
            differs(kind, len(of_kind), len(plan[key]) * len(years))
        for at, entry in enumerate(plan[key]):
            for year, record in zip(years, of_kind[at * len(years) :]):
                where = f"{kind}{at + 1} {year}"
                if record["名称"] != entry["name"] or record["年度和暦"] != year:
                    differs(where, record["名称"], entry["name"])
                if kind == "取組":
                    for heading, row in (("予定工程", "planned"), ("実績工程", "actual")):
                        cells = [record.get(f"{heading}{number}", "") for number in range(1, 20)]
                        found = " ".join(cell for cell in cells if cell)
                        if found != entry[row].get(year, ""):
                            differs(f"{where} {heading}", found, entry[row].get(year))
                    if record["実施状況"] != (entry["status"] or ""):
                        differs(where, record["実施状況"], entry["status"])
                else:
                    held = {"初期": entry["baseline"], "実績": entry["actual"].get(year), "目標": entry["target"]}
                    for heading, value in held.items():
                        number, word = record[heading + "値"], record[heading + "状態"]
                        found = word or (float(number) if number else None)
                        if found != value:
                            differs(f"{where} {heading}", found, value)
    total = sum(float(record["実績値"] or 0) for record in records)
    expected = sum(sum(numbers(indicator["actual"].values())) for indicator in plan["indicators"])
    if abs(total - expected) > 1e-6 * max(1, abs(expected)):
        differs("sum of 実績値", total, expected)
    print(f"JSON: {len(plan['actions'])} actions, {len(plan['indicators'])} indicators, sum of values {total:,.2f}")


def compare_workbook(plan):
    """Every word and every number of the plan stands in the workbook, no cell is a formula from the plan."""
    path = FOLDER / "real.xlsx"
    path.write_bytes(export("xlsx", REAL))
    opened = sheets(convert(path, "fods"))
    cells = [cell for rows in opened.values() for row in rows for cell in row]
    texts = {piece for kind, value in cells if kind == "string" for piece in re.split(r"\s+", value)}
    whole = {value for kind, value in cells if kind == "string"}
    held = [value for kind, value in cells if kind in ("float", "percentage")]
    count = 0
    for word in words_of(plan):
        if word not in texts and word not in whole:
            differs("workbook", "nothing", word)
        count += 1
    wanted = []
    for indicator in plan["indicators"]:
        wanted += numbers([indicator["baseline"], indicator["target"], *indicator["actual"].values()])
    left = list(held)
    for number in wanted:
        close = next((value for value in left if abs(value - number) <= 1e-9 * max(1, abs(number))), None)
        if close is None:
            differs("workbook", "nothing", number)
        else:
            left.remove(close)
    pages = convert(path, "pdf")
    info = subprocess.run(["pdfinfo", pages], capture_output=True, check=True).stdout.decode()
    pages = re.search(r"Pages:\s+(\d+)", info).group(1)
    size = re.search(r"Page size:\s+(.*)", info).group(1)
    print(f"workbook: {len(opened)} sheets, {count} words and {len(wanted)} numbers found; {pages} pages, {size}")


def compare_hostile():
    """Texts that look like formulas stay texts, in every form."""
    # What a spreadsheet takes for a day of the year or the like however it is written: docs/export.md says so.
    changed = {"1-1", "2/3"}
    data = export("csv", "--encoding", "utf-8", HOSTILE)
    compare_text("hostile.csv", data, CSV, UTF_8, parsed(data, "utf-8"), changed)
    data = export("csv", "--encoding", "cp932", HOSTILE)
    compare_text("hostile-cp932.csv", data, CSV, CP932, parsed(data, "cp932"), changed)
    for command in ("actions", "indicators", "attention", "summary"):
        for form, separator in (("csv", CSV), ("tsv", TSV)):
            if subprocess.run([SUSUMI, command, "--format", form, HOSTILE], capture_output=True).returncode != 0:
                print(f"{command} --format {form}: not there yet, left out")
                continue
            data = run(command, "--format", form, HOSTILE)
            rows = parsed(data, "utf-8-sig", "\t" if form == "tsv" else ",")
            compare_text(f"hostile-{command}.{form}", data, separator, UTF_8, rows, changed)
    if has_format("xlsx"):
        path = FOLDER / "hostile.xlsx"
        path.write_bytes(export("xlsx", HOSTILE))
        cells = [cell for rows in sheets(convert(path, "fods")).values() for row in rows for cell in row]
        formulas = [value for kind, value in cells if kind == "formula"]
        for value in formulas:
            differs("hostile workbook", f"formula {value}", "text")
        print(f"hostile.xlsx: {len(cells)} cells, {len(formulas)} formulas")


def main():
    plan = json.loads(export("json", REAL))["plans"][0]
    table = parsed(export("csv", "--encoding", "utf-8", REAL), "utf-8")
    compare_with_json(table, plan)
    # The mark says what is read, and does not become a part of the first heading.
    compare_text("real-utf-8-bom.csv", export("csv", REAL), CSV, UTF_8, table)
    compare_text("real-utf-8.csv", export("csv", "--encoding", "utf-8", REAL), CSV, UTF_8, table)
    data = export("csv", "--encoding", "cp932", REAL)
    compare_text("real-cp932.csv", data, CSV, CP932, parsed(data, "cp932"))
    if has_format("xlsx"):
        compare_workbook(plan)
    else:
        print("export --format xlsx: not there yet, left out")
    compare_hostile()
    for difference in differences[:50]:
        print(difference, file=sys.stderr)
    if differences:
        sys.exit(f"{len(differences)} differences")
    print("no differences")


main()
