/* bw-area-list.c: the parts of the scope, who lags first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-list.h"

#include "bw-area-list-private.h"
#include "bw-area-parts.h"

#include <glib/gi18n.h>

/* Of the visual reference: city, and everything below. */
#define ROW_HEIGHT       34
#define DENSE_ROW_HEIGHT 32

/* Not more than two orders a second. */
#define SORT_DISTANCE_MS 500

/* Lists of areas, whose order depends on the time of day; points have none that does. */
#define N_REREAD 1000

static const char *order_names[] = { "latest-first", "least-done-first", "by-code" };
G_STATIC_ASSERT (G_N_ELEMENTS (order_names) == BW_AREA_ORDER_BY_CODE + 1);

typedef enum
{
  PROP_ORDER = 1,
} BwAreaListProperty;

static GParamSpec *properties[PROP_ORDER + 1];

G_DEFINE_FINAL_TYPE (BwAreaList, bw_area_list, GTK_TYPE_WIDGET)

static guint32
find_key (BwPlace  place,
          gpointer user_data)
{
  BwAreaList *self = user_data;

  return self->facts != NULL ? bw_area_line_get_key (self->facts, place, self->order) : 0;
}

/* What keys and rows are made of that are asked for meanwhile; %NULL: no more. */
static void
set_facts (BwAreaList    *self,
           const BwFacts *facts)
{
  self->facts = facts;
  bw_area_rows_set_facts (self->rows, facts);
}

static void
fill_marked_rows (BwAreaList *self)
{
  BwFacts facts;

  if (self->desk == NULL)
    return;

  bw_facts_init (&facts, self->desk);
  bw_area_rows_fill (self->rows, &facts, NULL, FALSE);
}

/* The place whose row has the focus. */
static BwPlace
get_focused (BwAreaList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return BW_PLACE_NONE;

  child = gtk_widget_get_first_child (focus);
  return child != NULL && BW_IS_AREA_ROW (child) ? bw_area_row_get_place (BW_AREA_ROW (child))
                                                 : BW_PLACE_NONE;
}

static void
sort (BwAreaList *self)
{
  BwPlace focused = get_focused (self);
  BwAreaRow *row;

  g_clear_handle_id (&self->sort_source, g_source_remove);
  self->sorted = g_get_monotonic_time ();
  if (!bw_place_model_sort (self->model))
    return;

  bw_area_rows_assign (self->rows);
  fill_marked_rows (self);

  /* The focus stays on the place, not on the line. */
  row = bw_area_rows_find (self->rows, focused);
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

static gboolean
on_sort_timeout_cb (gpointer user_data)
{
  BwAreaList *self = user_data;

  g_assert (BW_IS_AREA_LIST (self));

  self->sort_source = 0;
  if (!self->is_pointed)
    sort (self);

  return G_SOURCE_REMOVE;
}

/* Now, soon, or when the pointer has gone. */
static void
request_sort (BwAreaList *self)
{
  gint64 waited = (g_get_monotonic_time () - self->sorted) / 1000;

  if (!bw_place_model_is_unsorted (self->model) || self->is_pointed || self->sort_source != 0)
    return;

  if (waited >= SORT_DISTANCE_MS)
    sort (self);
  else
    self->sort_source = g_timeout_add ((guint) (SORT_DISTANCE_MS - waited), on_sort_timeout_cb, self);
}

static void
set_parts (BwAreaList    *self,
           const BwFacts *facts)
{
  g_auto (BwAreaParts) parts = { 0 };
  g_autoptr (GPtrArray) names = NULL;
  gboolean is_empty;

  bw_area_parts_init (&parts, facts->places, self->scope);
  is_empty = parts.listed->len == 0;
  if (parts.is_dense)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "dense");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "dense");

  names = bw_area_parts_list_names (&parts, facts->places, facts->language);
  bw_area_columns_init (&self->columns, GTK_WIDGET (self->view),
                        (const char * const *) names->pdata, facts->is_chinese, parts.is_dense);
  bw_area_header_set_columns (self->header, &self->columns, parts.is_sites);
  bw_area_rows_set_height (self->rows, parts.is_dense ? DENSE_ROW_HEIGHT : ROW_HEIGHT);

  gtk_label_set_text (self->title, bw_area_parts_get_title (&parts, facts->places));
  bw_export_button_set_title (self->export, bw_area_parts_get_title (&parts, facts->places));
  bw_area_list_offer_export (self, parts.is_sites);
  gtk_widget_set_visible (GTK_WIDGET (self->export), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (self->header), !is_empty);
  gtk_widget_set_visible (self->empty, is_empty);
  /* Points have no history of their own: nothing can be suggested of them. */
  gtk_widget_set_visible (self->suggest, !is_empty && !parts.is_sites);

  if (bw_place_model_set_parts (self->model, (const BwPlace *) (gpointer) parts.listed->data,
                                parts.listed->len))
    bw_area_rows_assign (self->rows);
  else
    bw_place_model_update (self->model, NULL, 0);
  bw_area_rows_set_selected (self->rows, bw_desk_get_selected (self->desk));
}

