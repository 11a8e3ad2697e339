/* bw-issued-window.c: the briefings that were issued of a scope and below
 *
 *   loading ──a page is read──► list / empty / nobody to ask
 *                        └────► failed ──retry──► loading
 *
 * The newest stands first. What one says is fetched when it is opened: there it is
 * printed and saved as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-issued-window.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-call-words.h"
#include "bw-client-ledger.h"
#include "bw-export-button.h"
#include "bw-format.h"
#include "bw-issued-row.h"
#include "bw-issued-sheet.h"
#include "bw-sheet-window.h"
#include "bw-time.h"

#include <glib/gi18n.h>

#define TICKS_PER_LOOK 30

struct _BwIssuedWindow
{
  AdwWindow parent_instance;

  BwDesk           *desk;    /* (owned) (nullable) */
  BwClientLedger   *ledger;  /* (owned) (nullable) */
  GtkSortListModel *sheets;  /* (owned) (nullable): in their order */
  guint             n_ticks;

  GtkLabel         *where;
  GtkDropDown      *span;
  GtkStack         *stack;
  GtkSpinner       *spinner;
  GtkListView      *list;
  AdwStatusPage    *failed;
  GtkLabel         *footer;
  BwExportButton   *export;
};

G_DEFINE_FINAL_TYPE (BwIssuedWindow, bw_issued_window, ADW_TYPE_WINDOW)

/* How far back. 0: all of it. */
static const gint64 spans[] = { 31 * BW_TIME_DAY, 366 * BW_TIME_DAY, 0 };

/* In the order of BwIssuedColumn. */
static const char * const titles[] = { N_("Number"), N_("Area"), N_("Title"), N_("As of"), N_("Prepared by"),
                                       N_("Approved by"), N_("Check"), NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (titles) == BW_ISSUED_CHECK + 2);

static int
compare_sheets (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const BwDocument *first = bw_client_ledger_row_get_document ((BwClientLedgerRow *) a);
  const BwDocument *second = bw_client_ledger_row_get_document ((BwClientLedgerRow *) b);

  return bw_document_get_seq (first) > bw_document_get_seq (second) ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
}

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwIssuedWindow *self = BW_ISSUED_WINDOW (user_data);

  return bw_issued_row_dup_cell (self->desk, BW_CLIENT_LEDGER_ROW ((gpointer) row), (BwIssuedColumn) column);
}

static const char *
find_state (BwIssuedWindow *self)
{
  /* What is there is shown, whatever becomes of the rest. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sheets)) > 0)
    return "list";

  switch (bw_client_ledger_get_state (self->ledger))
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

/* What is missing, and until when the rest holds. */
static void
show_footer (BwIssuedWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 as_of = bw_client_ledger_get_as_of (self->ledger);

  if (as_of != 0)
    {
      g_autofree char *time = bw_format_as_of (as_of, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                               bw_desk_get_language (self->desk));

      g_string_append_printf (text, _("As of %s"), time);
    }
  if (bw_client_ledger_get_state (self->ledger) == BW_LEDGER_STATE_FAILED && as_of != 0)
    g_string_append_printf (text, " · %s", _("what came since could not be read"));
  if (bw_client_ledger_is_cut_off (self->ledger))
    g_string_append_printf (text, " · %s", _("there is more than can be shown: choose a shorter time"));
  if (bw_client_ledger_get_n_faulty (self->ledger) > 0)
    g_string_append_printf (text, " · %s", _("some cannot be read by this release: update it to see them"));

  gtk_label_set_label (self->footer, text->str);
}

static void
update (BwIssuedWindow *self)
{
  const GError *error;
  const char *state;

  if (self->desk == NULL || self->sheets == NULL)
    return;

  error = bw_client_ledger_get_error (self->ledger);
  state = find_state (self);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  adw_status_page_set_description (self->failed, error != NULL ? error->message : NULL);
  gtk_stack_set_visible_child_name (self->stack, state);
  show_footer (self);
}

static void
follow_scope (BwIssuedWindow *self)
{
  const char *scope = bw_desk_get_scope (self->desk);
  g_autofree char *where = bw_call_words_dup_place (self->desk, scope);

  gtk_label_set_label (self->where, where);
  bw_client_ledger_set_scope (self->ledger, *scope != '\0' ? scope : NULL);
  update (self);
}

static void
follow_span (BwIssuedWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->span);
  gint64 span = index < G_N_ELEMENTS (spans) ? spans[index] : 0;

  bw_client_ledger_set_span (self->ledger, span != 0 ? bw_desk_get_now (self->desk) - span : 0, G_MAXINT64);
}

