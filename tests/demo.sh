#!/bin/sh
# Render a CV and say where it is and how long it took:  demo.sh PROGRAM INPUT OUTPUT
set -eu
start=$(date +%s%N)
"$1" "$2" -o "$3"
end=$(date +%s%N)
echo "$PWD/$3: $(wc -c <"$3") bytes in $(((end - start) / 100000)) tenths of a millisecond" |
	sed 's/ \([0-9]*\)\([0-9]\) tenths of a millisecond/ \1.\2 ms/'
