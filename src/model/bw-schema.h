/* bw-schema.h: what a document may hold, as data/schemas/ declares it
 *
 * A subset of JSON Schema 2020-12, described in data/schemas/README.md: json-glib
 * has no validator, and what is declared there is also what openapi.json tells
 * the world. A schema with a keyword that is not in the subset is refused, so that
 * nothing is declared that is not checked.
 *
 * Immutable once read, so any thread may use it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-fault.h"

G_BEGIN_DECLS

/* Faults that are told of one document. */
#define BW_SCHEMA_MAX_FAULTS 100

typedef struct _BwSchema BwSchema;

/* (nullable): the schema that `$ref` means; borrowed, and outlives the one read. */
typedef const BwSchema *(*BwSchemaFind) (const char *reference,
                                         gpointer    user_data);

/* A member that names something; @wanted: a type of documents, `place` (an
 * area or a site) or `measure`. */
typedef void            (*BwSchemaNameFunc) (const char *pointer,
                                             const char *wanted,
                                             const char *id,
                                             gpointer    user_data);

/* @find (nullable): there are no references. */
BwSchema       *bw_schema_new         (const char     *json,
                                       gssize          length,
                                       BwSchemaFind    find,
                                       gpointer        user_data,
                                       GError        **error);
void            bw_schema_free        (BwSchema       *self);

/* Of the documents of a type, with the common members. Borrowed. */
const BwSchema *bw_schema_of_type     (BwDocumentType  type);

/* (nullable): of a report */
const BwSchema *bw_schema_of_reports  (void);

/* Whether @node is as it should be; else adds to @faults (element-type BwFault, no
 * file) what is wrong, up to @max. */
gboolean        bw_schema_check       (const BwSchema *self,
                                       JsonNode       *node,
                                       guint           max,
                                       GPtrArray      *faults);

/* The first fault as an error, "/pointer: reason". */
gboolean        bw_schema_check_first (const BwSchema *self,
                                       JsonObject     *object,
                                       GError        **error);

/* Takes out what only the backend writes, and declared members that are null. */
void            bw_schema_strip       (const BwSchema *self,
                                       JsonObject     *object);
void            bw_schema_visit_names (const BwSchema *self,
                                       JsonObject     *object,
                                       BwSchemaNameFunc func,
                                       gpointer        user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSchema, bw_schema_free)

G_END_DECLS
