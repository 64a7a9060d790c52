"""What a person wrote in a file, read to the line: bytes to text to a checked model, or one clear refusal.

A pure room: whoever calls has read the file. The site on the kiosk, `kiosk doctor` and central read alike.
"""
