/* bw-area.h: a document of type `area`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-geometry.h"
#include "bw-level.h"

G_BEGIN_DECLS

#define BW_TYPE_AREA (bw_area_get_type ())

/**
 * BwArea:
 * @code: its id
 * @parent: (nullable): code of the area above; the root has none
 * @level: city, district, …
 * @name: name in Chinese, short form where there is one
 * @name_en: (nullable): name in English, short form
 * @longitude: of the centre, degrees WGS-84, NaN if there is none
 * @latitude: of the centre
 * @boundary: (nullable): its outline
 * @schematic: the boundary is drawn, not surveyed
 * @statutory: it is an administrative division, not a functional zone
 * @population: residents, -1 if not stated
 * @time_zone: (nullable): IANA name, on the root
 *
 * Reference-counted and immutable once built.
 */
typedef struct
{
  char       *code;
  char       *parent;
  BwLevel     level;
  char       *name;
  char       *name_en;
  double      longitude;
  double      latitude;
  BwGeometry *boundary;
  gboolean    schematic;
  gboolean    statutory;
  gint64      population;
  char       *time_zone;
} BwArea;

GType   bw_area_get_type (void);
BwArea *bw_area_new      (JsonObject  *json,
                          GError     **error);
BwArea *bw_area_ref      (BwArea      *self);
void    bw_area_unref    (BwArea      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwArea, bw_area_unref)

G_END_DECLS
