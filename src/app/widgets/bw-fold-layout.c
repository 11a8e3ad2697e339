/* bw-fold-layout.c: children in a line, or one below the other where the line is too short
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-fold-layout.h"

struct _BwFoldLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

/* What the children need together. */
typedef struct
{
  int widest;    /* of their minima: a column is no narrower */
  int line;      /* of their natural widths, with the spacing between */
  int n_expand;  /* so many take what is over in a line */
} Needs;

G_DEFINE_FINAL_TYPE (BwFoldLayout, bw_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static Needs
find_needs (BwFoldLayout *self,
            GtkWidget    *widget)
{
  Needs needs = { 0, -self->spacing, 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      needs.widest = MAX (needs.widest, minimum);
      needs.line += natural + self->spacing;
      needs.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }

  needs.line = MAX (needs.line, needs.widest);
  return needs;
}

static int
measure_height (GtkWidget *widget,
                int        width,
                gboolean   is_column)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, is_column ? width : -1, NULL, &natural, NULL, NULL);
      height = is_column ? height + natural : MAX (height, natural);
    }

  return height;
}

static GtkSizeRequestMode
bw_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_fold_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  Needs needs = find_needs (BW_FOLD_LAYOUT (manager), widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = needs.widest;
      *natural = needs.line;
    }
  else
    {
      *minimum = *natural = measure_height (widget, for_size, for_size >= 0 && for_size < needs.line);
    }
}

static void
bw_fold_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  BwFoldLayout *self = BW_FOLD_LAYOUT (manager);
  Needs needs = find_needs (self, widget);
  gboolean is_column = width < needs.line;
  int extra = needs.n_expand > 0 ? (width - needs.line) / needs.n_expand : 0;
  int x = 0;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gboolean is_wide = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      int across;
      int down;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &across, NULL, NULL);
      across = is_column ? width : across + (is_wide ? extra : 0);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, across, NULL, &down, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, across, is_column ? down : height }, -1);
      x += is_column ? 0 : across + self->spacing;
      y += is_column ? down : 0;
    }
}

static void
bw_fold_layout_class_init (BwFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = bw_fold_layout_get_request_mode;
  manager_class->measure = bw_fold_layout_measure;
  manager_class->allocate = bw_fold_layout_allocate;
}

static void
bw_fold_layout_init (BwFoldLayout *self)
{
}

/**
 * bw_fold_layout_new:
 * @spacing: pixels between children that stand in a line
 *
 * What is over in a line goes to the children that expand. They fold together: either all
 * stand in the line, or each below the one before it.
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
bw_fold_layout_new (int spacing)
{
  BwFoldLayout *self = g_object_new (BW_TYPE_FOLD_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
