/* bw-burn-up-view.c: the burn-up chart of bw-burn-up.h as a widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-burn-up-view.h"

#include "bw-accessible.h"
#include "bw-chart-rows.h"
#include "bw-record.h"
#include "bw-theme.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* 9 pt at 96 dpi */
#define CAPTION_SIZE 12.0

/* Rows of what is drawn: finer than its pixels, and listed in less than a frame. */
#define MAX_ROWS 1000

struct _BwBurnUpView
{
  GtkWidget parent_instance;

  gboolean   has_chart;
  BwBurnUp   chart;
  BwRound   *round;    /* (owned) (nullable) */
  BwSeries  *history;  /* (owned) (nullable) */
  GTimeZone *zone;     /* (owned) (nullable) */
  guint      n_drawn;
};

typedef enum
{
  PROP_N_DRAWN = 1,
} BwBurnUpViewProperty;

static GParamSpec *properties[PROP_N_DRAWN + 1];

G_DEFINE_FINAL_TYPE (BwBurnUpView, bw_burn_up_view, GTK_TYPE_WIDGET)

static void
clear_chart (BwBurnUpView *self)
{
  g_clear_pointer (&self->round, bw_round_unref);
  g_clear_pointer (&self->history, bw_series_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->has_chart = FALSE;
}

static gboolean
is_minute_equal (gint64 a,
                 gint64 b)
{
  return a / BW_TIME_MINUTE == b / BW_TIME_MINUTE;
}

/* A ten-thousandth of the target is less than a pixel and than the label shows. */
static gboolean
is_number_equal (double a,
                 double b,
                 double whole)
{
  if (isnan (a) || isnan (b))
    return isnan (a) && isnan (b);

  return ABS (a - b) <= (isnan (whole) ? 0.0 : whole / 20000.0);
}

static gboolean
is_same (BwBurnUpView   *self,
         const BwBurnUp *chart)
{
  const BwPace *a = &self->chart.pace;
  const BwPace *b = &chart->pace;

  return self->has_chart
         && self->round == chart->round
         && self->history == chart->history
         && self->chart.language == chart->language
         && is_minute_equal (self->chart.now, chart->now)
         && is_minute_equal (self->chart.as_of, chart->as_of)
         && a->state == b->state
         && is_minute_equal (a->finish, b->finish)
         && is_minute_equal (a->finish_early, b->finish_early)
         && is_minute_equal (a->finish_late, b->finish_late)
         && is_number_equal (a->target, b->target, NAN)
         && is_number_equal (a->done, b->done, b->target);
}

static void
describe (BwBurnUpView *self)
{
  g_autofree char *text = self->has_chart ? bw_burn_up_describe (&self->chart) : NULL;

  bw_accessible_set_label (GTK_ACCESSIBLE (self), text != NULL ? text : _("Nothing to draw yet"));
}

/* Up to now what was done; after that what is expected of the rate. */
static void
add_row (BwBurnUpView *self,
         GPtrArray    *rows,
         gint64        time)
{
  const BwBurnUp *chart = &self->chart;
  double done = time == chart->now ? chart->pace.done : NAN;
  double expected = NAN;

  if (time < chart->now && self->history != NULL)
    done = bw_record_get_at (self->history, chart->pace.done, chart->now, time);
  if (time > chart->now && chart->pace.finish > chart->now)
    expected = bw_pace_get_expected_at (&chart->pace, self->round, self->history, chart->now, time);

  bw_chart_rows_add (rows, bw_chart_rows_dup_time (time, self->zone), bw_chart_rows_dup_number (done),
                     bw_chart_rows_dup_number (chart->pace.target * bw_round_get_plan_share (self->round, time)),
                     bw_chart_rows_dup_number (expected), NULL);
}

static gboolean
on_self_query_tooltip_cb (GtkWidget  *widget,
                          int         x,
                          int         y,
                          gboolean    by_keyboard,
                          GtkTooltip *tooltip,
                          gpointer    unused)
{
  BwBurnUpView *self = BW_BURN_UP_VIEW (widget);
  g_autofree char *text = NULL;

  if (!self->has_chart || by_keyboard
      || !bw_burn_up_pick (&self->chart, gtk_widget_get_width (widget),
                           gtk_widget_get_height (widget), x, &text))
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bw_burn_up_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  BwBurnUpView *self = BW_BURN_UP_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!self->has_chart || width <= 0 || height <= 0)
    return;

  self->n_drawn++;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  bw_burn_up_draw (&self->chart, cr, bw_theme_get_palette (widget), width, height);
  cairo_destroy (cr);
}

