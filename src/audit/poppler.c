/* Loading poppler-glib. It stays loaded: GLib can't be unloaded. */
#include "audit/poppler.h"

#include <dlfcn.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset;
} FUNCTIONS[] = {
    {"poppler_document_new_from_data", offsetof(struct poppler, document_new)},
    {"poppler_document_get_n_pages", offsetof(struct poppler, page_count)},
    {"poppler_document_get_page", offsetof(struct poppler, page)},
    {"poppler_page_get_text", offsetof(struct poppler, text)},
    {"poppler_page_get_text_layout", offsetof(struct poppler, layout)},
    {"poppler_page_get_text_attributes", offsetof(struct poppler, attributes)},
    {"poppler_page_free_text_attributes", offsetof(struct poppler, free_attributes)},
    {"poppler_page_get_link_mapping", offsetof(struct poppler, links)},
    {"poppler_page_free_link_mapping", offsetof(struct poppler, free_links)},
    {"poppler_document_get_attachments", offsetof(struct poppler, attachments)},
    {"poppler_attachment_save_to_callback", offsetof(struct poppler, save)},
    {"g_free", offsetof(struct poppler, free)},
    {"g_object_unref", offsetof(struct poppler, unref)},
};

bool
poppler_load(struct poppler *p)
{
	p->library = dlopen("libpoppler-glib.so.8", RTLD_LAZY | RTLD_LOCAL);
	if (!p->library)
		return false;
	for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
		void *f = dlsym(p->library, FUNCTIONS[i].name);
		if (!f)
			return false;
		memcpy((char *)p + FUNCTIONS[i].offset, &f, sizeof f);
	}
	return true;
}
