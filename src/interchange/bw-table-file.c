/* bw-table-file.c: a file that is imported, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-file.h"

#include "bw-column.h"
#include "bw-csv-reader.h"
#include "bw-csv-rows.h"
#include "bw-geojson-rows.h"
#include "bw-reason.h"
#include "bw-text.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <string.h>

#define PIECE (64 * 1024)

/* One byte more than there may be is enough to see that there is too much. */
static gboolean
read_all (GInputStream  *stream,
          GByteArray    *bytes,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  do
    {
      n = g_input_stream_read (stream, piece, PIECE, cancellable, error);
      if (n > 0)
        g_byte_array_append (bytes, piece, (guint) n);
    }
  while (n > 0 && bytes->len <= BW_TEXT_MAX_LENGTH);

  return n >= 0;
}

/* By the descriptor and not by GFile, which cannot be cancelled while a pipe has
 * nothing to give. */
static GByteArray *
load (const char    *path,
      GCancellable  *cancellable,
      GError       **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  if (file < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return NULL;
    }

  stream = g_unix_input_stream_new (file, TRUE);
  bytes = g_byte_array_new ();
  if (read_all (stream, bytes, cancellable, error))
    return g_steal_pointer (&bytes);

  g_prefix_error (error, "%s: ", path);
  return NULL;
}

static gboolean
has_end (const char *path,
         const char *end)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  return g_str_has_suffix (name, end);
}

static gboolean
is_json (const char *path)
{
  return has_end (path, ".geojson") || has_end (path, ".json");
}

/* How many of the heads are columns of @what; another type's are none of it. */
static guint
count_columns (GPtrArray *heads,
               guint      what)
{
  guint n = 0;

  for (guint i = 0; i < heads->len; i++)
    n += bw_column_find (what, g_ptr_array_index (heads, i)) != NULL;

  return n;
}

/* The first row, and no other. */
static gboolean
take_heads (GPtrArray  *cells,
            guint       line,
            gpointer    user_data,
            GError    **error)
{
  GPtrArray *heads = user_data;

  for (guint i = 0; i < cells->len; i++)
    g_ptr_array_add (heads, g_strdup (g_ptr_array_index (cells, i)));

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "these are all");
  return FALSE;
}

static gboolean
guess_table (const char  *text,
             const guint *choices,
             guint        n,
             guint       *what)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func (g_free);
  guint best = 0;

  bw_csv_reader_run (text, take_heads, heads, NULL, NULL);
  for (guint i = 0; i < n; i++)
    {
      guint count = count_columns (heads, choices[i]);

      if (count <= best)
        continue;

      best = count;
      *what = choices[i];
    }

  return best > 0;
}

/* Sites are points, areas have an outline. */
static gboolean
guess_features (const char  *text,
                const guint *choices,
                guint        n,
                guint       *what)
{
  guint type = strstr (text, "Polygon\"") != NULL ? BW_DOCUMENT_TYPE_AREA : BW_DOCUMENT_TYPE_SITE;

  for (guint i = 0; i < n; i++)
    {
      if (choices[i] != type)
        continue;

      *what = type;
      return TRUE;
    }

  return FALSE;
}

/**
 * bw_table_file_load:
 * @path: name of a file; it ends in `.csv`, `.json` or `.geojson`
 * @encoding: (inout): how it is written, one that bw_text_is_encoding() knows; %NULL:
 *   what it is is found out
 * @cancellable: (nullable): ends the reading
 * @error: return location; the message begins with @path
 *
 * Returns: (transfer full) (nullable): its text
 */
char *
bw_table_file_load (const char    *path,
                    const char   **encoding,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  char *text;

  if (!is_json (path) && !has_end (path, ".csv"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s: %s", path, bw_reason_say (BW_REASON_ENDING));
      return NULL;
    }

  bytes = load (path, cancellable, error);
  if (bytes == NULL)
    return NULL;

  if (*encoding == NULL)
    *encoding = g_utf8_validate ((const char *) bytes->data, bytes->len, NULL) ? "UTF-8" : "GB18030";

  text = bw_text_decode ((const char *) bytes->data, bytes->len, *encoding, error);
  if (text == NULL)
    g_prefix_error (error, "%s: ", path);

  return text;
}

/**
 * bw_table_file_parse:
 * @path: name of the file
 * @text: what is in it
 * @sink: what it is of, and where the rows go
 * @error: return location; the message begins with @path
 *
 * Returns: whether it could be read to its end
 */
gboolean
bw_table_file_parse (const char       *path,
                     const char       *text,
                     const BwRowSink  *sink,
                     GError          **error)
{
  if (is_json (path) ? bw_geojson_rows_read (text, sink, error) : bw_csv_rows_read (text, sink, error))
    return TRUE;

  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

/**
 * bw_table_file_guess:
 * @path: name of the file
 * @text: what is in it
 * @choices: (array length=n): types of documents
 * @n: how many
 * @what: (out): the one that it is most like
 *
 * Returns: whether it is like any
 */
gboolean
bw_table_file_guess (const char  *path,
                     const char  *text,
                     const guint *choices,
                     guint        n,
                     guint       *what)
{
  return is_json (path) ? guess_features (text, choices, n, what) : guess_table (text, choices, n, what);
}

/**
 * bw_table_file_read:
 * @path: name of a file
 * @encoding: how it is written, one that bw_text_is_encoding() knows
 * @sink: what it is of, and where the rows go
 * @error: return location; the message begins with @path
 *
 * Returns: whether it could be read to its end
 */
gboolean
bw_table_file_read (const char       *path,
                    const char       *encoding,
                    const BwRowSink  *sink,
                    GError          **error)
{
  g_autofree char *text = bw_table_file_load (path, &encoding, sink->cancellable, error);

  return text != NULL && bw_table_file_parse (path, text, sink, error);
}
