"""The central service: takes sealed records from kiosks and lets staff follow people up."""
