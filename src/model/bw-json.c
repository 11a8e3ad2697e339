/* bw-json.c: foreign JSON, made safe before json-glib sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"

#include "bw-json-scan-private.h"
#include "bw-json-tree-private.h"
#include "bw-json-write.h"
#include "bw-model-error.h"
#include "bw-reason.h"
#include "bw-time.h"

#include <math.h>
#include <string.h>

static gboolean
check_text (const char  *text,
            gsize        length,
            gsize        max_length,
            gsize        value_bytes,
            GError     **error)
{
  BwJsonScan scan = { .text = text, .length = length, .max_values = MAX (BW_JSON_MIN_VALUES, length / value_bytes) };
  const char *end;

  if (length > max_length)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX,
                   "byte %" G_GSIZE_FORMAT ": longer than %" G_GSIZE_FORMAT " bytes", max_length, max_length);
      return FALSE;
    }

  /* With a length this stops at a NUL as well. */
  if (!g_utf8_validate_len (text, length, &end))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, "byte %" G_GSIZE_FORMAT ": %s",
                   (gsize) (end - text), *end == '\0' ? "a NUL byte" : "not UTF-8");
      return FALSE;
    }

  if (!bw_json_scan_run (&scan))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX,
                   "byte %" G_GSIZE_FORMAT ": %s", scan.at, scan.reason);
      return FALSE;
    }

  return TRUE;
}

static JsonNode *
parse (const char  *text,
       gsize        length,
       gsize        max_length,
       gsize        value_bytes,
       BwJsonTree   tree,
       GError     **error)
{
  g_autofree char *copy = NULL;
  JsonNode *root;

  if (!check_text (text, length, max_length, value_bytes, error))
    return NULL;

  copy = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  tree.text = copy;
  root = bw_json_tree_build (&tree);
  if (root == NULL && !g_cancellable_set_error_if_cancelled (tree.cancellable, error))
    g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX, "byte %" G_GSIZE_FORMAT ": %s",
                 (gsize) (tree.at - copy), tree.reason);

  return root;
}

/* The member, if it holds a plain value of one of two types. */
static JsonNode *
get_plain (JsonObject  *object,
           const char  *member,
           GType        type,
           GType        other_type,
           const char  *wanted,
           GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", member,
                   bw_reason_say (BW_REASON_MISSING));
      return NULL;
    }

  if (!JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != type && json_node_get_value_type (node) != other_type))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: must be %s", member, wanted);
      return NULL;
    }

  return node;
}

/**
 * bw_json_check:
 * @text: (array length=length): bytes from outside
 * @length: how many
 * @max_length: how many there may be
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`, "byte N: reason"
 *
 * Length, NUL bytes, UTF-8, then the grammar of RFC 8259 and its depth.
 *
 * Returns: whether json-glib may see it
 */
gboolean
bw_json_check (const char  *text,
               gsize        length,
               gsize        max_length,
               GError     **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return check_text (text, length, max_length, BW_JSON_VALUE_BYTES, error);
}

/**
 * bw_json_parse:
 * @text: (array length=length): bytes from outside
 * @length: how many, -1 if NUL-terminated
 * @max_length: how many there may be
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`
 *
 * Beyond bw_json_check() refuses members that are there twice, objects of too many
 * and numbers that are too great for a double.
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode *
bw_json_parse (const char  *text,
               gssize       length,
               gsize        max_length,
               GError     **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return bw_json_parse_list (text, length < 0 ? strlen (text) : (gsize) length, max_length, NULL, error);
}

/**
 * bw_json_parse_list:
 * @text: (array length=length): bytes from outside
 * @length: how many
 * @max_length: how many there may be
 * @spans: (nullable) (element-type BwJsonSpan): if the root is a list, where its
 *   elements stand in @text
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode *
bw_json_parse_list (const char  *text,
                    gsize        length,
                    gsize        max_length,
                    GArray      *spans,
                    GError     **error)
{
  return parse (text, length, max_length, BW_JSON_VALUE_BYTES, (BwJsonTree) { .spans = spans }, error);
}

/**
 * bw_json_parse_dense:
 * @text: a file that a person chose, NUL-terminated
 * @max_length: how many bytes there may be
 * @cancellable: (nullable): ends it, also within
 * @error: return location; `BW_MODEL_ERROR_SYNTAX`, `G_IO_ERROR_CANCELLED`
 *
 * As bw_json_parse(), but with a value for every %BW_JSON_DENSE_BYTES: lists of
 * coordinates are denser than what comes over the network may be.
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode *
bw_json_parse_dense (const char    *text,
                     gsize          max_length,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return parse (text, strlen (text), max_length, BW_JSON_DENSE_BYTES, (BwJsonTree) { .cancellable = cancellable },
                error);
}

/**
 * bw_json_get_string:
 * @object: an object
 * @member: name of a member
 * @value: (out) (transfer none): its value
 * @error: return location
 *
 * Returns: whether there is such a string
 */
