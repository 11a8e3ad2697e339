/* bw-path-bar.c: the way from the root to the scope
 *
 * Children in their order: segment, arrow, segment, …, then the button that opens
 * the areas of the scope. What has no room goes into a menu behind an ellipsis:
 * the middle first, then the root; the scope itself stays and is cut off at last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-path-bar.h"

#include "bw-accessible.h"
#include "bw-place-popover.h"

#include <glib/gi18n.h>

/* One step of the path. */
typedef struct
{
  char      *code;      /* (owned) */
  char      *name;      /* (owned) */
  GtkWidget *button;    /* child */
  GtkWidget *separator; /* child (nullable): after the button */
  gboolean   is_hidden;
} Segment;

struct _BwPathBar
{
  GtkWidget parent_instance;

  BwDesk    *desk;      /* (owned) (nullable) */
  GArray    *segments;  /* (owned) (element-type Segment): from the root */
  GtkWidget *overflow;  /* child: menu of what is hidden */
  GtkWidget *parts;     /* child: areas of the scope */
};

G_DEFINE_FINAL_TYPE (BwPathBar, bw_path_bar, GTK_TYPE_WIDGET)

static void
clear_segment (gpointer data)
{
  Segment *segment = data;

  g_clear_pointer (&segment->button, gtk_widget_unparent);
  g_clear_pointer (&segment->separator, gtk_widget_unparent);
  g_free (segment->code);
  g_free (segment->name);
}

static Segment *
get_segment (BwPathBar *self,
             guint      index)
{
  return &g_array_index (self->segments, Segment, index);
}

/* From the root to the scope. */
static GArray *
find_path (BwDesk *desk)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  GArray *path = g_array_new (FALSE, FALSE, sizeof (BwPlace));

  for (BwPlace place = bw_desk_get_scope_place (desk);
       place != BW_PLACE_NONE;
       place = bw_place_tree_get_parent (places, place))
    g_array_prepend_val (path, place);

  return path;
}

static gboolean
is_shown (BwPathBar *self,
          GArray    *path)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);

  if (path->len != self->segments->len)
    return FALSE;

  for (guint i = 0; i < path->len; i++)
    {
      BwPlace place = g_array_index (path, BwPlace, i);

      if (!g_str_equal (get_segment (self, i)->code, bw_place_tree_get_code (places, place))
          || !g_str_equal (get_segment (self, i)->name, bw_place_tree_get_name (places, place, language)))
        return FALSE;
    }

  return TRUE;
}

static GtkWidget *
make_button (const Segment *segment,
             gboolean       is_last)
{
  GtkWidget *button = gtk_button_new_with_label (segment->name);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, is_last ? "current" : "above");
  if (is_last)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.list-parts");
    }
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-scope");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", segment->code);
    }

  return button;
}

static void
add_segment (BwPathBar *self,
             BwPlace    place,
             gboolean   is_last)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  Segment segment = { 0 };

  segment.code = g_strdup (bw_place_tree_get_code (places, place));
  segment.name = g_strdup (bw_place_tree_get_name (places, place, bw_desk_get_language (self->desk)));
  segment.button = make_button (&segment, is_last);
  gtk_widget_insert_before (segment.button, GTK_WIDGET (self), self->parts);
  if (!is_last)
    {
      segment.separator = bw_accessible_new_sign ("go-next-symbolic");
      gtk_widget_add_css_class (segment.separator, "chevron");
      gtk_widget_insert_before (segment.separator, GTK_WIDGET (self), self->parts);
    }

  g_array_append_val (self->segments, segment);
}

static gboolean
has_parts (BwDesk *desk)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace scope = bw_desk_get_scope_place (desk);
  const BwPlace *parts = NULL;
  guint n_parts = 0;

  if (scope != BW_PLACE_NONE)
    parts = bw_place_tree_get_parts (places, scope, &n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      if (!bw_place_tree_is_site (places, parts[i]))
        return TRUE;
    }

  return FALSE;
}

