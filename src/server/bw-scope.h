/* bw-scope.h: what of the city a reader may see
 *
 * A scope is an area. In it is
 *
 *   - what belongs to it or to anything below it: an order to the area that issued
 *     it, if the issuer is one;
 *   - what has recipients (orders), if one of them is in it or above it: what the
 *     city tells its districts is for all of them, what it tells one is not for
 *     the next;
 *   - so that its tree has a root, the areas above;
 *   - rounds, for every desk and wall counts by them.
 *
 * That something is gone is told to those who could see it, and to nobody else: its
 * tombstone keeps its place.
 *
 * Anything else that names no place (an order without recipients, an entry of the
 * log or a briefing without an area) is in the scope of the whole city alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-shelf.h"
#include "bw-token.h"

G_BEGIN_DECLS

/* Of what no scope is made: an area that is not there. */
#define BW_SCOPE_NOTHING (G_MAXUINT32 - 1)

/* The scope of a token: its area; all of a store that has no places. */
BwPlace  bw_scope_of_token     (BwPlaceTree    *places,
                                const BwToken  *token);

/* @area (nullable): what is asked for. The smaller of the two; BW_SCOPE_NOTHING
 * if they have nothing in common. */
BwPlace  bw_scope_narrow       (BwPlaceTree    *places,
                                BwPlace         scope,
                                const char     *area);

/* Whether it is the whole city: its root, or anything in a store without places. */
gboolean bw_scope_is_whole     (BwPlaceTree    *places,
                                BwPlace         scope);

gboolean bw_scope_has_place    (BwPlaceTree    *places,
                                BwPlace         scope,
                                BwPlace         place);
gboolean bw_scope_has_item     (BwPlaceTree    *places,
                                BwPlace         scope,
                                const BwItem   *item);

/* (transfer full) (nullable): whom it is for, up to a BW_PLACE_NONE; NULL: it has
 * no recipients. Those that are no places are left out. */
BwPlace *bw_scope_dup_recipients (BwPlaceTree   *places,
                                  BwDocument    *document);

/* Whether documents of no place are for the whole city's eyes only: its money,
 * and inspections that are not done. */
gboolean bw_scope_is_inner     (BwDocumentType  type,
                                JsonObject     *document);

G_END_DECLS
