/* bw-ctl-progress.h: how far a verb has come, and how it is stopped
 *
 * Told on standard error, over and over on one line, if that is a terminal or if
 * it was asked for (then a line each). SIGINT and SIGTERM cancel: the verb takes
 * back what it has begun and fails. A second one ends the program at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BwCtlProgress BwCtlProgress;

/* An entry of a table of options; @wanted: for bw_ctl_progress_new(). */
#define BW_CTL_PROGRESS_OPTION(wanted) \
  { "progress", 0, 0, G_OPTION_ARG_NONE, wanted, "Tell how far it is also without a terminal", NULL }

/* Once in a program, before there are other threads. */
BwCtlProgress *bw_ctl_progress_new             (const char     *verb,
                                                gboolean        wanted);
void           bw_ctl_progress_free            (BwCtlProgress  *self);
GCancellable  *bw_ctl_progress_get_cancellable (BwCtlProgress  *self);

/* @total: 0 if nobody knows. Cheap: not each call prints. */
void           bw_ctl_progress_tell            (BwCtlProgress  *self,
                                                const char     *what,
                                                guint64         done,
                                                guint64         total);

gboolean       bw_ctl_progress_is_cancelled    (BwCtlProgress  *self);

/* Whether to go on; else sets @error. */
gboolean       bw_ctl_progress_check           (BwCtlProgress  *self,
                                                GError        **error);

/* Of a failure, whether it was this that ended it. */
void           bw_ctl_progress_explain         (BwCtlProgress  *self,
                                                GError        **error);

/* What @store does from now on ends when this is cancelled. */
void           bw_ctl_progress_watch           (BwCtlProgress  *self,
                                                BwStore        *store);

/* The same as a function, with @self as its data; and while it is asked, it is told how
 * many rows are done or, if nobody knows, how far the file at @path has grown of @total
 * bytes. */
gboolean       bw_ctl_progress_monitor         (guint64         done,
                                                guint64         total,
                                                gpointer        self);
void           bw_ctl_progress_follow          (BwCtlProgress  *self,
                                                const char     *path,
                                                guint64         total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BwCtlProgress, bw_ctl_progress_free)

G_END_DECLS