/* What was chosen elsewhere is shown here, without taking the focus. */
static void
reveal_selected (BwAreaList *self)
{
  BwPlace selected = bw_desk_get_selected (self->desk);
  guint position;

  if (selected != BW_PLACE_NONE && bw_place_model_find (self->model, selected, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
update_order_label (BwAreaList *self)
{
  const char *labels[] = { _("Most late first"), _("Least done first"), _("By code") };

  gtk_menu_button_set_label (self->order_button, labels[self->order]);
}

static void
on_view_activate_cb (BwAreaList *self,
                     guint       position)
{
  BwPlace place = bw_place_model_get_place (self->model, position);

  g_assert (BW_IS_AREA_LIST (self));

  if (place == BW_PLACE_NONE || self->desk == NULL)
    return;

  if (bw_place_tree_is_site (bw_desk_get_places (self->desk), place))
    {
      bw_desk_set_selected (self->desk, place);
      bw_area_list_show_site (self, place);
    }
  else
    bw_desk_set_scope_place (self->desk, place);
}

static gboolean
on_view_query_tooltip_cb (BwAreaList *self,
                          int         x,
                          int         y,
                          gboolean    by_keyboard,
                          GtkTooltip *tooltip)
{
  g_autofree char *text = NULL;
  BwPlace place;
  BwFacts facts;

  g_assert (BW_IS_AREA_LIST (self));

  place = by_keyboard ? get_focused (self) : bw_area_rows_pick (self->rows, y);
  if (place == BW_PLACE_NONE || self->desk == NULL)
    return FALSE;

  bw_facts_init (&facts, self->desk);
  text = bw_area_line_dup_tooltip (&facts, place);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
on_motion_motion_cb (BwAreaList *self,
                     double      x,
                     double      y)
{
  g_assert (BW_IS_AREA_LIST (self));

  self->is_pointed = TRUE;
  if (self->desk != NULL && y >= 0.0)
    bw_desk_set_hovered (self->desk, bw_area_rows_pick (self->rows, y));
}

static void
on_motion_leave_cb (BwAreaList *self)
{
  g_assert (BW_IS_AREA_LIST (self));

  self->is_pointed = FALSE;
  if (self->desk != NULL)
    bw_desk_set_hovered (self->desk, BW_PLACE_NONE);
  request_sort (self);
}

static void
on_adjustment_changed_cb (BwAreaList *self)
{
  g_assert (BW_IS_AREA_LIST (self));

  fill_marked_rows (self);
}

/* Space chooses without going there, Escape lets go. */
static gboolean
on_keys_pressed_cb (BwAreaList      *self,
                    guint            key,
                    guint            code,
                    GdkModifierType  modifiers)
{
  BwPlace focused = get_focused (self);
  BwPlace selected;

  g_assert (BW_IS_AREA_LIST (self));

  if (self->desk == NULL || focused == BW_PLACE_NONE || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  selected = bw_desk_get_selected (self->desk);
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    bw_desk_set_selected (self->desk, focused != selected ? focused : BW_PLACE_NONE);
  else if (key == GDK_KEY_Escape && selected != BW_PLACE_NONE)
    bw_desk_set_selected (self->desk, BW_PLACE_NONE);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
on_desk_selected_cb (BwAreaList *self)
{
  g_assert (BW_IS_AREA_LIST (self));

  bw_area_rows_set_selected (self->rows, bw_desk_get_selected (self->desk));
  reveal_selected (self);
}

static void
on_desk_hovered_cb (BwAreaList *self)
{
  g_assert (BW_IS_AREA_LIST (self));

  bw_area_rows_set_hovered (self->rows, bw_desk_get_hovered (self->desk));
}

static void
bw_area_list_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_ORDER)
    g_value_set_string (value, bw_area_list_get_order (BW_AREA_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_area_list_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  if (prop_id == PROP_ORDER)
    bw_area_list_set_order (BW_AREA_LIST (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_area_list_dispose (GObject *object)
{
  BwAreaList *self = BW_AREA_LIST (object);

  g_clear_handle_id (&self->sort_source, g_source_remove);
  if (self->strip != NULL)
    gtk_widget_unparent (self->strip);
  g_clear_object (&self->strip);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_AREA_LIST);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_area_list_parent_class)->dispose (object);
}

static void
bw_area_list_finalize (GObject *object)
{
  BwAreaList *self = BW_AREA_LIST (object);

  g_clear_object (&self->model);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->strip_site, g_free);

  G_OBJECT_CLASS (bw_area_list_parent_class)->finalize (object);
}

static void
bw_area_list_class_init (BwAreaListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_area_list_get_property;
  object_class->set_property = bw_area_list_set_property;
  object_class->dispose = bw_area_list_dispose;
  object_class->finalize = bw_area_list_finalize;

  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, order_names[0],
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (BW_TYPE_AREA_HEADER);
  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-area-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, box);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, title);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, suggest);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, order_button);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, export);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, header);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, scroller);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, view);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_query_tooltip_cb);
  gtk_widget_class_install_property_action (widget_class, "areas.order", "order");
}

