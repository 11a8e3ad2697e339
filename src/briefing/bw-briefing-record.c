/* bw-briefing-record.c: a sheet as it was, to be made again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-record.h"

#include "bw-briefing-fonts.h"
#include "bw-briefing-record-figure.h"
#include "bw-briefing.h"
#include "bw-json.h"

/* Of what is written. A later release may read older ones, not the other way round: what a
 * release before cannot read has the later number, and nothing else. */
#define FORMAT_PLAIN  1
#define FORMAT_POINTS 2
#define FORMAT        FORMAT_POINTS

/* Bits of the columns that hold words. */
#define MAX_COLUMNS 64

/* In the order of BwBriefingRowKind. */
static const char * const row_kinds[] = { "plain", "late", "total" };
G_STATIC_ASSERT (G_N_ELEMENTS (row_kinds) == BW_BRIEFING_ROW_TOTAL + 1);

static const struct
{
  const char *name;
  gsize       offset;
  gboolean    is_needed;
} texts[] =
{
  { "language", G_STRUCT_OFFSET (BwBriefingContent, language), TRUE },
  { "scope", G_STRUCT_OFFSET (BwBriefingContent, scope), FALSE },
  { "masthead", G_STRUCT_OFFSET (BwBriefingContent, masthead), TRUE },
  { "number", G_STRUCT_OFFSET (BwBriefingContent, number), FALSE },
  { "issuer", G_STRUCT_OFFSET (BwBriefingContent, issuer), TRUE },
  { "date", G_STRUCT_OFFSET (BwBriefingContent, date), TRUE },
  { "title", G_STRUCT_OFFSET (BwBriefingContent, title), TRUE },
  { "cut_off", G_STRUCT_OFFSET (BwBriefingContent, cut_off), TRUE },
  { "mark", G_STRUCT_OFFSET (BwBriefingContent, mark), FALSE },
  { "check", G_STRUCT_OFFSET (BwBriefingContent, check), TRUE },
  { "created", G_STRUCT_OFFSET (BwBriefingContent, created), TRUE },
};

static gboolean
fail (GError     **error,
      const char  *reason)
{
  g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD, "%s", reason);
  return FALSE;
}

static void
set_text (JsonObject *json,
          const char *member,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (json, member, text);
}

static void
set_texts (JsonObject         *json,
           const char         *member,
           const char * const *list)
{
  JsonArray *array;

  if (list == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; list[i] != NULL; i++)
    json_array_add_string_element (array, list[i]);

  json_object_set_array_member (json, member, array);
}

static JsonArray *
get_array (JsonObject *json,
           const char *member)
{
  JsonNode *node = json_object_get_member (json, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* (transfer full) (nullable): NULL also if one of them is no text */
static GStrv
dup_texts (JsonObject *json,
           const char *member)
{
  JsonArray *array = get_array (json, member);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  g_auto (GStrv) list = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;

      list[i] = json_node_dup_string (node);
    }

  return array != NULL ? g_steal_pointer (&list) : NULL;
}

static JsonObject *
write_table (const BwBriefingTable *table)
{
  JsonObject *json = json_object_new ();
  JsonArray *rows = json_array_sized_new (table->rows->len);
  JsonArray *notes = json_array_sized_new (table->notes->len);

  set_text (json, "caption", table->caption);
  set_text (json, "continued", table->continued);
  set_texts (json, "columns", (const char * const *) table->columns);
  json_object_set_int_member (json, "words", (gint64) table->words);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const BwBriefingRow *row = g_ptr_array_index (table->rows, i);
      JsonObject *entry = json_object_new ();

      set_text (entry, "kind", row_kinds[row->kind]);
      set_texts (entry, "cells", (const char * const *) row->cells);
      json_array_add_object_element (rows, entry);
    }

  for (guint i = 0; i < table->notes->len; i++)
    json_array_add_string_element (notes, g_ptr_array_index (table->notes, i));

  json_object_set_array_member (json, "rows", rows);
  json_object_set_array_member (json, "notes", notes);
  return json;
}

static gboolean
read_row (BwBriefingTable  *table,
          JsonNode         *node,
          GError          **error)
{
  JsonObject *json = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *kind = json != NULL ? bw_json_peek_string (json, "kind") : NULL;
  g_auto (GStrv) cells = json != NULL ? dup_texts (json, "cells") : NULL;
  guint index = 0;

  while (index < G_N_ELEMENTS (row_kinds) && g_strcmp0 (kind, row_kinds[index]) != 0)
    index++;

  if (index == G_N_ELEMENTS (row_kinds) || cells == NULL
      || g_strv_length (cells) != g_strv_length (table->columns))
    return fail (error, "a row of a table of the sheet is not whole");

  bw_briefing_content_add_row (table, (BwBriefingRowKind) index, g_steal_pointer (&cells));
  return TRUE;
}

