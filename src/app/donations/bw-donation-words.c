/* bw-donation-words.c: money and donors, in the words of the page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-donation-words.h"

#include "bw-format.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *wire;
  const char *word;
} kinds[BW_N_DONOR_KINDS] =
{
  { "person", N_("A person") },
  { "unit", N_("A unit") },
  { "model_worker", N_("A model worker") },
  { "award_unit", N_("A unit with the labour award") },
};

static const struct
{
  const char *wire;
  const char *word;
} purposes[BW_N_PURPOSES] =
{
  { "epidemic", N_("Epidemic") },
  { "flood", N_("Flood") },
  { "both", N_("Epidemic and flood") },
};

/**
 * bw_donation_words_split_money:
 * @fen: an amount; NaN: not reported
 * @bound: how exact it is
 * @language: `zh_CN` or `en`
 * @unit: (out) (transfer full) (nullable): what stands behind it
 *
 * Returns: (transfer full): the number, with the sign of the money if that stands before
 */
char *
bw_donation_words_split_money (double       fen,
                               BwBound      bound,
                               const char  *language,
                               char       **unit)
{
  char *text = bw_format_money (fen, bound, language);
  char *space = strrchr (text, ' ');

  *unit = NULL;
  if (space == NULL || !g_str_has_suffix (text, "元"))
    return text;

  *unit = g_strdup (space + 1);
  *space = '\0';
  return text;
}

/**
 * bw_donation_words_dup_amount:
 * @fen: an amount; NaN: not reported
 * @bound: how exact it is
 * @language: `zh_CN` or `en`
 *
 * Returns: (transfer full): the amount under a head that says 万元
 */
char *
bw_donation_words_dup_amount (double      fen,
                              BwBound     bound,
                              const char *language)
{
  g_autofree char *unit = NULL;
  char *number = bw_donation_words_split_money (fen, bound, language, &unit);
  char *whole;

  if (unit == NULL || g_str_equal (unit, "万元"))
    return number;

  whole = g_strjoin (" ", number, unit, NULL);
  g_free (number);
  return whole;
}

const char *
bw_donation_words_get_kind (guint choice)
{
  g_return_val_if_fail (choice < BW_N_DONOR_KINDS, NULL);

  return kinds[choice].wire;
}

const char *
bw_donation_words_get_purpose (guint choice)
{
  g_return_val_if_fail (choice < BW_N_PURPOSES, NULL);

  return purposes[choice].wire;
}

const char *
bw_donation_words_describe_kind (const char *kind)
{
  for (guint i = 0; kind != NULL && i < BW_N_DONOR_KINDS; i++)
    {
      if (g_str_equal (kind, kinds[i].wire))
        return _(kinds[i].word);
    }

  return kind;
}

const char *
bw_donation_words_describe_purpose (const char *purpose)
{
  for (guint i = 0; purpose != NULL && i < BW_N_PURPOSES; i++)
    {
      if (g_str_equal (purpose, purposes[i].wire))
        return _(purposes[i].word);
    }

  return purpose;
}
