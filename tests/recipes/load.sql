-- sqlite3 任务.db < load.sql        (taskbook export 通知目录 --raw > 任务.csv)
.import --csv 任务.csv task
CREATE INDEX task_unit ON task (full_name);
SELECT full_name, count(DISTINCT file || ' ' || id) AS tasks FROM task WHERE full_name <> '' GROUP BY full_name ORDER BY tasks DESC LIMIT 10;