static void
bw_burn_up_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 96;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1000 : 180;
}

static void
bw_burn_up_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bw_burn_up_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
bw_burn_up_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_N_DRAWN)
    g_value_set_uint (value, BW_BURN_UP_VIEW (object)->n_drawn);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bw_burn_up_view_dispose (GObject *object)
{
  clear_chart (BW_BURN_UP_VIEW (object));

  G_OBJECT_CLASS (bw_burn_up_view_parent_class)->dispose (object);
}

static void
bw_burn_up_view_class_init (BwBurnUpViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_burn_up_view_get_property;
  object_class->dispose = bw_burn_up_view_dispose;
  widget_class->snapshot = bw_burn_up_view_snapshot;
  widget_class->measure = bw_burn_up_view_measure;
  widget_class->css_changed = bw_burn_up_view_css_changed;

  properties[PROP_N_DRAWN] = g_param_spec_uint ("n-drawn", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "burnup");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
bw_burn_up_view_init (BwBurnUpView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  describe (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_self_query_tooltip_cb), NULL);
}

GtkWidget *
bw_burn_up_view_new (void)
{
  return g_object_new (BW_TYPE_BURN_UP_VIEW, NULL);
}

/**
 * bw_burn_up_view_set_chart:
 * @self: a view
 * @chart: (nullable): what to show
 */
void
bw_burn_up_view_set_chart (BwBurnUpView   *self,
                           const BwBurnUp *chart)
{
  g_autoptr (BwRound) round = NULL;
  g_autoptr (BwSeries) history = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  g_return_if_fail (BW_IS_BURN_UP_VIEW (self));

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

  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * bw_burn_up_view_get_n_drawn:
 * @self: a view
 *
 * Returns: how often it was drawn: a measure of what changes cost
 */
guint
bw_burn_up_view_get_n_drawn (BwBurnUpView *self)
{
  g_return_val_if_fail (BW_IS_BURN_UP_VIEW (self), 0);

  return self->n_drawn;
}

/**
 * bw_burn_up_view_list_rows: (skip)
 * @view: a view
 *
 * Returns: (transfer full): what is drawn, the titles first: as far apart as the record
 *   has it, or as a thousand rows
 */
GPtrArray *
bw_burn_up_view_list_rows (gpointer view)
{
  BwBurnUpView *self = view;
  gboolean has_history = self->history != NULL && self->history->n_values > 0 && self->history->step > 0;
  GPtrArray *rows;
  gint64 until;
  gint64 step;

  g_return_val_if_fail (BW_IS_BURN_UP_VIEW (self), NULL);

  rows = bw_chart_rows_new (C_("column", "Time"), C_("column", "Sampled in all"), C_("column", "Planned in all"),
                            C_("column", "Expected at this rate"), NULL);
  if (!self->has_chart)
    return rows;

  until = MAX (self->round->deadline, MAX (self->chart.now, self->chart.pace.finish));
  step = MAX (has_history ? self->history->step : BW_TIME_HOUR, (until - self->round->starts) / MAX_ROWS);
  for (gint64 time = self->round->starts, next; time <= until; time = next)
    {
      next = time + step;
      add_row (self, rows, time);

      /* Now, and the end of what is drawn, fall between two of the others. */
      if (time < self->chart.now && next > self->chart.now)
        next = self->chart.now;
      else if (time == self->chart.now)
        next = self->round->starts + ((time - self->round->starts) / step + 1) * step;
      if (time < until && next > until)
        next = until;
    }

  return rows;
}
