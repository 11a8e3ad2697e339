/* bw-map-card.h: the map with its head: which ordinary points it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define BW_TYPE_MAP_CARD (bw_map_card_get_type ())

/* Actions: `map.show-sampling`, `map.show-checkpoints`, `map.lens`: properties of
 * the map; `map.save-picture`, `map.save-pdf`. */
G_DECLARE_FINAL_TYPE (BwMapCard, bw_map_card, BW, MAP_CARD, GtkWidget)

GtkWidget *bw_map_card_new       (void);

/* @desk: once; makes the map. */
void       bw_map_card_set_desk  (BwMapCard      *self,
                                  BwDesk         *desk);
void       bw_map_card_update    (BwMapCard      *self,
                                  const BwFacts  *facts,
                                  BwPlace         scope);
void       bw_map_card_set_as_of (BwMapCard      *self,
                                  const char     *text);
gboolean   bw_map_card_is_settled (BwMapCard     *self);

G_END_DECLS
