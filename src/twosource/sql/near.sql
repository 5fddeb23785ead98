-- Near repeats: half of the grams that the longer report keeps are in both.
SELECT earlier, later
FROM candidates
WHERE 2 * shared * LEAST(GREATEST(longer, {whole}), {most}) >= {whole} * longer