static void
update (BwPathBar *self)
{
  g_autoptr (GArray) path = find_path (self->desk);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->parts, has_parts (self->desk));
  gtk_widget_set_visible (GTK_WIDGET (self), path->len > 0);
  if (is_shown (self, path))
    return;

  g_array_set_size (self->segments, 0);
  for (guint i = 0; i < path->len; i++)
    add_segment (self, g_array_index (path, BwPlace, i), i + 1 == path->len);

  if (path->len > 0)
    {
      /* Translators: the name of an area: opens the list of the areas in it. */
      label = g_strdup_printf (_("Areas of %s"), get_segment (self, path->len - 1)->name);
      bw_accessible_set_label (GTK_ACCESSIBLE (self->parts), label);
      gtk_widget_set_tooltip_text (self->parts, label);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
measure_child (GtkWidget *child,
               gboolean   natural)
{
  int minimum_width;
  int natural_width;

  if (child == NULL || !gtk_widget_get_visible (child))
    return 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, &natural_width, NULL, NULL);
  return natural ? natural_width : minimum_width;
}

static int
measure_segment (BwPathBar *self,
                 guint      index,
                 gboolean   natural)
{
  const Segment *segment = get_segment (self, index);

  return measure_child (segment->button, natural) + measure_child (segment->separator, natural);
}

/* The middle from the top, then the root, until the rest has room. */
static gboolean
hide_segments (BwPathBar *self,
               int        width)
{
  guint n = self->segments->len;
  int needed = measure_child (self->parts, TRUE);
  gboolean is_any = FALSE;

  for (guint i = 0; i < n; i++)
    {
      get_segment (self, i)->is_hidden = FALSE;
      needed += measure_segment (self, i, TRUE);
    }

  for (guint i = 1; i <= n - 1 && needed > width; i++)
    {
      guint index = i < n - 1 ? i : 0;

      if (!is_any)
        needed += measure_child (self->overflow, TRUE);
      is_any = TRUE;
      get_segment (self, index)->is_hidden = TRUE;
      needed -= measure_segment (self, index, TRUE);
    }

  return is_any;
}

static void
fill_overflow_menu (BwPathBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = get_segment (self, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!segment->is_hidden)
        continue;
      item = g_menu_item_new (segment->name, NULL);
      g_menu_item_set_action_and_target (item, "win.show-scope", "s", segment->code);
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->overflow), G_MENU_MODEL (menu));
}

/* Places a child at @x and tells where the next one begins. */
static int
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height,
                int        total,
                gboolean   is_rtl)
{
  GtkAllocation allocation = { is_rtl ? total - x - width : x, 0, width, height };

  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &allocation, -1);
  return x + width;
}

static void
on_overflow_create_popup_cb (GtkMenuButton *button,
                             gpointer       user_data)
{
  fill_overflow_menu (BW_PATH_BAR (user_data));
}

static void
on_desk_refresh_cb (BwPathBar          *self,
                    const BwDeskChange *change,
                    BwDesk             *desk)
{
  g_assert (BW_IS_PATH_BAR (self));

  if (change == NULL || change->structure || (change->types & (1u << BW_DOCUMENT_TYPE_AREA)) != 0)
    update (self);
}

