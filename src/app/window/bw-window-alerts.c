/* bw-window-alerts.c: of the window: acknowledging alerts, and what becomes of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-acknowledge-window.h"
#include "bw-alert-list.h"
#include "bw-alert-until.h"
#include "bw-format.h"
#include "bw-window-private.h"

#include <glib/gi18n.h>

#define UNDO_S 5

/* What a question about an entry is asked with. */
typedef struct
{
  BwWindow            *window;  /* (owned) */
  BwClientOutboxEntry *entry;   /* (owned) */
} Question;

static void
free_question (gpointer data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->window);
  g_object_unref (question->entry);
  g_free (question);
}

static BwClientOutbox *
get_outbox (BwWindow *self)
{
  return bw_client_session_get_outbox (bw_desk_get_session (self->desk));
}

static char *
format_time (BwWindow *self,
             gint64    time)
{
  return bw_format_as_of (time, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                          bw_desk_get_language (self->desk));
}

/* (transfer full): what was said of an alert, for one that compares two versions */
static char *
describe (BwWindow      *self,
          const BwAlert *alert)
{
  g_autofree char *until = NULL;

  if (alert == NULL)
    return g_strdup (_("not known"));
  if (!bw_alert_is_open (alert))
    return g_strdup (_("the alert is over"));
  if (alert->acknowledged_reason == NULL)
    return g_strdup (_("not acknowledged"));

  until = format_time (self, alert->acknowledged_until);
  /* Translators: what was said of an alert: the reason, and until when it is quiet. */
  return g_strdup_printf (_("“%s”, until %s"), alert->acknowledged_reason, until);
}

/* (transfer full): @seconds: 0: until it is dismissed */
static AdwToast *
make_toast (const char *text,
            const char *button,
            const char *action,
            guint       seconds)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, seconds);
  return toast;
}

static void
on_question_response_cb (AdwMessageDialog *dialog,
                         const char       *response,
                         Question         *question)
{
  BwWindow *self = question->window;

  if (g_str_equal (response, "discard"))
    bw_client_outbox_discard (get_outbox (self), question->entry);
  else if (g_str_equal (response, "retry"))
    bw_client_outbox_retry (get_outbox (self), question->entry);
  else if (g_str_equal (response, "insist"))
    bw_alert_answers_insist (self->answers, question->entry);
}

static AdwMessageDialog *
make_conflict (BwWindow            *self,
               BwClientOutboxEntry *entry)
{
  g_autoptr (BwAlert) mine = bw_alert_answers_read (bw_client_outbox_entry_get_body (entry));
  g_autoptr (BwAlert) standing = bw_alert_answers_read (bw_client_outbox_entry_get_current (entry));
  g_autofree char *ours = describe (self, mine);
  g_autofree char *theirs = describe (self, standing);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Alert Has Changed Meanwhile"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* Translators: the title of what was written; what we wrote; what stands. */
                                  _("%s\n\nYours: %s\nNow: %s"), bw_client_outbox_entry_get_title (entry), ours,
                                  theirs);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Decide Later"),
                                    "discard", _("_Leave as It Is"), NULL);
  if (standing == NULL || !bw_alert_is_open (standing))
    return ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "insist", _("_Use Mine"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "insist", ADW_RESPONSE_SUGGESTED);
  return ADW_MESSAGE_DIALOG (dialog);
}

static AdwMessageDialog *
make_refusal (BwWindow            *self,
              BwClientOutboxEntry *entry)
{
  const char *reason = bw_client_outbox_entry_get_reason (entry);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Server Has Refused This"), NULL);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", bw_client_outbox_entry_get_title (entry),
                                  reason != NULL ? reason : "");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Decide Later"),
                                    "discard", _("_Discard"), "retry", _("_Try Again"), NULL);
  return ADW_MESSAGE_DIALOG (dialog);
}

/* Closed without an answer it stays as it is. */
static void
settle (BwWindow            *self,
        BwClientOutboxEntry *entry)
{
  AdwMessageDialog *dialog = bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_CONFLICT
                               ? make_conflict (self, entry)
                               : make_refusal (self, entry);
  Question *question = g_new0 (Question, 1);

  question->window = g_object_ref (self);
  question->entry = g_object_ref (entry);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_question_response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether it waits for a person; (nullable) @entry. */
static gboolean
is_to_settle (BwClientOutboxEntry *entry)
{
  return entry != NULL && bw_client_outbox_entry_get_state (entry) >= BW_OUTBOX_STATE_CONFLICT;
}

static void
on_acknowledge_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  const char *id = g_variant_get_string (parameter, NULL);
  BwDocument *document = bw_alerts_button_get_document (self->alerts, id);
  BwClientOutboxEntry *entry = bw_alert_answers_find (self->answers, id);

  bw_alerts_button_popdown (self->alerts);
  if (is_to_settle (entry))
    settle (self, entry);
  else if (entry == NULL && document != NULL)
    gtk_window_present (GTK_WINDOW (bw_acknowledge_window_new (GTK_WINDOW (self), self->desk, self->answers,
                                                               document)));
}

