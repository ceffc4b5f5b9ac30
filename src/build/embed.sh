#!/bin/sh
# Turn fonts, icons, layouts and data into the tables that the program carries.
#
#     sh src/build/embed.sh OUTDIR [FILE...]        (from the project root)
#
# Reads    fonts/FAMILIES  family, weight, normal|italic, file under fonts/, text|fallback|icon
#          fonts/ICONS     name, icon family, hex code point
#          layouts/*.yaml, data/locales/*.yaml and each FILE: assets, known by their path
#          OUTDIR/packed/*.json, if they exist: assets, known as packed/NAME.json
#          OUTDIR/hyphen.bin, if it exists: symbols hyphen_blob, hyphen_blob_end
# Writes   OUTDIR/embed.S  every file once, .incbin into .rodata, a NUL behind each
#          OUTDIR/embed.c  the tables of text/embed.h and base/asset.h
#          OUTDIR/embed.d  EMBED_FILES, for make: what the object of embed.S depends on
#
# The same input gives the same output; an output that would not change is not touched.
set -eu
LC_ALL=C
export LC_ALL

out=${1:?usage: embed.sh OUTDIR [FILE...]}
shift
mkdir -p "$out"
work=$(mktemp -d "$out/embed.XXXXXX")
trap 'rm -rf "$work"' EXIT

tab=$(printf '\t')
rows() {
	if [ -f "$1" ]; then
		grep -v -e '^#' -e '^[[:space:]]*$' "$1" || :
	fi
}

rows fonts/FAMILIES >"$work/families"
rows fonts/ICONS | sort -t "$tab" -k 1,1 >"$work/icons"
for file in layouts/*.yaml data/locales/*.yaml "$out"/packed/*.json "$@"; do
	if [ -f "$file" ]; then
		printf '%s\t%s\n' "${file#"$out"/}" "$file"
	fi
done | sort -u >"$work/assets"

hyphen=
if [ -f "$out/hyphen.bin" ]; then
	hyphen=$out/hyphen.bin
fi

awk -F "$tab" -v work="$work" -v hyphen="$hyphen" '
function fail(why) {
	print "embed.sh: " why > "/dev/stderr"
	failed = 1
	exit 1
}

function quote(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\""
}

function carry(label, file) {
	print "\t.balign 16\n\t.globl " label "\n\t.hidden " label "\n" label ":" > assembly
	print "\t.incbin " quote(file) > assembly
	print "\t.globl " label "_end\n\t.hidden " label "_end\n" label "_end:\n\t.byte 0" > assembly
}

function escape(file) {
	gsub(/[ #]/, "\\\\&", file)
	return file
}

function symbol(file,    label) {
	if (file in symbols)
		return symbols[file]
	label = "embed_" ++files
	symbols[file] = label
	carry(label, file)
	print "extern HIDDEN const unsigned char " label "[], " label "_end[];" > source
	depends = depends " \\\n\t" escape(file)
	rules = rules escape(file) ":\n"
	return label
}

BEGIN {
	face_count = text_count = icon_count = asset_count = name_size = files = 0
	assembly = work "/embed.S"
	source = work "/embed.c"
	print "\t.section .note.GNU-stack,\"\",%progbits" > assembly
	print "\t.section .rodata" > assembly
	print "/* Made by src/build/embed.sh. */" > source
	print "#include \"base/asset.h\"" > source
	print "#include \"text/embed.h\"\n" > source
	print "#define HIDDEN __attribute__((visibility(\"hidden\")))" > source
}

stage == "family" {
	if (NF != 5 || $2 !~ /^[1-9][0-9]*$/ || $3 !~ /^(normal|italic)$/ || $5 !~ /^(text|fallback|icon)$/)
		fail("fonts/FAMILIES:" FNR ": cannot read: " $0)
	label = symbol("fonts/" $4)
	face[face_count] = sprintf("\t{ %s, %s, %s, %s_end, %d, %s, EMBED_%s },", quote($1),
	    quote("fonts/" $4), label, label, $2, $3 == "italic" ? "true" : "false", toupper($5))
	if ($5 == "icon")
		icon_face[$1] = face_count
	if ($5 == "text" && !($1 in texts)) {
		texts[$1] = 1
		text[text_count++] = $1
	}
	face_count++
}

stage == "icon" {
	if (NF != 3 || $3 !~ /^[0-9A-Fa-f]+$/ || !($2 in icon_face))
		fail("fonts/ICONS: cannot read: " $0)
	if ($1 "" == last_icon "")
		fail("fonts/ICONS: twice: " $1)
	last_icon = $1
	icon[icon_count] = sprintf("\t{ %d, 0x%s, %d },", name_size, $3, icon_face[$2])
	icon_name[icon_count++] = $1
	name_size += length($1) + 1
}

stage == "asset" {
	label = symbol($2)
	asset[asset_count++] = sprintf("\t{ %s, %s, %s_end },", quote($1), label, label)
}

END {
	if (failed)
		exit 1
	print "\nconst struct embed_face embed_faces[] = {" > source
	for (i = 0; i < face_count; i++)
		print face[i] > source
	print "\t{ 0 },\n};\nconst size_t embed_face_count = " face_count ";" > source

	for (i = 1; i < text_count; i++) {
		for (j = i; j > 0 && text[j - 1] "" > text[j] ""; j--) {
			swap = text[j]
			text[j] = text[j - 1]
			text[j - 1] = swap
		}
	}
	print "\nconst char *const embed_families[] = {" > source
	for (i = 0; i < text_count; i++)
		print "\t" quote(text[i]) "," > source
	print "\tNULL,\n};\nconst size_t embed_family_count = " text_count ";" > source

	print "\nconst struct embed_icon embed_icons[] = {" > source
	for (i = 0; i < icon_count; i++)
		print icon[i] > source
	print "\t{ 0 },\n};\nconst size_t embed_icon_count = " icon_count ";" > source
	print "\nconst char embed_icon_names[] =" > source
	for (i = 0; i < icon_count; i++)
		print "\t" quote(icon_name[i]) " \"\\0\"" > source
	print "\t\"\";" > source

	print "\nconst struct asset asset_table[] = {" > source
	for (i = 0; i < asset_count; i++)
		print asset[i] > source
	print "\t{ 0 },\n};\nconst size_t asset_table_count = " asset_count ";" > source

	if (hyphen != "") {
		carry("hyphen_blob", hyphen)
		depends = depends " \\\n\t" escape(hyphen)
	}
	print "EMBED_FILES =" depends "\n\n" rules > (work "/embed.d")
}' stage=family "$work/families" stage=icon "$work/icons" stage=asset "$work/assets"

for name in embed.S embed.c embed.d; do
	if ! cmp -s "$work/$name" "$out/$name"; then
		mv "$work/$name" "$out/$name"
	fi
done
