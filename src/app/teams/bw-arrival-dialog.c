/* bw-arrival-dialog.c: since when a team that was lent is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-arrival-dialog.h"

#include "bw-accessible.h"
#include "bw-call-draft.h"
#include "bw-format.h"
#include "bw-team-edits.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  BwDesk *desk;  /* (owned) */
  char   *team;  /* (owned) */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->desk);
  g_free (question->team);
  g_free (question);
}

/* What is still to come has not been told by anybody. */
static gboolean
read_time (BwDesk     *desk,
           const char *text,
           gint64     *time)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return bw_call_draft_read_time (trimmed, bw_desk_get_time_zone (desk), bw_desk_get_now (desk), time)
         && *time <= bw_desk_get_now (desk);
}

static void
on_entry_changed_cb (AdwMessageDialog *dialog,
                     GtkEditable      *entry)
{
  BwDesk *desk = g_object_get_data (G_OBJECT (entry), "desk");
  gint64 time;
  gboolean is_good = read_time (desk, gtk_editable_get_text (entry), &time);

  g_assert (ADW_IS_MESSAGE_DIALOG (dialog));

  adw_message_dialog_set_response_enabled (dialog, "do", is_good);
  bw_accessible_mark_invalid (GTK_WIDGET (entry), !is_good);
  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Question         *question)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  gint64 time;

  if (g_str_equal (response, "do") && read_time (question->desk, gtk_editable_get_text (entry), &time))
    bw_team_edits_arrive (question->desk, question->team, time);
}

/**
 * bw_arrival_dialog_new:
 * @parent: the window that it stands above
 * @desk: a desk
 * @team: code of a team that was lent
 *
 * Returns: (transfer floating): a dialog that asks
 */
GtkWidget *
bw_arrival_dialog_new (GtkWindow  *parent,
                       BwDesk     *desk,
                       const char *team)
{
  GtkWidget *dialog;
  GtkWidget *entry;
  Question *question;
  g_autofree char *now = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (team != NULL, NULL);

  dialog = adw_message_dialog_new (parent, _("The Team Has Arrived?"), bw_team_edits_get_name (desk, team));
  entry = gtk_entry_new ();
  question = g_new0 (Question, 1);
  question->desk = g_object_ref (desk);
  question->team = g_strdup (team);
  now = bw_format_clock (bw_desk_get_now (desk), bw_desk_get_time_zone (desk));
  gtk_editable_set_text (GTK_EDITABLE (entry), now);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_tooltip_text (entry, _("When it arrived, like 14:30 or 2021-08-08 14:30, not later than now"));
  bw_accessible_set_label (GTK_ACCESSIBLE (entry),
                           _("When it arrived, like 14:30 or 2021-08-08 14:30, not later than now"));
  g_object_set_data_full (G_OBJECT (entry), "desk", g_object_ref (desk), g_object_unref);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_entry_changed_cb), dialog, G_CONNECT_SWAPPED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "do", _("_Arrived"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "do");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb), question, free_question, 0);
  return dialog;
}
