-- A round, first half: where a pair has two labels, the greater label takes on the smaller one.
SELECT report, MIN(label) AS label
FROM (
  SELECT report, label FROM {labels}
  UNION ALL
  SELECT GREATEST(x.label, y.label) AS report, LEAST(x.label, y.label) AS label
  FROM near n
  JOIN {labels} x ON x.report = n.earlier
  JOIN {labels} y ON y.report = n.later
  WHERE x.label <> y.label
) offers
GROUP BY report
