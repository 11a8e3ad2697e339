/* bw-duty-dialog.c: a team does not stay where it is to be: why
 *
 * What was planned and is withdrawn can be planned again; what is relieved or missed is in
 * the ledger, and stays: that is told before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-duty-dialog.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-edits.h"
#include "bw-place-name.h"
#include "bw-team-edits.h"
#include "bw-team-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  BwDesk            *desk;  /* (owned) */
  char              *id;    /* (owned) */
  BwAssignmentState  told;   /* as it was when it was asked */
  BwAssignmentState  state;
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->desk);
  g_free (question->id);
  g_free (question);
}

/* What was written is told once more: it is in no log. */
static void
show_changed (GtkWindow      *parent,
              const Question *question,
              const char     *reason)
{
  BwDocument *document = bw_picture_get_document (bw_desk_get_picture (question->desk), BW_DOCUMENT_TYPE_ASSIGNMENT,
                                                  question->id);
  gboolean is_on_duty = document != NULL
                        && bw_document_get_assignment (document)->state == BW_ASSIGNMENT_STATE_ON_DUTY;
  const char *body = is_on_duty ? _("The team is on duty by now. Nothing was done: look at it again, and decide anew.")
                                : _("The duty no longer stands as it was shown. Nothing was done: look at it again, "
                                    "and decide anew.");
  g_autofree char *text = reason != NULL && *reason != '\0' ? g_strdup_printf ("%s\n\n%s", body, reason)
                                                            : g_strdup (body);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("The Duty Has Changed"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  bw_ahead_present (GTK_WINDOW (dialog));
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Question         *question)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *reason = entry != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)))) : NULL;
  gboolean is_done;

  if (!g_str_equal (response, "do"))
    return;

  if (question->state == BW_ASSIGNMENT_STATE_MISSED)
    is_done = bw_team_edits_miss (question->desk, question->id, reason);
  else
    is_done = bw_team_edits_withdraw (question->desk, question->id, question->told, reason);
  if (!is_done)
    show_changed (gtk_window_get_transient_for (GTK_WINDOW (dialog)), question, reason);
}

static void
add_words (AdwMessageDialog   *dialog,
           BwDesk             *desk,
           const BwAssignment *duty,
           BwAssignmentState   state)
{
  gboolean is_planned = duty->state == BW_ASSIGNMENT_STATE_PLANNED;
  g_autofree char *span = bw_team_words_format_span (duty->from, bw_assignment_get_end (duty),
                                                     bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  const char *heading = _("Relieve the Team?");
  const char *word = _("_Relieve");
  const char *after = _("Its duty ends now. That stands in the ledger and cannot be undone.");
  g_autofree char *body = NULL;

  if (state == BW_ASSIGNMENT_STATE_MISSED)
    {
      heading = _("The Team Did Not Come?");
      word = _("_Did Not Come");
      after = _("That stands in the ledger and cannot be undone.");
    }
  else if (is_planned)
    {
      heading = _("Withdraw the Team?");
      word = _("_Withdraw");
      after = _("The team is free again. If nobody else is there, the shift is not covered any more.");
    }

  body = g_strdup_printf ("%s\n%s\n%s\n\n%s", bw_team_edits_get_name (desk, duty->team),
                          bw_place_name_get (desk, duty->site), span, after);
  adw_message_dialog_set_heading (dialog, heading);
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "do", word, NULL);
}

/**
 * bw_duty_dialog_new:
 * @parent: the window that it stands above
 * @desk: a desk
 * @duty: an assignment that stands
 * @state: %BW_ASSIGNMENT_STATE_MISSED or another one
 *
 * Why is asked of those who may write it into the log.
 *
 * Returns: (transfer floating): a dialog that asks
 */
GtkWidget *
bw_duty_dialog_new (GtkWindow          *parent,
                    BwDesk             *desk,
                    const BwAssignment *duty,
                    BwAssignmentState   state)
{
  GtkWidget *dialog;
  Question *question;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (duty != NULL, NULL);

  dialog = adw_message_dialog_new (parent, NULL, NULL);
  question = g_new0 (Question, 1);
  question->desk = g_object_ref (desk);
  question->id = g_strdup (duty->id);
  question->told = duty->state;
  question->state = state;
  add_words (ADW_MESSAGE_DIALOG (dialog), desk, duty, state);
  if (bw_edits_may (bw_desk_get_edits (desk), "ledger"))
    {
      GtkWidget *entry = gtk_entry_new ();

      gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason, for the log"));
      gtk_entry_set_max_length (GTK_ENTRY (entry), 400);
      gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
      bw_accessible_set_label (GTK_ACCESSIBLE (entry), _("Reason, for the log"));
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
    }
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb), question, free_question, 0);
  return dialog;
}
