/* bw-fund-sheet.c: the uses of funds on their card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-fund-sheet.h"

#include "bw-donation-words.h"
#include "bw-format.h"
#include "bw-stack-bar-view.h"
#include "bw-yuan.h"

#include <glib/gi18n.h>
#include <math.h>

static const char * const titles[] = {
  N_("Payer"), N_("What for"), N_("Item"), N_("Emergency"), N_("Set aside (yuan)"), N_("Spent (yuan)"),
  N_("How exact"), N_("Note"), N_("As of"), NULL
};

static const char *
get_name (const BwFund *fund)
{
  return fund->category != NULL ? fund->category : fund->payer;
}

/* (transfer full) (nullable): for which emergency it is, and whether it was set aside or
 * spent: two different things that share a bar. */
static char *
dup_verb (const BwFund *fund,
          const char   *language)
{
  const char *purpose = bw_donation_words_describe_purpose (fund->purpose);
  g_autofree char *verb = NULL;

  if (fund->allotted_fen >= 0 && fund->spent_fen >= 0)
    {
      g_autofree char *spent = bw_format_money ((double) fund->spent_fen, fund->bound, language);

      /* Translators: an amount of money that was set aside, and how much of it was spent since */
      verb = g_strdup_printf (_("set aside, %s of it spent"), spent);
    }
  else if (fund->is_known)
    {
      verb = g_strdup (fund->is_spent ? C_("fund", "spent") : C_("fund", "set aside"));
    }

  if (purpose == NULL || verb == NULL)
    return purpose != NULL ? g_strdup (purpose) : g_steal_pointer (&verb);

  return g_strjoin (" · ", purpose, verb, NULL);
}

/* (transfer full) (nullable): the same, with what the source says. */
static char *
dup_note (const BwFund *fund,
          const char   *language)
{
  g_autofree char *verb = dup_verb (fund, language);

  if (fund->note == NULL || verb == NULL)
    return fund->note != NULL ? g_strdup (fund->note) : g_steal_pointer (&verb);

  return g_strjoin (" · ", verb, fund->note, NULL);
}

static BwStackPart
make_part (const BwFund *whole,
           const BwFund *item,
           guint         index)
{
  double share = item->is_known ? bw_fund_get_share (whole, item->fen) : 0.0;

  return (BwStackPart) { .share = isnan (share) ? 0.0 : share, .shade = index };
}

static void
add_item (BwSheetCard  *card,
          const BwFund *whole,
          const BwFund *item,
          guint         index,
          const char   *language)
{
  BwStackPart part = make_part (whole, item, index);
  GtkWidget *row = bw_sheet_row_new (get_name (item), item->is_known ? BW_SHEET_TAG_ITEMISED
                                                                     : BW_SHEET_TAG_NOT_ITEMISED);
  g_autofree char *value = item->is_known ? bw_donation_words_dup_amount ((double) item->fen, item->bound, language)
                                          : NULL;
  g_autofree char *share = item->is_known && whole->is_known ? bw_format_share (bw_fund_get_share (whole, item->fen))
                                                             : NULL;

  g_autofree char *note = dup_note (item, language);

  gtk_widget_add_css_class (row, "item");
  bw_sheet_row_set_part (BW_SHEET_ROW (row), &part);
  bw_sheet_row_set_note (BW_SHEET_ROW (row), note);
  bw_sheet_row_set_value (BW_SHEET_ROW (row), value, share);
  bw_sheet_card_add_row (card, row);
}

static void
add_rest (BwSheetCard  *card,
          const BwFund *whole,
          gint64        rest,
          const char   *language)
{
  const BwStackPart part = { 1.0, 0, TRUE };
  GtkWidget *row = bw_sheet_row_new (_("The rest"), BW_SHEET_TAG_NOT_ITEMISED);
  g_autofree char *value = bw_donation_words_dup_amount ((double) rest, whole->bound, language);
  g_autofree char *share = bw_format_share (bw_fund_get_share (whole, rest));

  gtk_widget_add_css_class (row, "item");
  bw_sheet_row_set_part (BW_SHEET_ROW (row), &part);
  bw_sheet_row_set_note (BW_SHEET_ROW (row), _("The source does not say what it was for"));
  bw_sheet_row_set_value (BW_SHEET_ROW (row), value, share);
  bw_sheet_card_add_row (card, row);
}

static void
add_head (BwSheetCard  *card,
          const BwFund *whole,
          const char   *language)
{
  BwStackPart parts[BW_STACK_BAR_VIEW_MAX_PARTS];
  guint n = 0;
  gint64 rest;
  g_autofree char *title = NULL;
  g_autofree char *value = whole->is_known ? bw_donation_words_dup_amount ((double) whole->fen, whole->bound, language)
                                           : bw_format_value (NAN, BW_BOUND_EXACT, language);
  g_autofree char *share = bw_format_share (bw_fund_get_share (whole, whole->itemised));
  g_autofree char *known = NULL;
  g_autofree char *verb = dup_verb (whole, language);

  for (guint i = 0; i < whole->items->len && n + 1 < G_N_ELEMENTS (parts); i++)
    parts[n++] = make_part (whole, g_ptr_array_index (whole->items, i), i);
  if (bw_fund_get_rest (whole, &rest))
    parts[n++] = (BwStackPart) { bw_fund_get_share (whole, rest), 0, TRUE };

  /* Translators: behind an amount: how much of it is itemised: "· 45.1% itemised" */
  known = g_strdup_printf (_("· %s itemised"), share);
  title = whole->category != NULL && whole->payer != NULL
            ? g_strdup_printf ("%s · %s", whole->payer, whole->category) : g_strdup (get_name (whole));
  bw_sheet_card_add_whole (card, title, value, known, parts, n);
  if (verb != NULL)
    bw_sheet_card_add_note (card, verb);
}

