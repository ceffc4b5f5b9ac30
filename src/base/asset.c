/* Assets: binary search in a table made at build time. */
#include "base/asset.h"

#include <string.h>

/* The first asset whose name is not before `name`, compared over at most len bytes. */
static size_t
lower_bound(const char *name, size_t len)
{
	size_t low = 0, high = asset_table_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strncmp(asset_table[middle].name, name, len) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct asset *
asset_find(const char *name)
{
	size_t at = lower_bound(name, strlen(name) + 1);

	if (at == asset_table_count || strcmp(asset_table[at].name, name) != 0)
		return NULL;
	return &asset_table[at];
}

const struct asset *
asset_list(const char *prefix, size_t *count)
{
	size_t len = strlen(prefix), first = lower_bound(prefix, len), end = first;

	while (end < asset_table_count && strncmp(asset_table[end].name, prefix, len) == 0)
		end++;
	*count = end - first;
	return *count ? &asset_table[first] : NULL;
}
