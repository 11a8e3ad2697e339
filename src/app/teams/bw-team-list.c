/* bw-team-list.c: teams that could come, to be dragged into the grid
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-team-list.h"

#include "bw-accessible.h"
#include "bw-calm.h"
#include "bw-export-button.h"
#include "bw-format.h"
#include "bw-team-row.h"

#include <glib/gi18n.h>

/* Of the visual reference: a row that is lifted stands a little askew. */
#define TILT 1.0

struct _BwTeamList
{
  GtkWidget parent_instance;

  GtkWidget   *box;
  GtkLabel    *count;
  BwExportButton *export;
  GtkLabel    *target;
  GtkWidget   *scroller;
  GtkListView *view;
  GtkLabel    *rest;
  GtkLabel    *empty;

  GListStore  *items;       /* (owned) (element-type BwTeamItem) */
  GtkWidget   *drag_text;   /* (owned) (nullable): of the icon of a drag */
  gboolean     may_assign;
};

enum
{
  TEAM_ACTIVATED,
  DRAG_BEGAN,
  DRAG_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char * const titles[] = { N_("Team"), N_("Note"), N_("State"), NULL };

G_DEFINE_FINAL_TYPE (BwTeamList, bw_team_list, GTK_TYPE_WIDGET)

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwTeamItem *item = BW_TEAM_ITEM ((gpointer) row);

  return g_strdup (column == 0 ? bw_team_item_get_name (item)
                   : column == 1 ? bw_team_item_get_note (item) : bw_team_item_get_badge (item));
}

static BwTeamList *
find_list (GtkWidget *row)
{
  return BW_TEAM_LIST (gtk_widget_get_ancestor (row, BW_TYPE_TEAM_LIST));
}

/* GTK holds on to the row at the top when others come before it: who has not scrolled
 * wants to see the first. */
static void
stay_at_top (BwTeamList *self,
             double      before)
{
  if (before < 1.0 && g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

static void
replace_items (BwTeamList *self,
               GPtrArray  *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double before = gtk_adjustment_get_value (adjustment);
  guint n_before = g_list_model_get_n_items (model);
  guint first = 0;

  for (; first < MIN (n_before, items->len); first++)
    {
      g_autoptr (BwTeamItem) item = g_list_model_get_item (model, first);

      if (!bw_team_item_equals (item, g_ptr_array_index (items, first)))
        break;
    }

  if (first == n_before && first == items->len)
    return;

  g_list_store_splice (self->items, first, n_before - first, items->pdata + first, items->len - first);
  stay_at_top (self, before);
}

/* In the list and in its file: whoever reads to the end is told that it is none. */
static void
show_rest (BwTeamList *self,
           guint       n_listed,
           guint       n_all)
{
  g_autofree char *listed = bw_format_integer (n_listed);
  g_autofree char *all = bw_format_integer (n_all);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  /* Translators: below a list of teams: so many are listed, of so many */
  text = g_strdup_printf (_("The best %s of %s are listed; the dialog of a shift finds others by name."), listed, all);
  /* Translators: the name of a list, and of its file: so many are listed, of so many */
  title = g_strdup_printf (_("Available teams: the best %s of %s"), listed, all);
  gtk_label_set_text (self->rest, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n_listed < n_all);
  bw_export_button_set_title (self->export, n_listed < n_all ? title : _("Available teams"));
}

/* The row as it was, lifted. */
static GtkWidget *
make_drag_icon (BwTeamList *self,
                BwTeamItem *item)
{
  GtkWidget *fixed = gtk_fixed_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (bw_team_item_get_name (item));
  g_autoptr (GskTransform) tilt = gsk_transform_rotate (gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (6, 10)),
                                                        -TILT);

  g_clear_object (&self->drag_text);
  self->drag_text = g_object_ref_sink (gtk_label_new (bw_team_item_get_note (item)));
  gtk_widget_add_css_class (name, "strong");
  gtk_widget_add_css_class (self->drag_text, "caption");
  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (self->drag_text), 0.0f);
  gtk_label_set_width_chars (GTK_LABEL (self->drag_text), 34);
  gtk_label_set_max_width_chars (GTK_LABEL (self->drag_text), 34);
  gtk_label_set_ellipsize (GTK_LABEL (self->drag_text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), self->drag_text);
  gtk_box_append (GTK_BOX (card), bw_accessible_new_sign ("list-drag-handle-symbolic"));
  gtk_box_append (GTK_BOX (card), texts);
  gtk_widget_add_css_class (card, "team-drag");
  gtk_fixed_put (GTK_FIXED (fixed), card, 0, 0);
  gtk_fixed_set_child_transform (GTK_FIXED (fixed), card, tilt);
  return fixed;
}

static GdkContentProvider *
on_source_prepare_cb (BwTeamRow     *row,
                      double         x,
                      double         y,
                      GtkDragSource *source)
{
  BwTeamItem *item = bw_team_row_get_item (row);

  if (item == NULL || !find_list (GTK_WIDGET (row))->may_assign)
    return NULL;

  return gdk_content_provider_new_typed (BW_TYPE_TEAM_ITEM, item);
}

static void
on_source_drag_begin_cb (BwTeamRow     *row,
                         GdkDrag       *drag,
                         GtkDragSource *source)
{
  BwTeamList *self = find_list (GTK_WIDGET (row));
  BwTeamItem *item = bw_team_row_get_item (row);

  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), make_drag_icon (self, item));
  gtk_widget_add_css_class (GTK_WIDGET (row), "dragged");
  g_signal_emit (self, signals[DRAG_BEGAN], 0, item);
}

