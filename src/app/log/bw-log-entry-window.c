/* bw-log-entry-window.c: writes a line of the log, or one that corrects another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-entry-window.h"

#include "bw-accessible.h"
#include "bw-call-draft.h"
#include "bw-call-edits.h"
#include "bw-call-words.h"
#include "bw-donation-draft.h"
#include "bw-form.h"
#include "bw-json.h"
#include "bw-log-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>

/* Of data/schemas/entry.json. */
#define MAX_TEXT 4000

#define MAX_REASON 400

/* Who writes down what happens now may be a little ahead of the backend's clock. */
#define MAX_AHEAD (60 * BW_TIME_SECOND)

/* Of the text in the list of what waits. */
#define MAX_TITLE 40

struct _BwLogEntryWindow
{
  AdwWindow parent_instance;

  BwDesk        *desk;      /* (owned) (nullable) */
  char          *area;      /* (owned): the scope as it was when this was opened, or that of @corrects */
  char          *corrects;  /* (owned) (nullable): id of the line that this one corrects */

  GtkLabel      *where;
  AdwComboRow   *kind;
  GtkEditable   *at;
  GtkEditable   *reason;
  GtkTextBuffer *text;
  GtkWidget     *view;
  GtkLabel      *fault;
  GtkWidget     *offline;
  GtkWidget     *enter;
};

G_DEFINE_FINAL_TYPE (BwLogEntryWindow, bw_log_entry_window, ADW_TYPE_WINDOW)

static char *
dup_text (BwLogEntryWindow *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->text, &start, &end, FALSE));
}

static char *
dup_field (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* (nullable): what is wrong; "": something is still to be typed. @at (out): the time */
static const char *
find_fault (BwLogEntryWindow *self,
            gint64           *at)
{
  gint64 now = bw_desk_get_now (self->desk);
  g_autofree char *text = dup_text (self);
  g_autofree char *time = dup_field (self->at);
  g_autofree char *reason = dup_field (self->reason);

  if (g_utf8_strlen (text, -1) > MAX_TEXT)
    return _("The text is too long: at most 4,000 characters");
  if (*time != '\0' && !bw_call_draft_read_time (time, bw_desk_get_time_zone (self->desk), now, at))
    return _("When it was: a time is typed like 14:30 or 2021-08-08 14:30");
  if (*time != '\0' && *at > now + MAX_AHEAD)
    return _("When it was: this time is still to come");
  if (g_utf8_strlen (reason, -1) > MAX_REASON)
    return _("Why it is corrected: at most 400 characters");

  return *text == '\0' || *time == '\0' || (self->corrects != NULL && *reason == '\0') ? "" : NULL;
}

static void
update (BwLogEntryWindow *self)
{
  const char *fault;
  gint64 at = 0;

  if (self->desk == NULL)
    return;

  fault = find_fault (self, &at);
  bw_form_show_line (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_sensitive (self->enter, fault == NULL && bw_call_edits_may_write (self->desk));
}

static void
on_text_changed_cb (BwLogEntryWindow *self,
                    GtkTextBuffer    *buffer)
{
  g_assert (BW_IS_LOG_ENTRY_WINDOW (self));

  update (self);
}

static void
on_row_text_cb (BwLogEntryWindow *self,
                GtkEditable      *row)
{
  g_assert (BW_IS_LOG_ENTRY_WINDOW (self));

  update (self);
}

static void
on_enter_clicked_cb (BwLogEntryWindow *self,
                     GtkButton        *button)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  guint kind = adw_combo_row_get_selected (self->kind);
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *text = dup_text (self);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("entry-", uuid, NULL);
  g_autofree char *start = g_utf8_substring (text, 0, MIN (MAX_TITLE, g_utf8_strlen (text, -1)));
  g_autofree char *title = NULL;
  g_autofree char *reason = dup_field (self->reason);
  g_autofree char *time = NULL;
  gint64 at = 0;

  g_assert (BW_IS_LOG_ENTRY_WINDOW (self));

  update (self);
  if (find_fault (self, &at) != NULL || !gtk_widget_get_sensitive (self->enter) || kind >= BW_N_LOG_KINDS)
    return;

  /* Translators: what is waiting to be sent; the places are for a kind of line and how it begins: "Decision: open
   * two more points". */
  title = g_strdup_printf (C_("log", "%s: %s"), bw_log_words_describe_kind (bw_log_words_get_kind (kind)), start);
  json_object_set_string_member (members, "kind", bw_log_words_get_kind (kind));
  json_object_set_string_member (members, "area", self->area);
  json_object_set_string_member (members, "text", text);
  time = bw_time_format (at, bw_desk_get_time_zone (self->desk));
  json_object_set_string_member (members, "at", time);
  if (self->corrects != NULL)
    {
      json_object_set_string_member (members, "corrects", self->corrects);
      json_object_set_string_member (members, "reason", reason);
    }
  bw_edits_begin (edits, title);
  bw_edits_create (edits, BW_DOCUMENT_TYPE_ENTRY, id, members, title);
  bw_edits_end (edits);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_edits_rights_cb (BwLogEntryWindow *self,
                    BwEdits          *edits)
{
  g_assert (BW_IS_LOG_ENTRY_WINDOW (self));

  update (self);
}

static void
bw_log_entry_window_dispose (GObject *object)
{
  BwLogEntryWindow *self = BW_LOG_ENTRY_WINDOW (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_LOG_ENTRY_WINDOW);

  G_OBJECT_CLASS (bw_log_entry_window_parent_class)->dispose (object);
}

static void
bw_log_entry_window_finalize (GObject *object)
{
  g_free (BW_LOG_ENTRY_WINDOW (object)->area);
  g_free (BW_LOG_ENTRY_WINDOW (object)->corrects);

  G_OBJECT_CLASS (bw_log_entry_window_parent_class)->finalize (object);
}

static void
bw_log_entry_window_class_init (BwLogEntryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_log_entry_window_dispose;
  object_class->finalize = bw_log_entry_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/log/bw-log-entry-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, at);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, text);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, view);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwLogEntryWindow, enter);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_clicked_cb);
}

