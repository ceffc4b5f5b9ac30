/* The CV: one model, whatever format it was written in. Knows nothing of looks.
 *
 * Readers (cv/read_*.c, one a format) fill it; cv/check reports what is doubtful; typeset/ sets it.
 * Everything is borrowed from the job's arena; all lists are in the order of the file. The content
 * model is RenderCV 2.8's, widened: sub-sections, mixed sections, positions, links, levels. */
#ifndef CV_CV_H
#define CV_CV_H

#include "cv/date.h"
#include "cv/locale.h"
#include "markup/rich.h"
#include "yaml/node.h"

enum entry_kind {
	ENTRY_TEXT,        /* field 'text' */
	ENTRY_ONE_LINE,    /* label, details */
	ENTRY_NORMAL,      /* name */
	ENTRY_EXPERIENCE,  /* company, position */
	ENTRY_EDUCATION,   /* institution, area, degree */
	ENTRY_PUBLICATION, /* title, authors, journal, doi, url */
	ENTRY_BULLET,      /* bullet */
	ENTRY_NUMBERED,    /* number */
	ENTRY_REVERSED,    /* reversed_number */
	ENTRY_COUNT
};

enum page_break { PAGE_BREAK_AUTO, PAGE_BREAK_BEFORE, PAGE_BREAK_AVOID };

/* One bullet and the bullets below it. */
struct cv_item {
	struct rich text;
	struct cv_item *items;
	size_t count;
	struct place place;
};

/* A named text of an entry: 'company', 'location', or any other key that the file has. */
struct cv_field {
	const char *key; /* lower case with '_', as placeholders name it in upper case */
	struct rich text;
	struct place key_place, place;
	bool unknown; /* reported as such */
};

struct cv_link {
	struct rich label;  /* the words, its runs carry the url */
	const char *url;
	struct place place;
};

struct cv_entry {
	enum entry_kind kind;
	struct place place;
	struct cv_field *fields; /* all texts but the ones below */
	size_t field_count, field_room;
	struct rich *authors; /* one each; the owner's run has RICH_OWNER */
	size_t author_count;
	struct cv_item *highlights;
	size_t highlight_count;
	struct cv_date date, start, end;
	struct cv_link *links;
	size_t link_count;
	struct cv_entry *positions; /* several roles under one employer: title, dates, highlights */
	size_t position_count;
	const char *logo;           /* path, NULL */
	struct place logo_place;
	int level;                  /* of a skill or language, percent; -1: none */
	enum page_break page_break;
};

struct cv_section {
	struct rich title;   /* as printed */
	const char *key;     /* as typed: 'work_experience' */
	const char *icon;    /* NULL */
	struct place place;
	struct cv_entry *entries;
	size_t entry_count, entry_room;
	struct cv_section *sections; /* sub-sections, behind the entries */
	size_t section_count, section_room;
	bool refused; /* it is empty since what it had was wrong */
	enum page_break page_break;
};

enum contact_kind {
	CONTACT_LOCATION, CONTACT_EMAIL, CONTACT_PHONE, CONTACT_WEBSITE, CONTACT_NETWORK, CONTACT_CUSTOM
};

struct cv_contact {
	enum contact_kind kind;
	const char *network; /* 'GitHub'; NULL for others */
	const char *icon;    /* 'envelope' */
	const char *label;   /* what the icon says: 'Email', 'GitHub' */
	struct rich text;    /* words shown: address, user name, number in the layout's format */
	const char *value;   /* as typed */
	const char *url;     /* NULL: not linked */
	struct place place;
};

struct cv {
	const char *format;       /* 'rendercv', 'jsonresume', 'yamlresume', 'markdown' */
	const struct source *source;
	const struct node *root;  /* the file as read: RenderCV's YAML, else NULL */
	struct rich name, headline;
	const char *photo;        /* path as typed, NULL */
	struct place photo_place;
	struct cv_contact *contacts;
	size_t contact_count, contact_room;
	struct cv_section *sections;
	size_t section_count, section_room;
	const struct node *design;   /* the CV's own design block, NULL */
	const struct node *habits;   /* what its format looks like by itself: under `design`, NULL */
	const struct node *settings; /* NULL */
	const struct node *locale_block; /* NULL */
	const char *const *bold_keywords; /* of the settings, NULL-ended; NULL */
	struct locale locale;        /* resolved, a copy that the CV may have changed */
	struct cv_date today;        /* settings.current_date or the run's date */
	const char *pdf_title;       /* template: 'NAME - CV' */
};

const struct rich *cv_field(const struct cv_entry *e, const char *key); /* NULL if absent or empty */
/* For readers: add, all-zero but for `level`, or with the text given. */
struct cv_section *cv_add_section(struct arena *a, struct cv_section **list, size_t *count,
    size_t *room);
struct cv_entry *cv_add_entry(struct arena *a, struct cv_section *s, enum entry_kind kind);
struct cv_field *cv_add_field(struct arena *a, struct cv_entry *e, const char *key, struct rich text);
struct cv_contact *cv_add_contact(struct arena *a, struct cv *cv, enum contact_kind kind);
/* Visit every text of the CV in reading order: what checks, audits and plain outputs share. */
typedef void cv_visit_text(void *self, const char *what, const struct rich *text);
void cv_visit(const struct cv *cv, cv_visit_text *visit, void *self);
/* The design block over the habits; NULL: neither is there. */
const struct node *cv_design(struct arena *a, const struct cv *cv);
/* An indented listing: what -T cv prints. */
void cv_print(const struct cv *cv, struct buf *out);

const char *entry_kind_name(enum entry_kind k); /* 'experience_entry', as design templates say */

#endif
