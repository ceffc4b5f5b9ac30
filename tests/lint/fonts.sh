#!/bin/sh
# Holds fonts/ together: every face that FAMILIES names is there and every face there is named, every family has
# its licence beside it and a line in SOURCES, and ICONS is sorted for binary search and names known faces.

fonts=$(dirname "$0")/../../fonts
tab=$(printf '\t')
LC_ALL=C
export LC_ALL

complain()
{
	echo "fonts: $*"
}

check_families()
{
	while IFS="$tab" read -r family weight style file kind rest; do
		[ -s "$fonts/$file" ] && [ -n "$file" ] || complain "FAMILIES: '$file' is missing or empty"
		case $weight in [1-9]00) ;; *) complain "FAMILIES: $file: weight '$weight'" ;; esac
		case $style in normal|italic) ;; *) complain "FAMILIES: $file: style '$style'" ;; esac
		case $kind in text|fallback|icon) ;; *) complain "FAMILIES: $file: kind '$kind'" ;; esac
		[ -n "$family" ] && [ -z "$rest" ] || complain "FAMILIES: $file: not five fields"
	done <"$fonts/FAMILIES"
	cut -f 1-3,5 "$fonts/FAMILIES" | sort | uniq -d | while read -r face; do
		complain "FAMILIES: '$face' is there twice"
	done
}

check_files()
{
	for file in "$fonts"/*/*.[to]tf; do
		name=${file#"$fonts"/}
		cut -f 4 "$fonts/FAMILIES" | grep -Fqx "$name" || complain "$name is not in FAMILIES"
	done
}

# A directory is its family's name in lower case with hyphens: SOURCES' first column, written the same way, ends
# where two hyphens follow.
check_directories()
{
	for dir in "$fonts"/*/; do
		name=$(basename "$dir")
		set -- "$dir"OFL.txt "$dir"UFL.txt "$dir"*LICENSE.txt
		found=
		for licence; do
			[ -s "$licence" ] && found=yes
		done
		[ "$found" ] || complain "$name/ has no licence file"
		tr 'A-Z ' 'a-z-' <"$fonts/SOURCES" | grep -q "^$name--" ||
			complain "$name/ has no line in SOURCES"
	done
}

check_icons()
{
	cut -f 1 "$fonts/ICONS" | sort -uc 2>/dev/null || complain "ICONS is not sorted by name, or has one twice"
	cut -f 2 "$fonts/ICONS" | sort -u | while read -r family; do
		grep -q "^$family$tab.*${tab}icon\$" "$fonts/FAMILIES" || complain "ICONS: no family '$family'"
	done
	grep -vE "^[^$tab]+$tab[^$tab]+$tab[0-9a-f]{4,6}\$" "$fonts/ICONS" | while read -r line; do
		complain "ICONS: '$line'"
	done
}

# What a message names as nearest is there.
check_alike()
{
	grep -o "'[A-Z][^']*'" "$fonts/../src/text/alike.c" | tr -d "'" | sort -u | while read -r family; do
		grep -q "^$family$tab.*${tab}text\$\|^$family$tab.*${tab}fallback\$" "$fonts/FAMILIES" || complain "alike.c: no family '$family'"
	done
}

. "$(dirname "$0")/../tap.sh"
for list in FAMILIES SOURCES ICONS; do
	check "fonts/$list is there" test -s "$fonts/$list"
done
for part in families files directories icons alike; do
	complaints=$(check_$part)
	if [ -z "$complaints" ]; then ok "fonts: $part"; else not_ok "fonts: $part" "$complaints"; fi
done
tap_done
