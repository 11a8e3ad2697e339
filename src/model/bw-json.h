/* bw-json.h: foreign JSON, made safe before json-glib sees it
 *
 * json-glib 1.6 overflows the stack on deep nesting and stops at a NUL byte;
 * these functions look first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_JSON_MAX_DEPTH 64

/* GLib's hash of a string is no secret: of names that are made to have the same one
 * each is compared with all before it. */
#define BW_JSON_MAX_MEMBERS 256

/* A value of two bytes takes three hundred in a tree. So many are let pass in any
 * text, and of a long one as many as if each took so many bytes. */
#define BW_JSON_MIN_VALUES  100000
#define BW_JSON_VALUE_BYTES 8
#define BW_JSON_DENSE_BYTES 4

/* Length, NUL bytes, UTF-8, depth, number of values: no allocation. */
gboolean    bw_json_check           (const char   *text,
                                     gsize         length,
                                     gsize         max_length,
                                     GError      **error);

/* Checked, parsed, and with a root; never NULL without an error. */
JsonNode   *bw_json_parse           (const char   *text,
                                     gssize        length,
                                     gsize         max_length,
                                     GError      **error);

/* A file that a person chose, which may hold lists of coordinates. */
JsonNode   *bw_json_parse_dense     (const char   *text,
                                     gsize         max_length,
                                     GCancellable *cancellable,
                                     GError      **error);

/* Members of @object. A missing or ill-typed one sets BW_MODEL_ERROR_FIELD with
 * a message "/member: reason"; strings are borrowed from @object. */
gboolean    bw_json_get_string      (JsonObject   *object,
                                     const char   *member,
                                     const char  **value,
                                     GError      **error);
gboolean    bw_json_get_number      (JsonObject   *object,
                                     const char   *member,
                                     double       *value,
                                     GError      **error);
gboolean    bw_json_get_integer     (JsonObject   *object,
                                     const char   *member,
                                     gint64        minimum,
                                     gint64        maximum,
                                     gint64       *value,
                                     GError      **error);
gboolean    bw_json_get_boolean     (JsonObject   *object,
                                     const char   *member,
                                     gboolean     *value,
                                     GError      **error);
gboolean    bw_json_get_time        (JsonObject   *object,
                                     const char   *member,
                                     gint64       *value,
                                     GError      **error);
gboolean    bw_json_has             (JsonObject   *object,
                                     const char   *member);

/* Of what is known to be right, or not to be there: %NULL, 0. */
const char *bw_json_peek_string     (JsonObject   *object,
                                     const char   *member);
gint64      bw_json_peek_time       (JsonObject   *object,
                                     const char   *member);

/* The pointer and the reason of an error made by these functions. */
void        bw_json_split_error     (const GError *error,
                                     char        **pointer,
                                     char        **reason);

/* One line, no line breaks. */
char       *bw_json_to_line         (JsonObject   *object);

G_END_DECLS
