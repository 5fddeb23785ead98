-- Pairs of reports of different newsrooms with keys in common. Every two of a bucket meet; of a hot one, each meets the
-- first and the next few.
SELECT
  earlier,
  later,
  CAST(COUNT(*) AS BIGINT) AS shared,
  CAST(MAX(longer) AS BIGINT) AS longer
FROM (
  SELECT a.report AS earlier, b.report AS later, GREATEST(a.size, b.size) AS longer
  FROM places a
  JOIN places b ON a.key = b.key
  WHERE a.reports <= {hot} AND b.reports <= {hot} AND a.place < b.place
    AND (a.outlet <> b.outlet OR a.outlet = 0)
  UNION ALL
  SELECT a.report AS earlier, b.report AS later, GREATEST(a.size, b.size) AS longer
  FROM places a
  JOIN places b ON a.key = b.key
  WHERE a.reports > {hot} AND a.place = 1 AND b.place > 1 + {neighbours}
    AND (a.outlet <> b.outlet OR a.outlet = 0)
  UNION ALL
  SELECT a.report AS earlier, b.report AS later, GREATEST(a.size, b.size) AS longer
  FROM (
    SELECT p.key, p.report, p.outlet, p.size, p.place + s.step AS other
    FROM places p
    CROSS JOIN steps s
    WHERE p.reports > {hot}
  ) a
  JOIN places b ON a.key = b.key AND a.other = b.place
  WHERE b.reports > {hot}
    AND (a.outlet <> b.outlet OR a.outlet = 0)
) met
GROUP BY earlier, later
HAVING COUNT(*) >= {shared}
