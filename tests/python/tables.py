"""The tables as pandas and DuckDB read them. Arguments: a notice, a folder for files."""
import subprocess
import sys

import duckdb
import pandas

notice, folder = sys.argv[1:]
csv, ndjson = f"{folder}/任务.csv", f"{folder}/任务.ndjson"
for path in (csv, ndjson):
    subprocess.run(["taskbook", "export", notice, "-o", path], check=True)


def counts(table):
    dropped = (table["units_status"] == "dropped").sum()
    return table["id"].nunique(), table["unit"].notna().sum(), table["unit"].nunique(), dropped


assert counts(pandas.read_csv(csv)) == (103, 120, 22, 5)
assert counts(pandas.read_json(ndjson, lines=True)) == (103, 120, 22, 5)
query = "select count(distinct id), count(unit), count(distinct unit), count(*) filter (units_status = 'dropped') from "
for source in (f"read_csv('{csv}')", f"read_json('{ndjson}')"):
    assert duckdb.sql(query + source).fetchall() == [(103, 120, 22, 5)], source
assert list(pandas.read_csv(csv).columns) == list(pandas.read_json(ndjson, lines=True).columns)

hostile = f"{folder}/hostile.csv"
subprocess.run(["taskbook", "export", f"{folder}/hostile.html", "-o", hostile], check=True, capture_output=True)
texts = pandas.read_csv(hostile)["text"]
assert texts[0].startswith("'=cmd|") and texts[3].startswith("'@SUM"), texts
assert not texts.str.match(r"[=+\-@]").any()
