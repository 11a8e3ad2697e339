/* bw-visit.h: an inspection, as a document of that type tells it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-finding.h"

G_BEGIN_DECLS

/**
 * BwVisit:
 * @id: of the document
 * @place: code of what was inspected
 * @at: when it was done, microseconds; of one that is not, when it was last touched
 * @is_dated: the time of day is known, not only the day
 * @is_unannounced: the place was not told before
 * @is_done: what was found may be seen by those inspected
 * @is_sample: it is invented
 * @inspector_role: (nullable): who inspected
 * @findings: (element-type BwFinding): what was found
 *
 * Immutable once read.
 */
typedef struct
{
  char     *id;
  char     *place;
  gint64    at;
  gboolean  is_dated;
  gboolean  is_unannounced;
  gboolean  is_done;
  gboolean  is_sample;
  char     *inspector_role;
  GArray   *findings;
} BwVisit;

/* Of a document of type inspection. */
BwVisit   *bw_visit_new          (BwDocument     *document);
void       bw_visit_free         (BwVisit        *self);

/* How many of its findings must be put right. */
guint      bw_visit_count_faults (const BwVisit  *self);

/* Of all findings the one that counts most: a fault, then praise, then what is met. */
BwVerdict  bw_visit_get_verdict  (const BwVisit  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwVisit, bw_visit_free)

G_END_DECLS
