#!/bin/sh
# Who may include whom: the table of docs/architecture.md, held against every #include "layer/file.h".
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
granted() {
	case $1 in
	base) echo base ;;
	text) echo base text ;;
	yaml) echo base yaml ;;
	markup) echo base yaml markup ;;
	cv) echo base yaml markup cv ;;
	layout) echo base yaml markup layout ;;
	page) echo base text page ;;
	typeset) echo base text yaml markup cv layout page typeset ;;
	out) echo base text page out ;;
	audit) echo base audit ;;
	app) echo base text yaml markup cv layout page typeset out audit app ;;
	build) echo base yaml cv text build ;;
	esac
}
for dir in src/*/; do
	layer=$(basename "$dir")
	may=" $(granted "$layer") "
	wrong=$(grep -n '^#include "' "$dir"*.[ch] | while IFS= read -r line; do
		to=$(echo "$line" | sed 's/.*#include "\([^/"]*\).*/\1/')
		case $may in *" $to "*) ;; *) echo "$line" ;; esac
	done)
	if [ -z "$wrong" ]; then ok "layer $layer"; else not_ok "layer $layer" "$wrong"; fi
done
haru=$(grep -ln '#include <hpdf' src/*/*.[ch] | grep -v '^src/out/')
if [ -z "$haru" ]; then ok "libharu only in out/"; else not_ok "libharu only in out/" "$haru"; fi
long=$(wc -l src/*/*.[ch] | awk '$1 > 700 && $2 != "total"')
if [ -z "$long" ]; then ok "no file over 700 lines"; else not_ok "no file over 700 lines" "$long"; fi
tap_done
