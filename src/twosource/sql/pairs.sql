-- How many pairs were looked at.
SELECT CAST(COUNT(*) AS BIGINT) AS pairs FROM candidates
