/* bw-place-model.h: places in an order of their own, for a list
 *
 * Holds indices and keys, not objects: an item is made when it is asked for. The
 * order is a permutation that is made anew only on bw_place_model_sort(), with
 * one items-changed for the range that moved; the caller says when (not under
 * the pointer, at most twice a second).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-place-tree.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_PLACE_MODEL (bw_place_model_get_type ())

/* Small keys come first; places with the same key stay in order of code. */
typedef guint32 (*BwPlaceKeyFunc) (BwPlace   place,
                                   gpointer  user_data);

G_DECLARE_FINAL_TYPE (BwPlaceModel, bw_place_model, BW, PLACE_MODEL, GObject)

BwPlaceModel *bw_place_model_new           (BwPlaceKeyFunc     key_func,
                                            gpointer           user_data);

/* Copied. Emits nothing if they are the same as before. TRUE: they were not. */
gboolean      bw_place_model_set_parts     (BwPlaceModel      *self,
                                            const BwPlace     *parts,
                                            guint              n_parts);

/* Asks for the keys of these places anew (NULL: of all), those that it does not
 * hold are skipped. O(n_places). The order stays. */
void          bw_place_model_update        (BwPlaceModel      *self,
                                            const BwPlace     *places,
                                            guint              n_places);

/* Whether a key has changed so that the order is no longer right. */
gboolean      bw_place_model_is_unsorted   (BwPlaceModel      *self);
gboolean      bw_place_model_sort          (BwPlaceModel      *self);
BwPlace       bw_place_model_get_place     (BwPlaceModel      *self,
                                            guint              position);

/* FALSE: it is not in the list. O(1). */
gboolean      bw_place_model_find          (BwPlaceModel      *self,
                                            BwPlace            place,
                                            guint             *position);

/* Items made since the start: what a list costs. */
guint         bw_place_model_get_n_created (BwPlaceModel      *self);

G_END_DECLS
