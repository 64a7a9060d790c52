"""Drawing text of any script and direction, whole words and sharp edges, on Kivy's textures."""
