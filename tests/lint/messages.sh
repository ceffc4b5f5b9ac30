#!/bin/sh
# Every message has its line in src/app/warnings.c: each name that the sources report is in the table, each name in
# the table is reported somewhere, the names that goldens show are there too, and docs/messages.md is what it says.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}

# 'name<TAB>error' for each call that reports, one a line; a macro that a name hides behind is looked up in its file.
reported() {
	for file in src/*/*.c; do
		tr '\n\t' '  ' <"$file" | awk -v macro="$(sed -n 's/^#define NAME  *"\([a-z0-9-]*\)".*/\1/p' "$file")" '{
			while (match($0, /(diag_(error|warn|note|report)|option_reject|option_dispute)\(/)) {
				kind = substr($0, RSTART, RLENGTH - 1)
				$0 = substr($0, RSTART + RLENGTH)
				call = substr($0, 1, index($0, ";"))
				name = ""
				if (match(call, /"[a-z0-9]+(-[a-z0-9]+)*",|[ (]NAME,/))
					name = substr(call, RSTART + 1, RLENGTH - 3)
				if (name == "NAM" || name == "NAME")
					name = macro
				sub(/^(diag|option)_/, "", kind)
				if (name != "")
					print name "\t" kind
			}
		}'
	done | sort -u
}

table() {
	sed -n 's/^    {"\([a-z0-9-]*\)", DIAG_\([A-Z]*\), ".*/\1	\2/p' src/app/warnings.c
}

reported >"$work/reported"
table >"$work/table"
cut -f 1 "$work/table" >"$work/names"
cut -f 1 "$work/reported" | sort -u >"$work/used"

check "the table is sorted" sort -cu "$work/names"
unknown=$(comm -23 "$work/used" "$work/names")
if [ -z "$unknown" ]; then ok "each reported name is explained"; else not_ok "each reported name is explained" "$unknown"; fi
idle=$(while read -r name; do
	grep -q "\"$name\"" $(ls src/*/*.c | grep -v app/warnings.c) || echo "$name"
done <"$work/names")
if [ -z "$idle" ]; then ok "each explained name is reported"; else not_ok "each explained name is reported" "$idle"; fi

# A name that is only ever an error, a warning or a note has that level.
wrong=$(while IFS="$(printf '\t')" read -r name level; do
	kinds=$(awk -F '\t' -v n="$name" '$1 == n { print $2 }' "$work/reported" | tr '\n' ' ')
	case $level:$kinds in
	ERROR:"error " | WARNING:"warn " | NOTE:"note " | *:*report* | *:*reject* | *:*dispute* | *:"") ;;
	*" "*" ") ;;
	*) echo "$name: $level, reported by: $kinds" ;;
	esac
done <"$work/table")
if [ -z "$wrong" ]; then ok "levels are those of the reports"; else not_ok "levels are those of the reports" "$wrong"; fi

shown=$(sed -n 's/.*\[\([a-z0-9-]*\)\]$/\1/p' tests/golden/*/*.err | sort -u | comm -23 - "$work/names")
if [ -z "$shown" ]; then ok "goldens show explained names"; else not_ok "goldens show explained names" "$shown"; fi
check "docs/messages.md is current (cvpdf messages >docs/messages.md)" sh -c '"$1" messages | diff - docs/messages.md' sh "$CVPDF"
tap_done