static void
add_fund (BwSheetCard  *card,
          const BwFund *whole,
          const char   *language)
{
  gint64 rest;

  add_head (card, whole, language);
  for (guint i = 0; i < whole->items->len; i++)
    add_item (card, whole, g_ptr_array_index (whole->items, i), i, language);
  if (bw_fund_get_rest (whole, &rest) && whole->items->len > 0)
    add_rest (card, whole, rest, language);
  if (bw_fund_is_contradicted (whole))
    bw_sheet_card_add_row (card, bw_sheet_row_new (_("The items add up to more"), BW_SHEET_TAG_WRONG));
  if (whole->note != NULL)
    bw_sheet_card_add_note (card, whole->note);
}

static const char *
describe_bound (const BwFund *fund)
{
  if (!fund->is_known)
    return _("not itemised");

  switch (fund->bound)
    {
    case BW_BOUND_OVER:
      return C_("bound", "more than that");

    case BW_BOUND_ABOUT:
      return C_("bound", "about");

    case BW_BOUND_EXACT:
    default:
      return C_("bound", "exact");
    }
}

/* @item (nullable): of @whole. */
static char **
make_row (const BwFund *whole,
          const BwFund *item,
          GTimeZone    *zone,
          const char   *language)
{
  const BwFund *fund = item != NULL ? item : whole;
  const char *purpose = bw_donation_words_describe_purpose (fund->purpose);
  char **row = g_new0 (char *, G_N_ELEMENTS (titles));

  row[0] = g_strdup (whole->payer != NULL ? whole->payer : "");
  row[1] = g_strdup (whole->category != NULL ? whole->category : "");
  row[2] = g_strdup (item != NULL ? get_name (item) : _("Total"));
  row[3] = g_strdup (purpose != NULL ? purpose : "");
  row[4] = fund->allotted_fen >= 0 ? bw_yuan_write (fund->allotted_fen) : g_strdup ("");
  row[5] = fund->spent_fen >= 0 ? bw_yuan_write (fund->spent_fen) : g_strdup ("");
  row[6] = g_strdup (describe_bound (fund));
  row[7] = g_strdup (fund->note != NULL ? fund->note : "");
  row[8] = bw_format_date_time (fund->at, zone, language);
  return row;
}

static void
add_rows (GPtrArray    *rows,
          const BwFund *whole,
          GTimeZone    *zone,
          const char   *language)
{
  gint64 rest;

  g_ptr_array_add (rows, make_row (whole, NULL, zone, language));
  for (guint i = 0; i < whole->items->len; i++)
    g_ptr_array_add (rows, make_row (whole, g_ptr_array_index (whole->items, i), zone, language));

  if (whole->items->len > 0 && bw_fund_get_rest (whole, &rest))
    {
      BwFund left = *whole;

      left.payer = NULL;
      left.category = _("The rest");
      left.note = _("The source does not say what it was for");
      left.fen = rest;
      left.allotted_fen = whole->is_spent ? -1 : rest;
      left.spent_fen = whole->is_spent ? rest : -1;
      g_ptr_array_add (rows, make_row (whole, &left, zone, language));
    }
}

void
bw_fund_sheet_fill (BwSheetCard *card,
                    GPtrArray   *funds,
                    const char  *language)
{
  bw_sheet_card_clear (card);
  bw_sheet_card_set_unit (card, g_str_has_prefix (language, "zh") ? "万元" : NULL);
  if (funds->len == 0)
    bw_sheet_card_add_note (card, _("No funds have been booked"));

  for (guint i = 0; i < funds->len; i++)
    add_fund (card, g_ptr_array_index (funds, i), language);

  /* Whether one payer's money went through another's hands nobody has said. */
  if (funds->len > 1)
    bw_sheet_card_add_note (card, _("Funds of several payers are not added up: "
                                    "what went from one to another is not known"));
}

void
bw_fund_sheet_fill_elsewhere (BwSheetCard *card)
{
  bw_sheet_card_clear (card);
  bw_sheet_card_set_unit (card, NULL);
  bw_sheet_card_add_note (card, _("Funds are booked for the whole city, and not by area"));
}

const char * const *
bw_fund_sheet_get_titles (void)
{
  return titles;
}

/**
 * bw_fund_sheet_list_rows:
 * @funds: (element-type BwFund): as bw_fund_list() has them
 * @zone: of the city
 * @language: of the desk
 *
 * Each fund is a row, each of its items another one, and so is what of it nobody has
 * itemised: whoever adds a column up must leave the totals out.
 *
 * Returns: (transfer full) (element-type GStrv): the rows
 */
GPtrArray *
bw_fund_sheet_list_rows (GPtrArray  *funds,
                         GTimeZone  *zone,
                         const char *language)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_val_if_fail (funds != NULL, rows);

  for (guint i = 0; i < funds->len; i++)
    add_rows (rows, g_ptr_array_index (funds, i), zone, language);

  return rows;
}
