/* bw-base-map.c: which map is laid under the data, and whether it may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-base-map.h"

#include <string.h>

/* What stands in a template for the parts of a tile's name: ours, and those of
 * OGC 07-057r7 (WMTS 1.0.0), table 29. */
static const char *const zoom_names[] = { "{z}", "{TileMatrix}" };
static const char *const column_names[] = { "{x}", "{TileCol}" };
static const char *const row_names[] = { "{y}", "{TileRow}" };
#define KEY_NAME "{key}"

/* Tiles of these hosts are not WGS-84, whatever somebody declares. */
static const struct
{
  const char     *domain;
  BwBaseMapFault  fault;
} bent_servers[] =
{
  { "autonavi.com", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
  { "amap.com", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
  { "gtimg.com", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
  { "map.qq.com", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
  { "google.cn", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
  { "baidu.com", BW_BASE_MAP_FAULT_SERVER_BD09 },
  { "bdimg.com", BW_BASE_MAP_FAULT_SERVER_BD09 },
  { "bdstatic.com", BW_BASE_MAP_FAULT_SERVER_BD09 },
};

/* Sets of tiles that are not web Mercator: Tianditu's `_c`, and the names that others
 * have for grids of degrees. */
static const char *const other_grids[] =
{
  "tilematrixset=c&", "tilematrixset=epsg:4326", "tilematrixset=epsg:4490", "tilematrixset=wgs84&",
  "tilematrixset=inspirecrs84quad", "tilematrixset=worldcrs84quad", "_c/wmts",
  "t=vec_c", "t=img_c", "t=cva_c", "t=cia_c",
};

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
has_any (const char        *text,
         const char *const  names[2])
{
  return strstr (text, names[0]) != NULL || strstr (text, names[1]) != NULL;
}

/* (transfer full) (nullable): in lower case. */
static char *
dup_host (const char *address)
{
  const char *scheme = strstr (address, "://");
  g_autofree char *host = NULL;
  char *end;

  if (scheme == NULL)
    return NULL;

  host = g_ascii_strdown (scheme + 3, (gssize) strcspn (scheme + 3, "/?#"));
  end = strrchr (host, '@');
  if (end != NULL)
    memmove (host, end + 1, strlen (end + 1) + 1);
  end = strrchr (host, ':');
  if (end != NULL && strchr (end, ']') == NULL)
    *end = '\0';
  return g_steal_pointer (&host);
}

static BwBaseMapFault
find_server_fault (const char *address)
{
  g_autofree char *host = dup_host (address);

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (bent_servers); i++)
    {
      const char *domain = bent_servers[i].domain;
      gsize length = strlen (host);
      gsize tail = strlen (domain);

      if (g_str_has_suffix (host, domain) && (length == tail || host[length - tail - 1] == '.'))
        return bent_servers[i].fault;
    }

  return BW_BASE_MAP_FAULT_NONE;
}

static gboolean
asks_other_grid (const char *address)
{
  g_autofree char *lower = g_ascii_strdown (address, -1);
  g_autofree char *text = g_strconcat (lower, "&", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (other_grids); i++)
    if (strstr (text, other_grids[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Of a template that is there. */
static BwBaseMapFault
find_template_fault (const char *address)
{
  g_autofree char *host = NULL;

  if (!g_str_has_prefix (address, "http://") && !g_str_has_prefix (address, "https://"))
    return BW_BASE_MAP_FAULT_ADDRESS;
  host = dup_host (address);
  if (is_empty (host) || strchr (host, '{') != NULL || strpbrk (address, " \t\r\n") != NULL
      || !g_utf8_validate (address, -1, NULL))
    return BW_BASE_MAP_FAULT_ADDRESS;
  if (!has_any (address, zoom_names) || !has_any (address, column_names) || !has_any (address, row_names))
    return BW_BASE_MAP_FAULT_PLACEHOLDERS;
  if (asks_other_grid (address))
    return BW_BASE_MAP_FAULT_GRID;

  return find_server_fault (address);
}

static BwBaseMapFault
find_addresses_fault (const BwBaseMap *self,
                      BwBaseMapField  *field)
{
  gboolean has_place;
  BwBaseMapFault fault;

  *field = BW_BASE_MAP_FIELD_TEMPLATE;
  if (is_empty (self->address))
    return BW_BASE_MAP_FAULT_MISSING;
  fault = find_template_fault (self->address);
  if (fault != BW_BASE_MAP_FAULT_NONE)
    return fault;

  *field = BW_BASE_MAP_FIELD_LABELS;
  fault = is_empty (self->labels) ? BW_BASE_MAP_FAULT_NONE : find_template_fault (self->labels);
  if (fault != BW_BASE_MAP_FAULT_NONE)
    return fault;

  *field = BW_BASE_MAP_FIELD_KEY;
  has_place = strstr (self->address, KEY_NAME) != NULL
              || (!is_empty (self->labels) && strstr (self->labels, KEY_NAME) != NULL);
  if (has_place && is_empty (self->key))
    return BW_BASE_MAP_FAULT_KEY;

  return !has_place && !is_empty (self->key) ? BW_BASE_MAP_FAULT_UNUSED_KEY : BW_BASE_MAP_FAULT_NONE;
}

static BwBaseMapFault
find_datum_fault (BwDatum datum)
{
  switch (datum)
    {
    case BW_DATUM_WGS84:
      return BW_BASE_MAP_FAULT_NONE;

    case BW_DATUM_GCJ02:
      return BW_BASE_MAP_FAULT_GCJ02;

    case BW_DATUM_BD09:
      return BW_BASE_MAP_FAULT_BD09;

    case BW_DATUM_UNDECLARED:
    default:
      return BW_BASE_MAP_FAULT_UNDECLARED;
    }
}

static void
replace_all (GString           *text,
             const char *const  names[2],
             guint              value)
{
  g_autofree char *digits = g_strdup_printf ("%u", value);

  for (guint i = 0; i < 2; i++)
    g_string_replace (text, names[i], digits, 0);
}

/**
 * bw_base_map_new:
 * @kind: how it comes
 *
 * Returns: (transfer full): a base map of which nothing else is said
 */
BwBaseMap *
bw_base_map_new (BwBaseMapKind kind)
{
  BwBaseMap *self = g_new0 (BwBaseMap, 1);

  self->kind = kind;
  self->max_zoom = 18;
  return self;
}

/**
 * bw_base_map_copy:
 * @self: a base map
 *
 * Returns: (transfer full): the same again
 */
BwBaseMap *
bw_base_map_copy (const BwBaseMap *self)
{
  BwBaseMap *copy = g_new0 (BwBaseMap, 1);

  *copy = *self;
  copy->address = g_strdup (self->address);
  copy->labels = g_strdup (self->labels);
  copy->key = g_strdup (self->key);
  copy->file = g_strdup (self->file);
  copy->credit = g_strdup (self->credit);
  return copy;
}

/**
 * bw_base_map_free:
 * @self: (transfer full): a base map
 */
void
bw_base_map_free (BwBaseMap *self)
{
  g_free (self->address);
  g_free (self->labels);
  g_free (self->key);
  g_free (self->file);
  g_free (self->credit);
  g_free (self);
}

/**
 * bw_base_map_equal:
 * @left: a base map
 * @right: another
 *
 * Returns: whether they show the same and say the same
 */
gboolean
bw_base_map_equal (const BwBaseMap *left,
                   const BwBaseMap *right)
{
  return left->kind == right->kind && left->datum == right->datum
         && left->min_zoom == right->min_zoom && left->max_zoom == right->max_zoom
         && g_strcmp0 (left->address, right->address) == 0 && g_strcmp0 (left->labels, right->labels) == 0
         && g_strcmp0 (left->key, right->key) == 0 && g_strcmp0 (left->file, right->file) == 0
         && g_strcmp0 (left->credit, right->credit) == 0;
}

/**
 * bw_base_map_find_fault:
 * @self: a base map
 * @field: (out) (optional): where it is wrong, if it is
 *
 * Returns: why it cannot be used, or %BW_BASE_MAP_FAULT_NONE
 */
BwBaseMapFault
bw_base_map_find_fault (const BwBaseMap *self,
                        BwBaseMapField  *field)
{
  BwBaseMapFault fault = BW_BASE_MAP_FAULT_NONE;
  BwBaseMapField where = BW_BASE_MAP_FIELD_FILE;

  if (self->kind == BW_BASE_MAP_NONE)
    return BW_BASE_MAP_FAULT_NONE;

  if (self->kind != BW_BASE_MAP_MBTILES)
    fault = find_addresses_fault (self, &where);
  else if (is_empty (self->file))
    fault = BW_BASE_MAP_FAULT_MISSING;

  if (fault == BW_BASE_MAP_FAULT_NONE)
    {
      where = BW_BASE_MAP_FIELD_DATUM;
      fault = find_datum_fault (self->datum);
    }
  /* A file says itself which levels it has. */
  if (fault == BW_BASE_MAP_FAULT_NONE && self->kind != BW_BASE_MAP_MBTILES && self->max_zoom < self->min_zoom)
    {
      where = BW_BASE_MAP_FIELD_ZOOM;
      fault = BW_BASE_MAP_FAULT_ORDER;
    }

  if (fault != BW_BASE_MAP_FAULT_NONE && field != NULL)
    *field = where;
  return fault;
}

/**
 * bw_base_map_dup_url:
 * @self: a base map without a fault
 * @labels: of the tiles laid over
 * @zoom: level
 * @x: column, from the west
 * @y: row, from the north
 *
 * Returns: (transfer full): where that tile is
 */
char *
bw_base_map_dup_url (const BwBaseMap *self,
                     gboolean         labels,
                     guint            zoom,
                     guint            x,
                     guint            y)
{
  GString *text = g_string_new (labels ? self->labels : self->address);
  g_autofree char *key = g_uri_escape_string (self->key != NULL ? self->key : "", NULL, FALSE);

  replace_all (text, zoom_names, zoom);
  replace_all (text, column_names, x);
  /* TMS 1.0.0 counts rows from the south. */
  replace_all (text, row_names, self->kind == BW_BASE_MAP_TMS ? (1u << zoom) - 1 - y : y);
  g_string_replace (text, KEY_NAME, key, 0);
  return g_string_free (text, FALSE);
}

/**
 * bw_base_map_dup_cache_name:
 * @self: a base map
 * @labels: of the tiles laid over
 *
 * Returns: (transfer full): a name that is another one for other tiles, and the same
 *   with another key
 */
char *
bw_base_map_dup_cache_name (const BwBaseMap *self,
                            gboolean         labels)
{
  const char *address = labels ? self->labels : self->address;
  g_autofree char *text = g_strdup_printf ("%d %s", self->kind == BW_BASE_MAP_TMS, address != NULL ? address : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (digest, 16);
}

/**
 * bw_base_map_has_labels:
 * @self: a base map
 *
 * Returns: whether there are tiles to be laid over its own
 */
gboolean
bw_base_map_has_labels (const BwBaseMap *self)
{
  return self->kind != BW_BASE_MAP_NONE && self->kind != BW_BASE_MAP_MBTILES && !is_empty (self->labels);
}
