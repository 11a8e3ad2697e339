/* bw-csv-rows.c: the rows of a table as documents or reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-rows.h"

#include "bw-column.h"
#include "bw-csv-reader.h"
#include "bw-csv-writer.h"
#include "bw-model-error.h"
#include "bw-position.h"
#include "bw-reason.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const BwColumn *column;
  char           *name;   /* (owned) */
} Head;

typedef struct
{
  const BwRowSink *sink;
  GArray          *heads;     /* (owned) (nullable) (element-type Head): until the first row */
  gboolean         has_tags;  /* the row after the first was looked at */
  JsonObject      *row;       /* (owned) (nullable): the one being read */
  double           longitude; /* NaN: not said */
  double           latitude;
  gboolean         is_faulty;
  guint            line;
} Table;

static void
clear_head (gpointer data)
{
  g_free (((Head *) data)->name);
}

static void
clear_table (Table *table)
{
  g_clear_pointer (&table->heads, g_array_unref);
  g_clear_pointer (&table->row, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

static char *
list_names (guint what)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const BwColumn *columns = bw_column_list (what);

  for (guint i = 0; columns != NULL && columns[i].name != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", columns[i].name);
  if (what == BW_COLUMN_REPORT)
    g_string_append (names, ", add.MEASURE, set.MEASURE");

  return g_strdup (names->str);
}

static gboolean
fail_head (Table       *table,
           guint        line,
           const char  *name,
           GError     **error)
{
  g_autofree char *names = list_names (table->sink->what);
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *reason = bw_reason_write (BW_REASON_COLUMN, number, name, names, NULL);

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, reason);
  return FALSE;
}

static gboolean
has_head (Table      *table,
          const char *name)
{
  for (guint i = 0; i < table->heads->len; i++)
    {
      if (g_str_equal (g_array_index (table->heads, Head, i).name, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_heads (Table   *table,
             guint    line,
             GError **error)
{
  gboolean has_position = has_head (table, "longitude") || has_head (table, "latitude");

  if (table->sink->what != BW_COLUMN_REPORT && !has_head (table, "id"))
    return fail_head (table, line, "id", error);

  if (has_position && table->sink->datum == BW_DATUM_UNDECLARED)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, bw_reason_say (BW_REASON_UNDECLARED));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_heads (Table      *table,
            GPtrArray  *cells,
            guint       line,
            GError    **error)
{
  table->heads = g_array_new (FALSE, TRUE, sizeof (Head));
  g_array_set_clear_func (table->heads, clear_head);
  for (guint i = 0; i < cells->len; i++)
    {
      const char *name = g_strstrip (g_ptr_array_index (cells, i));
      Head head = { .column = bw_column_find (table->sink->what, name) };

      if (head.column == NULL)
        return fail_head (table, line, name, error);

      if (has_head (table, name))
        {
          g_autofree char *number = g_strdup_printf ("%u", line);
          g_autofree char *reason = bw_reason_write (BW_REASON_COLUMN_TWICE, number, name, NULL);

          g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, reason);
          return FALSE;
        }

      head.name = g_strdup (name);
      g_array_append_val (table->heads, head);
    }

  return check_heads (table, line, error);
}

static gboolean
is_tag_row (GPtrArray *cells)
{
  gboolean has_tag = FALSE;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      if (*cell != '\0' && *cell != '#')
        return FALSE;

      has_tag |= *cell == '#';
    }

  return has_tag;
}

static void
refuse (Table      *table,
        const char *name,
        const char *reason)
{
  g_autofree char *path = g_strdelimit (g_strdup (name), ".", '/');
  g_autofree char *pointer = g_strconcat (*path != '\0' ? "/" : "", path, NULL);

  table->is_faulty = TRUE;
  table->sink->refuse (table->line, pointer, reason, table->sink->user_data);
}

/* `expects.target` into the object `expects`. */
static void
put_member (JsonObject *object,
            const char *name,
            JsonNode   *node)
{
  const char *point = strchr (name, '.');
  g_autofree char *first = point != NULL ? g_strndup (name, (gsize) (point - name)) : NULL;
  JsonObject *inner;

  if (first == NULL)
    {
      json_object_set_member (object, name, node);
      return;
    }

  if (!json_object_has_member (object, first))
    json_object_set_object_member (object, first, json_object_new ());

  inner = json_object_get_object_member (object, first);
  put_member (inner, point + 1, node);
}

static void
read_cell (Table      *table,
           const Head *head,
           const char *cell)
{
  const char *reason = "";
  JsonNode *node = bw_column_read (head->column->kind, bw_csv_writer_skip_guard (cell), &reason);

  if (node == NULL)
    {
      refuse (table, head->name, reason);
    }
  else if (head->column->kind == BW_COLUMN_LONGITUDE || head->column->kind == BW_COLUMN_LATITUDE)
    {
      *(head->column->kind == BW_COLUMN_LONGITUDE ? &table->longitude
                                                  : &table->latitude) = json_node_get_double (node);
      json_node_unref (node);
    }
  else
    {
      put_member (table->row, head->name, node);
    }
}

static void
put_position (Table *table)
{
  const char *reason = bw_reason_say (BW_REASON_TOGETHER);
  JsonArray *position = NULL;

  if (isnan (table->longitude) && isnan (table->latitude))
    return;

  if (!isnan (table->longitude) && !isnan (table->latitude))
    position = bw_position_convert (table->sink->datum, table->longitude, table->latitude, &reason);
  if (position != NULL)
    json_object_set_array_member (table->row, bw_column_get_position (table->sink->what), position);
  else
    refuse (table, isnan (table->latitude) ? "latitude" : "longitude", reason);
}

static void
read_row (Table     *table,
          GPtrArray *cells)
{
  g_clear_pointer (&table->row, json_object_unref);
  table->row = json_object_new ();
  table->longitude = NAN;
  table->latitude = NAN;
  table->is_faulty = FALSE;
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);

      if (*cell != '\0')
        read_cell (table, &g_array_index (table->heads, Head, i), cell);
    }

  if (!table->is_faulty)
    put_position (table);
  if (!table->is_faulty)
    table->sink->take (table->row, table->line, "", table->sink->user_data);
}

static gboolean
on_reader_row_cb (GPtrArray  *cells,
                  guint       line,
                  gpointer    data,
                  GError    **error)
{
  Table *table = data;
  gboolean is_second = table->heads != NULL && !table->has_tags;

  if (table->heads == NULL)
    return read_heads (table, cells, line, error);

  table->has_tags = TRUE;
  if (is_second && is_tag_row (cells))
    return TRUE;

  table->line = line;
  if (cells->len == table->heads->len)
    {
      read_row (table, cells);
    }
  else
    {
      g_autofree char *n_cells = g_strdup_printf ("%u", cells->len);
      g_autofree char *n_columns = g_strdup_printf ("%u", table->heads->len);
      g_autofree char *reason = bw_reason_write (BW_REASON_CELLS, n_cells, n_columns, NULL);

      refuse (table, "", reason);
    }

  return TRUE;
}

/**
 * bw_csv_rows_read:
 * @text: a whole table, UTF-8
 * @sink: what it is of, and where the rows go
 * @error: return location; "line N: reason"
 *
 * A row with faults is refused, each fault by itself, and the reading goes on.
 *
 * Returns: whether the table could be read to its end
 */
gboolean
bw_csv_rows_read (const char       *text,
                  const BwRowSink  *sink,
                  GError          **error)
{
  g_auto (Table) table = { .sink = sink };

  if (!bw_csv_reader_run (text, on_reader_row_cb, &table, sink->cancellable, error))
    return FALSE;
  if (table.heads != NULL)
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, bw_reason_say (BW_REASON_EMPTY));
  return FALSE;
}
