/* bw-format.c: numbers as a person reads them
 *
 * Written by hand and not by the C library's locale: a sheet in Chinese is printed
 * by a process in any locale, and the same number must come out alike everywhere.
 * Times stand in bw-format-time.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-format.h"

#include "bw-format-private.h"

#include <math.h>
#include <string.h>

/* U+2212, as wide as a plus, unlike the hyphen. */
#define MINUS "−"

#define WAN  1e4
#define YI   1e8
#define KILO 1e3
#define MEGA 1e6

/* How a number is written short: of which unit, and with how many decimals of it. */
typedef struct
{
  double      one;
  guint       n_decimals;
  const char *word;
} Unit;

/* What rounds to the greater unit is of it. A number below 10,000 is written in full. */
static const Unit chinese_units[] = { { YI, 2, " 亿" }, { WAN, 2, " 万" } };
static const Unit english_units[] = { { MEGA, 2, "M" }, { KILO, 0, "k" }, { KILO, 1, "k" } };

static const char *const condition_words[BW_N_CONDITIONS][2] = {
  [BW_CONDITION_UNKNOWN] = { "未上报", "not reported" },
  [BW_CONDITION_NORMAL] = { "正常", "open" },
  [BW_CONDITION_CLOSED] = { "关闭", "closed" },
  [BW_CONDITION_PAUSED] = { "暂停", "paused" },
  [BW_CONDITION_SILENT] = { "中断上报", "no reports" },
  [BW_CONDITION_GAP] = { "措施不全", "with gaps" },
  [BW_CONDITION_UNCONFIRMED] = { "待确认", "to be confirmed" },
  [BW_CONDITION_BUSY] = { "忙碌", "busy" },
  [BW_CONDITION_JAMMED] = { "拥堵", "jammed" },
};

static const char *const contradiction_words[BW_N_CONTRADICTIONS][2] = {
  [BW_CONTRADICTION_NONE] = { "", "" },
  [BW_CONTRADICTION_PARTS] = { "分项合计多于上报总数", "the parts exceed the stated total" },
  [BW_CONTRADICTION_CORRECTIONS] = { "更正多于上报", "corrections exceed reports" },
};

/* @digits: of a non-negative number, with a fraction or without. */
static char *
group_digits (const char *digits)
{
  gsize n_whole = strcspn (digits, ".");
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + n_whole);

  return g_string_free (text, FALSE);
}

/* Rounded half away from zero, as people do; grouped, with a true minus. */
static char *
format_number (double value,
               guint  n_decimals)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char format[] = "%.0f";
  double scale = n_decimals == 0 ? 1.0 : n_decimals == 1 ? 10.0 : 100.0;
  double rounded = round (fabs (value) * scale) / scale;
  g_autofree char *grouped = NULL;

  if (!isfinite (value))
    return g_strdup (BW_FORMAT_NOTHING);

  format[2] = (char) ('0' + n_decimals);
  g_ascii_formatd (digits, sizeof digits, format, isfinite (rounded) ? rounded : fabs (value));
  grouped = group_digits (digits);
  return g_strconcat (value < 0.0 && rounded > 0.0 ? MINUS : "", grouped, NULL);
}

/* Two decimals, or none if they would be zeros: 126.84, 100. */
static char *
format_short_number (double value,
                     guint  n_decimals)
{
  double scale = n_decimals == 0 ? 1.0 : n_decimals == 1 ? 10.0 : 100.0;
  double rounded = round (fabs (value) * scale);

  return format_number (value, fmod (rounded, scale) == 0.0 ? 0 : n_decimals);
}

/* (nullable): in full */
static const Unit *
find_unit (double      value,
           const char *language)
{
  double size = fabs (value);

  if (!isfinite (value) || size < WAN - 0.5)
    return NULL;
  if (bw_format_is_chinese (language))
    return &chinese_units[size >= YI - 50.0 ? 0 : 1];

  return &english_units[size >= 1e7 - 500.0 ? 0 : size >= 1e5 ? 1 : 2];
}

