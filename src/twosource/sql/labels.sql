-- Connected groups, before the first round: every report is labelled with itself.
SELECT DISTINCT report, report AS label
FROM (
  SELECT earlier AS report FROM near
  UNION ALL
  SELECT later AS report FROM near
) ends
