/* bw-mbtiles.c: a file of map tiles: MBTiles 1.3, read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-mbtiles.h"

#include "bw-model-error.h"

#include <sqlite3.h>

/* Of a credit, beyond which nobody reads it. */
#define LONGEST_CREDIT 200

struct _BwMbtiles
{
  sqlite3      *db;     /* (owned) */
  sqlite3_stmt *tile;   /* (owned) */
  char         *credit; /* (owned) (nullable) */
  guint         lowest;
  guint         highest;
};

static gboolean
fail (BwMbtiles   *self,
      GError     **error)
{
  gboolean is_absent = self->db == NULL || sqlite3_errcode (self->db) == SQLITE_CANTOPEN;

  g_set_error (error, BW_MODEL_ERROR, is_absent ? BW_MODEL_ERROR_REFERENCE : BW_MODEL_ERROR_FORMAT,
               "it cannot be read as a file of tiles: %s",
               self->db != NULL ? sqlite3_errmsg (self->db) : "out of memory");
  return FALSE;
}

/* The file is foreign: views and triggers in it may do nothing but read. */
static gboolean
open_file (BwMbtiles   *self,
           const char  *path,
           GError     **error)
{
  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    return fail (self, error);

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, BW_MBTILES_LONGEST);
  if (sqlite3_prepare_v2 (self->db,
                          "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
                          -1, &self->tile, NULL) != SQLITE_OK)
    return fail (self, error);

  return TRUE;
}

/* (transfer full) (nullable): what the file says about itself. */
static char *
dup_metadata (BwMbtiles  *self,
              const char *name)
{
  sqlite3_stmt *statement = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (self->db, "SELECT value FROM metadata WHERE name = ?1", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return value;
}

/* Asks the tiles themselves: what `metadata` says of levels may be missing or wrong. */
static gboolean
read_zooms (BwMbtiles  *self,
            GError    **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean done = sqlite3_prepare_v2 (self->db, "SELECT min (zoom_level), max (zoom_level) FROM tiles", -1,
                                      &statement, NULL) == SQLITE_OK
                  && sqlite3_step (statement) == SQLITE_ROW;

  if (!done)
    fail (self, error);
  else if (sqlite3_column_type (statement, 0) != SQLITE_INTEGER
           || sqlite3_column_int (statement, 0) < 0 || sqlite3_column_int (statement, 1) > 30)
    {
      g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT, "there are no tiles in it");
      done = FALSE;
    }
  else
    {
      self->lowest = (guint) sqlite3_column_int (statement, 0);
      self->highest = (guint) sqlite3_column_int (statement, 1);
    }
  sqlite3_finalize (statement);
  return done;
}

/* Attributions are HTML; what is between the tags is enough. */
static char *
strip_tags (const char *html)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_tag = FALSE;
  guint n = 0;

  for (const char *p = html; *p != '\0' && n < LONGEST_CREDIT; p = g_utf8_next_char (p))
    {
      if (*p == '<' || *p == '>')
        is_tag = *p == '<';
      else if (!is_tag)
        {
          g_string_append_unichar (text, g_utf8_get_char (p));
          n++;
        }
    }

  g_string_replace (text, "&copy;", "©", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static void
read_credit (BwMbtiles *self)
{
  g_autofree char *html = dup_metadata (self, "attribution");

  if (html != NULL && *html != '\0' && g_utf8_validate (html, -1, NULL))
    self->credit = strip_tags (html);
}

/* Vector tiles need a style, and a renderer that Debian 12 has not. */
static gboolean
check_format (BwMbtiles  *self,
              GError    **error)
{
  g_autofree char *format = dup_metadata (self, "format");

  if (g_strcmp0 (format, "pbf") != 0)
    return TRUE;

  g_set_error_literal (error, BW_MODEL_ERROR, BW_MODEL_ERROR_RULE,
                       "its tiles are vectors (pbf), not pictures; export it as PNG or JPEG tiles");
  return FALSE;
}

/**
 * bw_mbtiles_new:
 * @path: a file
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its tiles, or %NULL with %BW_MODEL_ERROR_REFERENCE
 *   (it cannot be opened), %BW_MODEL_ERROR_FORMAT (it is no file of tiles) or
 *   %BW_MODEL_ERROR_RULE (its tiles are vectors)
 */
BwMbtiles *
bw_mbtiles_new (const char  *path,
                GError     **error)
{
  g_autoptr (BwMbtiles) self = g_new0 (BwMbtiles, 1);

  g_return_val_if_fail (path != NULL, NULL);

  if (!open_file (self, path, error) || !check_format (self, error) || !read_zooms (self, error))
    return NULL;

  read_credit (self);
  return g_steal_pointer (&self);
}

/**
 * bw_mbtiles_free:
 * @self: (transfer full): a file
 */
void
bw_mbtiles_free (BwMbtiles *self)
{
  sqlite3_finalize (self->tile);
  sqlite3_close (self->db);
  g_free (self->credit);
  g_free (self);
}

/**
 * bw_mbtiles_read_tile:
 * @self: a file
 * @zoom: level
 * @x: column, from the west
 * @y: row, from the north
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an image file; %NULL without an error: there is no
 *   such tile
 */
GBytes *
bw_mbtiles_read_tile (BwMbtiles  *self,
                      guint       zoom,
                      guint       x,
                      guint       y,
                      GError    **error)
{
  GBytes *bytes = NULL;
  int result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (zoom <= 30 && y < 1u << zoom, NULL);

  sqlite3_bind_int64 (self->tile, 1, zoom);
  sqlite3_bind_int64 (self->tile, 2, x);
  sqlite3_bind_int64 (self->tile, 3, (gint64) (1u << zoom) - 1 - y);
  result = sqlite3_step (self->tile);
  if (result == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (self->tile, 0), (gsize) sqlite3_column_bytes (self->tile, 0));
  else if (result != SQLITE_DONE)
    fail (self, error);

  sqlite3_reset (self->tile);
  return bytes;
}

/**
 * bw_mbtiles_get_zooms:
 * @self: a file
 * @lowest: (out): level
 * @highest: (out): level
 */
void
bw_mbtiles_get_zooms (const BwMbtiles *self,
                      guint           *lowest,
                      guint           *highest)
{
  g_return_if_fail (self != NULL);

  *lowest = self->lowest;
  *highest = self->highest;
}

/**
 * bw_mbtiles_get_credit:
 * @self: a file
 *
 * Returns: (nullable): whose it is, without markup
 */
const char *
bw_mbtiles_get_credit (const BwMbtiles *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credit;
}
