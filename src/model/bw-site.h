/* bw-site.h: a document of type `site`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-shared-text.h"
#include "bw-site-kind.h"
#include "bw-site-state.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define BW_TYPE_SITE (bw_site_get_type ())

/**
 * BwSite:
 * @ref_count: of bw_site_ref()
 * @code: its id
 * @area: code of the area that it stands in; as @hours one that equal ones share
 * @kind: sampling, checkpoint, …
 * @state: open, paused, closed
 * @name: name in Chinese
 * @name_en: (nullable): name in English
 * @longitude: degrees WGS-84, NaN if it has no position
 * @latitude: degrees WGS-84
 * @hours: (nullable): opening hours as written, `07:00-23:00`
 * @desks: desks that it was laid out for, -1 if not stated
 * @staff_required: persons for one shift, -1 if not stated
 * @note: (nullable): what is to be said of its state, like why it pauses
 *
 * Reference-counted and immutable once built. There may be a hundred thousand: what each
 * has of its own is one block of memory.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  BwSiteKind       kind;
  BwSiteState      state;
  int              desks;
  int              staff_required;
  const char      *code;
  BwSharedText    *area;
  const char      *name;
  const char      *name_en;
  double           longitude;
  double           latitude;
  BwSharedText    *hours;
  const char      *note;
} BwSite;

GType   bw_site_get_type (void);
BwSite *bw_site_new      (JsonObject  *json,
                          GError     **error);
BwSite *bw_site_ref      (BwSite      *self);
void    bw_site_unref    (BwSite      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwSite, bw_site_unref)

G_END_DECLS
