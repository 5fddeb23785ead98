-- Keys that more than one report has, with how many; and whether one newsroom alone has them (0: outlet unknown).
SELECT
  key,
  COUNT(*) AS reports,
  CASE WHEN MIN(outlet) = MAX(outlet) AND MIN(outlet) <> 0 THEN 1 ELSE 0 END AS furniture
FROM bands
GROUP BY key
HAVING COUNT(*) > 1
