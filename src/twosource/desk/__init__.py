"""The desk: stories, reports and speakers in a browser on one's own machine, and a person's corrections."""
