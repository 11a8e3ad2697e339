/* bw-spark-line.c: the line of bw-spark.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-spark-line.h"

#include "bw-theme.h"

#include <string.h>

struct _BwSparkLine
{
  GtkWidget parent_instance;

  double   *values;    /* (owned) */
  guint     n_values;
  gboolean  is_late;
};

G_DEFINE_FINAL_TYPE (BwSparkLine, bw_spark_line, GTK_TYPE_WIDGET)

static void
bw_spark_line_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  BwSparkLine *self = BW_SPARK_LINE (widget);
  const BwSpark spark = { self->values, self->n_values, self->is_late };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->n_values == 0 || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  bw_spark_draw (&spark, cr, bw_theme_get_palette (widget), width, height);
  cairo_destroy (cr);
}

static void
bw_spark_line_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 : 22;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 84 : 22;
}

static void
bw_spark_line_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_spark_line_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_spark_line_finalize (GObject *object)
{
  g_clear_pointer (&BW_SPARK_LINE (object)->values, g_free);

  G_OBJECT_CLASS (bw_spark_line_parent_class)->finalize (object);
}

static void
bw_spark_line_class_init (BwSparkLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_spark_line_finalize;
  widget_class->snapshot = bw_spark_line_snapshot;
  widget_class->measure = bw_spark_line_measure;
  widget_class->css_changed = bw_spark_line_css_changed;

  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_spark_line_init (BwSparkLine *self)
{
}

/**
 * bw_spark_line_new:
 *
 * Returns: (transfer floating): a line in a row that says in words what it shows
 */
GtkWidget *
bw_spark_line_new (void)
{
  return g_object_new (BW_TYPE_SPARK_LINE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/**
 * bw_spark_line_set_spark:
 * @self: a line
 * @spark: what it shows
 */
void
bw_spark_line_set_spark (BwSparkLine   *self,
                         const BwSpark *spark)
{
  g_return_if_fail (BW_IS_SPARK_LINE (self));
  g_return_if_fail (spark != NULL && (spark->n_values == 0 || spark->values != NULL));

  if (self->n_values == spark->n_values && self->is_late == spark->is_late
      && (spark->n_values == 0
          || memcmp (self->values, spark->values, spark->n_values * sizeof *spark->values) == 0))
    return;

  g_free (self->values);
  self->values = g_memdup2 (spark->values, spark->n_values * sizeof *spark->values);
  self->n_values = spark->n_values;
  self->is_late = spark->is_late;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
bw_spark_line_get_n_values (BwSparkLine *self)
{
  g_return_val_if_fail (BW_IS_SPARK_LINE (self), 0);

  return self->n_values;
}
