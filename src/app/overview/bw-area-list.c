/* bw-area-list.c: the parts of the scope, who lags first
 *
 * GTK keeps some two hundred rows in use though a dozen can be seen. A row that
 * is bound, or whose place has changed, out of sight is only marked; it is read
 * when it is scrolled into sight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-list.h"

#include "bw-area-header.h"
#include "bw-area-row.h"
#include "bw-format.h"
#include "bw-place-item.h"
#include "bw-site-truth.h"
#include "bw-truth-strip.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Of the visual reference: city, and everything below. */
#define ROW_HEIGHT       34
#define DENSE_ROW_HEIGHT 32

/* Not more than two orders a second. */
#define SORT_DISTANCE_MS 500

/* Names that are measured for the width of their column. */
#define N_MEASURED 64

/* Lists of areas, whose order depends on the time of day; points have none that does. */
#define N_REREAD 1000

/* Rows that are read before the list knows how high it is. */
#define FIRST_ROWS 24

static const char *order_names[] = { "latest-first", "least-done-first", "by-code" };
G_STATIC_ASSERT (G_N_ELEMENTS (order_names) == BW_AREA_ORDER_BY_CODE + 1);

struct _BwAreaList
{
  GtkWidget parent_instance;

  GtkWidget         *box;
  GtkLabel          *title;
  GtkLabel          *as_of;
  GtkMenuButton     *order_button;
  BwAreaHeader      *header;
  GtkScrolledWindow *scroller;
  GtkListView       *view;
  GtkWidget         *empty;

  BwDesk            *desk;       /* (owned) (nullable) */
  BwPlaceModel      *model;      /* (owned) */
  GPtrArray         *rows;       /* (owned) (element-type BwAreaRow): made, in use or not */
  BwAreaColumns      columns;
  const BwFacts     *facts;      /* (unowned) (nullable): during an update */
  GtkWidget         *strip;      /* (owned) (nullable): of the site that was pressed */
  BwPlace            strip_place;
  BwPlace            scope;
  BwAreaOrder        order;
  int                row_height;
  gboolean           is_pointed;
  gint64             sorted;     /* monotonic */
  guint              sort_source;
};

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

/* First position that can be seen and the one after the last. */
static void
get_visible (BwAreaList *self,
             guint      *first,
             guint      *end)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  *first = (guint) (top / self->row_height);
  *end = page > 1.0 ? (guint) ((top + page) / self->row_height) + 2 : FIRST_ROWS;
}

static void
fill_row (BwAreaRow     *row,
          const BwFacts *facts)
{
  g_auto (BwAreaLine) line = { 0 };

  bw_area_line_init (&line, facts, bw_area_row_get_place (row));
  bw_area_row_set_line (row, &line);
}

/* Reads the rows that can be seen and are marked or changed; all of those that can
 * be seen if @is_all. */
static void
fill_rows (BwAreaList         *self,
           const BwFacts      *facts,
           const BwDeskChange *change,
           gboolean            is_all)
{
  guint first;
  guint end;

  if (facts->round == NULL)
    return;

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      BwPlace place = bw_area_row_get_place (row);
      guint position = bw_area_row_get_position (row);
      gboolean is_changed;

      if (place == BW_PLACE_NONE)
        continue;

      is_changed = is_all || (change != NULL && place < change->n_places && change->is_changed[place]);
      if (position < first || position >= end)
        {
          if (is_changed)
            bw_area_row_mark (row);
        }
      else if (is_changed || bw_area_row_is_stale (row))
        {
          fill_row (row, facts);
        }
    }
}

static void
fill_marked_rows (BwAreaList *self)
{
  BwFacts facts;

  if (self->desk == NULL)
    return;

  bw_facts_init (&facts, self->desk);
  fill_rows (self, &facts, NULL, FALSE);
}

static BwAreaRow *
find_row (BwAreaList *self,
          BwPlace     place)
{
  for (guint i = 0; place != BW_PLACE_NONE && i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);

      if (bw_area_row_get_place (row) == place)
        return row;
    }

  return NULL;
}

/* Who stands on which line has changed: the rows are told, and read when seen. */
static void
assign_rows (BwAreaList *self)
{
  BwPlace hovered = self->desk != NULL ? bw_desk_get_hovered (self->desk) : BW_PLACE_NONE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      guint position = bw_area_row_get_position (row);
      BwPlace place = bw_place_model_get_place (self->model, position);

      bw_area_row_bind (row, position, place);
      bw_area_row_set_hovered (row, place != BW_PLACE_NONE && place == hovered);
    }
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

  assign_rows (self);
  fill_marked_rows (self);

  /* The focus stays on the place, not on the line. */
  row = find_row (self, focused);
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

static gboolean
has_only_sites (const BwFacts *facts,
                const BwPlace *parts,
                guint          n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (facts->places, parts[i]))
        return FALSE;
    }

  return n_parts > 0;
}

