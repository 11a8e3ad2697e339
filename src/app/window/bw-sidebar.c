/* bw-sidebar.c: the pages, what needs attention on them, and the countdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-sidebar.h"

#include "bw-accessible.h"
#include "bw-attention.h"
#include "bw-countdown.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-order-list.h"
#include "bw-page-words.h"
#include "bw-roster-keeper.h"
#include "bw-visit-facts.h"
#include "bw-visit-keeper.h"

#include <glib/gi18n.h>

#define FULL_WIDTH 200
#define FOLDED_WIDTH 52

#define TICKS_PER_LOOK 10

/* So many: it is not known yet. */
#define UNKNOWN G_MAXUINT

/* One row; borrowed from the list. */
typedef struct
{
  GtkListBoxRow *row;
  GtkWidget     *label;
  GtkLabel      *count;
} Entry;

struct _BwSidebar
{
  AdwBin parent_instance;

  BwDesk         *desk;     /* (owned) (nullable) */
  BwOrderList    *orders;   /* (unowned) (nullable): of @desk */
  BwVisitKeeper  *visits;   /* (unowned) (nullable): of @desk */
  BwRosterKeeper *rosters;  /* (unowned) (nullable): of @desk */
  Entry           entries[BW_N_PAGES];
  guint           n_ticks;
  gboolean        is_folded;

  GtkWidget      *title;
  GtkListBox     *list;
  BwCountdown    *countdown;
};

G_DEFINE_FINAL_TYPE (BwSidebar, bw_sidebar, ADW_TYPE_BIN)

static void
add_entry (BwSidebar *self,
           BwPage     page)
{
  Entry *entry = &self->entries[page];
  const char *title = bw_page_words_get_title (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = bw_accessible_new_sign (bw_page_words_get_icon_name (page));

  entry->label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (entry->label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (entry->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (entry->label, TRUE);

  entry->count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (entry->count), "count");
  gtk_widget_add_css_class (GTK_WIDGET (entry->count), "numeric");

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), entry->label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (entry->count));

  entry->row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (entry->row, box);
  bw_accessible_set_label (GTK_ACCESSIBLE (entry->row), title);
  gtk_list_box_append (self->list, GTK_WIDGET (entry->row));
}

static void
show_count (BwSidebar *self,
            BwPage     page,
            guint      number,
            gboolean   is_urgent)
{
  Entry *entry = &self->entries[page];
  g_autofree char *text = number == UNKNOWN ? g_strdup ("…")
                          : number > 0 ? bw_format_integer (number) : g_strdup ("");
  gboolean is_late = is_urgent && number > 0 && number != UNKNOWN;
  g_autofree char *description = NULL;

  if (g_str_equal (gtk_label_get_label (entry->count), text)
      && !is_late == !gtk_widget_has_css_class (GTK_WIDGET (entry->count), "late"))
    return;

  gtk_label_set_label (entry->count, text);
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (entry->count), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry->count), "late");

  if (number == UNKNOWN)
    /* Translators: spoken: how many entries of a page of the sidebar need somebody is not known yet */
    description = g_strdup (_("being counted"));
  else
    /* Translators: entries of a page of the sidebar, spoken */
    description = bw_format_text (ngettext ("%u needs attention", "%u need attention", number), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  number > 0 ? description : "", -1);
}

/* What an order or a follow-up says is found by those who keep them. */
static void
update_orders (BwSidebar *self)
{
  gboolean is_late;
  guint n = bw_order_list_count_open (self->orders, &is_late);

  show_count (self, BW_PAGE_ORDERS, n, is_late);
}

/* Shifts without a team, of those that are not over. Before all is read it is not known of
 * how many nobody takes care, which is not none. */
static void
update_teams (BwSidebar *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  BwRoster *roster = bw_roster_keeper_get_roster (self->rosters);
  gboolean is_known = roster != NULL && bw_client_session_is_complete (bw_desk_get_session (self->desk));
  BwCoverage total = { 0 };

  if (scope != BW_PLACE_NONE && is_known)
    bw_roster_get_total (roster, scope, &total);
  show_count (self, BW_PAGE_TEAMS, scope != BW_PLACE_NONE && !is_known ? UNKNOWN : total.missing + total.thin, TRUE);
}

static void
update_followups (BwSidebar *self)
{
  BwPlace scope = bw_desk_get_scope_place (self->desk);
  guint n_overdue = 0;
  guint n = scope != BW_PLACE_NONE ? UNKNOWN : 0;

  if (scope != BW_PLACE_NONE && bw_visit_keeper_is_whole (self->visits))
    n = bw_visit_facts_count_open (bw_visit_keeper_get_book (self->visits), bw_desk_get_places (self->desk), scope,
                                   bw_desk_get_data_now (self->desk), &n_overdue);
  show_count (self, BW_PAGE_INSPECTIONS, n, n_overdue > 0);
}

static void
update_counts (BwSidebar *self)
{
  BwAttention attention;

  bw_attention_count (&attention, self->desk);
  show_count (self, BW_PAGE_SAMPLING, attention.sampling, FALSE);
  show_count (self, BW_PAGE_CHECKPOINTS, attention.checkpoints, TRUE);
}

