/* bw-gap-list.c: shifts that nobody covers, the nearest first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gap-list.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-export-button.h"
#include "bw-format.h"
#include "bw-symbol-icon.h"
#include "bw-team-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whoever has more than these has another trouble than where the next one is. */
#define MAX_ITEMS 300

struct _BwGapList
{
  GtkWidget parent_instance;

  GtkWidget   *box;
  GtkLabel    *count;
  BwExportButton *export;
  GtkWidget   *all;
  GtkWidget   *scroller;
  GtkListView *view;
  GtkLabel    *rest;
  GtkLabel    *empty;
  GtkButton   *unconfirmed;

  GListStore  *items;       /* (owned) (element-type BwGapItem): of the first of @gaps */
  GArray      *gaps;        /* (owned) (nullable) (element-type BwGap) */
  BwDesk      *desk;        /* (owned) (nullable) */
  gboolean     may_assign;
};

enum
{
  ASSIGN,
  ASSIGN_ALL,
  UNCONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char * const titles[] = { N_("Place"), N_("Shift"), NULL };

G_DEFINE_FINAL_TYPE (BwGapList, bw_gap_list, GTK_TYPE_WIDGET)

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  g_autoptr (BwGapItem) item = bw_gap_item_new (BW_GAP_LIST (user_data)->desk, row);

  return g_strdup (column == 0 ? bw_gap_item_get_title (item) : bw_gap_item_get_note (item));
}

/* (transfer full) (element-type BwGap): those too that are not listed. */
static GPtrArray *
list_rows (gpointer user_data)
{
  BwGapList *self = BW_GAP_LIST (user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->gaps->len; i++)
    g_ptr_array_add (rows, g_memdup2 (&g_array_index (self->gaps, BwGap, i), sizeof (BwGap)));

  return rows;
}

/* GTK holds on to the row at the top when others come before it: who has not scrolled
 * wants to see the first. */
static void
stay_at_top (BwGapList *self,
             double     before)
{
  if (before < 1.0 && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

/* What did not change keeps its row, and with it the focus. */
static void
replace_items (BwGapList *self,
               GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double before = gtk_adjustment_get_value (adjustment);
  guint n_before = g_list_model_get_n_items (model);
  guint first = 0;
  guint last = 0;

  for (; first < MIN (n_before, items->len); first++)
    {
      g_autoptr (BwGapItem) item = g_list_model_get_item (model, first);

      if (!bw_gap_item_equals (item, g_ptr_array_index (items, first)))
        break;
    }

  for (; last < MIN (n_before, items->len) - first; last++)
    {
      g_autoptr (BwGapItem) item = g_list_model_get_item (model, n_before - 1 - last);

      if (!bw_gap_item_equals (item, g_ptr_array_index (items, items->len - 1 - last)))
        break;
    }

  if (first + last == n_before && first + last == items->len)
    return;

  g_list_store_splice (self->items, first, n_before - first - last, items->pdata + first,
                       items->len - first - last);
  stay_at_top (self, before);
}

/* Whoever reads to the end is told that it is none. */
static void
show_rest (BwGapList *self,
           guint      n)
{
  g_autofree char *listed = bw_format_integer (MAX_ITEMS);
  g_autofree char *all = bw_format_integer (n);
  g_autofree char *text = NULL;

  /* Translators: below a list of shifts: so many are listed, of so many */
  text = g_strdup_printf (_("The first %s of %s are listed. Narrow the scope to see others; the file holds them all."),
                          listed, all);
  gtk_label_set_text (self->rest, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > MAX_ITEMS);
}

static void
show_count (BwGapList *self,
            guint      n)
{
  g_autofree char *text = bw_format_integer (n);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), n == 0);
  gtk_widget_set_visible (self->all, n > 1 && self->may_assign);
}

