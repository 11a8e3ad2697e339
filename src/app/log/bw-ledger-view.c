/* bw-ledger-view.c: a ledger of a scope as a list, as far back as somebody wants
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ledger-view.h"

#include "bw-accessible.h"
#include "bw-call-words.h"
#include "bw-format.h"
#include "bw-refusal-words.h"

#include <glib/gi18n.h>

#define TICKS_PER_LOOK 30

/* GTK keeps about two hundred lines in use, of eight widgets each; once all that it keeps are
 * there, the rest costs nothing. Some come or go, then there is time for a frame. */
#define N_KEPT       240
#define STEP         4

/* On a line that is in use: its row. */
#define ROW_KEY      "bw-ledger-row"
#define STEP_TIME_MS 20

struct _BwLedgerView
{
  GtkBox parent_instance;

  BwDesk              *desk;      /* (owned) (nullable) */
  BwClientLedger      *ledger;    /* (owned) (nullable) */
  GtkFilterListModel  *lines;     /* (owned) (nullable): in their order */
  GtkSliceListModel   *shown;     /* (owned) (nullable): of these the first, more and more */
  guint                step_source;
  gboolean             is_closing;
  const BwLedgerWords *words;     /* (unowned) */
  BwLedgerFillFunc     fill;
  gpointer             user_data; /* (unowned): of it */
  char                *remark;    /* (owned) (nullable) */
  guint                n_ticks;

  GtkBox              *choices;
  GtkLabel            *where;
  GtkDropDown         *span;
  GtkStack            *stack;
  GtkSpinner          *spinner;
  GtkListView         *list;
  AdwStatusPage       *empty;
  AdwStatusPage       *absent;
  AdwStatusPage       *failed;
  GtkLabel            *footer;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwLedgerView, bw_ledger_view, GTK_TYPE_BOX)

/* The newest first. What came last was mostly booked last; a line may be written down late. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const BwLedgerWords *words = user_data;
  const BwDocument *first = bw_client_ledger_row_get_document ((BwClientLedgerRow *) a);
  const BwDocument *second = bw_client_ledger_row_get_document ((BwClientLedgerRow *) b);
  gint64 first_at = bw_document_get_at (first);
  gint64 second_at = bw_document_get_at (second);

  if (words->is_by_time && first_at != second_at)
    return first_at > second_at ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;

  return bw_document_get_seq (first) > bw_document_get_seq (second) ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
}

static const char *
find_state (BwLedgerView *self)
{
  /* What is there is shown, whatever becomes of the rest. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0)
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

static void
add_note (GString    *text,
          gboolean    is_so,
          const char *note)
{
  if (!is_so)
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (text, note);
}

/* What is missing, and until when the rest holds. */
static void
show_footer (BwLedgerView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 as_of = bw_client_ledger_get_as_of (self->ledger);

  if (as_of != 0)
    {
      g_autofree char *time = bw_format_as_of (as_of, bw_desk_get_now (self->desk), bw_desk_get_time_zone (self->desk),
                                               bw_desk_get_language (self->desk));

      g_string_append_printf (text, _("As of %s"), time);
    }
  add_note (text, bw_client_ledger_get_state (self->ledger) == BW_LEDGER_STATE_FAILED && as_of != 0,
            _("what came since could not be read"));
  add_note (text, bw_client_ledger_is_cut_off (self->ledger),
            _("there is more than can be shown: choose a shorter time"));
  add_note (text, bw_client_ledger_get_n_faulty (self->ledger) > 0,
            _("some cannot be read by this release: update it to see them"));
  add_note (text, self->remark != NULL, self->remark);
  gtk_label_set_label (self->footer, text->str);
}

static void
update (BwLedgerView *self)
{
  g_autofree char *why = NULL;
  const char *state;

  if (self->lines == NULL)
    return;

  why = bw_refusal_words_dup_error (bw_client_ledger_get_error (self->ledger));
  state = find_state (self);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (state, "loading"));
  adw_status_page_set_description (self->failed, why);
  gtk_stack_set_visible_child_name (self->stack, state);
  show_footer (self);
}

/* TRUE: as many are shown as there are. */
static gboolean
show_more (BwLedgerView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (n > size)
    gtk_slice_list_model_set_size (self->shown, size < N_KEPT ? size + STEP : G_MAXUINT);

  return n <= gtk_slice_list_model_get_size (self->shown);
}

/* TRUE: none is shown any more. */
static gboolean
show_less (BwLedgerView *self)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->shown)), N_KEPT);

  gtk_slice_list_model_set_size (self->shown, n > STEP ? n - STEP : 0);
  return n <= STEP;
}

static gboolean
on_step_timeout_cb (gpointer user_data)
{
  BwLedgerView *self = user_data;

  g_assert (BW_IS_LEDGER_VIEW (self));

  if (!(self->is_closing ? show_less (self) : show_more (self)))
    return G_SOURCE_CONTINUE;

  self->step_source = 0;
  if (self->is_closing)
    gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  return G_SOURCE_REMOVE;
}

