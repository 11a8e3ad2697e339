/* bw-draft-scope.h: whether a token may write a document there
 *
 * A token writes what belongs to its area. What names no place is the whole
 * city's. Who is not, and writes beyond it:
 *
 *   - an order is issued by an area, which must be its own or below; it goes to
 *     areas below, and supersedes one of its own;
 *   - a receipt is given by one of those whom the order is for;
 *   - the whole city inspects what stands below it.
 *
 * Whoever makes it, a request is issued by an area and goes to areas above that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-exchange.h"

G_BEGIN_DECLS

/* (nullable) (transfer full): 403, 409 or 422 */
BwProblem *bw_draft_scope_check (BwExchange *exchange,
                                 BwDocument *document,
                                 JsonObject *object);

G_END_DECLS