static gboolean
read_table (BwBriefingContent  *content,
            JsonObject         *json,
            GError            **error)
{
  const char *caption = bw_json_peek_string (json, "caption");
  const char *continued = bw_json_peek_string (json, "continued");
  g_auto (GStrv) columns = dup_texts (json, "columns");
  g_auto (GStrv) notes = dup_texts (json, "notes");
  JsonArray *rows = get_array (json, "rows");
  gint64 words = 0;
  BwBriefingTable *table;

  if (caption == NULL || continued == NULL || columns == NULL || columns[0] == NULL || notes == NULL || rows == NULL
      || g_strv_length (columns) > MAX_COLUMNS
      || !bw_json_get_integer (json, "words", G_MININT64, G_MAXINT64, &words, NULL))
    return fail (error, "a table of the sheet is not whole");

  table = bw_briefing_content_add_table (content, g_strdup (caption), g_strdup (continued),
                                         g_steal_pointer (&columns));
  table->words = (guint64) words;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!read_row (table, json_array_get_element (rows, i), error))
      return FALSE;

  for (guint i = 0; notes[i] != NULL; i++)
    g_ptr_array_add (table->notes, g_strdup (notes[i]));

  return TRUE;
}

static JsonObject *
write_block (const BwBriefingBlock *block)
{
  JsonObject *json = json_object_new ();

  set_text (json, "head", block->head);
  set_text (json, "text", block->text);
  if (block->table != NULL)
    json_object_set_object_member (json, "table", write_table (block->table));
  if (block->map != NULL)
    json_object_set_object_member (json, "map", bw_briefing_record_figure_write_map (block->map));
  if (block->figure != NULL)
    json_object_set_object_member (json, "figure", bw_briefing_record_figure_write (block->figure));

  return json;
}

/* One block holds one thing, as those who draft them have it. */
static gboolean
read_block (BwBriefingContent  *content,
            JsonNode           *node,
            GError            **error)
{
  static const struct
  {
    const char *name;
    gboolean  (*read) (BwBriefingContent *, JsonObject *, GError **);
  } kinds[] = {
    { "table", read_table },
    { "map", bw_briefing_record_figure_read_map },
    { "figure", bw_briefing_record_figure_read },
  };
  JsonObject *json = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (json == NULL)
    return fail (error, "a part of the sheet is none");

  if (bw_json_peek_string (json, "text") != NULL)
    {
      bw_briefing_content_add (content, g_strdup (bw_json_peek_string (json, "head")),
                               g_strdup (bw_json_peek_string (json, "text")));
      return TRUE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JsonNode *member = json_object_get_member (json, kinds[i].name);

      if (member != NULL && JSON_NODE_HOLDS_OBJECT (member))
        return kinds[i].read (content, json_node_get_object (member), error);
    }

  return fail (error, "a part of the sheet is of a kind that this release does not know");
}

static gint64
find_format (const BwBriefingContent *content)
{
  for (guint i = 0; i < content->blocks->len; i++)
    {
      const BwBriefingMap *map = ((BwBriefingBlock *) g_ptr_array_index (content->blocks, i))->map;

      if (map != NULL && map->places->n_sites > 0)
        return FORMAT_POINTS;
    }

  return FORMAT_PLAIN;
}

/**
 * bw_briefing_record_write:
 * @content: settled content
 *
 * Returns: (transfer full): its record
 */
JsonObject *
bw_briefing_record_write (const BwBriefingContent *content)
{
  JsonObject *record = json_object_new ();
  JsonArray *blocks = json_array_sized_new (content->blocks->len);

  json_object_set_int_member (record, "format", find_format (content));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (record, texts[i].name, G_STRUCT_MEMBER (char *, content, texts[i].offset));

  set_texts (record, "imprint", (const char * const *) content->imprint);
  set_texts (record, "fonts", (const char * const *) content->fonts);
  set_texts (record, "headlines", (const char * const *) content->headlines);
  for (guint i = 0; i < content->blocks->len; i++)
    json_array_add_object_element (blocks, write_block (g_ptr_array_index (content->blocks, i)));

  json_object_set_array_member (record, "blocks", blocks);
  return record;
}

static gboolean
read_front (BwBriefingContent  *content,
            JsonObject         *record,
            GError            **error)
{
  gint64 format;

  if (!bw_json_get_integer (record, "format", 1, FORMAT, &format, NULL))
    return fail (error, "the sheet was made by a later release than this one");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = bw_json_peek_string (record, texts[i].name);
      char **place = &G_STRUCT_MEMBER (char *, content, texts[i].offset);

      if (texts[i].is_needed && text == NULL)
        {
          g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD, "the sheet has no %s", texts[i].name);
          return FALSE;
        }

      g_free (*place);
      *place = g_strdup (text);
    }

  content->imprint = dup_texts (record, "imprint");
  content->headlines = dup_texts (record, "headlines");
  content->fonts = dup_texts (record, "fonts");
  return content->fonts == NULL || g_strv_length (content->fonts) == BW_N_BRIEFING_ROLES
         || fail (error, "the sheet names other typefaces than there are roles");
}

/**
 * bw_briefing_record_read:
 * @record: of bw_briefing_record_write()
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the sheet says, or %NULL with
 *   %BW_BRIEFING_ERROR_RECORD or the reason of a figure
 */
BwBriefingContent *
bw_briefing_record_read (JsonObject  *record,
                         GError     **error)
{
  g_autoptr (BwBriefingContent) content = bw_briefing_content_new (NULL);
  JsonArray *blocks;

  g_return_val_if_fail (record != NULL, NULL);

  if (!read_front (content, record, error))
    return NULL;

  blocks = get_array (record, "blocks");
  if (blocks == NULL)
    {
      fail (error, "the sheet has no parts");
      return NULL;
    }

  for (guint i = 0; i < json_array_get_length (blocks); i++)
    if (!read_block (content, json_array_get_element (blocks, i), error))
      return NULL;

  return g_steal_pointer (&content);
}
