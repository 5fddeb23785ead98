"""What twosource reaches: on the examples, on open data, and in seconds and megabytes (see ``README.md``)."""
