/* bw-visit-draft.h: an inspection that is being written down
 *
 * No widget: what can be saved, and as what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-finding.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * BwVisitDraft:
 * @place: (nullable): code of what is inspected
 * @root: (nullable): code of the whole city, which is not inspected
 * @is_unannounced: the place was not told before
 * @is_done: it is finished: those inspected may see it
 * @role: (nullable): who inspects
 * @findings: (element-type BwFinding): what was looked at
 *
 * Strings are borrowed from whoever fills it.
 */
typedef struct
{
  const char *place;
  const char *root;
  gboolean    is_unannounced;
  gboolean    is_done;
  const char *role;
  GArray     *findings;
} BwVisitDraft;

/* (nullable): why it cannot be saved yet. Borrowed. */
const char *bw_visit_draft_find_fault  (const BwVisitDraft  *self);

/* (transfer full): the members of the inspection. */
JsonObject *bw_visit_draft_to_json     (const BwVisitDraft  *self);

/* How many things must be put right. */
guint       bw_visit_draft_count_faults (const BwVisitDraft *self);

/* (transfer full) (nullable): the members of the follow-up of a finding, for @owner by
 * @due; NULL: there is nothing to put right, or the inspection is not done. */
JsonObject *bw_visit_draft_make_followup (const BwVisitDraft *self,
                                          guint               finding,
                                          const char         *inspection,
                                          const char         *owner,
                                          gint64              due,
                                          GTimeZone          *zone);

G_END_DECLS
