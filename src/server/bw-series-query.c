/* bw-series-query.c: one measure at regular times, put together from reports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series-query.h"

static gboolean
is_gauge (const BwSeriesQuery *self)
{
  return self->measure->kind != BW_MEASURE_KIND_FLOW;
}

/* What comes exactly at a point is in the step that it begins. */
static void
take_added (BwSeriesQuery *self,
            gint64         at,
            double         value)
{
  gint64 index = (at - self->from) / self->step;

  if (at < self->from)
    self->before += value;
  else if (index < self->n_steps)
    self->added[index] += value;
}

/* What is set exactly at a point is what stands there. Of several the greater of (time,
 * value) stands, in whatever order they came: as in the picture. */
static void
take_set (BwSeriesQuery *self,
          gint64         at,
          double         value)
{
  gint64 index = at <= self->from ? 0 : (at - self->from - 1) / self->step + 1;
  BwSeriesQuerySet *set;

  if (index > self->n_steps)
    return;

  set = &self->set[index];
  if (set->at == 0 || at > set->at || (at == set->at && value > set->value))
    *set = (BwSeriesQuerySet) { .at = at, .value = value };
}

/* The last of the points before goes on. */
static void
write_sets (BwSeriesQuery *self,
            BwWire        *wire,
            GString       *out)
{
  const BwSeriesQuerySet *standing = &self->set[0];

  for (guint i = 0; i <= self->n_steps; i++)
    {
      if (self->set[i].at != 0)
        standing = &self->set[i];

      g_string_append (out, i > 0 ? ",[" : "[");
      bw_wire_append_time (wire, out, self->from + (gint64) i * self->step);
      g_string_append_c (out, ',');
      if (standing->at != 0)
        bw_wire_append_number (out, standing->value);
      else
        g_string_append (out, "null");
      g_string_append_c (out, ']');
    }
}

static void
write_totals (BwSeriesQuery *self,
              BwWire        *wire,
              GString       *out)
{
  double total = self->before;

  for (guint i = 0; i <= self->n_steps; i++)
    {
      g_string_append (out, i > 0 ? ",[" : "[");
      bw_wire_append_time (wire, out, self->from + (gint64) i * self->step);
      g_string_append_c (out, ',');
      bw_wire_append_number (out, total);
      g_string_append_c (out, ']');
      if (i < self->n_steps)
        total += self->added[i];
    }
}

BwSeriesQuery *
bw_series_query_new (const char      *place,
                     const char      *subject,
                     const BwMeasure *measure)
{
  BwSeriesQuery *self = g_new0 (BwSeriesQuery, 1);

  self->place = g_strdup (place);
  self->subject = g_strdup (subject);
  self->measure = measure;
  return self;
}

void
bw_series_query_free (BwSeriesQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->place);
  g_free (self->subject);
  g_free (self->added);
  g_free (self->set);
  g_free (self);
}

gboolean
bw_series_query_set_times (BwSeriesQuery *self,
                           gint64         from,
                           gint64         to,
                           gint64         step,
                           guint          max_steps)
{
  gint64 n;

  from = MAX (from, 0) / step * step;
  n = to > from ? (to - from) / step : 0;
  if (n < 1 || n > max_steps)
    return FALSE;

  self->from = from;
  self->step = step;
  self->n_steps = (guint) n;
  g_free (self->added);
  g_free (self->set);
  self->added = g_new0 (double, self->n_steps);
  self->set = g_new0 (BwSeriesQuerySet, self->n_steps + 1);
  return TRUE;
}

void
bw_series_query_take_report (BwSeriesQuery  *self,
                             const BwReport *report)
{
  if (!g_str_equal (report->subject, self->subject))
    return;

  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];

      if (statement->measure != self->measure->index || statement->set != is_gauge (self))
        continue;

      if (statement->set)
        take_set (self, report->at, statement->value);
      else
        take_added (self, report->at, statement->value);
    }
}

void
bw_series_query_take_track (BwSeriesQuery *self,
                            BwSeriesBook  *book,
                            BwSeriesTrack *track)
{
  double last;

  self->before = bw_series_book_get_total (book, track, self->from);
  last = self->before;
  for (guint i = 0; i < self->n_steps; i++)
    {
      double total = bw_series_book_get_total (book, track, self->from + (gint64) (i + 1) * self->step);

      self->added[i] = total - last;
      last = total;
    }
}

char *
bw_series_query_write (BwSeriesQuery *self,
                       BwWire        *wire)
{
  GString *out = g_string_new ("[");

  if (is_gauge (self))
    write_sets (self, wire, out);
  else
    write_totals (self, wire, out);

  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}