static double
round_to (double value,
          double step)
{
  return copysign (round (fabs (value) / step) * step, value);
}

static const char *
get_bound_prefix (BwBound     bound,
                  const char *language)
{
  switch (bound)
    {
    case BW_BOUND_OVER:
      return bw_format_is_chinese (language) ? "＞" : ">";

    case BW_BOUND_ABOUT:
      return bw_format_is_chinese (language) ? "约 " : "about ";

    case BW_BOUND_EXACT:
    default:
      return "";
    }
}

/* Whether it is written in 万元: what rounds to 10,000 yuan is. */
static gboolean
has_great_money (double      fen,
                 const char *language)
{
  return isfinite (fen) && bw_format_is_chinese (language) && fabs (fen / 100.0) >= WAN - 0.005;
}

/**
 * bw_format_is_chinese:
 * @language: (nullable): a language
 *
 * Returns: whether it is written in Chinese; any other is English
 */
gboolean
bw_format_is_chinese (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "zh");
}

/**
 * bw_format_integer:
 * @value: any number
 *
 * Returns: (transfer full): rounded, in groups of three: `1,012,846`; `–` if it is
 *   not a number
 */
char *
bw_format_integer (double value)
{
  return format_number (value, 0);
}

/**
 * bw_format_value:
 * @value: a value; NaN: not reported
 * @bound: how exact it is
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `1,804`, `＞1,000,000`, `约 3,000`; 未上报 for one that
 *   is missing, never 0
 */
char *
bw_format_value (double      value,
                 BwBound     bound,
                 const char *language)
{
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup (bw_format_condition (BW_CONDITION_UNKNOWN, language));

  number = format_number (value, 0);
  return g_strconcat (get_bound_prefix (bound, language), number, NULL);
}

/**
 * bw_format_figure:
 * @figure: a figure
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): the value that it shows, with its bound
 */
char *
bw_format_figure (const BwFigure *figure,
                  const char     *language)
{
  g_return_val_if_fail (figure != NULL, NULL);

  if (bw_figure_is_missing (figure))
    return bw_format_value (NAN, BW_BOUND_EXACT, language);

  return bw_format_value (bw_figure_get_value (figure), bw_figure_get_bound (figure), language);
}

/**
 * bw_format_short:
 * @value: any number
 * @language: `zh_CN` or `en`
 *
 * Chinese counts in 万 and 亿 with two decimals, English in k (rounded, one decimal
 * under 100k where there is one) and from ten million in M. Decimals that are all
 * zero are left out, so it serves for axes too.
 *
 * Returns: (transfer full): `126.84 万`, `100 万`; `1,268k`, `12.68M`; in full where
 *   there are less than five digits
 */
char *
bw_format_short (double      value,
                 const char *language)
{
  const Unit *unit = find_unit (value, language);
  g_autofree char *number = NULL;

  if (unit == NULL)
    return format_number (value, 0);

  number = format_short_number (value / unit->one, unit->n_decimals);
  return g_strconcat (number, unit->word, NULL);
}

/**
 * bw_format_round_short:
 * @value: any number
 * @language: `zh_CN` or `en`
 *
 * Returns: what a reader of bw_format_short() takes it for
 */
double
bw_format_round_short (double      value,
                       const char *language)
{
  const Unit *unit = find_unit (value, language);

  return unit != NULL ? round_to (value, unit->one / pow (10.0, unit->n_decimals)) : round (value);
}

/**
 * bw_format_share:
 * @share: 0 to 1 and beyond
 *
 * What is not all is never shown as all: from 99.95 % it stays 99.9 % until it is
 * done.
 *
 * Returns: (transfer full): `79.9%`; `–` if NaN
 */
char *
bw_format_share (double share)
{
  double percent = share * 100.0;
  g_autofree char *number = NULL;

  if (!isfinite (share))
    return g_strdup (BW_FORMAT_NOTHING);
  if (percent < 100.0 && percent >= 99.95)
    percent = 99.9;

  number = format_number (percent, 1);
  return g_strconcat (number, "%", NULL);
}

