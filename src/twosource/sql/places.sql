-- Each report's place in the buckets of its keys: by date of publication (unknown last), then by id.
SELECT
  b.key,
  b.report,
  b.outlet,
  b.size,
  b.block,
  g.reports,
  CAST(ROW_NUMBER() OVER (PARTITION BY b.key ORDER BY b.day, b.report) AS BIGINT) AS place
FROM bands b
JOIN buckets g ON b.key = g.key
WHERE g.furniture = 0
