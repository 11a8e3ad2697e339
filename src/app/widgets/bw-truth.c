/* bw-truth.c: what stands behind a figure, line by line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-truth.h"

#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static void
free_line (gpointer data)
{
  BwTruthLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static void
append (BwTruth    *self,
        const char *label,
        char       *text,
        gboolean    is_warning)
{
  BwTruthLine *line;

  if (text == NULL)
    return;

  line = g_new (BwTruthLine, 1);
  *line = (BwTruthLine) { g_strdup (label), text, is_warning };
  g_ptr_array_add (self->lines, line);
}

static gboolean
is_chinese (const char *language)
{
  return g_str_has_prefix (language, "zh");
}

static char *
dup_with_unit (double           value,
               BwBound          bound,
               const BwMeasure *measure,
               const char      *language)
{
  g_autofree char *text = NULL;
  const char *unit = is_chinese (language) ? measure->unit_zh : measure->unit_en;

  /* Nobody reads fen. */
  if (g_str_equal (measure->unit_en, "fen"))
    return bw_format_money (value, bound, language);

  text = bw_format_value (value, bound, language);
  return unit[0] != '\0' ? g_strdup_printf ("%s %s", text, unit) : g_steal_pointer (&text);
}

static const char *
get_source_word (BwSource source)
{
  switch (source)
    {
    case BW_SOURCE_MANUAL:
      return _("Typed by hand");
    case BW_SOURCE_IMPORT:
      return _("Imported");
    case BW_SOURCE_SIMULATION:
      return _("Simulation");
    case BW_SOURCE_REPORT:
    default:
      return _("Reports of the field");
    }
}

static const char *
get_bound_word (BwBound bound)
{
  switch (bound)
    {
    case BW_BOUND_OVER:
      return _("More than stated");
    case BW_BOUND_ABOUT:
      return _("Approximate");
    case BW_BOUND_EXACT:
    default:
      return _("Exact");
    }
}

static void
add_values (BwTruth        *self,
            const BwFigure *figure,
            const char     *language)
{
  const BwMeasure *measure = figure->measure;
  BwContradiction contradiction = bw_figure_get_contradiction (figure);
  double rest;

  if (figure->has_stated)
    bw_truth_take (self, _("Stated total"),
                   dup_with_unit (figure->stated, figure->stated_bound, measure, language));
  if (figure->has_summed)
    bw_truth_take (self, _("Added up from below"),
                   dup_with_unit (figure->summed, figure->summed_bound, measure, language));

  if (contradiction == BW_CONTRADICTION_PARTS)
    bw_truth_warn (self, _("Contradiction"),
                   g_strdup (_("The parts add up to more than was stated")));
  else if (contradiction == BW_CONTRADICTION_CORRECTIONS)
    bw_truth_warn (self, _("Contradiction"),
                   g_strdup (_("Corrections exceed reports: more was taken back than was ever counted")));
  else if (bw_figure_get_not_itemised (figure, &rest))
    bw_truth_take (self, _("Not itemised"),
                   dup_with_unit (rest, BW_BOUND_EXACT, measure, language));
  else if (figure->has_stated && !figure->has_summed)
    bw_truth_take (self, _("Not itemised"),
                   dup_with_unit (figure->stated, figure->stated_bound, measure, language));
}

static void
add_parts (BwTruth        *self,
           const BwFigure *figure)
{
  g_autofree char *text = NULL;

  if (figure->n_expected == 0)
    return;

  /* Translators: parts that reported, parts that should */
  text = bw_format_text (_("%u of %u"), figure->n_reported, figure->n_expected);
  append (self, _("Parts that reported"), g_steal_pointer (&text),
          figure->n_reported < figure->n_expected && !figure->has_stated);
}

/**
 * bw_truth_new:
 * @title: name of the figure
 * @value: as it is shown
 *
 * Returns: (transfer full): a truth without lines
 */
BwTruth *
bw_truth_new (const char *title,
              const char *value)
{
  BwTruth *self = g_new0 (BwTruth, 1);

  self->title = g_strdup (title);
  self->value = g_strdup (value);
  self->lines = g_ptr_array_new_with_free_func (free_line);
  return self;
}

void
bw_truth_free (BwTruth *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->value);
  g_free (self->definition);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/**
 * bw_truth_take:
 * @self: a truth
 * @label: what it is
 * @text: (transfer full) (nullable): the value; %NULL adds nothing
 */
void
bw_truth_take (BwTruth    *self,
               const char *label,
               char       *text)
{
  g_return_if_fail (self != NULL);

  append (self, label, text, FALSE);
}

/**
 * bw_truth_warn:
 * @self: a truth
 * @label: what it is
 * @text: (transfer full) (nullable): what somebody must look at
 */
void
bw_truth_warn (BwTruth    *self,
               const char *label,
               char       *text)
{
  g_return_if_fail (self != NULL);

  append (self, label, text, TRUE);
}

/* What is stated for a day is of its midnight: that is no time of the clock. */
static char *
dup_as_of (const BwFigure *figure,
           gint64          now,
           GTimeZone      *zone,
           const char     *language)
{
  gint64 as_of = bw_figure_get_as_of (figure);
  g_autoptr (GDateTime) local = bw_time_to_date_time (as_of, zone);
  gboolean is_day = figure->measure->stale_after == 0 && local != NULL
                    && g_date_time_get_hour (local) == 0 && g_date_time_get_minute (local) == 0
                    && g_date_time_get_seconds (local) == 0.0;
  g_autofree char *text = NULL;

  if (!is_day)
    return bw_format_as_of (as_of, now, zone, language);

  text = bw_format_date_time (as_of, zone, language);
  return g_strndup (text, strlen (text) - strlen (" 00:00"));
}

/**
 * bw_truth_add_figure:
 * @self: a truth
 * @figure: a figure, missing ones too
 * @now: backend's time
 * @zone: for times
 * @language: "zh_CN" or "en"
 */
void
bw_truth_add_figure (BwTruth        *self,
                     const BwFigure *figure,
                     gint64          now,
                     GTimeZone      *zone,
                     const char     *language)
{
  const char *definition;

  g_return_if_fail (self != NULL);
  g_return_if_fail (figure != NULL && figure->measure != NULL);

  definition = is_chinese (language) ? figure->measure->definition_zh
                                     : figure->measure->definition_en;
  g_free (self->definition);
  self->definition = g_strdup (definition);

  if (bw_figure_is_missing (figure))
    {
      bw_truth_warn (self, _("Value"), bw_format_value (NAN, BW_BOUND_EXACT, language));
      add_parts (self, figure);
      return;
    }

  add_values (self, figure, language);
  bw_truth_take (self, _("Precision"), g_strdup (get_bound_word (bw_figure_get_bound (figure))));
  append (self, _("As of"),
          dup_as_of (figure, now, zone, language),
          bw_figure_is_stale (figure, now));
  bw_truth_take (self, _("Source"), g_strdup (get_source_word (figure->source)));
  add_parts (self, figure);
}

/**
 * bw_truth_get_text:
 * @self: a truth
 * @label: of a line
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
bw_truth_get_text (const BwTruth *self,
                   const char    *label)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const BwTruthLine *line = g_ptr_array_index (self->lines, i);

      if (g_str_equal (line->label, label))
        return line->text;
    }

  return NULL;
}