static void
bw_path_bar_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  BwPathBar *self = BW_PATH_BAR (widget);
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      guint n = self->segments->len;

      *minimum = measure_child (self->parts, FALSE) + (n > 1 ? measure_child (self->overflow, FALSE) : 0);
      if (n > 0)
        *minimum += measure_segment (self, n - 1, FALSE);
      *natural = measure_child (self->parts, TRUE);
      for (guint i = 0; i < n; i++)
        *natural += measure_segment (self, i, TRUE);
      *natural = MAX (*natural, *minimum);
      return;
    }

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
bw_path_bar_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  BwPathBar *self = BW_PATH_BAR (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_cut = self->segments->len > 0 && hide_segments (self, width);
  gboolean is_overflow_placed = FALSE;
  int left = measure_child (self->parts, TRUE);
  int x = 0;

  if (!is_cut)
    gtk_widget_set_child_visible (self->overflow, FALSE);

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = get_segment (self, i);
      gboolean is_last = i + 1 == self->segments->len;
      int wanted = measure_child (segment->button, TRUE);

      gtk_widget_set_child_visible (segment->button, !segment->is_hidden);
      if (segment->separator != NULL)
        gtk_widget_set_child_visible (segment->separator, !segment->is_hidden);

      if (segment->is_hidden)
        {
          if (!is_overflow_placed)
            x = allocate_child (self->overflow, x, measure_child (self->overflow, TRUE), height, width, is_rtl);
          is_overflow_placed = TRUE;
          continue;
        }

      if (is_last)
        wanted = MAX (MIN (wanted, width - x - left), measure_child (segment->button, FALSE));
      x = allocate_child (segment->button, x, wanted, height, width, is_rtl);
      if (segment->separator != NULL)
        x = allocate_child (segment->separator, x, measure_child (segment->separator, TRUE), height, width,
                            is_rtl);
    }

  if (gtk_widget_get_visible (self->parts))
    allocate_child (self->parts, x, left, height, width, is_rtl);
}

static void
bw_path_bar_dispose (GObject *object)
{
  BwPathBar *self = BW_PATH_BAR (object);

  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->overflow, gtk_widget_unparent);
  g_clear_pointer (&self->parts, gtk_widget_unparent);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_path_bar_parent_class)->dispose (object);
}

static void
bw_path_bar_class_init (BwPathBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_path_bar_dispose;
  widget_class->measure = bw_path_bar_measure;
  widget_class->size_allocate = bw_path_bar_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "scopepath");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_path_bar_init (BwPathBar *self)
{
  self->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (self->segments, clear_segment);

  self->overflow = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->overflow), "view-more-horizontal-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->overflow), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->overflow), on_overflow_create_popup_cb, self,
                                         NULL);
  gtk_widget_set_tooltip_text (self->overflow, _("Areas above"));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->overflow), _("Areas above"));
  gtk_widget_set_parent (self->overflow, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->overflow, FALSE);

  self->parts = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->parts), "pan-down-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->parts), FALSE);
  gtk_widget_set_parent (self->parts, GTK_WIDGET (self));

  bw_accessible_set_label (GTK_ACCESSIBLE (self), _("Scope"));
}

/**
 * bw_path_bar_new:
 *
 * Returns: (transfer floating): an empty path bar
 */
GtkWidget *
bw_path_bar_new (void)
{
  return g_object_new (BW_TYPE_PATH_BAR, NULL);
}

/**
 * bw_path_bar_set_desk:
 * @self: a path bar
 * @desk: whose scope it shows; set once
 */
void
bw_path_bar_set_desk (BwPathBar *self,
                      BwDesk    *desk)
{
  g_return_if_fail (BW_IS_PATH_BAR (self));
  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->parts),
                               bw_place_popover_new (desk, BW_PLACE_CHOICE_PARTS));
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * bw_path_bar_popup:
 * @self: a path bar
 *
 * Opens the list of the scope's areas, if it has any.
 */
void
bw_path_bar_popup (BwPathBar *self)
{
  g_return_if_fail (BW_IS_PATH_BAR (self));

  if (gtk_widget_get_visible (self->parts))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->parts));
}

/**
 * bw_path_bar_get_n_segments:
 * @self: a path bar
 *
 * Returns: areas from the root to the scope
 */
guint
bw_path_bar_get_n_segments (BwPathBar *self)
{
  g_return_val_if_fail (BW_IS_PATH_BAR (self), 0);

  return self->segments->len;
}

/**
 * bw_path_bar_get_n_hidden:
 * @self: a path bar
 *
 * Returns: those that had no room at the last layout
 */
guint
bw_path_bar_get_n_hidden (BwPathBar *self)
{
  guint n = 0;

  g_return_val_if_fail (BW_IS_PATH_BAR (self), 0);

  for (guint i = 0; i < self->segments->len; i++)
    n += get_segment (self, i)->is_hidden ? 1 : 0;

  return n;
}
