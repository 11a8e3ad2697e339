/* bw-window-alerts.c: of the window: acknowledging alerts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-acknowledge-window.h"
#include "bw-ahead.h"
#include "bw-alert-list.h"
#include "bw-alert-until.h"
#include "bw-alerts-window.h"
#include "bw-settle-dialog.h"
#include "bw-window-private.h"

#include <glib/gi18n.h>

static void
on_acknowledge_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  const char *id = g_variant_get_string (parameter, NULL);
  BwDocument *listed = bw_alerts_button_get_document (self->alerts, id);
  BwDocument *document = listed != NULL ? listed : bw_picture_get_document (bw_desk_get_picture (self->desk),
                                                                            BW_DOCUMENT_TYPE_ALERT, id);
  BwClientOutboxEntry *entry = bw_alert_answers_find (self->answers, id);

  bw_alerts_button_popdown (self->alerts);
  if (bw_settle_dialog_is_needed (entry))
    bw_window_settle (self, entry);
  else if (entry == NULL && document != NULL)
    bw_ahead_present (GTK_WINDOW (bw_acknowledge_window_new (GTK_WINDOW (self), self->desk, self->answers,
                                                             document)));
}

/* Those that the person has seen in the list, until the shift changes. */
static void
on_acknowledge_all_activate_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  g_autoptr (GPtrArray) documents = bw_alerts_button_dup_documents (self->alerts);
  gint64 until = bw_alert_until_get_time (BW_ALERT_UNTIL_SHIFT, bw_desk_get_now (self->desk),
                                          bw_desk_get_time_zone (self->desk));

  bw_alerts_button_popdown (self->alerts);
  /* Translators: the reason that is given for alerts that are acknowledged all at once. */
  bw_alert_answers_give (self->answers, documents, C_("reason", "known to headquarters"), until);
}

static void
on_list_all_alerts_activate_cb (GSimpleAction *action,
                                GVariant      *parameter,
                                gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_alerts_button_popdown (self->alerts);
  bw_ahead_present (GTK_WINDOW (bw_alerts_window_new (GTK_WINDOW (self), self->desk, self->answers)));
}

static void
on_answers_allowed_cb (BwWindow       *self,
                       GParamSpec     *pspec,
                       BwAlertAnswers *answers)
{
  g_assert (BW_IS_WINDOW (self));

  bw_window_update_actions (self);
}

static const GActionEntry entries[] = {
  { "acknowledge", on_acknowledge_activate_cb, "s" },
  { "acknowledge-all", on_acknowledge_all_activate_cb },
  { "list-all-alerts", on_list_all_alerts_activate_cb },
};

/**
 * bw_window_add_alerts: (skip)
 * @self: a window with its desk
 *
 * Alerts can be acknowledged from then on.
 */
void
bw_window_add_alerts (BwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->answers = bw_alert_answers_new (self->desk);
  bw_alerts_button_set_desk (self->alerts, self->desk, self->answers);
  g_signal_connect_object (self->answers, "notify::allowed", G_CALLBACK (on_answers_allowed_cb), self,
                           G_CONNECT_SWAPPED);
}
