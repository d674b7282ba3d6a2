-- sqlite3 任务.db < load.sql        (taskbook export 通知目录 --raw > 任务.csv)
.import --csv 任务.csv task
CREATE INDEX task_unit ON task (unit);
SELECT unit, count(DISTINCT id) AS tasks FROM task WHERE unit <> '' GROUP BY unit ORDER BY tasks DESC LIMIT 10;
