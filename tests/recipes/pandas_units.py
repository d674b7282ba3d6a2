import pandas as pd

tasks = pd.read_csv("任务.csv")  # taskbook export 通知目录 -o 任务.csv
each = tasks.drop_duplicates(["file", "id", "full_name"])  # an id is unique in its notice only
print(each["full_name"].value_counts().head(10))
print(tasks[tasks.units_status == "dropped"][["notice", "id", "text"]])
