/* bw-printable.c: something that has a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-printable.h"

G_DEFINE_INTERFACE (BwPrintable, bw_printable, G_TYPE_OBJECT)

static void
bw_printable_default_init (BwPrintableInterface *iface)
{
}

/**
 * bw_printable_draft_async:
 * @self: something that has a sheet
 * @cancellable: (nullable): stops it
 * @callback: called when it is drafted
 * @user_data: for @callback
 */
void
bw_printable_draft_async (BwPrintable         *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BW_IS_PRINTABLE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bw_printable_draft_async);
  BW_PRINTABLE_GET_IFACE (self)->draft (self, task);
}

/**
 * bw_printable_draft_finish:
 * @self: something that has a sheet
 * @result: result
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): what its sheet says
 */
BwBriefingContent *
bw_printable_draft_finish (BwPrintable   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * bw_printable_return: (skip)
 * @task: (transfer full): of a draft
 * @content: (transfer full) (nullable): what was drafted
 * @error: (transfer full) (nullable): why there is none
 */
void
bw_printable_return (GTask             *task,
                     BwBriefingContent *content,
                     GError            *error)
{
  if (content != NULL)
    g_task_return_pointer (task, content, (GDestroyNotify) bw_briefing_content_free);
  else
    g_task_return_error (task, error);

  g_object_unref (task);
}