static void
on_source_drag_end_cb (BwTeamRow     *row,
                       GdkDrag       *drag,
                       gboolean       is_deleted,
                       GtkDragSource *source)
{
  BwTeamList *self = find_list (GTK_WIDGET (row));

  gtk_widget_remove_css_class (GTK_WIDGET (row), "dragged");
  if (self == NULL)
    return;

  g_clear_object (&self->drag_text);
  g_signal_emit (self, signals[DRAG_ENDED], 0);
}

static void
on_factory_setup_cb (BwTeamList               *self,
                     GtkListItem              *list_item,
                     GtkSignalListItemFactory *factory)
{
  GtkWidget *row = bw_team_row_new (TRUE);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_source_prepare_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_source_drag_begin_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (on_source_drag_end_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (list_item, row);
}

static void
on_factory_bind_cb (BwTeamList               *self,
                    GtkListItem              *list_item,
                    GtkSignalListItemFactory *factory)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  BwTeamItem *item = BW_TEAM_ITEM (gtk_list_item_get_item (list_item));
  g_autofree char *name = g_strdup_printf ("%s, %s", bw_team_item_get_name (item), bw_team_item_get_note (item));

  bw_team_row_set_item (BW_TEAM_ROW (row), item);
  if (gtk_widget_get_parent (row) != NULL)
    bw_accessible_set_label (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), name);
}

static void
on_view_activate_cb (BwTeamList *self,
                     guint       position)
{
  g_autoptr (BwTeamItem) item = NULL;

  g_assert (BW_IS_TEAM_LIST (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  if (item != NULL)
    g_signal_emit (self, signals[TEAM_ACTIVATED], 0, item);
}

static void
bw_team_list_dispose (GObject *object)
{
  BwTeamList *self = BW_TEAM_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_TEAM_LIST);
  g_clear_object (&self->drag_text);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (bw_team_list_parent_class)->dispose (object);
}

static void
bw_team_list_class_init (BwTeamListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_team_list_dispose;

  signals[TEAM_ACTIVATED] = g_signal_new ("team-activated", BW_TYPE_TEAM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, BW_TYPE_TEAM_ITEM);
  signals[DRAG_BEGAN] = g_signal_new ("drag-began", BW_TYPE_TEAM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, BW_TYPE_TEAM_ITEM);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", BW_TYPE_TEAM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/teams/bw-team-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, box);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, count);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, export);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, target);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, view);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, rest);
  gtk_widget_class_bind_template_child (widget_class, BwTeamList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
}

static void
bw_team_list_init (BwTeamList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (BW_TYPE_TEAM_ITEM);
  bw_export_button_set_title (self->export, _("Available teams"));
  bw_export_button_set_model (self->export, G_LIST_MODEL (self->items), titles, dup_cell, G_OBJECT (self));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items))));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
}

GtkWidget *
bw_team_list_new (void)
{
  return g_object_new (BW_TYPE_TEAM_LIST, NULL);
}

/**
 * bw_team_list_update:
 * @self: the list
 * @items: (element-type BwTeamItem): who could come, best first
 * @n_all: how many could come, those too that are not listed
 * @target: (nullable): to which shift of which place
 * @empty: why there may be nobody
 * @may_assign: the token is good for it
 */
void
bw_team_list_update (BwTeamList *self,
                     GPtrArray  *items,
                     guint       n_all,
                     const char *target,
                     const char *empty,
                     gboolean    may_assign)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (BW_IS_TEAM_LIST (self));
  g_return_if_fail (items != NULL);

  self->may_assign = may_assign;
  replace_items (self, items);
  count = bw_format_integer (n_all);
  /* Translators: how many teams there are for a shift */
  text = g_strdup_printf (ngettext ("%s team", "%s teams", n_all), count);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), items->len > 0);
  show_rest (self, items->len, n_all);
  gtk_label_set_text (self->target, target != NULL ? target : "");
  gtk_widget_set_visible (GTK_WIDGET (self->target), target != NULL);
  gtk_widget_set_visible (self->scroller, items->len > 0);
  bw_calm_set_text (self->empty, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), items->len == 0);
}

void
bw_team_list_set_drag_text (BwTeamList *self,
                            const char *text,
                            gboolean    is_refused)
{
  g_return_if_fail (BW_IS_TEAM_LIST (self));

  if (self->drag_text == NULL)
    return;

  gtk_label_set_text (GTK_LABEL (self->drag_text), text);
  if (is_refused)
    gtk_widget_add_css_class (self->drag_text, "late");
  else
    gtk_widget_remove_css_class (self->drag_text, "late");
}

const char *
bw_team_list_get_rest (BwTeamList *self)
{
  g_return_val_if_fail (BW_IS_TEAM_LIST (self), "");

  return gtk_widget_get_visible (GTK_WIDGET (self->rest)) ? gtk_label_get_label (self->rest) : "";
}

const char *
bw_team_list_get_empty (BwTeamList *self)
{
  g_return_val_if_fail (BW_IS_TEAM_LIST (self), "");

  return gtk_widget_get_visible (GTK_WIDGET (self->empty)) ? gtk_label_get_label (self->empty) : "";
}

GListModel *
bw_team_list_get_model (BwTeamList *self)
{
  g_return_val_if_fail (BW_IS_TEAM_LIST (self), NULL);

  return G_LIST_MODEL (self->items);
}