/* Of very many names the longest stands for all. */
static GPtrArray *
list_names (const BwFacts *facts,
            const BwPlace *parts,
            guint          n_parts)
{
  GPtrArray *names = g_ptr_array_new ();
  const char *longest = "";

  for (guint i = 0; i < n_parts; i++)
    {
      const char *name = bw_place_tree_get_name (facts->places, parts[i], facts->language);

      if (n_parts <= N_MEASURED)
        g_ptr_array_add (names, (gpointer) name);
      else if (strlen (name) > strlen (longest))
        longest = name;
    }

  g_ptr_array_add (names, (gpointer) longest);
  g_ptr_array_add (names, NULL);
  return names;
}

static const char *
find_title (const BwFacts *facts,
            const BwPlace *parts,
            guint          n_parts)
{
  for (guint i = 0; i < n_parts; i++)
    {
      switch (bw_place_tree_get_level (facts->places, parts[i]))
        {
        case BW_LEVEL_PROVINCE:
          return _("Provinces");
        case BW_LEVEL_CITY:
          return _("Cities");
        case BW_LEVEL_DISTRICT:
          return _("Districts");
        case BW_LEVEL_SUBDISTRICT:
          return _("Subdistricts");
        case BW_LEVEL_COMMUNITY:
          return _("Communities");
        case BW_LEVEL_GRID:
          return _("Grids");
        case BW_LEVEL_SITE:
          continue;
        case BW_LEVEL_COUNTRY:
        case BW_LEVEL_UNKNOWN:
        default:
          return _("Areas");
        }
    }

  return _("Points");
}

/* Points that take no samples say nothing here; the map and other pages have them. */
static GArray *
list_parts (const BwFacts *facts,
            BwPlace        scope)
{
  GArray *listed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  const BwPlace *parts = NULL;
  guint n_parts = 0;

  if (scope != BW_PLACE_NONE)
    parts = bw_place_tree_get_parts (facts->places, scope, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      const BwSite *site = bw_place_tree_get_site (facts->places, parts[i]);

      if (site == NULL || site->kind == BW_SITE_KIND_SAMPLING)
        g_array_append_val (listed, parts[i]);
    }

  return listed;
}

static void
set_parts (BwAreaList    *self,
           const BwFacts *facts)
{
  g_autoptr (GArray) listed = list_parts (facts, self->scope);
  g_autoptr (GPtrArray) names = NULL;
  const BwPlace *parts = (const BwPlace *) (gpointer) listed->data;
  gboolean is_sites = has_only_sites (facts, parts, listed->len);
  gboolean is_dense = self->scope != BW_PLACE_NONE
                      && bw_place_tree_get_level (facts->places, self->scope) > BW_LEVEL_CITY;

  self->row_height = is_dense ? DENSE_ROW_HEIGHT : ROW_HEIGHT;
  if (is_dense)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "dense");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "dense");

  names = list_names (facts, parts, listed->len);
  bw_area_columns_init (&self->columns, GTK_WIDGET (self->view),
                        (const char * const *) names->pdata, facts->is_chinese, is_dense);
  bw_area_header_set_columns (self->header, &self->columns, is_sites);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_queue_resize (g_ptr_array_index (self->rows, i));

  gtk_label_set_text (self->title, find_title (facts, parts, listed->len));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), listed->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->header), listed->len > 0);
  gtk_widget_set_visible (self->empty, listed->len == 0);

  if (bw_place_model_set_parts (self->model, parts, listed->len))
    assign_rows (self);
  else
    bw_place_model_update (self->model, NULL, 0);
}

static void
update_strip (BwAreaList    *self,
              const BwFacts *facts)
{
  g_autoptr (BwTruth) truth = NULL;

  if (self->strip == NULL || !gtk_widget_get_visible (self->strip)
      || !bw_place_tree_is_site (facts->places, self->strip_place))
    return;

  truth = bw_site_truth_new (facts, self->strip_place);
  bw_truth_strip_set_truth (BW_TRUTH_STRIP (self->strip), truth);
}

/* A site is the end of the way down: what is known of it stands in a popover. */
static void
show_site (BwAreaList *self,
           BwPlace     site)
{
  BwAreaRow *row = find_row (self, site);
  GdkRectangle rectangle;
  graphene_rect_t bounds;
  BwFacts facts;

  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;

  if (self->strip == NULL)
    {
      self->strip = g_object_ref_sink (bw_truth_strip_new ());
      gtk_popover_set_position (GTK_POPOVER (self->strip), GTK_POS_LEFT);
      gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
    }

  rectangle = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, 44,
                               (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->strip), &rectangle);
  self->strip_place = site;
  gtk_popover_popup (GTK_POPOVER (self->strip));
  bw_facts_init (&facts, self->desk);
  update_strip (self, &facts);
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
    show_site (self, place);
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
  double top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  g_autofree char *text = NULL;
  BwPlace place;
  BwFacts facts;

  g_assert (BW_IS_AREA_LIST (self));

  place = by_keyboard ? get_focused (self)
                      : bw_place_model_get_place (self->model, (guint) ((top + y) / self->row_height));
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
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (adjustment);

  g_assert (BW_IS_AREA_LIST (self));

  self->is_pointed = TRUE;
  if (self->desk != NULL && y >= 0.0)
    bw_desk_set_hovered (self->desk, bw_place_model_get_place (self->model,
                                                               (guint) ((top + y) / self->row_height)));
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

