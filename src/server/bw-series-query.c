/* bw-series-query.c: a running total at regular times, put together from what was added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-series-query.h"

BwSeriesQuery *
bw_series_query_new (const char  *place,
                     const char  *subject,
                     BwMeasureId  measure)
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
  self->added = g_new0 (double, self->n_steps);
  return TRUE;
}

/* What comes exactly at a point is in the step that it begins. */
void
bw_series_query_take_report (BwSeriesQuery  *self,
                             const BwReport *report)
{
  gint64 index = (report->at - self->from) / self->step;

  if (!g_str_equal (report->subject, self->subject))
    return;

  for (guint i = 0; i < report->n_statements; i++)
    {
      const BwStatement *statement = &report->statements[i];

      if (statement->set || statement->measure != self->measure)
        continue;

      if (report->at < self->from)
        self->before += statement->value;
      else if (index < self->n_steps)
        self->added[index] += statement->value;
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

  g_string_append_c (out, ']');
  return g_string_free (out, FALSE);
}
