-- How many labels a round has changed; none: the groups are found.
SELECT CAST(COUNT(*) AS BIGINT) AS changed
FROM {after} a
JOIN {before} b ON a.report = b.report
WHERE a.label <> b.label
