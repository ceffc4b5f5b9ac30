/* poppler-glib without its headers: the few functions used, as its stable ABI has them. */
#ifndef AUDIT_POPPLER_H
#define AUDIT_POPPLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct poppler_rectangle {
	double left, top, right, bottom;
};

struct poppler_attributes {
	char *font;
	double size;
	int underlined;
	uint16_t color[3];
	int start, end; /* characters, both inclusive */
};

/* GLib's doubly linked list. */
struct poppler_list {
	void *data;
	struct poppler_list *next, *before;
};

enum { POPPLER_ACTION_URI = 5 };

struct poppler_uri {
	int type;
	char *title, *uri;
};

struct poppler_link {
	struct poppler_rectangle area;
	struct poppler_uri *action;
};

/* The head of a GObject, then what PopplerAttachment has. */
struct poppler_attachment {
	void *class_;
	unsigned references;
	void *data;
	char *name, *description;
	size_t size;
};

typedef int poppler_save(const char *bytes, size_t len, void *self, void **error);

struct poppler {
	void *library;
	void *(*document_new)(char *bytes, int len, const char *password, void **error);
	int (*page_count)(void *document);
	void *(*page)(void *document, int index);
	char *(*text)(void *page);
	int (*layout)(void *page, struct poppler_rectangle **rects, unsigned *count);
	struct poppler_list *(*attributes)(void *page);
	struct poppler_list *(*links)(void *page);
	void (*free_links)(struct poppler_list *list);
	void (*free_attributes)(struct poppler_list *list);
	struct poppler_list *(*attachments)(void *document);
	int (*save)(
	    struct poppler_attachment *file, poppler_save *save, void *self, void **error);
	void (*free)(void *memory);
	void (*unref)(void *object);
};

/* False: the library isn't there, or is too old. */
bool poppler_load(struct poppler *p);

#endif
