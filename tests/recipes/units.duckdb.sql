-- taskbook export 通知目录 -o 任务.ndjson
SELECT full_name, count(DISTINCT (file, id)) AS tasks,
       -- A deadline may be several days, or words (持续推进).
       min(list_min(regexp_extract_all(deadline::VARCHAR, '[0-9]{4}-[0-9]{2}-[0-9]{2}'))) AS first_day
FROM read_json('任务.ndjson') WHERE full_name IS NOT NULL GROUP BY full_name ORDER BY tasks DESC, full_name;
