/* bw-printable.h: something that has a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-briefing-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BW_TYPE_PRINTABLE (bw_printable_get_type ())

G_DECLARE_INTERFACE (BwPrintable, bw_printable, BW, PRINTABLE, GObject)

/**
 * BwPrintableInterface:
 * @draft: returns a BwBriefingContent from the task, or an error that a person is shown,
 *   at once or later, never holding up the desk. @task: (transfer full).
 */
struct _BwPrintableInterface
{
  GTypeInterface parent_interface;

  void (*draft) (BwPrintable *self,
                 GTask       *task);
};

void               bw_printable_draft_async  (BwPrintable          *self,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);

/* (transfer full) (nullable) */
BwBriefingContent *bw_printable_draft_finish (BwPrintable          *self,
                                              GAsyncResult         *result,
                                              GError              **error);

/* For implementations: ends @task, which it takes over, with @content or @error, which
 * it takes over too. */
void               bw_printable_return       (GTask                *task,
                                              BwBriefingContent    *content,
                                              GError               *error);

G_END_DECLS
