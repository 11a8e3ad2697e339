/* bw-ctl-input.c: a file that is imported, as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-ctl-input.h"

#include "bw-csv-rows.h"
#include "bw-geojson-rows.h"
#include "bw-text.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>

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

/**
 * bw_ctl_input_read:
 * @path: name of a file
 * @encoding: how it is written, one that bw_text_is_encoding() knows
 * @sink: what it is of, and where the rows go
 * @error: return location; the message begins with @path
 *
 * Returns: whether it could be read to its end
 */
gboolean
bw_ctl_input_read (const char       *path,
                   const char       *encoding,
                   const BwRowSink  *sink,
                   GError          **error)
{
  gboolean is_json = has_end (path, ".geojson") || has_end (path, ".json");
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *text = NULL;

  if (!is_json && !has_end (path, ".csv"))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "%s: the name must end in .csv, .json or .geojson", path);
      return FALSE;
    }

  bytes = load (path, sink->cancellable, error);
  if (bytes == NULL)
    return FALSE;

  text = bw_text_decode ((const char *) bytes->data, bytes->len, encoding, error);
  if (text != NULL && (is_json ? bw_geojson_rows_read (text, sink, error) : bw_csv_rows_read (text, sink, error)))
    return TRUE;

  g_prefix_error (error, "%s: ", path);
  return FALSE;
}
