/* bw-log-window.c: the log of a scope
 *
 *   loading ──a page is read──► list / empty / nobody to ask
 *                        └────► failed ──retry──► loading
 *
 * The newest stands first. Lines are filtered and put in order in slices, so that a
 * long log holds nobody up; a line is parsed when it is first looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-call-words.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-json.h"
#include "bw-log-entry-window.h"
#include "bw-log-row.h"
#include "bw-log-words.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <string.h>

#define TICKS_PER_LOOK 30

struct _BwLogWindow
{
  AdwWindow parent_instance;

  BwDesk             *desk;       /* (owned) (nullable) */
  BwClientLedger     *log;        /* (owned) (nullable) */
  GHashTable         *corrected;  /* (owned) (element-type utf8): ids */
  GtkFilterListModel *lines;      /* (owned) (nullable): in their order */
  GtkCustomFilter    *filter;     /* (owned) */
  guint               n_ticks;

  GtkLabel           *where;
  GtkDropDown        *kind;
  GtkDropDown        *span;
  GtkStack           *stack;
  GtkSpinner         *spinner;
  GtkListView        *list;
  AdwStatusPage      *failed;
  GtkLabel           *footer;
  GtkWidget          *write;
  BwExportButton     *export;
};

G_DEFINE_FINAL_TYPE (BwLogWindow, bw_log_window, ADW_TYPE_WINDOW)

/* How far back. 0: all of it. */
static const gint64 spans[] = { BW_TIME_DAY, 7 * BW_TIME_DAY, 31 * BW_TIME_DAY, 0 };

static gboolean
is_listed (gpointer item,
           gpointer user_data)
{
  BwLogWindow *self = BW_LOG_WINDOW (user_data);
  guint kind = gtk_drop_down_get_selected (self->kind);
  JsonObject *members;

  if (kind == 0 || kind > BW_N_LOG_KINDS)
    return TRUE;

  members = bw_client_ledger_row_get_members (BW_CLIENT_LEDGER_ROW (item));
  return g_strcmp0 (bw_json_peek_string (members, "kind"), bw_log_words_get_kind (kind - 1)) == 0;
}

/* What came last was mostly booked last; a line may be written down late. */
static int
compare_lines (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const BwDocument *first = bw_client_ledger_row_get_document ((BwClientLedgerRow *) a);
  const BwDocument *second = bw_client_ledger_row_get_document ((BwClientLedgerRow *) b);
  gint64 first_at = bw_document_get_at (first);
  gint64 second_at = bw_document_get_at (second);

  if (first_at != second_at)
    return first_at > second_at ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;

  return bw_document_get_seq (first) > bw_document_get_seq (second) ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
}

enum
{
  TIME,
  KIND,
  TEXT,
  NOTE,
};

static const char * const titles[] = { N_("Time"), N_("Kind"), N_("Text"), N_("Note"), NULL };

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
      return bw_log_row_dup_note (self->desk, line,
                                  g_hash_table_contains (self->corrected, bw_document_get_id (document)));
    }
}

static const char *
find_state (BwLogWindow *self)
{
  BwLedgerState state = bw_client_ledger_get_state (self->log);

  /* What is there is shown, whatever becomes of the rest. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0)
    return "list";

  switch (state)
    {
    case BW_LEDGER_STATE_READING:
      return "loading";
    case BW_LEDGER_STATE_FAILED:
      return "failed";
    case BW_LEDGER_STATE_ABSENT:
      return "absent";
    case BW_LEDGER_STATE_READ:
    default:
      return "empty";
    }
}

/* What is on its way, what is missing, and until when the rest holds. */
static void
show_footer (BwLogWindow *self)
{
  g_autoptr (GPtrArray) waiting = bw_edits_list (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_ENTRY);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 as_of = bw_client_ledger_get_as_of (self->log);

  if (as_of != 0)
    {
      g_autofree char *time = bw_format_as_of (as_of, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                               bw_desk_get_language (self->desk));

      g_string_append_printf (text, _("As of %s"), time);
    }
  if (bw_client_ledger_get_state (self->log) == BW_LEDGER_STATE_FAILED && as_of != 0)
    g_string_append_printf (text, " · %s", _("what came since could not be read"));
  if (bw_client_ledger_is_cut_off (self->log))
    g_string_append_printf (text, " · %s", _("there is more than can be shown: choose a shorter time"));
  if (waiting->len > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      /* Translators: lines of the log that have not reached the server. */
      bw_format_text_append (text, ngettext ("%u line is not sent yet", "%u lines are not sent yet", waiting->len),
                             waiting->len);
    }
  gtk_label_set_label (self->footer, text->str);
}

static void
update (BwLogWindow *self)
{
  const GError *error;
  const char *state;

  if (self->desk == NULL || self->lines == NULL)
    return;

  error = bw_client_ledger_get_error (self->log);
  state = find_state (self);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  adw_status_page_set_description (self->failed, error != NULL ? error->message : NULL);
  gtk_stack_set_visible_child_name (self->stack, state);
  gtk_widget_set_sensitive (self->write, bw_call_edits_may_write (self->desk));
  show_footer (self);
}

static void
follow_scope (BwLogWindow *self)
{
  g_autofree char *where = bw_call_words_dup_place (self->desk, bw_desk_get_scope (self->desk));

  gtk_label_set_label (self->where, where);
  bw_client_ledger_set_scope (self->log, *bw_desk_get_scope (self->desk) != '\0' ? bw_desk_get_scope (self->desk)
                                                                                 : NULL);
  update (self);
}

static void
follow_span (BwLogWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->span);
  gint64 span = index < G_N_ELEMENTS (spans) ? spans[index] : 0;

  bw_client_ledger_set_span (self->log, span != 0 ? bw_desk_get_now (self->desk) - span : 0, G_MAXINT64);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, bw_log_row_new ());
}

