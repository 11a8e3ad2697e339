/* bw-base-map.h: which map is laid under the data, and whether it may be
 *
 * Tiles of the world in web Mercator (EPSG:3857), 256 units wide: by HTTP, with the
 * row counted from the north (XYZ, WMTS) or from the south (TMS), or from a file
 * (MBTiles). A template is an address with `{z}`, `{x}` and `{y}` in it, or the names
 * that WMTS has for them, and `{key}` where the key belongs: it is kept apart, so
 * that an address can be shown and told of.
 *
 * Data are WGS-84. Tiles in WGS-84 or CGCS2000 (the same within centimetres) may lie
 * under them as they are; GCJ-02 and BD-09 are bent against them by hundreds of
 * metres that differ from place to place, which no shifting of pictures makes good.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-datum.h"

G_BEGIN_DECLS

typedef enum
{
  BW_BASE_MAP_NONE,
  BW_BASE_MAP_XYZ,
  BW_BASE_MAP_TMS,
  BW_BASE_MAP_WMTS,
  BW_BASE_MAP_MBTILES,
} BwBaseMapKind;

typedef enum
{
  BW_BASE_MAP_FIELD_TEMPLATE,
  BW_BASE_MAP_FIELD_LABELS,
  BW_BASE_MAP_FIELD_KEY,
  BW_BASE_MAP_FIELD_FILE,
  BW_BASE_MAP_FIELD_DATUM,
  BW_BASE_MAP_FIELD_ZOOM,
} BwBaseMapField;
#define BW_N_BASE_MAP_FIELDS 6

/**
 * BwBaseMapFault:
 * @BW_BASE_MAP_FAULT_NONE: it can be used
 * @BW_BASE_MAP_FAULT_MISSING: nothing is there
 * @BW_BASE_MAP_FAULT_ADDRESS: not an address of HTTP
 * @BW_BASE_MAP_FAULT_PLACEHOLDERS: level, column or row has no place in it
 * @BW_BASE_MAP_FAULT_GRID: it asks for tiles that are not web Mercator
 * @BW_BASE_MAP_FAULT_KEY: a template has a place for a key, and there is none
 * @BW_BASE_MAP_FAULT_UNUSED_KEY: there is a key, and no template has a place for it
 * @BW_BASE_MAP_FAULT_UNDECLARED: nobody says what it is measured from
 * @BW_BASE_MAP_FAULT_GCJ02: it is measured from GCJ-02
 * @BW_BASE_MAP_FAULT_BD09: it is measured from BD-09
 * @BW_BASE_MAP_FAULT_SERVER_GCJ02: whatever is declared, that server's tiles are GCJ-02
 * @BW_BASE_MAP_FAULT_SERVER_BD09: the same, BD-09
 * @BW_BASE_MAP_FAULT_ORDER: the highest level lies below the lowest
 */
typedef enum
{
  BW_BASE_MAP_FAULT_NONE,
  BW_BASE_MAP_FAULT_MISSING,
  BW_BASE_MAP_FAULT_ADDRESS,
  BW_BASE_MAP_FAULT_PLACEHOLDERS,
  BW_BASE_MAP_FAULT_GRID,
  BW_BASE_MAP_FAULT_KEY,
  BW_BASE_MAP_FAULT_UNUSED_KEY,
  BW_BASE_MAP_FAULT_UNDECLARED,
  BW_BASE_MAP_FAULT_GCJ02,
  BW_BASE_MAP_FAULT_BD09,
  BW_BASE_MAP_FAULT_SERVER_GCJ02,
  BW_BASE_MAP_FAULT_SERVER_BD09,
  BW_BASE_MAP_FAULT_ORDER,
} BwBaseMapFault;

/* The highest level that any server has. */
#define BW_BASE_MAP_MAX_ZOOM 22

/**
 * BwBaseMap:
 * @kind: how it comes
 * @address: (nullable): template of its tiles
 * @labels: (nullable): template of tiles that are laid over these
 * @key: (nullable): stands for `{key}`; a secret
 * @file: (nullable): path of an MBTiles file
 * @credit: (nullable): whose it is, as it must be shown
 * @datum: what it is measured from
 * @min_zoom: lowest level that there is
 * @max_zoom: highest level; what is nearer is made from it
 *
 * An empty string is none.
 */
typedef struct
{
  BwBaseMapKind  kind;
  char          *address;
  char          *labels;
  char          *key;
  char          *file;
  char          *credit;
  BwDatum        datum;
  guint          min_zoom;
  guint          max_zoom;
} BwBaseMap;

BwBaseMap      *bw_base_map_new            (BwBaseMapKind      kind);
BwBaseMap      *bw_base_map_copy           (const BwBaseMap   *self);
void            bw_base_map_free           (BwBaseMap         *self);
gboolean        bw_base_map_equal          (const BwBaseMap   *left,
                                            const BwBaseMap   *right);

/* The first thing that is wrong, in the order of the fields; @field is set if any is. */
BwBaseMapFault  bw_base_map_find_fault     (const BwBaseMap   *self,
                                            BwBaseMapField    *field);

/* (transfer full): where a tile is, the key in it: not to be told to anybody. @labels:
 * of those laid over. */
char           *bw_base_map_dup_url        (const BwBaseMap   *self,
                                            gboolean           labels,
                                            guint              zoom,
                                            guint              x,
                                            guint              y);

/* (transfer full): a name for a folder of its tiles, in which the key is not. */
char           *bw_base_map_dup_cache_name (const BwBaseMap   *self,
                                            gboolean           labels);
gboolean        bw_base_map_has_labels     (const BwBaseMap   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBaseMap, bw_base_map_free)

G_END_DECLS