static void
step_on (BwLedgerView *self)
{
  if (self->step_source == 0)
    self->step_source = g_timeout_add_full (G_PRIORITY_HIGH_IDLE, STEP_TIME_MS, on_step_timeout_cb, self, NULL);
}

static void
follow_scope (BwLedgerView *self)
{
  const char *scope = bw_desk_get_scope (self->desk);
  g_autofree char *where = bw_call_words_dup_place (self->desk, scope);

  gtk_label_set_label (self->where, where);
  bw_client_ledger_set_scope (self->ledger, *scope != '\0' ? scope : NULL);
  update (self);
}

static void
follow_span (BwLedgerView *self)
{
  guint index = gtk_drop_down_get_selected (self->span);
  gint64 length = index < BW_LEDGER_VIEW_N_SPANS ? self->words->lengths[index] : 0;

  bw_client_ledger_set_span (self->ledger, length != 0 ? bw_desk_get_now (self->desk) - length : 0, G_MAXINT64);
}

static void
on_factory_setup_cb (BwLedgerView             *self,
                     GtkListItem              *item,
                     GtkSignalListItemFactory *factory)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  gtk_list_item_set_activatable (item, self->words->opens);
  gtk_list_item_set_child (item, bw_ledger_line_new ());
}

static void
fill_line (BwLedgerView *self,
           BwLedgerLine *line)
{
  BwClientLedgerRow *row = g_object_get_data (G_OBJECT (line), ROW_KEY);

  if (self->fill != NULL && row != NULL)
    self->fill (line, row, self->user_data);
}

static void
on_factory_unbind_cb (BwLedgerView             *self,
                      GtkListItem              *item,
                      GtkSignalListItemFactory *factory)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ROW_KEY, NULL);
}

static void
on_factory_bind_cb (BwLedgerView             *self,
                    GtkListItem              *item,
                    GtkSignalListItemFactory *factory)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  g_object_set_data_full (G_OBJECT (gtk_list_item_get_child (item)), ROW_KEY,
                          g_object_ref (gtk_list_item_get_item (item)), g_object_unref);
  fill_line (self, BW_LEDGER_LINE (gtk_list_item_get_child (item)));
}

static void
on_list_activate_cb (BwLedgerView *self,
                     guint         position,
                     GtkListView  *list)
{
  g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (G_LIST_MODEL (self->lines), position);

  g_assert (BW_IS_LEDGER_VIEW (self));

  if (row != NULL)
    g_signal_emit (self, signals[OPENED], 0, row);
}

static void
on_lines_changed_cb (BwLedgerView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  g_assert (BW_IS_LEDGER_VIEW (self));

  /* Another scope, another time: it begins anew. */
  if (n == 0)
    gtk_slice_list_model_set_size (self->shown, STEP);
  else if (n > gtk_slice_list_model_get_size (self->shown))
    step_on (self);
  update (self);
}

static void
on_ledger_state_cb (BwLedgerView   *self,
                    GParamSpec     *pspec,
                    BwClientLedger *ledger)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  update (self);
}

static void
on_span_selected_cb (BwLedgerView *self,
                     GParamSpec   *pspec,
                     GtkDropDown  *span)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  if (self->lines != NULL)
    follow_span (self);
}

static void
on_retry_clicked_cb (BwLedgerView *self,
                     GtkButton    *button)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  bw_client_ledger_refresh (self->ledger);
}

static void
on_desk_scope_cb (BwLedgerView *self,
                  GParamSpec   *pspec,
                  BwDesk       *desk)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  follow_scope (self);
}

static void
on_desk_tick_cb (BwLedgerView *self,
                 BwDesk       *desk)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  self->n_ticks++;
  if (self->n_ticks % TICKS_PER_LOOK == 0
      && bw_client_session_get_connection (bw_desk_get_session (desk)) == BW_CONNECTION_LIVE)
    bw_client_ledger_refresh (self->ledger);
}

/* Who stands in front sees it gone at once. */
static gboolean
on_window_close_request_cb (BwLedgerView *self,
                            GtkWindow    *window)
{
  g_assert (BW_IS_LEDGER_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  self->is_closing = TRUE;
  step_on (self);
  return GDK_EVENT_STOP;
}

static void
bw_ledger_view_dispose (GObject *object)
{
  BwLedgerView *self = BW_LEDGER_VIEW (object);

  g_clear_handle_id (&self->step_source, g_source_remove);
  self->fill = NULL;
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->lines);
  g_clear_object (&self->ledger);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_LEDGER_VIEW);

  G_OBJECT_CLASS (bw_ledger_view_parent_class)->dispose (object);
}

static void
bw_ledger_view_finalize (GObject *object)
{
  g_free (BW_LEDGER_VIEW (object)->remark);

  G_OBJECT_CLASS (bw_ledger_view_parent_class)->finalize (object);
}