/* What is wrong is bold: its colour is not the same in the dark. */
static void
show_note (GtkLabel  *label,
           BwGapItem *item)
{
  const char *note = bw_gap_item_get_note (item);
  const char *state = bw_team_words_get_gap_state (bw_gap_item_get_gap (item));
  g_autofree char *when = g_strndup (note, strlen (note) - strlen (state));
  g_autofree char *markup = g_markup_printf_escaped ("%s<b>%s</b>", when, state);

  gtk_label_set_markup (label, markup);
}

static GtkWidget *
make_label (GtkWidget  *box,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_button_clicked_cb (GtkListItem *list_item,
                      GtkWidget   *button)
{
  GtkWidget *list = gtk_widget_get_ancestor (button, BW_TYPE_GAP_LIST);

  g_signal_emit (list, signals[ASSIGN], 0, gtk_list_item_get_item (list_item));
}

static void
on_factory_setup_cb (BwGapList                *self,
                     GtkListItem              *list_item,
                     GtkSignalListItemFactory *factory)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = bw_symbol_icon_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_with_label (_("Assign…"));

  gtk_widget_add_css_class (row, "gap-row");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small");
  bw_symbol_icon_set_tone (BW_SYMBOL_ICON (icon), BW_TONE_LATE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), button);
  make_label (texts, NULL);
  make_label (texts, "caption");
  gtk_label_set_use_markup (GTK_LABEL (gtk_widget_get_last_child (texts)), TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), list_item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
}

static void
on_factory_bind_cb (BwGapList                *self,
                    GtkListItem              *list_item,
                    GtkSignalListItemFactory *factory)
{
  BwGapItem *item = BW_GAP_ITEM (gtk_list_item_get_item (list_item));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *texts = gtk_widget_get_next_sibling (icon);
  GtkWidget *button = gtk_widget_get_next_sibling (texts);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  g_autofree char *name = g_strdup_printf ("%s, %s", bw_gap_item_get_title (item), bw_gap_item_get_note (item));
  g_autofree char *label = NULL;

  bw_symbol_icon_set_symbol (BW_SYMBOL_ICON (icon), bw_gap_item_get_gap (item)->is_pending ? BW_SYMBOL_TIGHT
                                                                                             : BW_SYMBOL_LATE);
  gtk_label_set_text (GTK_LABEL (title), bw_gap_item_get_title (item));
  show_note (GTK_LABEL (gtk_widget_get_next_sibling (title)), item);
  gtk_widget_set_tooltip_text (row, name);

  /* Translators: a button beside a shift that nobody covers, for those who cannot see it */
  label = g_strdup_printf (_("Assign: %s"), name);
  bw_accessible_set_label (GTK_ACCESSIBLE (button), label);
  gtk_widget_set_visible (button, self->may_assign && !bw_gap_item_get_gap (item)->is_pending);
  if (gtk_widget_get_parent (row) != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), name);
}

static void
on_view_activate_cb (BwGapList *self,
                     guint      position)
{
  g_autoptr (BwGapItem) item = NULL;

  g_assert (BW_IS_GAP_LIST (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  if (item != NULL && self->may_assign)
    g_signal_emit (self, signals[ASSIGN], 0, item);
}

static void
on_all_clicked_cb (BwGapList *self)
{
  g_assert (BW_IS_GAP_LIST (self));

  g_signal_emit (self, signals[ASSIGN_ALL], 0);
}

static void
on_unconfirmed_clicked_cb (BwGapList *self)
{
  g_assert (BW_IS_GAP_LIST (self));

  g_signal_emit (self, signals[UNCONFIRMED], 0);
}

static void
bw_gap_list_dispose (GObject *object)
{
  BwGapList *self = BW_GAP_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_GAP_LIST);
  g_clear_pointer (&self->gaps, g_array_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (bw_gap_list_parent_class)->dispose (object);
}

static void
bw_gap_list_class_init (BwGapListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_gap_list_dispose;

  signals[ASSIGN] = g_signal_new ("assign", BW_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BW_TYPE_GAP_ITEM);
  signals[ASSIGN_ALL] = g_signal_new ("assign-all", BW_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
  signals[UNCONFIRMED] = g_signal_new ("unconfirmed", BW_TYPE_GAP_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-gap-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwGapList, box);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, count);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, export);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, all);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, view);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, rest);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
  gtk_widget_class_bind_template_child (widget_class, BwGapList, unconfirmed);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unconfirmed_clicked_cb);
}

