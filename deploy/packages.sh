# shellcheck shell=bash
# Debian packages, by who needs them. Sourced by setup.sh and raspi/install.sh.

# The screen draws with OpenGL through SDL: libgl1 is opened by name, Mesa draws it in software where there is
# no graphics card; libmtdev1 keeps Kivy quiet at start; Pillow opens libfribidi0 to shape Arabic on paper.
SCREEN_PACKAGES=(libgl1 libgl1-mesa-dri libegl1 libmtdev1 libfribidi0 espeak-ng)
# A screen for a machine that has none.
VIRTUAL_SCREEN_PACKAGES=(xvfb xauth)
# A browser for the staff pages, a reader for the QR on paper, the database of a large region.
TEST_PACKAGES=(chromium zbar-tools postgresql)
# One X server with one program on it, and the tools that turn off blanking and turn the picture.
KIOSK_PACKAGES=(xserver-xorg-core xserver-xorg-input-libinput xserver-xorg-legacy xinit x11-xserver-utils)
