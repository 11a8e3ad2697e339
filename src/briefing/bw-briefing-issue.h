/* bw-briefing-issue.h: a briefing becomes the next number of its scope
 *
 *   sheet ──record──► number it ──► document of type `briefing` ──► read it ──► sheet
 *
 * Only words change: the number and who answers for it. Pure, for a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Letters of a role, as data/schemas/briefing.json has it. */
#define BW_BRIEFING_ISSUE_MAX_ROLE 200

/**
 * BwBriefingIssue:
 * @record: (owned): of a sheet that has no number
 * @prepared: (owned): who prepared it, by role
 * @approved: (owned): who approved it, by role
 */
typedef struct
{
  JsonObject *record;
  char       *prepared;
  char       *approved;
} BwBriefingIssue;

/* (transfer full) (nullable): @role as it is printed; NULL: it is none. */
char              *bw_briefing_issue_dup_role    (const char             *role);

/* Takes over @record; the roles are some. */
BwBriefingIssue   *bw_briefing_issue_new         (JsonObject             *record,
                                                  const char             *prepared,
                                                  const char             *approved);
BwBriefingIssue   *bw_briefing_issue_new_longest (JsonObject             *record);
void               bw_briefing_issue_free        (BwBriefingIssue        *self);

/* Of the text of the document; what is longer than BW_DOCUMENT_SIZE_LARGE no backend takes. At
 * most, found at once; and what it is, for which all is written. */
gsize              bw_briefing_issue_measure     (JsonObject             *record);
gsize              bw_briefing_issue_weigh       (const BwBriefingIssue  *self,
                                                  GError                **error);

/* (transfer full) (nullable): the document under that number. The same one each time. */
JsonObject        *bw_briefing_issue_make        (const BwBriefingIssue  *self,
                                                  guint                   number,
                                                  GError                **error);

/* (transfer full) (nullable): what an issued one says; BW_BRIEFING_ERROR_RECORD also if
 * its digest is not that of what it says. */
BwBriefingContent *bw_briefing_issue_read        (JsonObject             *document,
                                                  GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwBriefingIssue, bw_briefing_issue_free)

G_END_DECLS