static void
bw_log_entry_window_init (BwLogEntryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
}

/* What is corrected stands there as it was written. */
static void
fill_corrected (BwLogEntryWindow  *self,
                BwClientLedgerRow *line)
{
  const BwDocument *document = bw_client_ledger_row_get_document (line);
  JsonObject *members = bw_client_ledger_row_get_members (line);
  const char *text = bw_json_peek_string (members, "text");
  const char *area = bw_json_peek_string (members, "area");

  self->corrects = g_strdup (bw_document_get_id (document));
  if (area != NULL)
    {
      g_free (self->area);
      self->area = g_strdup (area);
    }
  gtk_window_set_title (GTK_WINDOW (self), _("Correct a Line of the Log"));
  gtk_text_buffer_set_text (self->text, text != NULL ? text : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  for (guint i = 0; i < BW_N_LOG_KINDS; i++)
    {
      if (g_strcmp0 (bw_json_peek_string (members, "kind"), bw_log_words_get_kind (i)) == 0)
        adw_combo_row_set_selected (self->kind, i);
    }
}

/**
 * bw_log_entry_window_new:
 * @parent: the window that it stands above
 * @desk: about whose scope it is
 * @corrected: (nullable): a line that is corrected: it stays, and the new one refers to it
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_log_entry_window_new (GtkWindow         *parent,
                         BwDesk            *desk,
                         BwClientLedgerRow *corrected)
{
  BwLogEntryWindow *self;
  g_autoptr (GtkStringList) kinds = NULL;
  g_autofree char *where = NULL;
  g_autofree char *at = NULL;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_LOG_ENTRY_WINDOW, "transient-for", parent, NULL);
  self->area = g_strdup (bw_desk_get_scope (desk));
  kinds = bw_log_words_new_kinds (NULL);
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  at = bw_donation_draft_write_time (corrected != NULL
                                       ? bw_document_get_at (bw_client_ledger_row_get_document (corrected))
                                       : bw_desk_get_now (desk),
                                     bw_desk_get_time_zone (desk));
  gtk_editable_set_text (self->at, at);
  if (corrected != NULL)
    fill_corrected (self, corrected);
  where = bw_call_words_dup_place (desk, self->area);
  gtk_label_set_label (self->where, where);
  self->desk = g_object_ref (desk);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  bw_form_follow_connection (self->offline, bw_desk_get_session (desk));
  update (self);
  return GTK_WIDGET (self);
}
