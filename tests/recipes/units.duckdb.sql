-- taskbook export 通知目录 -o 任务.ndjson
SELECT unit, count(DISTINCT id) AS tasks, min(deadline) AS first_day
FROM read_json('任务.ndjson') WHERE unit IS NOT NULL GROUP BY unit ORDER BY tasks DESC, unit;