static void
update_selection (BwSidebar *self)
{
  gtk_list_box_select_row (self->list, self->entries[bw_desk_get_page (self->desk)].row);
}

static void
on_list_row_activated_cb (BwSidebar     *self,
                          GtkListBoxRow *row,
                          GtkListBox    *list)
{
  int index = gtk_list_box_row_get_index (row);

  g_assert (BW_IS_SIDEBAR (self));

  if (self->desk != NULL && index >= 0 && index < BW_N_PAGES)
    bw_desk_set_page (self->desk, (BwPage) index);
}

/* The list selects what gets the focus; the mark stays on the page that is shown
 * until a row is pressed. */
static void
on_list_row_selected_cb (BwSidebar     *self,
                         GtkListBoxRow *row,
                         GtkListBox    *list)
{
  g_assert (BW_IS_SIDEBAR (self));

  if (self->desk != NULL && row != self->entries[bw_desk_get_page (self->desk)].row)
    update_selection (self);
}

static void
on_desk_refresh_cb (BwSidebar          *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_counts (self);
  if (change != NULL && !change->structure)
    return;

  update_followups (self);
  update_teams (self);
}

/* Deadlines pass also when nothing comes in. */
static void
on_desk_tick_cb (BwSidebar *self)
{
  g_assert (BW_IS_SIDEBAR (self));

  if (++self->n_ticks % TICKS_PER_LOOK == 0)
    update_followups (self);
}

static void
on_orders_changed_cb (BwSidebar *self)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_orders (self);
}

static void
on_rosters_changed_cb (BwSidebar *self)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_teams (self);
}

static void
on_session_complete_cb (BwSidebar *self)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_teams (self);
}

static void
on_visits_changed_cb (BwSidebar *self)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_followups (self);
}

static void
on_desk_page_cb (BwSidebar  *self,
                 GParamSpec *pspec,
                 BwDesk     *desk)
{
  g_assert (BW_IS_SIDEBAR (self));

  update_selection (self);
}

static void
bw_sidebar_dispose (GObject *object)
{
  BwSidebar *self = BW_SIDEBAR (object);

  self->orders = NULL;
  self->visits = NULL;
  self->rosters = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_sidebar_parent_class)->dispose (object);
}

static void
bw_sidebar_class_init (BwSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_sidebar_dispose;

  g_type_ensure (BW_TYPE_COUNTDOWN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, BwSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, BwSidebar, countdown);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_selected_cb);
}

static void
bw_sidebar_init (BwSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < BW_N_PAGES; i++)
    add_entry (self, (BwPage) i);
}

/**
 * bw_sidebar_set_desk:
 * @self: a sidebar
 * @desk: whose pages it shows; set once
 */
void
bw_sidebar_set_desk (BwSidebar *self,
                     BwDesk    *desk)
{
  g_return_if_fail (BW_IS_SIDEBAR (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  bw_countdown_set_desk (self->countdown, desk);
  self->orders = bw_order_list_get (desk);
  self->visits = bw_visit_keeper_get (desk);
  self->rosters = bw_roster_keeper_get (desk);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "tick", G_CALLBACK (on_desk_tick_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::page", G_CALLBACK (on_desk_page_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->orders, "changed", G_CALLBACK (on_orders_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visits, "changed", G_CALLBACK (on_visits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rosters, "changed", G_CALLBACK (on_rosters_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "notify::complete", G_CALLBACK (on_session_complete_cb), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  update_orders (self);
  update_followups (self);
  update_teams (self);
  update_selection (self);
}

/**
 * bw_sidebar_set_folded:
 * @self: a sidebar
 * @is_folded: icons only
 */
void
bw_sidebar_set_folded (BwSidebar *self,
                       gboolean   is_folded)
{
  g_return_if_fail (BW_IS_SIDEBAR (self));

  if (self->is_folded == is_folded)
    return;

  self->is_folded = is_folded;
  gtk_widget_set_visible (self->title, !is_folded);
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), !is_folded);
  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      gtk_widget_set_visible (self->entries[i].label, !is_folded);
      gtk_widget_set_visible (GTK_WIDGET (self->entries[i].count), !is_folded);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->entries[i].row),
                                   is_folded ? bw_page_words_get_title ((BwPage) i) : NULL);
    }
  gtk_widget_set_size_request (GTK_WIDGET (self), is_folded ? FOLDED_WIDTH : FULL_WIDTH, -1);
  if (is_folded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "folded");
}

/**
 * bw_sidebar_is_folded:
 * @self: a sidebar
 *
 * Returns: whether it shows icons only
 */
gboolean
bw_sidebar_is_folded (BwSidebar *self)
{
  g_return_val_if_fail (BW_IS_SIDEBAR (self), FALSE);

  return self->is_folded;
}

/**
 * bw_sidebar_get_count:
 * @self: a sidebar
 * @page: a page
 *
 * Returns: (transfer none): the number at the end of its row, "" for none
 */
const char *
bw_sidebar_get_count (BwSidebar *self,
                      BwPage     page)
{
  g_return_val_if_fail (BW_IS_SIDEBAR (self), "");
  g_return_val_if_fail (page < BW_N_PAGES, "");

  return gtk_label_get_label (self->entries[page].count);
}
