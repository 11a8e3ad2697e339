/* bw-place-model.h: places in an order of their own, for a list
 *
 * Holds indices and keys, not objects. An item is a *line*, made when it is asked
 * for; who stands on it changes with the order. So a new order is no change of the
 * list: a view that were told of removed and added items would ask for every one of
 * them (GTK 4.8 looks for the focus in all that was added). Items come and go at the
 * end only, where the list becomes longer or shorter.
 *
 * The order is a permutation that is made anew only on bw_place_model_sort(); the
 * caller says when (not under the pointer, at most twice a second) and reads its
 * lines anew after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-list-growth.h"
#include "bw-place-tree.h"

G_BEGIN_DECLS

#define BW_TYPE_PLACE_MODEL (bw_place_model_get_type ())

/* Small keys come first; places with the same key stay in order of code. */
typedef guint32 (*BwPlaceKeyFunc) (BwPlace   place,
                                   gpointer  user_data);

G_DECLARE_FINAL_TYPE (BwPlaceModel, bw_place_model, BW, PLACE_MODEL, GObject)

BwPlaceModel *bw_place_model_new           (BwPlaceKeyFunc     key_func,
                                            gpointer           user_data);

/* Of an empty list: its view is told of the lines of a long one step by step. */
void          bw_place_model_grow          (BwPlaceModel      *self,
                                            BwListGrowthFunc   func,
                                            gpointer           user_data);
gboolean      bw_place_model_is_grown      (BwPlaceModel      *self);

/* Copied, and in order. Tells the view how the end has moved. TRUE: they are not
 * the same as before. */
gboolean      bw_place_model_set_parts     (BwPlaceModel      *self,
                                            const BwPlace     *parts,
                                            guint              n_parts);

/* The same where few come or go: those that stay keep their keys, which
 * bw_place_model_update() asks for anew. */
gboolean      bw_place_model_change_parts  (BwPlaceModel      *self,
                                            const BwPlace     *parts,
                                            guint              n_parts);

/* Asks for the keys of these places anew (NULL: of all), those that it does not
 * hold are skipped. O(n_places). The order stays. */
void          bw_place_model_update        (BwPlaceModel      *self,
                                            const BwPlace     *places,
                                            guint              n_places);

/* Whether a key has changed so that the order is no longer right. */
gboolean      bw_place_model_is_unsorted   (BwPlaceModel      *self);

/* TRUE: somebody stands on another line now. */
gboolean      bw_place_model_sort          (BwPlaceModel      *self);
guint         bw_place_model_get_length    (BwPlaceModel      *self);
BwPlace       bw_place_model_get_place     (BwPlaceModel      *self,
                                            guint              position);

/* FALSE: it is not in the list. O(1). */
gboolean      bw_place_model_find          (BwPlaceModel      *self,
                                            BwPlace            place,
                                            guint             *position);

/* Items made since the start: what a list costs. */
guint         bw_place_model_get_n_created (BwPlaceModel      *self);

G_END_DECLS
