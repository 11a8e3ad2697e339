/* bw-csv-export.c: documents as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-export.h"

#include "bw-column.h"
#include "bw-csv-writer.h"
#include "bw-model-error.h"
#include "bw-time.h"

#include <string.h>

/* Of tallies: one row a value. */
static const BwColumn tally_columns[] =
{
  { "place", BW_COLUMN_TEXT, "#loc+code" },
  { "subject", BW_COLUMN_TEXT, "#activity+code" },
  { "measure", BW_COLUMN_TEXT, "#indicator+code" },
  { "own", BW_COLUMN_TRUTH, "#indicator+own" },
  { "value", BW_COLUMN_NUMBER, "#indicator+value+num" },
  { "bound", BW_COLUMN_TEXT, "#indicator+bound" },
  { "at", BW_COLUMN_TEXT, "#date+updated" },
  { "source", BW_COLUMN_TEXT, "#meta+source" },
  { NULL }
};

static gboolean
is_text (const BwColumn *column)
{
  return column->kind == BW_COLUMN_TEXT || column->kind == BW_COLUMN_LIST || column->kind == BW_COLUMN_JSON;
}

static void
add_heads (GString        *table,
           const BwColumn *columns,
           gboolean        tags)
{
  for (guint i = 0; columns[i].name != NULL; i++)
    bw_csv_writer_add_cell (table, columns[i].name, FALSE, i == 0);
  bw_csv_writer_end_row (table);

  for (guint i = 0; tags && columns[i].name != NULL; i++)
    bw_csv_writer_add_cell (table, columns[i].tag, FALSE, i == 0);
  if (tags)
    bw_csv_writer_end_row (table);
}

/* (nullable): `expects.target` within `expects` */
static JsonNode *
find_member (JsonObject *object,
             const char *name)
{
  const char *point = strchr (name, '.');
  g_autofree char *first = point != NULL ? g_strndup (name, (gsize) (point - name)) : NULL;
  JsonNode *node;

  if (first == NULL)
    return json_object_get_member (object, name);

  node = json_object_get_member (object, first);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? find_member (json_node_get_object (node), point + 1) : NULL;
}

/* (nullable) */
static JsonNode *
find_degrees (JsonObject     *object,
              BwDocumentType  type,
              BwColumnKind    kind)
{
  JsonNode *node = json_object_get_member (object, bw_column_get_position (type));
  JsonArray *position = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (position == NULL || json_array_get_length (position) < 2)
    return NULL;

  return json_array_get_element (position, kind == BW_COLUMN_LATITUDE);
}

static void
add_document (GString        *table,
              const BwColumn *columns,
              BwDocument     *document)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (document);

  for (guint i = 0; columns[i].name != NULL; i++)
    {
      BwColumnKind kind = columns[i].kind;
      gboolean is_position = kind == BW_COLUMN_LONGITUDE || kind == BW_COLUMN_LATITUDE;
      JsonNode *node = is_position ? find_degrees (object, bw_document_get_kind (document), kind)
                                   : find_member (object, columns[i].name);
      g_autofree char *cell = bw_column_write (kind, node);

      bw_csv_writer_add_cell (table, cell, is_text (&columns[i]), i == 0);
    }

  bw_csv_writer_end_row (table);
}

static void
add_value (GString            *table,
           const BwTally      *tally,
           const BwTallyValue *value)
{
  const BwMeasure *measure = bw_measure_catalogue_get (bw_measure_catalogue_get_default (), value->measure);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *at = bw_time_format (value->at, zone);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.15g", value->value);
  bw_csv_writer_add_cell (table, tally->place, TRUE, TRUE);
  bw_csv_writer_add_cell (table, tally->subject, TRUE, FALSE);
  bw_csv_writer_add_cell (table, measure->id, TRUE, FALSE);
  bw_csv_writer_add_cell (table, value->own ? "true" : "false", FALSE, FALSE);
  bw_csv_writer_add_cell (table, number, FALSE, FALSE);
  bw_csv_writer_add_cell (table, value->bound == BW_BOUND_EXACT ? "" : bw_bound_to_string ((BwBound) value->bound),
                          TRUE, FALSE);
  bw_csv_writer_add_cell (table, at, FALSE, FALSE);
  bw_csv_writer_add_cell (table, bw_source_to_string (tally->source), TRUE, FALSE);
  bw_csv_writer_end_row (table);
}

static void
add_tally (GString    *table,
           BwDocument *document)
{
  const BwTally *tally = bw_document_get_tally (document);

  for (guint i = 0; i < tally->n_values; i++)
    add_value (table, tally, &tally->values[i]);
}

/**
 * bw_csv_export_run:
 * @type: type of the documents
 * @documents: (element-type BwDocument): what to write, in this order
 * @tags: write hashtags of HXL under the names
 * @cancellable: (nullable): ends it early
 * @error: return location; `BW_MODEL_ERROR_FORMAT` or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full) (nullable): the table, UTF-8 with a mark of byte order
 */
GString *
bw_csv_export_run (BwDocumentType  type,
                   GPtrArray      *documents,
                   gboolean        tags,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const BwColumn *columns = type == BW_DOCUMENT_TYPE_TALLY ? tally_columns : bw_column_list (type);
  GString *table;

  if (columns == NULL)
    {
      g_set_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "there is no table of type %s",
                   bw_document_type_to_string (type));
      return NULL;
    }

  table = g_string_new (BW_CSV_WRITER_BOM);
  add_heads (table, columns, tags);
  for (guint i = 0; i < documents->len; i++)
    {
      BwDocument *document = g_ptr_array_index (documents, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_string_free (table, TRUE);
          return NULL;
        }

      if (type == BW_DOCUMENT_TYPE_TALLY)
        add_tally (table, document);
      else
        add_document (table, columns, document);
    }

  return table;
}
