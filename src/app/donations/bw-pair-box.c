/* bw-pair-box.c: two cards side by side, or below each other where there is no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-pair-box.h"

#define GAP         14
#define STACK_BELOW 800
#define FIRST_SHARE 0.578

struct _BwPairBox
{
  GtkWidget parent_instance;

  GtkWidget *first;   /* (owned) */
  GtkWidget *second;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (BwPairBox, bw_pair_box, GTK_TYPE_WIDGET)

static int
measure_one (GtkWidget      *widget,
             GtkOrientation  orientation,
             int             for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_first_width (int width)
{
  return (int) ((width - GAP) * FIRST_SHARE + 0.5);
}

static void
allocate (GtkWidget *widget,
          int        x,
          int        y,
          int        width,
          int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static GtkSizeRequestMode
bw_pair_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bw_pair_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  BwPairBox *self = BW_PAIR_BOX (widget);
  int first;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_one (self->first, orientation, -1), measure_one (self->second, orientation, -1));
      *natural = MAX (*minimum, STACK_BELOW);
      return;
    }

  if (for_size >= 0 && for_size < STACK_BELOW)
    {
      *minimum = *natural = measure_one (self->first, orientation, for_size) + GAP
                            + measure_one (self->second, orientation, for_size);
      return;
    }

  first = for_size < 0 ? -1 : get_first_width (for_size);
  *minimum = *natural = MAX (measure_one (self->first, orientation, first),
                             measure_one (self->second, orientation, first < 0 ? -1 : for_size - GAP - first));
}

static void
bw_pair_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  BwPairBox *self = BW_PAIR_BOX (widget);
  int first;

  if (width < STACK_BELOW)
    {
      first = measure_one (self->first, GTK_ORIENTATION_VERTICAL, width);
      allocate (self->first, 0, 0, width, first);
      allocate (self->second, 0, first + GAP, width, MAX (height - first - GAP, 0));
      return;
    }

  first = get_first_width (width);
  allocate (self->first, 0, 0, first, height);
  allocate (self->second, first + GAP, 0, width - first - GAP, height);
}

static void
bw_pair_box_dispose (GObject *object)
{
  BwPairBox *self = BW_PAIR_BOX (object);

  g_clear_pointer (&self->first, gtk_widget_unparent);
  g_clear_pointer (&self->second, gtk_widget_unparent);

  G_OBJECT_CLASS (bw_pair_box_parent_class)->dispose (object);
}

static void
bw_pair_box_class_init (BwPairBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_pair_box_dispose;
  widget_class->get_request_mode = bw_pair_box_get_request_mode;
  widget_class->measure = bw_pair_box_measure;
  widget_class->size_allocate = bw_pair_box_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bw_pair_box_init (BwPairBox *self)
{
}

GtkWidget *
bw_pair_box_new (GtkWidget *first,
                 GtkWidget *second)
{
  BwPairBox *self = g_object_new (BW_TYPE_PAIR_BOX, NULL);

  self->first = first;
  self->second = second;
  gtk_widget_set_parent (first, GTK_WIDGET (self));
  gtk_widget_set_parent (second, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
