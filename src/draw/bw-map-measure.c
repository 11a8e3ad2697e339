/* bw-map-measure.c: what the areas of a map are coloured by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-map-measure.h"

#include "bw-format.h"

#include <math.h>

/* What is not all is never written as all, percent. */
#define MOST_UNDONE 99.9

/* Those that are not of the catalogue. */
static const struct
{
  const char *id;
  const char *chinese;
  const char *english;
  const char *chinese_unit;
  const char *english_unit;
} own[] =
{
  [BW_MAP_MEASURE_DONE] = { "done", "完成率", "Completion", "", "" },
  [BW_MAP_MEASURE_RATE] = { "rate", "每小时采样", "People an hour", "人/时", "an hour" },
  [BW_MAP_MEASURE_AGE] = { "age", "数据时长", "Age of data", "分", "min" },
};

static gboolean
is_money (const BwMapMeasure *self)
{
  return self->figure != NULL && g_str_has_suffix (self->figure->id, "_fen");
}

/**
 * bw_map_measure_from_string:
 * @self: (out caller-allocates): a measure
 * @catalogue: of the picture
 * @text: `done`, `rate`, `age` or the id of a measure
 *
 * Returns: whether there is such a one
 */
gboolean
bw_map_measure_from_string (BwMapMeasure       *self,
                            BwMeasureCatalogue *catalogue,
                            const char         *text)
{
  *self = (BwMapMeasure) { BW_MAP_MEASURE_FIGURE, bw_measure_catalogue_lookup (catalogue, text) };
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      if (g_str_equal (own[i].id, text))
        *self = (BwMapMeasure) { (BwMapMeasureKind) i, NULL };
    }

  return self->kind != BW_MAP_MEASURE_FIGURE || self->figure != NULL;
}

const char *
bw_map_measure_to_string (const BwMapMeasure *self)
{
  return self->kind == BW_MAP_MEASURE_FIGURE ? self->figure->id : own[self->kind].id;
}

gboolean
bw_map_measure_equal (const BwMapMeasure *self,
                      const BwMapMeasure *other)
{
  return self->kind == other->kind && self->figure == other->figure;
}

/**
 * bw_map_measure_is_of_round:
 * @self: a measure
 *
 * Returns: whether it speaks of the round
 */
gboolean
bw_map_measure_is_of_round (const BwMapMeasure *self)
{
  return self->kind != BW_MAP_MEASURE_FIGURE || g_str_equal (self->figure->subject, "sampling");
}

/**
 * bw_map_measure_get_name:
 * @self: a measure
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer none): for a heading
 */
const char *
bw_map_measure_get_name (const BwMapMeasure *self,
                         const char         *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");

  if (self->kind == BW_MAP_MEASURE_FIGURE)
    return is_chinese ? self->figure->name_zh : self->figure->name_en;

  return is_chinese ? own[self->kind].chinese : own[self->kind].english;
}

/**
 * bw_map_measure_get_unit:
 * @self: a measure
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer none): what follows its number
 */
const char *
bw_map_measure_get_unit (const BwMapMeasure *self,
                         const char         *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");

  if (is_money (self))
    return "";
  if (self->kind == BW_MAP_MEASURE_FIGURE)
    return is_chinese ? self->figure->unit_zh : self->figure->unit_en;

  return is_chinese ? own[self->kind].chinese_unit : own[self->kind].english_unit;
}

/**
 * bw_map_measure_as_written:
 * @self: a measure
 * @value: a value; NaN is NaN
 *
 * Returns: percent, or the number in its unit, rounded as it is written
 */
double
bw_map_measure_as_written (const BwMapMeasure *self,
                           double              value)
{
  if (self->kind != BW_MAP_MEASURE_DONE)
    return round (value);

  /* Nor is it of the class of what is done. */
  return value < 1 ? MIN (round (value * 1000) / 10, MOST_UNDONE) : round (value * 1000) / 10;
}

/**
 * bw_map_measure_as_read:
 * @self: a measure, not of shares
 * @value: a value
 * @bound: how exact it is
 * @language: "zh_CN" or "en"
 *
 * Returns: what a reader of bw_map_measure_format() takes it for
 */
double
bw_map_measure_as_read (const BwMapMeasure *self,
                        double              value,
                        BwBound             bound,
                        const char         *language)
{
  if (is_money (self))
    return bw_format_round_money (value, language);

  return bound == BW_BOUND_EXACT ? bw_format_round_short (value, language) : round (value);
}

/**
 * bw_map_measure_format:
 * @self: a measure
 * @value: a value
 * @bound: how exact it is
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the value where room is short
 */
char *
bw_map_measure_format (const BwMapMeasure *self,
                       double              value,
                       BwBound             bound,
                       const char         *language)
{
  if (self->kind == BW_MAP_MEASURE_DONE)
    return bw_format_share (value);
  if (is_money (self))
    return bw_format_money (value, bound, language);
  if (bound == BW_BOUND_EXACT)
    return bw_format_short (value, language);

  return bw_format_value (value, bound, language);
}

/**
 * bw_map_measure_format_full:
 * @self: a measure
 * @value: a value
 * @bound: how exact it is
 * @language: "zh_CN" or "en"
 *
 * Returns: (transfer full): the value with all its digits
 */
char *
bw_map_measure_format_full (const BwMapMeasure *self,
                            double              value,
                            BwBound             bound,
                            const char         *language)
{
  if (self->kind == BW_MAP_MEASURE_DONE)
    return bw_format_share (value);

  return is_money (self) ? bw_format_yuan (value, bound, language) : bw_format_value (value, bound, language);
}
