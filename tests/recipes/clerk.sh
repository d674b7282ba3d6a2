taskbook export 通知 -o 任务.xlsx            # 任务、单位清单、对照、问题、来源
taskbook export 通知 --by-unit 各单位清单     # 每个责任单位一份
taskbook report 通知 -o 核对.html            # 在浏览器里对照书表
