/* bw-firm-layout.c: a column of texts whose width does not depend on its height
 *
 * A horizontal GtkBox asks its children how wide they must be if they are only as high as
 * they can be, and a vertical one in it that holds a text of several lines finds out by
 * laying the text out at some fifteen widths: since GTK 4.6 four milliseconds for a row of
 * two texts. Nobody uses the answer where the width is that of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-firm-layout.h"

struct _BwFirmLayout
{
  GtkLayoutManager parent_instance;

  GtkLayoutManager *inner;  /* (owned): what lays out */
};

G_DEFINE_FINAL_TYPE (BwFirmLayout, bw_firm_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
find_titles (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BOX (widget) && gtk_widget_has_css_class (widget, "title")
      && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget))
      && gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titles (child);

  return found;
}

static void
bw_firm_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  gtk_layout_manager_measure (BW_FIRM_LAYOUT (manager)->inner, widget, orientation,
                              orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                              minimum, natural, minimum_baseline, natural_baseline);
}

static void
bw_firm_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  gtk_layout_manager_allocate (BW_FIRM_LAYOUT (manager)->inner, widget, width, height, baseline);
}

static GtkSizeRequestMode
bw_firm_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_firm_layout_dispose (GObject *object)
{
  g_clear_object (&BW_FIRM_LAYOUT (object)->inner);

  G_OBJECT_CLASS (bw_firm_layout_parent_class)->dispose (object);
}

static void
bw_firm_layout_class_init (BwFirmLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_firm_layout_dispose;
  layout_class->measure = bw_firm_layout_measure;
  layout_class->allocate = bw_firm_layout_allocate;
  layout_class->get_request_mode = bw_firm_layout_get_request_mode;
}

static void
bw_firm_layout_init (BwFirmLayout *self)
{
}

/**
 * bw_firm_layout_apply:
 * @box: a vertical box that is set up; its spacing and orientation are neither changed nor
 *   asked for any more
 */
void
bw_firm_layout_apply (GtkWidget *box)
{
  BwFirmLayout *self;

  g_return_if_fail (GTK_IS_BOX (box));

  self = g_object_new (BW_TYPE_FIRM_LAYOUT, NULL);
  self->inner = g_object_ref (gtk_widget_get_layout_manager (box));
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (self));
}

/**
 * bw_firm_layout_apply_to_row:
 * @row: a row
 *
 * Libadwaita keeps the box of title and subtitle to itself; it is known by its style class.
 * Where it is built otherwise the row stays as it is.
 */
void
bw_firm_layout_apply_to_row (AdwActionRow *row)
{
  GtkWidget *titles;

  g_return_if_fail (ADW_IS_ACTION_ROW (row));

  titles = find_titles (GTK_WIDGET (row));
  if (titles != NULL)
    bw_firm_layout_apply (titles);
}
