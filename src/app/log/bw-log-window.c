/* bw-log-window.c: the log of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-ledger-view.h"
#include "bw-log-entry-window.h"
#include "bw-log-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <string.h>

struct _BwLogWindow
{
  AdwWindow parent_instance;

  BwDesk          *desk;       /* (owned) (nullable) */
  BwClientLedger  *log;        /* (owned) (nullable) */
  GHashTable      *corrected;  /* (owned) (element-type utf8): ids */
  GtkCustomFilter *filter;     /* (owned) */
  GtkDropDown     *kind;       /* (unowned): a choice of the view */
  char            *sought;     /* (owned) (nullable): what a text must hold, in one case */

  BwLedgerView    *view;
  GtkWidget       *write;
  BwExportButton  *export;
};

G_DEFINE_FINAL_TYPE (BwLogWindow, bw_log_window, ADW_TYPE_WINDOW)

static const BwLedgerWords words =
{
  .reading = N_("The log is being read"),
  .list = N_("Lines of the log"),
  .empty = N_("Nothing in the Log"),
  .empty_advice = N_("Another kind, a longer time or a wider scope may show more."),
  .absent = N_("No Log Here"),
  .failed = N_("The Log Could Not Be Read"),
  .spans = { N_("Last day"), N_("Last week"), N_("Last month"), N_("All of it"), NULL },
  .lengths = { BW_TIME_DAY, 7 * BW_TIME_DAY, 31 * BW_TIME_DAY, 0 },
  .chosen = 1,
  .is_by_time = TRUE,
};

static gboolean
is_sought (BwLogWindow *self,
           JsonObject  *members)
{
  const char *text = bw_json_peek_string (members, "text");
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, self->sought) != NULL;
}

static gboolean
is_listed (gpointer item,
           gpointer user_data)
{
  BwLogWindow *self = BW_LOG_WINDOW (user_data);
  guint kind = gtk_drop_down_get_selected (self->kind);
  JsonObject *members;

  gboolean is_any = kind == 0 || kind > BW_N_LOG_KINDS;

  if (is_any && self->sought == NULL)
    return TRUE;

  members = bw_client_ledger_row_get_members (BW_CLIENT_LEDGER_ROW (item));
  if (self->sought != NULL && !is_sought (self, members))
    return FALSE;

  return is_any || g_strcmp0 (bw_json_peek_string (members, "kind"), bw_log_words_get_kind (kind - 1)) == 0;
}

enum
{
  TIME,
  KIND,
  TEXT,
  NOTE,
};

static const char * const titles[] = { N_("Time"), N_("Kind"), N_("Text"), N_("Note"), NULL };

static gboolean
is_corrected (BwLogWindow       *self,
              BwClientLedgerRow *line)
{
  return g_hash_table_contains (self->corrected, bw_document_get_id (bw_client_ledger_row_get_document (line)));
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwLogWindow *self = BW_LOG_WINDOW (user_data);
  BwClientLedgerRow *line = BW_CLIENT_LEDGER_ROW ((gpointer) row);
  const BwDocument *document = bw_client_ledger_row_get_document (line);
  JsonObject *members = bw_client_ledger_row_get_members (line);

  switch (column)
    {
    case TIME:
      return bw_time_format (bw_document_get_at (document), bw_desk_get_time_zone (self->desk));
    case KIND:
      return g_strdup (bw_log_words_describe_kind (bw_json_peek_string (members, "kind")));
    case TEXT:
      return g_strdup (bw_json_peek_string (members, "text"));
    case NOTE:
    default:
      return bw_log_words_dup_note (self->desk, line, is_corrected (self, line));
    }
}

/* A figure by telephone is corrected where it is held against the report. */
static void
offer_correction (BwLogWindow       *self,
                  BwLedgerLine      *line,
                  BwClientLedgerRow *row,
                  const char        *text)
{
  gboolean may = !is_corrected (self, row) && !bw_json_has (bw_client_ledger_row_get_members (row), "figure");
  /* Translators: opens a window that corrects a line of the log; %s: its text */
  g_autofree char *name = g_strdup_printf (_("Correct: %s"), text != NULL ? text : "");

  bw_ledger_line_offer (line, _("Correct…"), name, may ? "log.correct" : NULL,
                        bw_document_get_id (bw_client_ledger_row_get_document (row)));
}

static void
fill_line (BwLedgerLine      *line,
           BwClientLedgerRow *row,
           gpointer           user_data)
{
  BwLogWindow *self = BW_LOG_WINDOW (user_data);
  JsonObject *members = bw_client_ledger_row_get_members (row);
  const char *text = bw_json_peek_string (members, "text");
  g_autofree char *time = bw_format_as_of (bw_document_get_at (bw_client_ledger_row_get_document (row)),
                                           bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                           bw_desk_get_language (self->desk));
  g_autofree char *note = bw_log_words_dup_note (self->desk, row, is_corrected (self, row));

  bw_ledger_line_say (line, time, bw_log_words_describe_kind (bw_json_peek_string (members, "kind")),
                      text != NULL ? text : "", note);
  offer_correction (self, line, row, text);
}

