"""What was reached: counted as it happens, shown inside exact, and outside protected."""
