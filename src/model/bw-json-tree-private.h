/* bw-json-tree-private.h: from checked text to a tree of json-glib
 *
 * json-glib's own parser is made for sources of programs: it looks at every byte
 * several times. What bw-json-scan let pass needs no second look, so this builds
 * the same tree at a third of the cost; the documents of a city are its bulk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwJsonSpan:
 * @start: offset of the first byte
 * @end: offset after the last byte
 */
typedef struct
{
  gsize start;
  gsize end;
} BwJsonSpan;

/**
 * BwJsonTree:
 * @text: what bw_json_scan_run() let pass, followed by a NUL; is written over
 * @at: where it stands
 * @spans: (nullable) (element-type BwJsonSpan): takes where the elements of the
 *   outermost list stand
 * @depth: how many objects and arrays are open
 * @reason: (nullable): what is wrong at @at
 * @cancellable: (nullable): ends it
 * @n_values: how many were read
 */
typedef struct
{
  char         *text;
  char         *at;
  GArray       *spans;
  guint         depth;
  const char   *reason;
  GCancellable *cancellable;
  gsize         n_values;
} BwJsonTree;

/* (nullable): a member is there twice, a number is beyond a double, or it was cancelled. */
JsonNode *bw_json_tree_build (BwJsonTree    *self);

/* bw_json_parse() that tells where the elements of a list stand. */
JsonNode *bw_json_parse_list (const char    *text,
                              gsize          length,
                              gsize          max_length,
                              GArray        *spans,
                              GError       **error);

G_END_DECLS
