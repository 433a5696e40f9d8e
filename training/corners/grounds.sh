#!/bin/sh
# Fetches the pictures that documents are laid on while training: wallpapers and game textures of Debian 12.
# Usage: grounds.sh FOLDER (about 1.2 GB; nothing of it is part of the project)
set -eu
mkdir -p "$1/deb" "$1/files"
cd "$1/deb"
apt-get download mate-backgrounds lomiri-wallpapers-16.04 lomiri-wallpapers-20.04 plasma-workspace-wallpapers \
  nexuiz-textures ufoai-textures openarena-081-textures colobot-common-textures sweethome3d sway-backgrounds
for package in *.deb; do dpkg -x "$package" ../files; done
cd ../files
find . -name '*.pk3' | while read -r archive; do
  python3 -m zipfile -e "$archive" "${archive%.pk3}.unpacked"
done
