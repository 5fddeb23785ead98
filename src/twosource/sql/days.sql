-- When the reports that share passages were published.
SELECT DISTINCT t.report, t.day
FROM texts t
JOIN (
  SELECT earlier AS report FROM passages
  UNION ALL
  SELECT later AS report FROM passages
) p ON p.report = t.report