static void
bw_ledger_view_class_init (BwLedgerViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_ledger_view_dispose;
  object_class->finalize = bw_ledger_view_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BW_TYPE_CLIENT_LEDGER_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/log/bw-ledger-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, choices);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, where);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, span);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, stack);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, spinner);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, list);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, empty);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, absent);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, failed);
  gtk_widget_class_bind_template_child (widget_class, BwLedgerView, footer);
  gtk_widget_class_bind_template_callback (widget_class, on_span_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
}

static void
bw_ledger_view_init (BwLedgerView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
say_words (BwLedgerView *self)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (guint i = 0; self->words->spans[i] != NULL; i++)
    gtk_string_list_append (times, _(self->words->spans[i]));
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (times));
  gtk_drop_down_set_selected (self->span, self->words->chosen);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->span), _("How far back"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->spinner), _(self->words->reading));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->list), _(self->words->list));
  adw_status_page_set_title (self->empty, _(self->words->empty));
  adw_status_page_set_description (self->empty, _(self->words->empty_advice));
  adw_status_page_set_title (self->absent, _(self->words->absent));
  adw_status_page_set_title (self->failed, _(self->words->failed));
}

static void
make_list (BwLedgerView *self,
           GtkFilter    *filter)
{
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, (gpointer) self->words, NULL));
  GtkSortListModel *sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->ledger)), sorter);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->lines = gtk_filter_list_model_new (G_LIST_MODEL (sorted), filter != NULL ? g_object_ref (filter) : NULL);
  gtk_filter_list_model_set_incremental (self->lines, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), 0, STEP);
  /* After it: it tells its own list first what has changed. */
  g_signal_connect_object (self->lines, "items-changed", G_CALLBACK (on_lines_changed_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_single_click_activate (self->list, self->words->opens);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * bw_ledger_view_set_up:
 * @self: a view that shows nothing yet, in its window
 * @desk: whose scope it follows
 * @ledger: what it shows, and reads
 * @words: what that is called; must outlive the view
 * @filter: (nullable): which of its rows
 */
void
bw_ledger_view_set_up (BwLedgerView        *self,
                       BwDesk              *desk,
                       BwClientLedger      *ledger,
                       const BwLedgerWords *words,
                       GtkFilter           *filter)
{
  g_return_if_fail (BW_IS_LEDGER_VIEW (self) && self->lines == NULL);
  g_return_if_fail (BW_IS_DESK (desk) && BW_IS_CLIENT_LEDGER (ledger) && words != NULL);

  self->desk = g_object_ref (desk);
  self->ledger = g_object_ref (ledger);
  self->words = words;
  say_words (self);
  g_signal_connect_object (ledger, "notify::state", G_CALLBACK (on_ledger_state_cb), self, G_CONNECT_SWAPPED);
  make_list (self, filter);
  g_signal_connect_object (desk, "notify::scope", G_CALLBACK (on_desk_scope_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (self)), "close-request",
                           G_CALLBACK (on_window_close_request_cb), self, G_CONNECT_SWAPPED);
  follow_span (self);
  follow_scope (self);
}

/**
 * bw_ledger_view_set_fill:
 * @self: a view
 * @fill: what a line says of a row, asked for when it is first looked at
 * @user_data: for it; the view must not outlive it
 *
 * Before the view is set up.
 */
void
bw_ledger_view_set_fill (BwLedgerView     *self,
                         BwLedgerFillFunc  fill,
                         gpointer          user_data)
{
  g_return_if_fail (BW_IS_LEDGER_VIEW (self));

  self->fill = fill;
  self->user_data = user_data;
}

/**
 * bw_ledger_view_refill:
 * @self: a view
 *
 * Asks anew what the lines in use say.
 */
void
bw_ledger_view_refill (BwLedgerView *self)
{
  g_return_if_fail (BW_IS_LEDGER_VIEW (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (BW_IS_LEDGER_LINE (line))
        fill_line (self, BW_LEDGER_LINE (line));
    }
}

/**
 * bw_ledger_view_add_choice:
 * @self: a view
 * @choice: of what is listed
 *
 * Puts @choice before that of the time.
 */
void
bw_ledger_view_add_choice (BwLedgerView *self,
                           GtkWidget    *choice)
{
  g_return_if_fail (BW_IS_LEDGER_VIEW (self));

  gtk_box_insert_child_after (self->choices, choice, GTK_WIDGET (self->where));
}

/**
 * bw_ledger_view_set_remark:
 * @self: a view
 * @remark: (nullable): what is to be known of the list besides
 */
void
bw_ledger_view_set_remark (BwLedgerView *self,
                           const char   *remark)
{
  g_return_if_fail (BW_IS_LEDGER_VIEW (self));

  if (g_strcmp0 (self->remark, remark) == 0)
    return;

  g_free (self->remark);
  self->remark = g_strdup (remark);
  update (self);
}

GListModel *
bw_ledger_view_get_lines (BwLedgerView *self)
{
  g_return_val_if_fail (BW_IS_LEDGER_VIEW (self), NULL);

  return G_LIST_MODEL (self->lines);
}
