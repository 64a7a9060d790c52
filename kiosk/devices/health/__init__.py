"""What the machine knows of itself: its clock, its power, its card; and what it admits not to know."""
