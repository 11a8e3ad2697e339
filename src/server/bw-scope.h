/* bw-scope.h: what of the city a reader may see
 *
 * A scope is an area. In it is what belongs to it or to anything below it, what
 * belongs to no place at all, and, so that its tree has a root, the areas above.
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
gboolean bw_scope_has_place    (BwPlaceTree    *places,
                                BwPlace         scope,
                                BwPlace         place);
gboolean bw_scope_has_item     (BwPlaceTree    *places,
                                BwPlace         scope,
                                const BwItem   *item);

/* Whether documents of no place are for the whole city's eyes only: its money,
 * and inspections of which nothing is told yet. */
gboolean bw_scope_is_inner     (BwDocumentType  type,
                                JsonObject     *document);

G_END_DECLS
