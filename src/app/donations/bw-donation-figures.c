/* bw-donation-figures.c: the five figures at the top of the page, and what stands behind them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-donation-figures.h"

#include "bw-donation-words.h"
#include "bw-format.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

static gboolean
is_chinese (const char *language)
{
  return g_str_has_prefix (language, "zh");
}

static const char *
get_name (const BwFigure *figure,
          const char     *language)
{
  if (figure->measure == NULL)
    return "";

  return is_chinese (language) ? figure->measure->name_zh : figure->measure->name_en;
}

static void
set_missing (BwFigureFace *face,
             const char   *language)
{
  face->value = bw_format_value (NAN, BW_BOUND_EXACT, language);
  face->is_missing = TRUE;
}

/* As of when it is: nothing is shown without it. */
static char *
dup_tooltip (BwDesk *desk,
             gint64  at)
{
  g_autofree char *time = NULL;

  if (at == 0)
    return NULL;

  time = bw_format_as_of (at, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  return g_strdup_printf (C_("card", "as of %s"), time);
}

static void
init_given (BwDesk           *desk,
            const BwGiftSums *sums,
            BwFigureFace     *face)
{
  const char *language = bw_desk_get_language (desk);
  g_autofree char *known = NULL;

  face->name = g_strdup (_("Given in money and goods"));
  if (bw_figure_is_missing (&sums->total))
    {
      set_missing (face, language);
      return;
    }

  face->value = bw_donation_words_split_money (bw_figure_get_value (&sums->total), bw_figure_get_bound (&sums->total),
                                               language, &face->unit);
  face->tooltip = dup_tooltip (desk, bw_figure_get_as_of (&sums->total));
  if (bw_figure_get_contradiction (&sums->total) != BW_CONTRADICTION_NONE)
    {
      face->note = g_strdup (_("The ledger adds up to more"));
      face->symbol = BW_SYMBOL_LATE;
      face->tone = BW_TONE_LATE;
      return;
    }

  known = sums->has_itemised ? bw_format_money ((double) sums->itemised, BW_BOUND_EXACT, language) : NULL;
  /* Translators: an amount of money */
  face->note = known != NULL ? g_strdup_printf (_("%s of it in the ledger"), known)
                             : g_strdup (_("Stated total, not itemised"));
  face->tone = BW_TONE_FG2;
}

static const BwFund *
find_fund (GPtrArray        *funds,
           BwDonationFigure  figure)
{
  guint index = figure == BW_DONATION_FIGURE_FUND ? 0 : 1;

  return index < funds->len ? g_ptr_array_index (funds, index) : NULL;
}

/* Funds are booked for the whole city, and nobody tells what of them is an area's. */
static BwPlace
get_owner (BwDesk *desk)
{
  return bw_place_tree_get_root (bw_desk_get_places (desk));
}

static const char *
get_owner_name (BwDesk *desk)
{
  return bw_place_tree_get_name (bw_desk_get_places (desk), get_owner (desk), bw_desk_get_language (desk));
}

/* Why there is no amount: what was booked, and for whom. */
static char *
dup_missing_note (BwDesk       *desk,
                  const BwFund *fund)
{
  g_autofree char *amount = NULL;

  if (fund == NULL)
    return g_strdup (_("No fund has been booked"));
  if (!fund->is_known)
    return g_strdup (_("Booked without an amount"));

  amount = bw_format_money ((double) fund->fen, fund->bound, bw_desk_get_language (desk));
  /* Translators: an amount of money that was booked, and the city for which it was, as a whole */
  return g_strdup_printf (_("%s for %s as a whole"), amount, get_owner_name (desk));
}

static void
init_fund (BwDonationFigure  figure,
           BwDesk           *desk,
           BwPlace           scope,
           GPtrArray        *funds,
           BwFigureFace     *face)
{
  const char *language = bw_desk_get_language (desk);
  const BwFund *fund = find_fund (funds, figure);
  g_autofree char *known = NULL;

  face->tone = BW_TONE_FG2;
  if (fund == NULL || !fund->is_known || scope != get_owner (desk))
    {
      face->name = g_strdup (fund != NULL ? fund->payer : figure == BW_DONATION_FIGURE_FUND ? _("Funds")
                                                                                           : _("Other funds"));
      set_missing (face, language);
      face->note = dup_missing_note (desk, fund);
      face->tooltip = fund != NULL ? dup_tooltip (desk, fund->at) : NULL;
      return;
    }

  face->name = g_strdup (fund->payer);
  face->value = bw_donation_words_split_money ((double) fund->fen, fund->bound, language, &face->unit);
  face->tooltip = dup_tooltip (desk, fund->at);
  known = bw_format_money ((double) fund->itemised, fund->items_bound, language);
  /* Translators: an amount of money */
  face->note = fund->itemised > 0 ? g_strdup_printf (_("%s of it itemised"), known)
                                  : g_strdup (_("Uses not itemised"));
  if (!bw_fund_is_contradicted (fund))
    return;

  face->symbol = BW_SYMBOL_LATE;
  face->tone = BW_TONE_LATE;
}

static void
init_donors (BwDesk         *desk,
             const BwFigure *donors,
             BwFigureFace   *face)
{
  const char *language = bw_desk_get_language (desk);

  face->name = g_strdup (get_name (donors, language));
  face->tone = BW_TONE_FG2;
  if (bw_figure_is_missing (donors))
    {
      set_missing (face, language);
      return;
    }

  face->value = bw_format_figure (donors, language);
  face->unit = g_strdup (is_chinese (language) ? donors->measure->unit_zh : donors->measure->unit_en);
  face->note = g_strdup (_("Who gave, as stated"));
  face->tooltip = dup_tooltip (desk, bw_figure_get_as_of (donors));
}

/**
 * bw_donation_figures_init_face:
 * @figure: which one
 * @desk: the desk
 * @scope: what is shown
 * @sums: what was given
 * @funds: (element-type BwFund): the funds of the city
 * @face: (out caller-allocates): to be cleared with bw_figure_face_clear()
 */
void
bw_donation_figures_init_face (BwDonationFigure  figure,
                               BwDesk           *desk,
                               BwPlace           scope,
                               const BwGiftSums *sums,
                               GPtrArray        *funds,
                               BwFigureFace     *face)
{
  memset (face, 0, sizeof *face);
  switch (figure)
    {
    case BW_DONATION_FIGURE_GIVEN:
      init_given (desk, sums, face);
      break;

    case BW_DONATION_FIGURE_FUND:
    case BW_DONATION_FIGURE_OTHER:
      init_fund (figure, desk, scope, funds, face);
      break;

    case BW_DONATION_FIGURE_PERSONS:
      init_donors (desk, bw_gift_sums_get_persons (sums), face);
      break;

    case BW_DONATION_FIGURE_UNITS:
    default:
      init_donors (desk, bw_gift_sums_get_units (sums), face);
      break;
    }
}

/* (transfer full). @fen: -1: nobody told */
static char *
dup_fen (gint64      fen,
         BwBound     bound,
         const char *language)
{
  return bw_format_money (fen >= 0 ? (double) fen : NAN, bound, language);
}

static void
fill_fund (BwTruth      *truth,
           BwDesk       *desk,
           const BwFund *fund)
{
  const char *language = bw_desk_get_language (desk);
  gint64 rest;

  if (fund == NULL)
    return;

  bw_truth_take (truth, _("Payer"), g_strdup (fund->payer));
  /* Translators: the place that a fund is booked for */
  bw_truth_take (truth, _("Booked for"), g_strdup (get_owner_name (desk)));
  bw_truth_take (truth, _("What for"), g_strdup (bw_donation_words_describe_purpose (fund->purpose)));
  if (fund->allotted_fen >= 0 || !fund->is_spent)
    bw_truth_take (truth, _("Set aside"), dup_fen (fund->allotted_fen, fund->bound, language));
  if (fund->spent_fen >= 0)
    bw_truth_take (truth, _("Spent"), dup_fen (fund->spent_fen, fund->bound, language));
  bw_truth_take (truth, _("Itemised"), bw_format_money ((double) fund->itemised, fund->items_bound, language));
  if (bw_fund_is_contradicted (fund))
    bw_truth_warn (truth, _("Contradiction"), g_strdup (_("The parts add up to more than was stated")));
  else if (bw_fund_get_rest (fund, &rest))
    bw_truth_take (truth, _("Not itemised"), bw_format_money ((double) rest, fund->bound, language));

  bw_truth_take (truth, _("As of"), bw_format_as_of (fund->at, bw_desk_get_data_now (desk),
                                                     bw_desk_get_time_zone (desk), language));
  g_free (truth->definition);
  truth->definition = g_strdup (fund->note != NULL ? fund->note : fund->category);
}

static const BwFigure *
find_figure (BwDonationFigure  figure,
             const BwGiftSums *sums)
{
  switch (figure)
    {
    case BW_DONATION_FIGURE_PERSONS:
      return bw_gift_sums_get_persons (sums);

    case BW_DONATION_FIGURE_UNITS:
      return bw_gift_sums_get_units (sums);

    case BW_DONATION_FIGURE_GIVEN:
    case BW_DONATION_FIGURE_FUND:
    case BW_DONATION_FIGURE_OTHER:
    default:
      return &sums->total;
    }
}

/**
 * bw_donation_figures_new_truth:
 * @figure: which one
 * @desk: the desk
 * @scope: what is shown
 * @sums: what was given
 * @funds: (element-type BwFund): the funds of the city
 *
 * Returns: (transfer full): what stands behind it
 */
BwTruth *
bw_donation_figures_new_truth (BwDonationFigure  figure,
                               BwDesk           *desk,
                               BwPlace           scope,
                               const BwGiftSums *sums,
                               GPtrArray        *funds)
{
  const BwFigure *shown = find_figure (figure, sums);
  g_autofree char *value = NULL;
  BwFigureFace face;
  BwTruth *truth;

  bw_donation_figures_init_face (figure, desk, scope, sums, funds, &face);
  value = face.unit != NULL ? g_strdup_printf ("%s %s", face.value, face.unit) : g_strdup (face.value);
  truth = bw_truth_new (face.name, value);
  bw_figure_face_clear (&face);

  if (figure == BW_DONATION_FIGURE_FUND || figure == BW_DONATION_FIGURE_OTHER)
    fill_fund (truth, desk, find_fund (funds, figure));
  else if (shown->measure != NULL)
    bw_truth_add_figure (truth, shown, bw_desk_get_data_now (desk), bw_desk_get_time_zone (desk),
                         bw_desk_get_language (desk));
  if (figure == BW_DONATION_FIGURE_GIVEN && !bw_figure_is_missing (&sums->booked))
    bw_truth_take (truth, get_name (&sums->booked, bw_desk_get_language (desk)),
                   bw_format_figure (&sums->booked, bw_desk_get_language (desk)));

  return truth;
}
