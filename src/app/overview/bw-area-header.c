/* bw-area-header.c: the captions above the list of areas
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-area-header.h"

#include "bw-legend-mark.h"

#include <glib/gi18n.h>

#define HEIGHT 22

struct _BwAreaHeader
{
  GtkWidget parent_instance;

  GtkWidget           *done;
  GtkWidget           *rate;
  GtkWidget           *finish;
  GtkWidget           *margin;
  const BwAreaColumns *columns;  /* (unowned) (nullable) */
};

G_DEFINE_FINAL_TYPE (BwAreaHeader, bw_area_header, GTK_TYPE_WIDGET)

static void
bw_area_header_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BwAreaHeader *self = BW_AREA_HEADER (widget);
  GtkWidget *child;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = self->columns != NULL ? bw_area_columns_get_least (self->columns) : 0;
      return;
    }

  *minimum = HEIGHT;
  for (child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
  *natural = *minimum;
}

/* Right-aligned at @end, as wide as it wants to be. */
static void
allocate_before (GtkWidget *child,
                 int        end,
                 int        height)
{
  GtkAllocation allocation = { 0, 0, 0, height };
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  allocation.x = end - natural;
  allocation.width = natural;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
bw_area_header_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BwAreaHeader *self = BW_AREA_HEADER (widget);
  GtkWidget *children[] = { self->rate, self->finish, self->margin };
  const BwAreaColumn ends[] = { BW_AREA_COLUMN_RATE, BW_AREA_COLUMN_FINISH, BW_AREA_COLUMN_MARGIN };
  GtkAllocation allocation = { 0, 0, 0, height };
  int x;
  int column_width;

  if (self->columns == NULL)
    return;

  bw_area_columns_get (self->columns, BW_AREA_COLUMN_BAR, width, &allocation.x, &column_width);
  gtk_widget_measure (self->done, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &allocation.width, NULL, NULL);
  gtk_widget_size_allocate (self->done, &allocation, -1);

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      bw_area_columns_get (self->columns, ends[i], width, &x, &column_width);
      allocate_before (children[i], x + column_width, height);
    }
}

static void
bw_area_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_AREA_HEADER);

  G_OBJECT_CLASS (bw_area_header_parent_class)->dispose (object);
}

static void
bw_area_header_class_init (BwAreaHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_area_header_dispose;
  widget_class->measure = bw_area_header_measure;
  widget_class->size_allocate = bw_area_header_size_allocate;

  g_type_ensure (BW_TYPE_LEGEND_MARK);
  gtk_widget_class_set_css_name (widget_class, "areaheader");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/overview/bw-area-header.ui");
  gtk_widget_class_bind_template_child (widget_class, BwAreaHeader, done);
  gtk_widget_class_bind_template_child (widget_class, BwAreaHeader, rate);
  gtk_widget_class_bind_template_child (widget_class, BwAreaHeader, finish);
  gtk_widget_class_bind_template_child (widget_class, BwAreaHeader, margin);
}

static void
bw_area_header_init (BwAreaHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_area_header_set_columns:
 * @self: a header
 * @columns: those of the rows below
 * @is_sites: rows are sites, not areas
 */
void
bw_area_header_set_columns (BwAreaHeader        *self,
                            const BwAreaColumns *columns,
                            gboolean             is_sites)
{
  g_return_if_fail (BW_IS_AREA_HEADER (self));
  g_return_if_fail (columns != NULL);

  self->columns = columns;
  /* Translators: captions of columns: people sampled an hour, people queueing */
  gtk_label_set_text (GTK_LABEL (self->rate), is_sites ? C_("column", "Queue") : C_("column", "per h"));
  gtk_label_set_text (GTK_LABEL (self->finish),
                      is_sites ? C_("column", "Wait") : C_("column", "Est. finish"));
  gtk_label_set_text (GTK_LABEL (self->margin),
                      is_sites ? C_("column", "State") : C_("column", "Margin"));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