/**
 * bw_format_points:
 * @difference: of two shares
 *
 * Returns: (transfer full): percentage points with their sign: `+1.0`, `−2.2`,
 *   `0.0`; `–` if NaN
 */
char *
bw_format_points (double difference)
{
  double percent = difference * 100.0;
  g_autofree char *number = format_number (percent, 1);

  /* As it is printed: what rounds to nothing has no sign. */
  return g_strconcat (round (percent * 10.0) > 0.0 ? "+" : "", number, NULL);
}

/**
 * bw_format_money:
 * @fen: hundredths of a yuan; NaN: not reported
 * @bound: how exact it is
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): `2,526.64 万元`, `206 万元`, `8,500 元`; `¥25,266,400`
 */
char *
bw_format_money (double      fen,
                 BwBound     bound,
                 const char *language)
{
  g_autofree char *number = NULL;

  if (!has_great_money (fen, language))
    return bw_format_yuan (fen, bound, language);

  number = format_short_number (fen / 100.0 / WAN, 2);
  return g_strconcat (get_bound_prefix (bound, language), number, " 万元", NULL);
}

/**
 * bw_format_round_money:
 * @fen: hundredths of a yuan
 * @language: `zh_CN` or `en`
 *
 * Returns: what a reader of bw_format_money() takes it for, in fen
 */
double
bw_format_round_money (double      fen,
                       const char *language)
{
  return has_great_money (fen, language) ? round_to (fen, WAN) : round (fen);
}

/**
 * bw_format_yuan:
 * @fen: hundredths of a yuan; NaN: not reported
 * @bound: how exact it is
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): to the fen, however much it is: `25,266,400 元`;
 *   `¥25,266,400`
 */
char *
bw_format_yuan (double      fen,
                BwBound     bound,
                const char *language)
{
  const char *prefix = get_bound_prefix (bound, language);
  g_autofree char *number = NULL;

  if (!isfinite (fen))
    return bw_format_value (NAN, BW_BOUND_EXACT, language);

  if (bw_format_is_chinese (language))
    {
      number = format_short_number (fen / 100.0, 2);
      return g_strconcat (prefix, number, " 元", NULL);
    }

  number = format_short_number (fabs (fen / 100.0), 2);
  return g_strconcat (prefix, round (fen) < 0.0 ? MINUS "¥" : "¥", number, NULL);
}

/**
 * bw_format_distance:
 * @metres: a distance
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): three digits of it or more: `850 m`, `3.25 km`, `12.4 km`
 */
char *
bw_format_distance (double      metres,
                    const char *language)
{
  gboolean is_chinese = bw_format_is_chinese (language);
  double kilometres = metres / 1000.0;
  g_autofree char *number = NULL;

  /* What rounds to 1000 of the smaller unit is one of the greater. */
  if (metres < 999.5)
    {
      number = format_number (metres, 0);
      return g_strconcat (number, is_chinese ? " 米" : " m", NULL);
    }

  number = format_number (kilometres, kilometres < 9.995 ? 2 : kilometres < 99.95 ? 1 : 0);
  return g_strconcat (number, is_chinese ? " 公里" : " km", NULL);
}

/**
 * bw_format_condition:
 * @condition: how a site does
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer none): the word for it
 */
const char *
bw_format_condition (BwCondition  condition,
                     const char  *language)
{
  g_return_val_if_fail ((guint) condition < BW_N_CONDITIONS, "");

  return condition_words[condition][bw_format_is_chinese (language) ? 0 : 1];
}

/**
 * bw_format_contradiction:
 * @contradiction: what makes a figure impossible
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer none): the words for it; none for none
 */
const char *
bw_format_contradiction (BwContradiction  contradiction,
                         const char      *language)
{
  g_return_val_if_fail ((guint) contradiction < BW_N_CONTRADICTIONS, "");

  return contradiction_words[contradiction][bw_format_is_chinese (language) ? 0 : 1];
}
