#!/bin/sh
# Installs the typefaces and word lists of Debian 12 that lines are rendered from (about 900 MB).
set -eu
apt-get install -y --no-install-recommends \
  fonts-liberation fonts-dejavu fonts-open-sans fonts-roboto-unhinted fonts-lato fonts-crosextra-carlito \
  fonts-crosextra-caladea fonts-freefont-ttf fonts-noto-core fonts-noto-cjk fonts-cantarell fonts-linuxlibertine \
  fonts-texgyre fonts-urw-base35 fonts-ocr-b fonts-roboto-slab fonts-karla fonts-inter fonts-cabin \
  wamerican wfrench wngerman wspanish wpolish wportuguese witalian wdutch wswedish wdanish wnorwegian wcatalan
