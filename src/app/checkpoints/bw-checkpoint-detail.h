/* bw-checkpoint-detail.h: all that a person needs to know of one checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-checkpoint-state.h"
#include "bw-site-events.h"
#include "bw-site-supplies.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define BW_TYPE_CHECKPOINT_DETAIL (bw_checkpoint_detail_get_type ())

G_DECLARE_FINAL_TYPE (BwCheckpointDetail, bw_checkpoint_detail, BW, CHECKPOINT_DETAIL, AdwBin)

GtkWidget      *bw_checkpoint_detail_new          (void);

/* @desk: once. */
void            bw_checkpoint_detail_set_desk     (BwCheckpointDetail  *self,
                                                   BwDesk              *desk);

/* @site: a checkpoint, or BW_PLACE_NONE. @types: bit `1 << BwDocumentType` of what has
 * changed since. */
void            bw_checkpoint_detail_set_site     (BwCheckpointDetail  *self,
                                                   const BwFacts       *facts,
                                                   BwPlace              site,
                                                   guint                types);
BwPlace         bw_checkpoint_detail_get_site     (BwCheckpointDetail  *self);

/* Whether it shows all that is known. */
gboolean        bw_checkpoint_detail_is_settled   (BwCheckpointDetail  *self);

/* For tests. */
BwSiteEvents   *bw_checkpoint_detail_get_events   (BwCheckpointDetail  *self);
BwSiteSupplies *bw_checkpoint_detail_get_supplies (BwCheckpointDetail  *self);

G_END_DECLS
