#!/bin/sh
# CVs through GNU parallel:  parallel.sh INPUT OUT
#
# INPUT is a folder of CVs, or a file of JSON lines. With a folder, parallel hands each cvpdf as many paths as a command
# line takes; add --sshloginfile HOSTS, --transferfile {} and --return to leave the machine. With lines, it cuts the
# stream and gives each cvpdf 200 of them; the tars are numbered in the order of the stream.
set -eu
cvpdf=${CVPDF:-cvpdf}
mkdir -p "$2"
if [ -d "$1" ]; then
	find "$1" -name '*.yaml' | sort | parallel -X --halt now,fail=1 "$cvpdf" {} --out-dir "$2" -j1 -q
else
	parallel --pipe -N 200 --halt now,fail=1 "$cvpdf" --stream - -o "tar:$2/{#}.tar" -j1 -q <"$1"
fi
