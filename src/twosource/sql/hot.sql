-- Keys that the cap touches, by the number of their reports; furniture of one outlet apart.
SELECT
  furniture,
  reports,
  CAST(COUNT(*) AS BIGINT) AS keys
FROM buckets
WHERE reports > {hot}
GROUP BY furniture, reports