static void
bw_area_list_init (BwAreaList *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  self->scope = BW_PLACE_NONE;
  self->model = bw_place_model_new (find_key, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_order_label (self);
  bw_area_columns_init (&self->columns, NULL, NULL, TRUE, FALSE);
  bw_area_header_set_columns (self->header, &self->columns, FALSE);

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  self->rows = bw_area_rows_new (self->model, adjustment, &self->columns);
  bw_area_rows_set_height (self->rows, ROW_HEIGHT);
  factory = bw_area_rows_new_factory (self->rows);
  gtk_list_view_set_factory (self->view, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  gtk_list_view_set_model (self->view, selection);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_motion_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_motion_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), motion);

  /* Before the rows, which take Space for their own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_keys_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
bw_area_list_new (void)
{
  return g_object_new (BW_TYPE_AREA_LIST, NULL);
}

/**
 * bw_area_list_set_desk:
 * @self: a list without a desk
 * @desk: where a press goes to
 */
void
bw_area_list_set_desk (BwAreaList *self,
                       BwDesk     *desk)
{
  g_return_if_fail (BW_IS_AREA_LIST (self));
  g_return_if_fail (self->desk == NULL && BW_IS_DESK (desk));

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "notify::hovered", G_CALLBACK (on_desk_hovered_cb), self,
                           G_CONNECT_SWAPPED);
  on_desk_hovered_cb (self);
  g_signal_connect_object (desk, "notify::selected", G_CALLBACK (on_desk_selected_cb), self, G_CONNECT_SWAPPED);
  on_desk_selected_cb (self);
}

/**
 * bw_area_list_update:
 * @self: a list
 * @facts: of the desk
 * @scope: the area whose parts are shown
 * @change: (nullable): what changed since the last call; %NULL: everything
 */
