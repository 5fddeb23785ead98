-- Near repeats: half of the keys of the report that has more of them are in both.
SELECT earlier, later
FROM candidates
WHERE 2 * shared >= longer
