"""The stands volunteers opened and closed, as their devices told it."""
