import pandas as pd

tasks = pd.read_csv("任务.csv")  # taskbook export 通知目录 -o 任务.csv
print(tasks.groupby("unit")["id"].nunique().sort_values(ascending=False).head(10))
print(tasks[tasks.units_status == "dropped"][["notice", "id", "text"]])