static void
on_factory_setup_cb (GtkSignalListItemFactory *factory,
                     GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, bw_issued_row_new ());
}

static void
on_factory_bind_cb (BwIssuedWindow           *self,
                    GtkListItem              *list_item,
                    GtkSignalListItemFactory *factory)
{
  BwIssuedRow *row = BW_ISSUED_ROW (gtk_list_item_get_child (list_item));
  GtkWidget *list_row = gtk_widget_get_parent (GTK_WIDGET (row));

  bw_issued_row_set_sheet (row, self->desk, BW_CLIENT_LEDGER_ROW (gtk_list_item_get_item (list_item)));
  /* The row of the list, which has the focus, says what ours shows. */
  if (list_row != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (list_row), bw_issued_row_get_name (row));
}

static void
on_list_activate_cb (BwIssuedWindow *self,
                     guint           position,
                     GtkListView    *list)
{
  g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->sheets), position);
  g_autoptr (BwIssuedSheet) sheet = NULL;

  g_assert (BW_IS_ISSUED_WINDOW (self));

  if (row == NULL)
    return;

  sheet = bw_issued_sheet_new (bw_desk_get_session (self->desk), bw_client_ledger_row_get_members (row));
  bw_ahead_present (GTK_WINDOW (bw_sheet_window_new (GTK_WINDOW (self), self->desk, BW_PRINTABLE (sheet))));
}

static void
on_sheets_changed_cb (BwIssuedWindow *self)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  update (self);
}

static void
on_ledger_state_cb (BwIssuedWindow *self,
                    GParamSpec     *pspec,
                    BwClientLedger *ledger)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  update (self);
}

static void
on_span_selected_cb (BwIssuedWindow *self,
                     GParamSpec     *pspec,
                     GtkDropDown    *span)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  if (self->ledger != NULL)
    follow_span (self);
}

static void
on_retry_clicked_cb (BwIssuedWindow *self,
                     GtkButton      *button)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  bw_client_ledger_refresh (self->ledger);
}

static void
on_desk_scope_cb (BwIssuedWindow *self,
                  GParamSpec     *pspec,
                  BwDesk         *desk)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  follow_scope (self);
}

static void
on_desk_tick_cb (BwIssuedWindow *self,
                 BwDesk         *desk)
{
  g_assert (BW_IS_ISSUED_WINDOW (self));

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_LOOK == 0
      && bw_client_session_get_connection (bw_desk_get_session (desk)) == BW_CONNECTION_LIVE)
    bw_client_ledger_refresh (self->ledger);
}

static void
bw_issued_window_dispose (GObject *object)
{
  BwIssuedWindow *self = BW_ISSUED_WINDOW (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->sheets);
  g_clear_object (&self->ledger);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ISSUED_WINDOW);

  G_OBJECT_CLASS (bw_issued_window_parent_class)->dispose (object);
}

static void
bw_issued_window_class_init (BwIssuedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_issued_window_dispose;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/print/bw-issued-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, span);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, failed);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, BwIssuedWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_span_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
bw_issued_window_init (BwIssuedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_choices (BwIssuedWindow *self)
{
  const char *words[] = { _("Last month"), _("Last year"), _("All of it"), NULL };
  g_autoptr (GtkStringList) times = gtk_string_list_new (words);

  gtk_drop_down_set_model (self->span, G_LIST_MODEL (times));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->span), _("How far back"));
}

static void
make_list (BwIssuedWindow *self)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sheets, NULL, NULL));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->sheets = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->ledger)), sorter);
  gtk_sort_list_model_set_incremental (self->sheets, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (on_factory_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheets, "items-changed", G_CALLBACK (on_sheets_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->sheets)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  bw_export_button_set_model (self->export, G_LIST_MODEL (self->sheets), titles, dup_cell, G_OBJECT (self));
}

/**
 * bw_issued_window_new:
 * @parent: the window that it stands above
 * @desk: whose scope it follows
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_issued_window_new (GtkWindow *parent,
                      BwDesk    *desk)
{
  BwIssuedWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_ISSUED_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  fill_choices (self);
  self->ledger = bw_client_ledger_new (bw_desk_get_session (desk), BW_DOCUMENT_TYPE_BRIEFING);
  g_signal_connect_object (self->ledger, "notify::state", G_CALLBACK (on_ledger_state_cb), self, G_CONNECT_SWAPPED);
  make_list (self);
  g_signal_connect_object (desk, "notify::scope", G_CALLBACK (on_desk_scope_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  follow_span (self);
  follow_scope (self);
  return GTK_WIDGET (self);
}
