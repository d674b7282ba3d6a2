"""The workbook as an independent library reads it. Arguments: a notice, a folder for files."""
import subprocess
import sys

from openpyxl import load_workbook

notice, folder = sys.argv[1:]


def rows(sheet):
    headings, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row)) for row in rest]


def export(source, name, *more):
    path = f"{folder}/{name}"
    subprocess.run(["taskbook", "export", source, "-o", path, *more], check=True)
    return load_workbook(path)


book = export(notice, "任务.xlsx")
assert book.sheetnames == ["任务", "单位清单", "对照", "问题", "来源"], book.sheetnames
for sheet in book:
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, sheet.title
    assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape", sheet.title
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title

tasks = rows(book["任务"])
assert len({row["任务编号"] for row in tasks}) == 103
assert sum(bool(row["责任单位"]) for row in tasks) == 120
assert len({row["责任单位"] for row in tasks} - {None}) == 22
assert sum(row["单位状态"] == "缺责任单位" for row in tasks) == 5

units = rows(book["单位清单"])
assert sum(row["任务数"] is not None for row in units) == 22
assert {row["职责"].startswith("合计：") for row in units if row["任务数"] is not None} == {True}
assert {row["职责"] for row in units if row["任务数"] is None} <= {"牵头", "责任", "配合"}
assert sum(row["任务数"] or 0 for row in units) == 120
assert sum(row["任务编号"] is not None for row in units) == 120
column = [cell.value for cell in book["任务"][1]].index("任务内容")
letter = book["任务"].cell(1, column + 1).column_letter
assert book["任务"].column_dimensions[letter].width >= 45
assert book["任务"].cell(2, column + 1).alignment.wrap_text

compare = rows(book["对照"])
assert len(compare) == 103
origin = rows(book["来源"])[0]
assert (origin["任务数"], origin["责任分工数"], origin["单位数"], origin["缺责任单位"]) == (103, 120, 22, 5), origin
assert str(origin["成文日期"]) == "2017-08-08 00:00:00", origin
assert 0.9 < origin["识别率"] <= 1, origin
for sheet in book.worksheets[:4]:
    assert "洞头区美丽温州建设" in sheet.oddHeader.center.text, sheet.title
hidden = {cell.value for cell in book["任务"][1] if book["任务"].column_dimensions[cell.column_letter].hidden}
assert {"文件", "更正", "对应码", "全称"} <= hidden and not {"任务内容", "责任单位", "完成时限"} & hidden, hidden
assert rows(export(notice, "宽.xlsx", "--wide")["任务"])[-1]["任务编号"] == tasks[-1]["任务编号"]

rich = load_workbook(f"{folder}/任务.xlsx", rich_text=True)["对照"]
coloured = [cell for row in rich.iter_rows(min_row=2) for cell in row[3:5] if not isinstance(cell.value, (str, type(None)))]
assert len(coloured) >= 10, len(coloured)

hostile = export(f"{folder}/hostile.html", "hostile.xlsx")
for sheet in hostile:
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type in ("s", "n", "d", "inlineStr"), (sheet.title, cell.coordinate, cell.data_type)
            assert cell.hyperlink is None
assert rows(hostile["任务"])[0]["任务内容"].startswith("=cmd|' /C calc'!A0")

path = f"{folder}/对比.xlsx"
command = ["taskbook", "diff", notice, "fixtures/dongtou-2018-invented/notice.txt", "-o", path]
assert subprocess.run(command).returncode == 1
diff = load_workbook(path)
assert diff.sheetnames == ["对比", "单位", "项目与文头"], diff.sheetnames
for sheet in diff:
    assert not any(cell.value.isascii() for cell in sheet[1]), sheet.title
changes = {word for row in rows(diff["对比"]) for word in row["变动"].split("、")}
assert {"新增", "取消", "指标调整"} <= changes and not any(word.isascii() for word in changes), changes
others = rows(diff["项目与文头"])
assert {row["层次"] for row in others} <= {"项目", "标题", "文头"}, others
assert {"项目更名", "发文字号"} <= {row["变动"] for row in others}, others
