-- For each later report of a pair its text (place 0) and those of the earlier ones.
SELECT c.later AS head, c.earlier AS report, 1 AS place, t.noise, t.text
FROM candidates c
JOIN texts t ON t.report = c.earlier
UNION ALL
SELECT d.later AS head, d.later AS report, 0 AS place, t.noise, t.text
FROM (SELECT DISTINCT later FROM candidates) d
JOIN texts t ON t.report = d.later
