#!/bin/sh
# Makes the icons from holdfast.svg: `src-tauri/icons/make.sh`. Needs ImageMagick.
set -eu
cd "$(dirname "$0")"

png() {
    convert -background none -density 300 holdfast.svg -resize "$1x$1" -strip -depth 8 -define png:compression-level=9 PNG32:"$2"
}

png 32 32x32.png
png 128 128x128.png
png 256 256x256.png
png 512 icon.png
convert 256x256.png -define icon:auto-resize=256,48,32,16 icon.ico

# An icns file is a header and PNG files, each with a name and its length in four bytes, the highest first.
big_endian() {
    printf "$(printf '\\%03o\\%03o\\%03o\\%03o' \
        $(($1 >> 24 & 255)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255)))"
}
small=$(wc -c <128x128.png)
large=$(wc -c <256x256.png)
{
    printf 'icns'
    big_endian $((8 + 8 + small + 8 + large))
    printf 'ic07'
    big_endian $((8 + small))
    cat 128x128.png
    printf 'ic08'
    big_endian $((8 + large))
    cat 256x256.png
} >icon.icns
