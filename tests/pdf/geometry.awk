# Reads the resolved layout (-T layout), then a trace (-T trace); prints a line for everything that is where it must not be:
# off its page, out of its column, on other text. Lengths in points. What hangs below a baseline is let be.
function points(text) { return text + 0 }
# 'rgb(…)' and lists are never asked for, so the first word of a value is enough.
function setting(group, key) { return value[group "." key] }

FNR == 1 { file++ }

# The layout: groups at the left, keys below them.
file == 1 && /^[a-z_]+:/ { group = $1; sub(":", "", group); depth = 0 }
file == 1 && /^  [a-z_]+:/ { key = $1; sub(":", "", key); value[group "." key] = $2 }
file == 1 { next }

FNR == 1 { find_columns() }

function find_columns(width, gap, pad) {
	left = points(setting("page", "left_margin"))
	right = points(setting("page", "right_margin"))
	top = points(setting("page", "top_margin"))
	bottom = points(setting("page", "bottom_margin"))
	sidebar = setting("sidebar", "show") == "true"
	banner = setting("header", "type") == "banner"
}

function begin_page() {
	page++
	texts = 0
	delete bucket
	page_width = $2
	page_height = $3
	if (rtl && page == 1) {
		swap = left
		left = right
		right = swap
	}
	from[1] = left
	to[1] = page_width - right
	columns = 1
	if (sidebar) {
		measure = page_width - left - right
		width = length_of("width", measure)
		gap = length_of("gap", measure)
		pad = length_of("padding", measure)
		at_right = (setting("sidebar", "side") == "right") != rtl
		columns = 3
		from[2] = at_right ? left : left + width + gap
		to[2] = at_right ? page_width - right - width - gap : page_width - right
		from[3] = (at_right ? page_width - right - width : left) + pad
		to[3] = from[3] + width - 2 * pad
	}
}

function length_of(key, measure, text) {
	text = setting("sidebar", key)
	if (text ~ /%$/)
		return text * measure / 100
	if (text ~ /em$/)
		return text * body
	return points(text)
}

function report(what) {
	printf "page %d: %s: %s\n", page, what, $0
}

# A text may stand in the frame of any column; above two columns only a header's may go across.
function in_column(x0, x1, slack, i) {
	for (i = columns > 1 && !is_header ? 2 : 1; i <= columns; i++)
		if (x0 >= from[i] - slack && x1 <= to[i] + slack)
			return 1
	return 0
}

function overlap(i) {
	if (x1 - tail <= x_from[i] + 0.3 || x0 >= x_to[i] - 0.3)
		return 0
	if (y > baseline[i])
		return y - 0.62 * size < baseline[i] - 0.05 * size
	return baseline[i] - 0.62 * height[i] < y - 0.05 * height[i]
}

function check_overlap(b, k, i) {
	for (b = int(y / 20) - 1; b <= int(y / 20) + 1; b++)
		for (k = 1; k <= bucket[b]; k++) {
			i = in_bucket[page, b, k]
			if (overlap(i))
				report("on '" said[i] "'")
		}
}

function keep(b) {
	texts++
	x_from[texts] = x0 + head
	x_to[texts] = x1 - tail
	baseline[texts] = y
	height[texts] = size
	said[texts] = words
	b = int(y / 20)
	in_bucket[page, b, ++bucket[b]] = texts
}

/^lang / { rtl = $2 ~ /^"(ar|he|fa)/ }
/^page / { begin_page(); next }

/^text / {
	x0 = $2
	y = $3
	size = $5
	match($0, /width [0-9.]+/)
	x1 = x0 + substr($0, RSTART + 6, RLENGTH - 6)
	words = $0
	sub(/^[^"]*"/, "", words)
	sub(/" [^"]*$/, "", words)
	is_rtl = $0 ~ / width [0-9.]+ rtl "/
	space = 0.4 * size # more than any word space at rest
	tail = words ~ / $/ && !is_rtl ? space : 0
	head = words ~ / $/ && is_rtl || words ~ /^ / ? space : 0
	if (words ~ /^ *$/)
		next
	is_header = $0 ~ / in (H1|P\.headline|L\/LI\/LBody\.contact)| layout$/
	if (x0 + head < -0.01 || x1 - tail > page_width + 0.01 || y < 0 || y > page_height)
		report("off the page")
	else if ($0 ~ / (footer|header)$/ && !in_column(x0 + head, x1 - tail, page_width))
		report("off the page")
	else if ($0 !~ / (footer|header)$/) {
		if (!in_column(x0 + head, x1 - tail, 0.5))
			report("out of its column")
		if (y > page_height - bottom + 0.5 || (y - 0.8 * size < top - 0.5 && !(banner && is_header) && y < top))
			report("in the margin")
	}
	check_overlap()
	keep()
}

/^(fill|image) / {
	if ($2 < -0.01 || $3 < -0.01 || $2 + $4 > page_width + 0.01 || $3 + $5 > page_height + 0.01)
		report("off the page")
}

/^icon / {
	if ($2 < -0.01 || $3 < 0 || $2 + $5 * 0.9 > page_width || $3 > page_height)
		report("off the page")
}
