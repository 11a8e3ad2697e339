/* bw-edits.h: what people change, on its way to the backend
 *
 *   begin, create/change/remove/report …, end ──► outbox ──► backend ──► feed
 *              │ `given`: undo is offered            │ 412, 4xx: `failed`: a person
 *              └─ undo ◄─────────────────────────────┘ chooses, at the window
 *
 * One desk has one: bw_desk_get_edits(). What one person does at a time is one action,
 * and is undone as one: what has not gone is taken out; what the backend has is taken
 * back, if nobody has changed it since; of what may have arrived it is waited for what
 * the feed tells. Nothing is shown as done before the feed tells it: bw_edits_find().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox.h"
#include "bw-document.h"

G_BEGIN_DECLS

typedef struct _BwDesk BwDesk;

#define BW_TYPE_EDITS (bw_edits_get_type ())

/* Signals: `rights-changed`; `changed` (something is on its way, or not any more);
 * `given` (string: title of the action; uint: so many changes); `arrived` (string: title of
 * the last action: the backend has all of it); `undone` (string:
 * title; uint: so many are as if they had not been; uint: so many stay, for there is
 * no way back or somebody has changed them since; boolean: somebody has changed one of
 * these); `failed` (BwClientOutboxEntry: one that the backend did not take). */
G_DECLARE_FINAL_TYPE (BwEdits, bw_edits, BW, EDITS, GObject)

/* For the desk. @desk is not kept alive. */
BwEdits             *bw_edits_new          (BwDesk               *desk);

/* There is a backend, and as far as is known it would take what needs @right:
 * `assign`, `ledger`, `command`, … */
gboolean             bw_edits_may          (BwEdits              *self,
                                            const char           *right);

/* One action. @title: what it is, for the offer to undo it. */
void                 bw_edits_begin        (BwEdits              *self,
                                            const char           *title);

/* @members: (transfer none): beyond type, id, `at` (now) and `source` (manual). */
void                 bw_edits_create       (BwEdits              *self,
                                            BwDocumentType        type,
                                            const char           *id,
                                            JsonObject           *members,
                                            const char           *title);

/* @standing: as it was shown: another version is not meant, but for what this desk has
 * changed itself since. @members: those that differ; one that is null goes. */
void                 bw_edits_change       (BwEdits              *self,
                                            BwDocument           *standing,
                                            JsonObject           *members,
                                            const char           *title);
void                 bw_edits_remove       (BwEdits              *self,
                                            BwDocument           *standing,
                                            const char           *title);

/* @add, @set (nullable): counts and readings by measure. @at: when it was so. */
void                 bw_edits_report       (BwEdits              *self,
                                            const char           *place,
                                            const char           *subject,
                                            JsonObject           *add,
                                            JsonObject           *set,
                                            gint64                at,
                                            const char           *title);
void                 bw_edits_end          (BwEdits              *self);

/* The last action is as if it had not been, as far as there is a way. One that was given
 * to another backend, or with another token, is no more the last one. */
gboolean             bw_edits_can_undo     (BwEdits              *self);
void                 bw_edits_undo         (BwEdits              *self);

/* (nullable) (transfer none): what is still to reach the document, of this token. */
BwClientOutboxEntry *bw_edits_find         (BwEdits              *self,
                                            BwDocumentType        type,
                                            const char           *id);

/* (transfer full) (element-type BwClientOutboxEntry): what is still to reach documents
 * of @type, oldest first. */
GPtrArray           *bw_edits_list         (BwEdits              *self,
                                            BwDocumentType        type);

/* (nullable) (transfer full): the id of the document that an entry is about; NULL: it
 * is about none. */
char                *bw_edits_dup_id       (BwClientOutboxEntry  *entry,
                                            BwDocumentType       *type);

G_END_DECLS