static void
on_settle_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  BwClientOutboxEntry *entry = bw_alert_answers_find (self->answers, g_variant_get_string (parameter, NULL));

  if (is_to_settle (entry))
    settle (self, entry);
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
on_undo_activate_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_alert_answers_undo (self->answers);
}

static void
on_undo_dismissed_cb (BwWindow *self,
                      AdwToast *toast)
{
  g_assert (BW_IS_WINDOW (self));

  if (self->undo == toast)
    self->undo = NULL;
}

/* Only the last answer can be undone: an older offer goes, and this one waits for no
 * other toast. */
static void
offer_undo (BwWindow   *self,
            const char *text)
{
  if (self->undo != NULL)
    adw_toast_dismiss (self->undo);

  self->undo = make_toast (text, _("_Undo"), "win.undo-acknowledgement", UNDO_S);
  adw_toast_set_priority (self->undo, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (self->undo, "dismissed", G_CALLBACK (on_undo_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->undo);
}

static gboolean
is_reached (BwWindow *self)
{
  BwConnection connection = bw_client_session_get_connection (bw_desk_get_session (self->desk));

  return connection == BW_CONNECTION_LIVE || connection == BW_CONNECTION_SYNCING;
}

static void
on_answers_given_cb (BwWindow       *self,
                     guint           n,
                     gint64          until,
                     BwAlertAnswers *answers)
{
  g_autofree char *end = format_time (self, until);
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (is_reached (self))
    /* Translators: how many, and the time: "Quiet until 23:00: 5 alerts" */
    text = g_strdup_printf (ngettext ("%u alert is quiet until %s", "%u alerts are quiet until %s", n), n, end);
  else
    /* Translators: how many, and the time; they are not quiet before that. */
    text = g_strdup_printf (ngettext ("%u alert: sent when the server is reached, quiet until %s then",
                                      "%u alerts: sent when the server is reached, quiet until %s then", n), n, end);
  offer_undo (self, text);
}

static void
on_failure_dismissed_cb (BwWindow *self,
                         AdwToast *toast)
{
  g_assert (BW_IS_WINDOW (self));

  self->failure = NULL;
  g_clear_object (&self->failed);
}

/* What has been settled elsewhere is told no longer. */
static void
update_failure (BwWindow *self)
{
  g_autofree char *id = self->failure != NULL ? bw_alert_answers_dup_id (self->failed) : NULL;

  if (id != NULL && (bw_alert_answers_find (self->answers, id) != self->failed || !is_to_settle (self->failed)))
    adw_toast_dismiss (self->failure);
}

static void
on_failed_state_cb (BwWindow            *self,
                    GParamSpec          *pspec,
                    BwClientOutboxEntry *entry)
{
  g_assert (BW_IS_WINDOW (self));

  update_failure (self);
}

static void
on_outbox_items_changed_cb (BwWindow   *self,
                            guint       position,
                            guint       n_removed,
                            guint       n_added,
                            GListModel *outbox)
{
  g_assert (BW_IS_WINDOW (self));

  update_failure (self);
}

/* One of them is told until somebody has seen it; of many the list of alerts tells
 * which. */
static void
on_answers_failed_cb (BwWindow            *self,
                      BwClientOutboxEntry *entry,
                      BwAlertAnswers      *answers)
{
  g_autofree char *id = bw_alert_answers_dup_id (entry);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (id));
  g_autofree char *action = g_action_print_detailed_name ("win.settle", target);
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (self->failure != NULL)
    return;

  /* Translators: the place is for what was written: "Acknowledge: Beta, queue too long". */
  text = g_strdup_printf (_("Not taken by the server: %s"), bw_client_outbox_entry_get_title (entry));
  self->failure = make_toast (text, _("_Show"), action, 0);
  g_signal_connect_object (self->failure, "dismissed", G_CALLBACK (on_failure_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  self->failed = g_object_ref (entry);
  g_signal_connect_object (entry, "notify::state", G_CALLBACK (on_failed_state_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->failure);
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
  { "undo-acknowledgement", on_undo_activate_cb },
  { "settle", on_settle_activate_cb, "s" },
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
  g_signal_connect_object (self->answers, "given", G_CALLBACK (on_answers_given_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answers, "failed", G_CALLBACK (on_answers_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_outbox (self), "items-changed", G_CALLBACK (on_outbox_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answers, "notify::allowed", G_CALLBACK (on_answers_allowed_cb), self,
                           G_CONNECT_SWAPPED);
}
