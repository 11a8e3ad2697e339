/* bw-rule.h: what may become of a document, given what stands
 *
 * A schema says what one document may hold; a rule says whether it may take the
 * place of what is there, beside the others that are there. Rules are judged in
 * the very transaction that writes, so that two who ask at once cannot both be
 * right; they see other documents only through a #BwRuleStand.
 *
 * One file for each type that has rules: bw-rule-order.c, …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-rule-case.h"

G_BEGIN_DECLS

/* Judges @self, and fills the members that only the backend writes. On failure
 * BW_MODEL_ERROR_RULE (what stands does not allow it), _REFERENCE (it names what
 * is not there) or an error of the store, "/pointer: reason". */
gboolean    bw_rule_check         (BwRuleCase  *self,
                                   GError     **error);

/* (nullable): id of the document that changes with this one: the order that is
 * superseded. */
const char *bw_rule_get_companion (BwRuleCase  *self);

/* Whether it is in the ledger: of a ledger type, or an assignment that is over. */
gboolean    bw_rule_is_past       (BwDocumentType  type,
                                   JsonObject     *document);

/* Whether an inspection has been finished, and may be seen by those inspected. */
gboolean    bw_rule_is_done       (JsonObject  *inspection);

G_END_DECLS
