/* bw-hour-chart-view.c: the hourly chart of bw-hour-chart.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-hour-chart-view.h"

#include "bw-accessible.h"
#include "bw-chart-rows.h"
#include "bw-theme.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* 9 pt at 96 dpi */
#define CAPTION_SIZE 12.0

struct _BwHourChartView
{
  GtkWidget parent_instance;

  gboolean     has_chart;
  BwHourChart  chart;
  BwRound     *round;    /* (owned) (nullable) */
  BwSeries    *history;  /* (owned) (nullable) */
  GTimeZone   *zone;     /* (owned) (nullable) */
  double       peak;
};

typedef enum
{
  PROP_PEAK = 1,
} BwHourChartViewProperty;

static GParamSpec *properties[PROP_PEAK + 1];

G_DEFINE_FINAL_TYPE (BwHourChartView, bw_hour_chart_view, GTK_TYPE_WIDGET)

static void
clear_chart (BwHourChartView *self)
{
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->history, bw_series_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->has_chart = FALSE;
}

static gboolean
is_number_equal (double a,
                 double b)
{
  return isnan (a) || isnan (b) ? isnan (a) && isnan (b) : a == b;
}

static gboolean
is_same (BwHourChartView   *self,
         const BwHourChart *chart)
{
  return self->has_chart
         && self->round == chart->round
         && self->history == chart->history
         && self->chart.language == chart->language
         && self->chart.now / BW_TIME_MINUTE == chart->now / BW_TIME_MINUTE
         && is_number_equal (self->chart.target, chart->target)
         && is_number_equal (self->chart.done, chart->done);
}

static void
update_words (BwHourChartView *self)
{
  g_autofree char *text = self->has_chart ? bw_hour_chart_describe (&self->chart) : NULL;
  double peak = self->has_chart ? bw_hour_chart_get_peak (&self->chart) : NAN;

  bw_accessible_set_label (GTK_ACCESSIBLE (self), text != NULL ? text : _("Nothing to draw yet"));
  if (is_number_equal (peak, self->peak))
    return;

  self->peak = peak;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PEAK]);
}

static void
bw_hour_chart_view_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  BwHourChartView *self = BW_HOUR_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!self->has_chart || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  bw_hour_chart_draw (&self->chart, cr, bw_theme_get_palette (widget), width, height);
  cairo_destroy (cr);
}

static void
bw_hour_chart_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1000 : 83;
}

static void
bw_hour_chart_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_hour_chart_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_hour_chart_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_PEAK)
    g_value_set_double (value, BW_HOUR_CHART_VIEW (object)->peak);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_hour_chart_view_dispose (GObject *object)
{
  clear_chart (BW_HOUR_CHART_VIEW (object));

  G_OBJECT_CLASS (bw_hour_chart_view_parent_class)->dispose (object);
}

static void
bw_hour_chart_view_class_init (BwHourChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_hour_chart_view_get_property;
  object_class->dispose = bw_hour_chart_view_dispose;
  widget_class->snapshot = bw_hour_chart_view_snapshot;
  widget_class->measure = bw_hour_chart_view_measure;
  widget_class->css_changed = bw_hour_chart_view_css_changed;

  properties[PROP_PEAK] = g_param_spec_double ("peak", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "hourchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_hour_chart_view_init (BwHourChartView *self)
{
  self->peak = NAN;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
bw_hour_chart_view_new (void)
{
  return g_object_new (BW_TYPE_HOUR_CHART_VIEW, NULL);
}

/**
 * bw_hour_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what to show
 */
void
bw_hour_chart_view_set_chart (BwHourChartView   *self,
                              const BwHourChart *chart)
{
  g_autoptr (BwRound) round = NULL;
  g_autoptr (BwSeries) history = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  g_return_if_fail (BW_IS_HOUR_CHART_VIEW (self));

  if (chart == NULL ? !self->has_chart : is_same (self, chart))
    return;

  if (chart == NULL)
    {
      clear_chart (self);
    }
  else
    {
      /* Taken before the old ones go: they may be the same. */
      round = bw_round_ref (chart->round);
      history = chart->history != NULL ? bw_series_ref (chart->history) : NULL;
      zone = chart->zone != NULL ? g_time_zone_ref (chart->zone) : NULL;
      clear_chart (self);
      self->chart = *chart;
      self->chart.round = self->round = g_steal_pointer (&round);
      self->chart.history = self->history = g_steal_pointer (&history);
      self->chart.zone = self->zone = g_steal_pointer (&zone);
      self->chart.font = BW_THEME_FONT;
      self->chart.font_size = CAPTION_SIZE;
      self->has_chart = TRUE;
    }

  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
bw_hour_chart_view_get_peak (BwHourChartView *self)
{
  g_return_val_if_fail (BW_IS_HOUR_CHART_VIEW (self), NAN);

  return self->peak;
}

/**
 * bw_hour_chart_view_list_rows: (skip)
 * @view: a view
 *
 * Returns: (transfer full): the hours that are drawn, the titles first
 */
GPtrArray *
bw_hour_chart_view_list_rows (gpointer view)
{
  BwHourChartView *self = view;
  GPtrArray *rows = NULL;
  gint64 from;
  gint64 until;
  double count;
  double plan;

  g_return_val_if_fail (BW_IS_HOUR_CHART_VIEW (self), NULL);

  rows = bw_chart_rows_new (C_("column", "From"), C_("column", "Until"), C_("column", "Counted in the hour"),
                            C_("column", "Planned"), NULL);
  for (guint i = 0; self->has_chart && bw_hour_chart_get_hour (&self->chart, i, &from, &until, &count, &plan); i++)
    bw_chart_rows_add (rows, bw_chart_rows_dup_time (from, self->zone), bw_chart_rows_dup_time (until, self->zone),
                       bw_chart_rows_dup_number (count), bw_chart_rows_dup_number (plan), NULL);

  return rows;
}
