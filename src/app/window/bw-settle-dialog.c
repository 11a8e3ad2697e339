/* bw-settle-dialog.c: what to do with something that the backend did not take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-settle-dialog.h"

#include "bw-edit-words.h"
#include "bw-json.h"
#include "bw-patch.h"
#include "bw-refusal-words.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_LENGTH   (2 * 1024 * 1024)
#define MAX_CHARS    28
#define MAX_HEIGHT   320

/* What a question about an entry is asked with. */
typedef struct
{
  BwClientOutbox      *outbox;  /* (owned) */
  BwClientOutboxEntry *entry;   /* (owned) */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->outbox);
  g_object_unref (question->entry);
  g_free (question);
}

/* (transfer full) (nullable) */
static JsonObject *
parse (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? bw_json_parse (json, -1, MAX_LENGTH, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row,
        gboolean    is_head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0F);
  gtk_label_set_selectable (GTK_LABEL (label), column > 0 && row > 0);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_hexpand (label, column > 0);
  if (is_head)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* What we want to differ, beside what stands; our time and source say nothing to choose by. */
static GtkWidget *
make_versions (BwDesk              *desk,
               BwClientOutboxEntry *entry,
               JsonObject          *standing)
{
  g_autoptr (JsonObject) base = parse (bw_client_outbox_entry_get_base (entry));
  g_autoptr (JsonObject) body = parse (bw_client_outbox_entry_get_body (entry));
  g_autoptr (JsonObject) patch = body != NULL ? bw_patch_make (base, body) : json_object_new ();
  g_autoptr (JsonObject) theirs = standing != NULL ? bw_patch_make (base, standing) : json_object_new ();
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GList) names = NULL;
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  attach (GTK_GRID (grid), "", 0, 0, TRUE);
  attach (GTK_GRID (grid), C_("version", "Yours"), 1, 0, TRUE);
  attach (GTK_GRID (grid), C_("version", "Now"), 2, 0, TRUE);

  /* What they changed beside it is shown too: it is kept. */
  names = json_object_get_members (patch);
  for (GList *link = names; link != NULL; link = link->next)
    json_object_remove_member (theirs, link->data);
  names = g_list_concat (names, json_object_get_members (theirs));
  for (GList *link = names; link != NULL; link = link->next)
    {
      const char *name = link->data;
      g_autofree char *mine = NULL;
      g_autofree char *now = NULL;

      if (g_str_equal (name, "at") || g_str_equal (name, "source"))
        continue;

      mine = bw_edit_words_dup_value (desk, body != NULL ? json_object_get_member (body, name) : NULL);
      now = bw_edit_words_dup_value (desk, standing != NULL ? json_object_get_member (standing, name) : NULL);
      attach (GTK_GRID (grid), bw_edit_words_get_member (name), 0, row, FALSE);
      attach (GTK_GRID (grid), mine, 1, row, FALSE);
      attach (GTK_GRID (grid), now, 2, row++, FALSE);
    }

  return grid;
}

/* What is over, or not there any more, is not changed. */
static gboolean
can_insist (BwClientOutboxEntry *entry,
            JsonObject          *standing)
{
  BwDocumentType type;
  g_autofree char *id = bw_edits_dup_id (entry, &type);

  return standing != NULL && (id == NULL || type != BW_DOCUMENT_TYPE_ALERT || !bw_json_has (standing, "cleared"));
}

static void
fill_conflict (AdwMessageDialog    *dialog,
               BwDesk              *desk,
               BwClientOutboxEntry *entry)
{
  g_autoptr (JsonObject) standing = parse (bw_client_outbox_entry_get_current (entry));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  adw_message_dialog_set_heading (dialog, _("Somebody Else Was Faster"));
  if (standing == NULL)
    /* Translators: the place is for what was to be changed. */
    adw_message_dialog_format_body (dialog, _("%s\n\nIt is not there any more."),
                                    bw_client_outbox_entry_get_title (entry));
  else if (bw_client_outbox_entry_is_removal (entry))
    /* Translators: the place is for what was to be removed. */
    adw_message_dialog_format_body (dialog, _("%s\n\nIt has changed since you saw it."),
                                    bw_client_outbox_entry_get_title (entry));
  else
    adw_message_dialog_set_body (dialog, bw_client_outbox_entry_get_title (entry));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_versions (desk, entry, standing));
  adw_message_dialog_set_extra_child (dialog, scrolled);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Decide Later"), "discard", _("_Leave as It Is"), NULL);
  if (!can_insist (entry, standing))
    return;

  adw_message_dialog_add_response (dialog, "retry", _("_Use Mine"));
  adw_message_dialog_set_response_appearance (dialog, "retry", ADW_RESPONSE_SUGGESTED);
}

static void
fill_refusal (AdwMessageDialog    *dialog,
              BwClientOutboxEntry *entry)
{
  const char *reason = bw_client_outbox_entry_get_reason (entry);
  g_autofree char *words = reason != NULL ? bw_refusal_words_dup (reason) : NULL;
  const char *advice = reason != NULL ? bw_refusal_words_get_advice (reason) : NULL;
  g_autoptr (GString) body = g_string_new (bw_client_outbox_entry_get_title (entry));

  if (words != NULL)
    g_string_append_printf (body, "\n\n%s", words);
  if (advice != NULL)
    g_string_append_printf (body, "\n%s", advice);

  adw_message_dialog_set_heading (dialog, _("The Server Has Refused This"));
  adw_message_dialog_set_body (dialog, body->str);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Decide Later"),
                                    "discard", _("_Discard"), "retry", _("_Try Again"), NULL);
}

static void
on_dialog_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       Question         *question)
{
  if (g_str_equal (response, "discard"))
    bw_client_outbox_discard (question->outbox, question->entry);
  else if (g_str_equal (response, "retry"))
    bw_client_outbox_retry (question->outbox, question->entry);
}

/**
 * bw_settle_dialog_new: (skip)
 * @parent: a window
 * @desk: its desk
 * @entry: something that waits for a person
 *
 * Returns: (transfer floating): a dialog that asks
 */
GtkWidget *
bw_settle_dialog_new (GtkWindow           *parent,
                      BwDesk              *desk,
                      BwClientOutboxEntry *entry)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);
  Question *question = g_new0 (Question, 1);

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  if (bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_CONFLICT)
    fill_conflict (ADW_MESSAGE_DIALOG (dialog), desk, entry);
  else
    fill_refusal (ADW_MESSAGE_DIALOG (dialog), entry);

  question->outbox = g_object_ref (bw_client_session_get_outbox (bw_desk_get_session (desk)));
  question->entry = g_object_ref (entry);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_dialog_response_cb), question, free_question, 0);
  return dialog;
}

/**
 * bw_settle_dialog_is_needed: (skip)
 * @entry: (nullable): something that waits
 *
 * Returns: whether it waits for a person who reads what stands against it
 */
gboolean
bw_settle_dialog_is_needed (BwClientOutboxEntry *entry)
{
  BwOutboxState state = entry != NULL ? bw_client_outbox_entry_get_state (entry) : BW_OUTBOX_STATE_WAITING;

  return state == BW_OUTBOX_STATE_CONFLICT || state == BW_OUTBOX_STATE_REFUSED;
}
