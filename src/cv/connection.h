/* Contacts: from what people type to an icon, words and a link. */
#ifndef CV_CONNECTION_H
#define CV_CONNECTION_H

#include "cv/cv.h"
#include "yaml/fields.h"

/* Each adds contacts to the CV under construction (reading.self) in the order of the file. */
extern const struct field_kind CV_LOCATION; /* a text */
extern const struct field_kind CV_EMAIL;    /* one address, or a list */
extern const struct field_kind CV_PHONE;    /* a number as typed, or a list */
extern const struct field_kind CV_WEBSITE;  /* an address with or without scheme, or a list */
extern const struct field_kind CV_NETWORKS; /* a list of network and username */
extern const struct field_kind CV_CUSTOM;   /* a list of fontawesome_icon, placeholder, url */

/* For readers of other formats. `user` may be the profile's address; `url` may be NULL. */
void connection_network(struct reading *r, const char *network, struct place network_place,
    const char *user, struct place p, const char *url);

/* May a profile lead to this address? Warns if it may not. */
bool connection_may_link(struct reading *r, const struct node *url);
bool connection_is_network(const char *name);
/* Warn of the keys that a map of a network can't have. */
void connection_check_keys(struct reading *r, const struct node *map, const char *where);
/* What an icon says: the network that has it, else its name. */
const char *connection_icon_label(const char *icon);

/* One network that we know; see cv/network_table. */
struct network {
	const char *name;
	const char *prefix; /* of the profile's address, the user name follows; NULL: none */
	const char *icon;
	const char *words; /* shown instead of the user name; NULL */
};

extern const struct network NETWORKS[];
extern const size_t NETWORK_COUNT;

#endif
