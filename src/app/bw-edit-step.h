/* bw-edit-step.h: one change of an action, to know it again and take it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox-entry.h"
#include "bw-document.h"

G_BEGIN_DECLS

/**
 * BwEditStep:
 * @type: of the document; of a report: none is meant
 * @is_report: a report of counts
 * @path: where it goes to
 * @title: for the person
 * @before: (nullable): what was there; %NULL: it makes something new
 * @after: (nullable): what it becomes; %NULL: it goes
 * @entry: on its way
 * @made: (nullable): what it has become, as the backend has told
 * @version: (nullable): of that
 * @is_taken: the backend has it
 * @is_found: it had it before: by an earlier try, or from somebody else
 * @is_settling: somebody looks at it
 * @last: the backend's time when it can have arrived at the latest; 0: it still can
 */
typedef struct
{
  BwDocumentType       type;
  gboolean             is_report;
  char                *path;
  char                *title;
  JsonObject          *before;
  JsonObject          *after;
  BwClientOutboxEntry *entry;
  JsonObject          *made;
  char                *version;
  gboolean             is_taken;
  gboolean             is_found;
  gboolean             is_settling;
  gint64               last;
} BwEditStep;

/* Takes no ownership of what it is given. */
BwEditStep *bw_edit_step_new           (BwDocumentType        type,
                                        const char           *path,
                                        const char           *title,
                                        JsonObject           *before,
                                        JsonObject           *after,
                                        BwClientOutboxEntry  *entry);
void        bw_edit_step_free          (BwEditStep           *self);

/* The backend has it, and has told what it became. */
void        bw_edit_step_note_taken    (BwEditStep           *self);

/* 0: it is not known. */
guint64     bw_edit_step_get_seq       (const BwEditStep     *self);

/* Whether it can be taken back once the backend has it. */
gboolean    bw_edit_step_is_reversible (const BwEditStep     *self);

/* Whether @standing (nullable: nothing) is what it has made. */
gboolean    bw_edit_step_is_ours       (const BwEditStep     *self,
                                        JsonObject           *standing);

/* (transfer full) (nullable): what to put in the place of @standing (nullable) for it
 * to be as if it had not been; NULL: it is to go. */
JsonObject *bw_edit_step_take_back     (const BwEditStep     *self,
                                        JsonObject           *standing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwEditStep, bw_edit_step_free)

G_END_DECLS