/* Whether one may write, and what is on its way. */
static void
update (BwLogWindow *self)
{
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *remark = NULL;

  if (self->desk == NULL)
    return;

  waiting = bw_edits_list (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ENTRY);
  if (waiting->len > 0)
    /* Translators: lines of the log that have not reached the server. */
    remark = bw_format_text (ngettext ("%u line is not sent yet", "%u lines are not sent yet", waiting->len),
                             waiting->len);
  bw_ledger_view_set_remark (self->view, remark);
  gtk_widget_set_sensitive (self->write, bw_call_edits_may_write (self->desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.correct", bw_call_edits_may_write (self->desk));
}

/* Few correct another one: the others are told by a word in their text. */
static void
on_log_items_changed_cb (BwLogWindow *self,
                         guint        position,
                         guint        n_removed,
                         guint        n_added,
                         GListModel  *log)
{
  gboolean is_marked = FALSE;

  g_assert (BW_IS_LOG_WINDOW (self));

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (log, position + i);
      const char *corrects = NULL;

      if (strstr (bw_document_get_json (bw_client_ledger_row_get_document (row)), "\"corrects\"") != NULL)
        corrects = bw_json_peek_string (bw_client_ledger_row_get_members (row), "corrects");
      if (corrects != NULL)
        is_marked |= g_hash_table_add (self->corrected, g_strdup (corrects));
    }

  if (is_marked)
    bw_ledger_view_refill (self->view);
}

static void
on_kind_selected_cb (BwLogWindow *self,
                     GParamSpec  *pspec,
                     GtkDropDown *kind)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_changed_cb (BwLogWindow    *self,
                      GtkSearchEntry *search)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (search));

  g_assert (BW_IS_LOG_WINDOW (self));

  g_free (self->sought);
  self->sought = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_write_clicked_cb (BwLogWindow *self,
                     GtkButton   *button)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  bw_ahead_present (GTK_WINDOW (bw_log_entry_window_new (GTK_WINDOW (self), self->desk, NULL)));
}

static void
correct_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BwLogWindow *self = BW_LOG_WINDOW (widget);
  BwClientLedgerRow *line = bw_client_ledger_find (self->log, g_variant_get_string (parameter, NULL));

  if (line != NULL)
    bw_ahead_present (GTK_WINDOW (bw_log_entry_window_new (GTK_WINDOW (self), self->desk, line)));
}

static void
on_edits_changed_cb (BwLogWindow *self,
                     BwEdits     *edits)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  update (self);
}

/* What this desk has written is read there when it has arrived. */
static void
on_outbox_taken_cb (BwLogWindow         *self,
                    BwClientOutboxEntry *entry,
                    BwClientOutbox      *outbox)
{
  BwDocumentType type;
  g_autofree char *id = bw_edits_dup_id (entry, &type);

  g_assert (BW_IS_LOG_WINDOW (self));

  if (id != NULL && type == BW_DOCUMENT_TYPE_ENTRY)
    bw_client_ledger_refresh (self->log);
}

static void
bw_log_window_dispose (GObject *object)
{
  BwLogWindow *self = BW_LOG_WINDOW (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_LOG_WINDOW);
  g_clear_object (&self->filter);
  g_clear_object (&self->log);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_log_window_parent_class)->dispose (object);
}

static void
bw_log_window_finalize (GObject *object)
{
  g_clear_pointer (&BW_LOG_WINDOW (object)->corrected, g_hash_table_unref);
  g_clear_pointer (&BW_LOG_WINDOW (object)->sought, g_free);

  G_OBJECT_CLASS (bw_log_window_parent_class)->finalize (object);
}

static void
bw_log_window_class_init (BwLogWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_log_window_dispose;
  object_class->finalize = bw_log_window_finalize;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  g_type_ensure (BW_TYPE_LEDGER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/log/bw-log-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, view);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, write);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_write_clicked_cb);
  gtk_widget_class_install_action (widget_class, "log.correct", "s", correct_action);
}

static void
bw_log_window_init (BwLogWindow *self)
{
  self->corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filter = gtk_custom_filter_new (is_listed, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_kinds (BwLogWindow *self)
{
  GtkWidget *kind = gtk_drop_down_new (G_LIST_MODEL (bw_log_words_new_kinds (_("All kinds"))), NULL);

  gtk_widget_set_valign (kind, GTK_ALIGN_CENTER);
  bw_accessible_set_label (GTK_ACCESSIBLE (kind), _("Kind of the lines"));
  self->kind = GTK_DROP_DOWN (kind);
  bw_ledger_view_add_choice (self->view, kind);
  g_signal_connect_object (kind, "notify::selected", G_CALLBACK (on_kind_selected_cb), self, G_CONNECT_SWAPPED);
}

static void
add_search (BwLogWindow *self)
{
  GtkWidget *search = gtk_search_entry_new ();

  gtk_widget_set_valign (search, GTK_ALIGN_CENTER);
  g_object_set (search, "placeholder-text", _("Text of a line"), NULL);
  bw_accessible_set_label (GTK_ACCESSIBLE (search), _("Search the text of the log"));
  bw_ledger_view_add_choice (self->view, search);
  g_signal_connect_object (search, "search-changed", G_CALLBACK (on_search_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bw_log_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope it follows
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_log_window_new (GtkWindow *parent,
                   BwDesk    *desk)
{
  BwLogWindow *self;
  BwClientSession *session;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_LOG_WINDOW, "transient-for", parent, NULL);
  session = bw_desk_get_session (desk);
  self->desk = g_object_ref (desk);
  add_kinds (self);
  add_search (self);
  self->log = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_ENTRY);
  g_signal_connect_object (self->log, "items-changed", G_CALLBACK (on_log_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  bw_ledger_view_set_fill (self->view, fill_line, self);
  bw_ledger_view_set_up (self->view, desk, self->log, &words, GTK_FILTER (self->filter));
  bw_export_button_set_model (self->export, bw_ledger_view_get_lines (self->view), titles, dup_cell, G_OBJECT (self));
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_client_session_get_outbox (session), "taken", G_CALLBACK (on_outbox_taken_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
