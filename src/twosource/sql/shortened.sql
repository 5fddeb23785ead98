-- A round, second half: every report takes on its label's label.
SELECT h.report, g.label
FROM {hooked} h
JOIN {hooked} g ON g.report = h.label
