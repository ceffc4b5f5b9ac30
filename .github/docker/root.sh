#!/bin/sh
# Lay out a root file system with one program and what it is linked with:  root.sh PROGRAM FOLDER
set -eu
mkdir -p "$2/bin" "$2/tmp" "$2/cvs"
chmod 1777 "$2/tmp" "$2/cvs"
cp "$1" "$2/bin/cvpdf"
ldd "$1" | sed -n 's|.*=> \(/[^ ]*\) .*|\1|p; s|^[[:space:]]*\(/[^ ]*ld-[^ ]*\) .*|\1|p' | while read -r library; do
	mkdir -p "$2$(dirname "$library")"
	cp -L "$library" "$2$library"
done