gboolean
bw_json_get_string (JsonObject  *object,
                    const char  *member,
                    const char **value,
                    GError     **error)
{
  JsonNode *node = get_plain (object, member, G_TYPE_STRING, G_TYPE_STRING, "a string", error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_string (node);
  return TRUE;
}

/**
 * bw_json_get_number:
 * @object: an object
 * @member: name of a member
 * @value: (out): its value, finite
 * @error: return location
 *
 * Returns: whether there is such a number
 */
gboolean
bw_json_get_number (JsonObject  *object,
                    const char  *member,
                    double      *value,
                    GError     **error)
{
  JsonNode *node = get_plain (object, member, G_TYPE_INT64, G_TYPE_DOUBLE, "a number", error);

  if (node == NULL)
    return FALSE;

  if (!isfinite (json_node_get_double (node)))
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD, "/%s: %s", member,
                   bw_reason_say (BW_REASON_FINITE));
      return FALSE;
    }

  *value = json_node_get_double (node);
  return TRUE;
}

/**
 * bw_json_get_integer:
 * @object: an object
 * @member: name of a member
 * @minimum: least value allowed
 * @maximum: greatest value allowed
 * @value: (out): its value
 * @error: return location
 *
 * Returns: whether there is such a whole number, written without a point
 */
gboolean
bw_json_get_integer (JsonObject  *object,
                     const char  *member,
                     gint64       minimum,
                     gint64       maximum,
                     gint64      *value,
                     GError     **error)
{
  JsonNode *node = get_plain (object, member, G_TYPE_INT64, G_TYPE_INT64, "a whole number", error);

  if (node == NULL)
    return FALSE;

  if (json_node_get_int (node) < minimum || json_node_get_int (node) > maximum)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD,
                   "/%s: must be from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, member, minimum, maximum);
      return FALSE;
    }

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * bw_json_get_boolean:
 * @object: an object
 * @member: name of a member
 * @value: (out): its value
 * @error: return location
 *
 * Returns: whether it is there and `true` or `false`
 */
gboolean
bw_json_get_boolean (JsonObject  *object,
                     const char  *member,
                     gboolean    *value,
                     GError     **error)
{
  JsonNode *node = get_plain (object, member, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN, "true or false", error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * bw_json_get_time:
 * @object: an object
 * @member: name of a member
 * @value: (out): microseconds since 1970
 * @error: return location
 *
 * Returns: whether there is a time in the form of bw_time_parse()
 */
gboolean
bw_json_get_time (JsonObject  *object,
                  const char  *member,
                  gint64      *value,
                  GError     **error)
{
  const char *text;

  if (!bw_json_get_string (object, member, &text, error))
    return FALSE;
  if (bw_time_parse (text, value, error))
    return TRUE;

  g_prefix_error (error, "/%s: ", member);
  return FALSE;
}

/**
 * bw_json_has:
 * @object: an object
 * @member: name of a member
 *
 * Returns: whether it is there and not `null`
 */
gboolean
bw_json_has (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node);
}

/**
 * bw_json_peek_string:
 * @object: an object
 * @member: name of a member
 *
 * For what was held to a schema, or may be anything: no error is told.
 *
 * Returns: (transfer none) (nullable): its text; %NULL if it has none
 */
const char *
bw_json_peek_string (JsonObject *object,
                     const char *member)
{
  const char *text = NULL;

  return bw_json_get_string (object, member, &text, NULL) ? text : NULL;
}

/**
 * bw_json_peek_time:
 * @object: an object
 * @member: name of a member
 *
 * For what was held to a schema, or may be anything: no error is told.
 *
 * Returns: its time, in microseconds since 1970; 0 if it has none
 */
gint64
bw_json_peek_time (JsonObject *object,
                   const char *member)
{
  gint64 time = 0;

  return bw_json_get_time (object, member, &time, NULL) ? time : 0;
}

/**
 * bw_json_split_error:
 * @error: an error of this layer
 * @pointer: (out) (transfer full) (optional): RFC 6901, `""` for the whole
 * @reason: (out) (transfer full) (optional): what is wrong there
 */
void
bw_json_split_error (const GError  *error,
                     char         **pointer,
                     char         **reason)
{
  const char *colon;

  g_return_if_fail (error != NULL);

  colon = *error->message == '/' || g_str_has_prefix (error->message, ": ")
            ? strstr (error->message, ": ")
            : NULL;
  if (pointer != NULL)
    *pointer = colon != NULL ? g_strndup (error->message, (gsize) (colon - error->message)) : g_strdup ("");
  if (reason != NULL)
    *reason = g_strdup (colon != NULL ? colon + 2 : error->message);
}

/**
 * bw_json_to_line:
 * @object: an object
 *
 * Returns: (transfer full): it in one line, without a line break at the end
 */
char *
bw_json_to_line (JsonObject *object)
{
  GString *out = g_string_new (NULL);

  bw_json_write_object (out, object);
  return g_string_free (out, FALSE);
}