static void
on_factory_bind_cb (BwLogWindow              *self,
                    GtkListItem              *list_item,
                    GtkSignalListItemFactory *factory)
{
  BwLogRow *row = BW_LOG_ROW (gtk_list_item_get_child (list_item));
  BwClientLedgerRow *line = BW_CLIENT_LEDGER_ROW (gtk_list_item_get_item (list_item));
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (row));

  bw_log_row_set_line (row, self->desk, line,
                       g_hash_table_contains (self->corrected,
                                              bw_document_get_id (bw_client_ledger_row_get_document (line))));
  /* The row of the list, which has the focus, says what ours shows. */
  if (list_row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (list_row), bw_log_row_get_name (row));
}

/* Few correct another one: the others are told by a word in their text. */
static void
on_log_items_changed_cb (BwLogWindow *self,
                         guint        position,
                         guint        n_removed,
                         guint        n_added,
                         GListModel  *log)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (log, position + i);
      const char *corrects = NULL;

      if (strstr (bw_document_get_json (bw_client_ledger_row_get_document (row)), "\"corrects\"") != NULL)
        corrects = bw_json_peek_string (bw_client_ledger_row_get_members (row), "corrects");
      if (corrects != NULL)
        g_hash_table_add (self->corrected, g_strdup (corrects));
    }
}

static void
on_lines_changed_cb (BwLogWindow *self)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  update (self);
}

static void
on_log_state_cb (BwLogWindow    *self,
                 GParamSpec     *pspec,
                 BwClientLedger *log)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  update (self);
}

static void
on_kind_selected_cb (BwLogWindow *self,
                     GParamSpec  *pspec,
                     GtkDropDown *kind)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
on_span_selected_cb (BwLogWindow *self,
                     GParamSpec  *pspec,
                     GtkDropDown *span)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  if (self->log != NULL)
    follow_span (self);
}

static void
on_write_clicked_cb (BwLogWindow *self,
                     GtkButton   *button)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  bw_ahead_present (GTK_WINDOW (bw_log_entry_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_retry_clicked_cb (BwLogWindow *self,
                     GtkButton   *button)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  bw_client_ledger_refresh (self->log);
}

static void
on_desk_scope_cb (BwLogWindow *self,
                  GParamSpec  *pspec,
                  BwDesk      *desk)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  follow_scope (self);
}

static void
on_desk_tick_cb (BwLogWindow *self,
                 BwDesk      *desk)
{
  g_assert (BW_IS_LOG_WINDOW (self));

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_LOOK == 0
      && bw_client_session_get_connection (bw_desk_get_session (desk)) == BW_CONNECTION_LIVE)
    bw_client_ledger_refresh (self->log);
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

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->lines);
  g_clear_object (&self->filter);
  g_clear_object (&self->log);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_LOG_WINDOW);

  G_OBJECT_CLASS (bw_log_window_parent_class)->dispose (object);
}

static void
bw_log_window_finalize (GObject *object)
{
  g_clear_pointer (&BW_LOG_WINDOW (object)->corrected, g_hash_table_unref);

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
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/log/bw-log-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, span);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, write);
  gtk_widget_class_bind_template_child (widget_class, BwLogWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_span_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_write_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
}

static void
bw_log_window_init (BwLogWindow *self)
{
  self->corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filter = gtk_custom_filter_new (is_listed, self, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_choices (BwLogWindow *self)
{
  const char *words[] = { _("Last day"), _("Last week"), _("Last month"), _("All of it"), NULL };
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) times = gtk_string_list_new (words);

  gtk_string_list_append (kinds, _("All kinds"));
  for (guint i = 0; i < BW_N_LOG_KINDS; i++)
    gtk_string_list_append (kinds, bw_log_words_describe_kind (bw_log_words_get_kind (i)));

  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (times));
  gtk_drop_down_set_selected (self->span, 1);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->kind), _("Kind of the lines"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->span), _("How far back"));
}

static void
make_list (BwLogWindow *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_lines, NULL, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->log)), sorter);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->lines = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (GTK_FILTER (self->filter)));
  gtk_filter_list_model_set_incremental (self->lines, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lines, "items-changed", G_CALLBACK (on_lines_changed_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  bw_export_button_set_model (self->export, G_LIST_MODEL (self->lines), titles, dup_cell, G_OBJECT (self));
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
  fill_choices (self);
  self->log = bw_client_ledger_new (session, BW_DOCUMENT_TYPE_ENTRY);
  g_signal_connect_object (self->log, "items-changed", G_CALLBACK (on_log_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->log, "notify::state", G_CALLBACK (on_log_state_cb), self, G_CONNECT_SWAPPED);
  make_list (self);
  g_signal_connect_object (desk, "notify::scope", G_CALLBACK (on_desk_scope_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_client_session_get_outbox (session), "taken", G_CALLBACK (on_outbox_taken_cb), self,
                           G_CONNECT_SWAPPED);
  follow_span (self);
  follow_scope (self);
  return GTK_WIDGET (self);
}
