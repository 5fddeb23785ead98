-- Pairs of reports of different newsrooms with enough grams in common, in enough places (reuse/index.py). Every two of a
-- bucket meet; of a hot one, each meets the first and the next few.
SELECT
  earlier,
  later,
  CAST(COUNT(*) AS BIGINT) AS shared,
  CAST(MAX(longer) AS BIGINT) AS longer
FROM (
  SELECT
    a.report AS earlier,
    b.report AS later,
    LEAST(a.size, b.size) AS shorter,
    GREATEST(a.size, b.size) AS longer,
    a.block * {blocks} + b.block AS cell
  FROM places a
  JOIN places b ON a.key = b.key
  WHERE a.reports <= {hot} AND b.reports <= {hot} AND a.place < b.place
    AND (a.outlet <> b.outlet OR a.outlet = 0)
  UNION ALL
  SELECT
    a.report AS earlier,
    b.report AS later,
    LEAST(a.size, b.size) AS shorter,
    GREATEST(a.size, b.size) AS longer,
    a.block * {blocks} + b.block AS cell
  FROM places a
  JOIN places b ON a.key = b.key
  WHERE a.reports > {hot} AND a.place = 1 AND b.place > 1 + {neighbours}
    AND (a.outlet <> b.outlet OR a.outlet = 0)
  UNION ALL
  SELECT
    a.report AS earlier,
    b.report AS later,
    LEAST(a.size, b.size) AS shorter,
    GREATEST(a.size, b.size) AS longer,
    a.block * {blocks} + b.block AS cell
  FROM (
    SELECT p.key, p.report, p.outlet, p.size, p.block, p.place + s.step AS other
    FROM places p
    CROSS JOIN steps s
    WHERE p.reports > {hot}
  ) a
  JOIN places b ON a.key = b.key AND a.other = b.place
  WHERE b.reports > {hot}
    AND (a.outlet <> b.outlet OR a.outlet = 0)
) met
GROUP BY earlier, later
HAVING COUNT(*) >= {least}
  AND 100 * COUNT(*) * LEAST(GREATEST(MAX(longer), {whole}), {most}) >= {whole} * MAX(shorter) * CASE
    WHEN COUNT(DISTINCT cell) >= 4 THEN {four}
    WHEN COUNT(DISTINCT cell) >= 2 THEN {two}
    ELSE {one}
  END
