/* bw-map-key.c: the classes of a choropleth
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-key.h"

#include <math.h>
#include <string.h>

static const int share_steps[] = { 5, 10, 20 };
static const int steps[] = { 1, 2, 5 };

/* Powers of ten: more than any measure may be, in fen. */
#define MAX_POWER 16

/* What most shares are within. */
#define WHOLE 100

static gboolean
find_range (const BwMapMeasure *measure,
            const double       *values,
            guint               n,
            double             *lowest,
            double             *highest)
{
  *lowest = G_MAXDOUBLE;
  *highest = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++)
    {
      double value = bw_map_measure_as_written (measure, values[i]);

      if (isnan (value))
        continue;

      /* Over the target is over it: no classes are spent on how far. */
      if (measure->kind == BW_MAP_MEASURE_DONE)
        value = CLAMP (value, 0.0, WHOLE);
      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }

  return *lowest <= *highest;
}

/* Whether six classes of @step hold all from @lowest to @highest; then @self is that. */
static gboolean
try_step (BwMapKey *self,
          gint64    step,
          gint64    greatest,
          double    lowest,
          double    highest)
{
  gint64 from = (gint64) floor (lowest / (double) step);
  gint64 used = (gint64) floor (highest / (double) step) - from + 1;
  gint64 first;

  if (used > BW_N_CLASSES)
    return FALSE;

  /* The spare classes go to both sides, but none lies below 0 unless something does, and
   * none above what is whole. */
  first = from + 1 - (BW_N_CLASSES - used) / 2;
  if (lowest >= 0)
    first = MAX (first, 1);
  first = MIN (first, greatest / step - (BW_N_CLASSES - 2));
  self->step = step;
  self->first = first * step;
  return TRUE;
}

/* Whether each break is still itself when it is written short. */
static gboolean
is_short (const BwMapKey     *self,
          const BwMapMeasure *measure,
          const char         *language)
{
  for (gint64 i = 0; i < BW_N_CLASSES - 1; i++)
    {
      double value = (double) (self->first + i * self->step);

      if (bw_map_measure_as_read (measure, value, BW_BOUND_EXACT, language) != value)
        return FALSE;
    }

  return TRUE;
}

/* (transfer full): a break, as values are written. */
static char *
format_break (const BwMapKey     *self,
              const BwMapMeasure *measure,
              gint64              value,
              const char         *language)
{
  if (measure->kind == BW_MAP_MEASURE_DONE)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return is_short (self, measure, language)
           ? bw_map_measure_format (measure, (double) value, BW_BOUND_EXACT, language)
           : bw_map_measure_format_full (measure, (double) value, BW_BOUND_EXACT, language);
}

/* @written: as bw_map_measure_as_written() has it, not NaN */
static int
find_class (const BwMapKey *self,
            double          written)
{
  return (int) CLAMP (floor ((written - (double) self->first) / (double) self->step) + 1, 0, BW_N_CLASSES - 1);
}

/**
 * bw_map_key_choose:
 * @self: (out caller-allocates): the classes
 * @measure: what the values are of
 * @values: (array length=n): shares from 0 to 1; NaN where nothing is reported
 * @n: how many
 *
 * With nothing reported the classes are those of a whole campaign, in twenties.
 */
void
bw_map_key_choose (BwMapKey           *self,
                   const BwMapMeasure *measure,
                   const double       *values,
                   guint               n)
{
  double lowest;
  double highest;

  self->step = 20;
  self->first = 20;
  if (!find_range (measure, values, n, &lowest, &highest))
    return;

  for (guint i = 0; measure->kind == BW_MAP_MEASURE_DONE && i < G_N_ELEMENTS (share_steps); i++)
    {
      if (try_step (self, share_steps[i], WHOLE, lowest, highest))
        return;
    }

  for (gint64 power = 1, i = 0; i < MAX_POWER * (gint64) G_N_ELEMENTS (steps); i++)
    {
      if (try_step (self, power * steps[i % G_N_ELEMENTS (steps)], G_MAXINT64, lowest, highest))
        return;
      if (i % G_N_ELEMENTS (steps) == G_N_ELEMENTS (steps) - 1)
        power *= 10;
    }
}

/**
 * bw_map_key_get_class:
 * @self: the classes
 * @measure: what the value is of
 * @value: a value
 *
 * Returns: 0 to 5, -1 for NaN
 */
int
bw_map_key_get_class (const BwMapKey     *self,
                      const BwMapMeasure *measure,
                      double              value)
{
  double written = bw_map_measure_as_written (measure, value);

  if (isnan (written))
    return -1;

  return find_class (self, written);
}

/**
 * bw_map_key_format:
 * @self: the classes
 * @measure: what the value is of
 * @value: a value, not NaN
 * @bound: how exact it is
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the value, short unless a reader would look for it in
 *   another class
 */
char *
bw_map_key_format (const BwMapKey     *self,
                   const BwMapMeasure *measure,
                   double              value,
                   BwBound             bound,
                   const char         *language)
{
  if (measure->kind != BW_MAP_MEASURE_DONE
      && find_class (self, bw_map_measure_as_read (measure, value, bound, language))
           != bw_map_key_get_class (self, measure, value))
    return bw_map_measure_format_full (measure, value, bound, language);

  return bw_map_measure_format (measure, value, bound, language);
}

/**
 * bw_map_key_dup_label:
 * @self: the classes
 * @measure: what they are of
 * @map_class: 0 to 5
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): what the class holds; the highest one carries the
 *   unit for all
 */
char *
bw_map_key_dup_label (const BwMapKey     *self,
                      const BwMapMeasure *measure,
                      guint               map_class,
                      const char         *language)
{
  gint64 begin = self->first + ((gint64) map_class - 1) * self->step;
  g_autofree char *from = format_break (self, measure, map_class == 0 ? self->first : begin, language);
  g_autofree char *to = format_break (self, measure, begin + self->step, language);
  const char *unit = bw_map_measure_get_unit (measure, language);
  gboolean is_close;

  if (map_class == 0)
    return g_strdup_printf ("< %s", from);
  if (map_class < BW_N_CLASSES - 1)
    return g_strdup_printf ("%s–%s", from, to);
  if (measure->kind == BW_MAP_MEASURE_DONE)
    return g_strdup_printf ("≥ %s%%", from);

  /* 10 万人, but 50 人 */
  is_close = *unit == '\0' || !g_ascii_isdigit (from[strlen (from) - 1]);
  return g_strdup_printf ("≥ %s%s%s", from, is_close ? "" : " ", unit);
}
