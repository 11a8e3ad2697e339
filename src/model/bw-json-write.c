/* bw-json-write.c: from a tree of json-glib to one line of text
 *
 * The generator of json-glib 1.6 puts “.0” behind “1e+21”, which no parser reads, and
 * one such number in one document would end every feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json-write.h"

#include <math.h>
#include <string.h>

static void append_node (GString  *out,
                         JsonNode *node);

/* As few digits as read back to the same number; one that is whole stays a double. */
static void
append_double (GString *out,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (out, "null");
      return;
    }

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);

  g_string_append (out, text);
  if (strpbrk (text, ".e") == NULL)
    g_string_append (out, ".0");
}

static void
append_value (GString  *out,
              JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    bw_json_write_text (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_DOUBLE)
    append_double (out, json_node_get_double (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_array (GString   *out,
              JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_node (out, json_array_get_element (array, i));
    }

  g_string_append_c (out, ']');
}

static void
append_object (GString    *out,
               JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean is_first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!is_first)
        g_string_append_c (out, ',');

      is_first = FALSE;
      bw_json_write_text (out, name);
      g_string_append_c (out, ':');
      append_node (out, node);
    }

  g_string_append_c (out, '}');
}

/* As deep as the text was that it came from: BW_JSON_MAX_DEPTH, or what we built. */
static void
append_node (GString  *out,
             JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (out, node);
  else
    g_string_append (out, "null");
}

/**
 * bw_json_write_text:
 * @out: what to append to
 * @text: UTF-8
 *
 * Appends @text with its quotes.
 */
void
bw_json_write_text (GString    *out,
                    const char *text)
{
  static const char plain[] = "\"\\\n\t\r\b\f";
  static const char letters[] = "\"\\ntrbf";

  G_STATIC_ASSERT (sizeof plain == sizeof letters);

  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      guchar c = (guchar) *text;
      const char *escaped = strchr (plain, (char) c);

      if (escaped != NULL)
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, letters[escaped - plain]);
        }
      else if (c < 0x20)
        {
          g_string_append_printf (out, "\\u%04x", c);
        }
      else
        {
          g_string_append_c (out, (char) c);
        }
    }

  g_string_append_c (out, '"');
}

/**
 * bw_json_write_object:
 * @out: what to append to
 * @object: an object
 *
 * Appends @object without spaces or line breaks.
 */
void
bw_json_write_object (GString    *out,
                      JsonObject *object)
{
  append_object (out, object);
}