void
bw_area_list_update (BwAreaList         *self,
                     const BwFacts      *facts,
                     BwPlace             scope,
                     const BwDeskChange *change)
{
  gboolean is_all;

  g_return_if_fail (BW_IS_AREA_LIST (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  is_all = change == NULL || change->structure || scope != self->scope;
  set_facts (self, facts);
  if (is_all)
    {
      gboolean is_new = scope != self->scope;

      if (is_new)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
      self->scope = scope;
      set_parts (self, facts);
      if (is_new)
        reveal_selected (self);
      bw_area_rows_fill (self->rows, facts, NULL, TRUE);
    }
  else
    {
      /* No place at all would mean every one. */
      if (change->n_changed > 0)
        bw_place_model_update (self->model, change->changed, change->n_changed);
      bw_area_rows_fill (self->rows, facts, change, FALSE);
    }
  bw_area_list_update_strip (self, facts);
  set_facts (self, NULL);

  request_sort (self);
}

/**
 * bw_area_list_reread:
 * @self: a list
 * @facts: of the desk
 *
 * Time has passed: plans, ages and projections are others though no figure is.
 */
void
bw_area_list_reread (BwAreaList    *self,
                     const BwFacts *facts)
{
  g_return_if_fail (BW_IS_AREA_LIST (self));
  g_return_if_fail (facts != NULL && facts->round != NULL);

  set_facts (self, facts);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) <= N_REREAD)
    bw_place_model_update (self->model, NULL, 0);
  bw_area_rows_fill (self->rows, facts, NULL, TRUE);
  bw_area_list_update_strip (self, facts);
  set_facts (self, NULL);

  request_sort (self);
}

const char *
bw_area_list_get_order (BwAreaList *self)
{
  g_return_val_if_fail (BW_IS_AREA_LIST (self), order_names[0]);

  return order_names[self->order];
}

/**
 * bw_area_list_set_order:
 * @self: a list
 * @order: nick of the setting `area-order`; any other means the first
 */
void
bw_area_list_set_order (BwAreaList *self,
                        const char *order)
{
  BwAreaOrder wanted = BW_AREA_ORDER_LATEST_FIRST;
  BwFacts facts;

  g_return_if_fail (BW_IS_AREA_LIST (self));

  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    {
      if (g_strcmp0 (order, order_names[i]) == 0)
        wanted = (BwAreaOrder) i;
    }
  if (wanted == self->order)
    return;

  self->order = wanted;
  update_order_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);

  if (self->desk == NULL || bw_desk_get_round (self->desk) == NULL)
    return;
  bw_facts_init (&facts, self->desk);
  set_facts (self, &facts);
  bw_place_model_update (self->model, NULL, 0);
  sort (self);
  set_facts (self, NULL);
}

BwPlaceModel *
bw_area_list_get_model (BwAreaList *self)
{
  g_return_val_if_fail (BW_IS_AREA_LIST (self), NULL);

  return self->model;
}

/**
 * bw_area_list_get_text:
 * @self: a list
 * @place: a place
 *
 * Returns: (transfer none) (nullable): what its row says, if it can be seen
 */
const char *
bw_area_list_get_text (BwAreaList *self,
                       BwPlace     place)
{
  BwAreaRow *row;

  g_return_val_if_fail (BW_IS_AREA_LIST (self), NULL);

  row = bw_area_rows_find (self->rows, place);
  return row != NULL && !bw_area_row_is_stale (row) ? bw_area_row_get_text (row) : NULL;
}

gboolean
bw_area_list_is_settled (BwAreaList *self)
{
  g_return_val_if_fail (BW_IS_AREA_LIST (self), FALSE);

  return bw_area_rows_is_settled (self->rows)
         && (!bw_place_model_is_unsorted (self->model) || self->is_pointed);
}

void
bw_area_list_focus (BwAreaList *self)
{
  g_return_if_fail (BW_IS_AREA_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * bw_area_list_set_as_of:
 * @self: a list
 * @text: (nullable): as of when all of it is; %NULL: it is live
 */
void
bw_area_list_set_as_of (BwAreaList *self,
                        const char *text)
{
  g_return_if_fail (BW_IS_AREA_LIST (self));

  gtk_label_set_text (self->as_of, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->as_of), text != NULL);
}