static void
on_desk_hovered_cb (BwAreaList *self)
{
  BwPlace hovered = bw_desk_get_hovered (self->desk);

  g_assert (BW_IS_AREA_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      BwPlace place = bw_area_row_get_place (row);

      bw_area_row_set_hovered (row, hovered != BW_PLACE_NONE && place == hovered);
    }
}

/* A list item may be gone before it is torn down, so the row itself tells. */
static void
on_row_destroy_cb (BwAreaList *self,
                   GtkWidget  *row)
{
  g_assert (BW_IS_AREA_LIST (self));

  g_ptr_array_remove_fast (self->rows, row);
}

static void
on_factory_setup_cb (BwAreaList  *self,
                     GtkListItem *item)
{
  GtkWidget *row = bw_area_row_new (&self->columns);

  g_assert (BW_IS_AREA_LIST (self));

  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (on_row_destroy_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
on_factory_bind_cb (BwAreaList  *self,
                    GtkListItem *item)
{
  BwAreaRow *row = BW_AREA_ROW (gtk_list_item_get_child (item));
  guint position = gtk_list_item_get_position (item);
  guint first;
  guint end;

  g_assert (BW_IS_AREA_LIST (self));

  bw_area_row_bind (row, position, bw_place_item_get_place (gtk_list_item_get_item (item)));
  bw_area_row_set_hovered (row, self->desk != NULL
                                && bw_area_row_get_place (row) == bw_desk_get_hovered (self->desk));
  get_visible (self, &first, &end);
  if (self->facts != NULL && self->facts->round != NULL && position >= first && position < end)
    fill_row (row, self->facts);
}

static void
on_factory_unbind_cb (BwAreaList  *self,
                      GtkListItem *item)
{
  g_assert (BW_IS_AREA_LIST (self));

  bw_area_row_bind (BW_AREA_ROW (gtk_list_item_get_child (item)), GTK_INVALID_LIST_POSITION,
                    BW_PLACE_NONE);
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);

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
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-area-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, box);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, title);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, as_of);
  gtk_widget_class_bind_template_child (widget_class, BwAreaList, order_button);
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
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->scope = BW_PLACE_NONE;
  self->strip_place = BW_PLACE_NONE;
  self->row_height = ROW_HEIGHT;
  self->rows = g_ptr_array_new ();
  self->model = bw_place_model_new (find_key, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_order_label (self);
  bw_area_columns_init (&self->columns, GTK_WIDGET (self->view), NULL, TRUE, FALSE);
  bw_area_header_set_columns (self->header, &self->columns, FALSE);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_factory_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_factory_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_factory_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model))));
  gtk_list_view_set_model (self->view, selection);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion_motion_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion_motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_motion_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), motion);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (on_adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (on_adjustment_changed_cb), self, G_CONNECT_SWAPPED);
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
  self->facts = facts;
  if (is_all)
    {
      if (scope != self->scope)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
      self->scope = scope;
      set_parts (self, facts);
      fill_rows (self, facts, NULL, TRUE);
    }
  else
    {
      bw_place_model_update (self->model, change->changed, change->n_changed);
      fill_rows (self, facts, change, FALSE);
    }
  update_strip (self, facts);
  self->facts = NULL;

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

  self->facts = facts;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) <= N_REREAD)
    bw_place_model_update (self->model, NULL, 0);
  fill_rows (self, facts, NULL, TRUE);
  update_strip (self, facts);
  self->facts = NULL;

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
  self->facts = &facts;
  bw_place_model_update (self->model, NULL, 0);
  sort (self);
  self->facts = NULL;
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

  row = find_row (self, place);
  return row != NULL && !bw_area_row_is_stale (row) ? bw_area_row_get_text (row) : NULL;
}

gboolean
bw_area_list_is_settled (BwAreaList *self)
{
  guint first;
  guint end;

  g_return_val_if_fail (BW_IS_AREA_LIST (self), FALSE);

  get_visible (self, &first, &end);
  for (guint i = 0; i < self->rows->len; i++)
    {
      BwAreaRow *row = g_ptr_array_index (self->rows, i);
      guint position = bw_area_row_get_position (row);

      if (position >= first && position < end && bw_area_row_is_stale (row))
        return FALSE;
    }

  return !bw_place_model_is_unsorted (self->model) || self->is_pointed;
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
