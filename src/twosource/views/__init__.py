"""Views read a comparison and decide nothing."""
