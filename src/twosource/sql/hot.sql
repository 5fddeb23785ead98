-- What the cap left out: hot keys, the largest bucket, and pairs that never met in it; furniture of one outlet apart.
SELECT
  furniture,
  CAST(COUNT(*) AS BIGINT) AS keys,
  CAST(MAX(reports) AS BIGINT) AS largest,
  CAST(SUM(reports * (reports - 1)) AS BIGINT) AS twice_pairs,
  CAST(SUM(reports * (1 + {neighbours})) AS BIGINT) AS links
FROM buckets
WHERE reports > {hot}
GROUP BY furniture
