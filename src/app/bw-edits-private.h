/* bw-edits-private.h: what the files of the edits share
 *
 * bw-edits.c holds the type and what people give; -known.c what became of it before the
 * feed tells; -undo.c takes it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-desk.h"
#include "bw-edit-step.h"

G_BEGIN_DECLS

struct _BwEdits
{
  GObject parent_instance;

  BwDesk         *desk;          /* (unowned) (nullable) */
  BwClientOutbox *outbox;        /* (owned) */
  char           *owner;         /* (owned) (nullable): of what was given: which backend and token */
  GPtrArray      *action;        /* (owned) (nullable) (element-type BwEditStep): that is being given */
  char           *title;         /* (owned) (nullable): of it */
  GPtrArray      *last;          /* (owned) (element-type BwEditStep): the last that was given */
  char           *last_title;    /* (owned) (nullable) */
  gboolean        is_arrived;    /* that it has is told */
  GPtrArray      *undone;        /* (owned) (element-type BwEditStep): to be taken back if it arrived */
  GPtrArray      *partings;      /* (owned): of what was undone: told when it has left */
  GHashTable     *counters;      /* (owned): BwClientOutboxEntry that takes something back → title of that */
  GHashTable     *unkept;        /* (owned): BwClientOutboxEntry that the disk does not take: a person is told */
  GHashTable     *known;         /* (owned): path → JsonObject: what this desk made, until the feed tells it */
};

/* (transfer full): a table of steps */
GPtrArray           *bw_edits_new_steps      (void);

/* (nullable): what is there, what it becomes, and the version of what is there. */
BwClientOutboxEntry *bw_edits_put            (BwEdits              *self,
                                              const char           *path,
                                              JsonObject           *before,
                                              JsonObject           *after,
                                              const char           *version,
                                              const char           *title);

/* Fills in what every report has. */
BwClientOutboxEntry *bw_edits_post           (BwEdits              *self,
                                              JsonObject           *report,
                                              gint64                at,
                                              const char           *title);

/* (transfer full) (nullable): the id; NULL: it is the path of no document */
char                *bw_edits_read_path      (const char           *path,
                                              BwDocumentType       *type);

/* (transfer full) (nullable) */
JsonObject          *bw_edits_parse          (const char           *json);
guint64              bw_edits_get_seq        (JsonObject           *object);
char                *bw_edits_format_version (guint64               seq);
void                 bw_edits_tell_changed   (BwEdits              *self);
void                 bw_edits_tell_undone    (BwEdits              *self,
                                              const char           *title,
                                              guint                 n_undone,
                                              guint                 n_kept,
                                              gboolean              is_changed);

/* -known */
void                 bw_edits_known_note         (BwEdits              *self,
                                                  BwClientOutboxEntry  *entry);
void                 bw_edits_known_forget_told  (BwEdits              *self);

/* Whether one is on its way after which the document is there no more. */
gboolean             bw_edits_known_is_going     (BwEdits              *self,
                                                  const char           *path);

/* (transfer full): what a change is made of; @version (out) (nullable): NULL: one is on
 * its way, and this follows it. */
JsonObject          *bw_edits_known_dup_base     (BwEdits              *self,
                                                  BwDocument           *standing,
                                                  const char           *path,
                                                  char                **version);

/* (transfer full) (nullable): the newest that is known of what a step is about */
JsonObject          *bw_edits_known_dup_standing (BwEdits              *self,
                                                  BwEditStep           *step);

/* -undo: one that was to be taken back when the desk was closed still is. */
void                 bw_edits_take_up        (BwEdits              *self,
                                              BwClientOutboxEntry  *entry);

/* -undo: (transfer full): a table for `partings` */
GPtrArray           *bw_edits_new_partings   (void);

/* -undo: one has left the outbox, and the disk */
void                 bw_edits_note_left      (BwEdits              *self,
                                              BwClientOutboxEntry  *entry);

/* It stands on the disk as it is now. */
void                 bw_edits_note_kept      (BwEdits              *self,
                                              BwClientOutboxEntry  *entry);

/* -undo: of what is to be taken back, what can be by now */
void                 bw_edits_settle_undone  (BwEdits              *self);

/* TRUE: it is one that is to be taken back, or takes back: nobody is to be asked. */
gboolean             bw_edits_settle_entry   (BwEdits              *self,
                                              BwClientOutboxEntry  *entry);
void                 bw_edits_note_taken     (BwEdits              *self,
                                              BwClientOutboxEntry  *entry);

G_END_DECLS