static void
bw_gap_list_init (BwGapList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (BW_TYPE_GAP_ITEM);
  bw_export_button_set_title (self->export, _("Shifts to cover"));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
}

GtkWidget *
bw_gap_list_new (void)
{
  return g_object_new (BW_TYPE_GAP_LIST, NULL);
}

/**
 * bw_gap_list_update:
 * @self: the list
 * @desk: whose language
 * @gaps: (element-type BwGap): the nearest first; kept, and not to be changed any more
 * @may_assign: the token is good for it
 */
void
bw_gap_list_update (BwGapList *self,
                    BwDesk    *desk,
                    GArray    *gaps,
                    gboolean   may_assign)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (BW_IS_GAP_LIST (self));
  g_return_if_fail (gaps != NULL);

  if (g_set_object (&self->desk, desk))
    bw_export_button_set_list (self->export, list_rows, titles, dup_cell, G_OBJECT (self));
  g_clear_pointer (&self->gaps, g_array_unref);
  self->gaps = g_array_ref (gaps);
  for (guint i = 0; i < MIN (gaps->len, MAX_ITEMS); i++)
    g_ptr_array_add (items, bw_gap_item_new (desk, &g_array_index (gaps, BwGap, i)));

  /* Rows are filled with the button or without. */
  if (may_assign != self->may_assign)
    g_list_store_remove_all (self->items);
  self->may_assign = may_assign;
  replace_items (self, items);
  show_count (self, gaps->len);
  show_rest (self, gaps->len);
}

/**
 * bw_gap_list_set_coverage:
 * @self: the list
 * @total: of all shifts of the scope
 *
 * Where an area has no roster, or no shift is known, no gap is known either: that is not
 * that all shifts are covered.
 */
void
bw_gap_list_set_coverage (BwGapList        *self,
                          const BwCoverage *total)
{
  guint n = total->unplanned;
  g_autofree char *number = bw_format_integer (n);
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_GAP_LIST (self));

  if (n > 0)
    /* Translators: shifts of areas of which nobody has told who is planned */
    text = g_strdup_printf (ngettext ("%s shift has no roster: nobody has told whether it is covered",
                                      "%s shifts have no roster: nobody has told whether they are covered", n), number);
  else if (total->needed == 0)
    text = g_strdup (_("No shift is known: no point or checkpoint is registered here that is open"));
  bw_calm_set_text (self->empty, text != NULL ? text : _("All shifts are covered"));
}

const char *
bw_gap_list_get_empty (BwGapList *self)
{
  g_return_val_if_fail (BW_IS_GAP_LIST (self), "");

  return gtk_widget_get_visible (GTK_WIDGET (self->empty)) ? gtk_label_get_label (self->empty) : "";
}

const char *
bw_gap_list_get_rest (BwGapList *self)
{
  g_return_val_if_fail (BW_IS_GAP_LIST (self), "");

  return gtk_widget_get_visible (GTK_WIDGET (self->rest)) ? gtk_label_get_label (self->rest) : "";
}

void
bw_gap_list_set_n_unconfirmed (BwGapList *self,
                               guint      n)
{
  g_autofree char *number = bw_format_integer (n);
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_GAP_LIST (self));

  /* Translators: teams that were told where to be, and have not answered in time */
  text = g_strdup_printf (ngettext ("%s team has not confirmed", "%s teams have not confirmed", n), number);
  gtk_button_set_label (self->unconfirmed, text);
  gtk_widget_set_visible (GTK_WIDGET (self->unconfirmed), n > 0);
}

GListModel *
bw_gap_list_get_model (BwGapList *self)
{
  g_return_val_if_fail (BW_IS_GAP_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}
