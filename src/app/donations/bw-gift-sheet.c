/* bw-gift-sheet.c: what was given on its card: the total, and each way to tell it apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gift-sheet.h"

#include "bw-donation-words.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-yuan.h"

#include <glib/gi18n.h>
#include <math.h>

static const char * const titles[] = {
  N_("Told apart"), N_("What"), N_("Amount, yuan"), N_("Bound"), N_("Number stated"), N_("As of"), NULL,
};

static const char *
get_name (const BwFigure *figure,
          const char     *language)
{
  if (figure->measure == NULL)
    return "";

  return g_str_has_prefix (language, "zh") ? figure->measure->name_zh : figure->measure->name_en;
}

static void
add_total (BwSheetCard      *card,
           const BwGiftSums *sums,
           const char       *language)
{
  double whole = bw_figure_get_value (&sums->total);
  double known = sums->has_itemised && whole > 0.0 ? (double) sums->itemised / whole : 0.0;
  BwStackPart parts[2];
  guint n = 0;
  g_autofree char *value = bw_donation_words_dup_amount (whole, bw_figure_get_bound (&sums->total), language);
  g_autofree char *share = bw_format_share (isnan (whole) ? NAN : MIN (known, 1.0));
  g_autofree char *text = g_strdup_printf (_("· %s itemised"), share);

  if (known > 0.0)
    parts[n++] = (BwStackPart) { MIN (known, 1.0), 0, FALSE };
  if (sums->has_rest)
    parts[n++] = (BwStackPart) { 1.0 - MIN (known, 1.0), 0, TRUE };

  bw_sheet_card_add_whole (card, _("In all"), value, text, parts, n);
  if (bw_figure_get_contradiction (&sums->total) == BW_CONTRADICTION_PARTS)
    bw_sheet_card_add_row (card, bw_sheet_row_new (_("The ledger adds up to more than was stated"),
                                                   BW_SHEET_TAG_WRONG));
}

static void
add_part (BwSheetCard    *card,
          const char     *name,
          const BwFigure *money,
          const char     *language)
{
  gboolean is_known = !bw_figure_is_missing (money);
  GtkWidget *row = bw_sheet_row_new (name, is_known ? BW_SHEET_TAG_NONE : BW_SHEET_TAG_NOT_ITEMISED);
  g_autofree char *value = is_known ? bw_donation_words_dup_amount (bw_figure_get_value (money),
                                                                    bw_figure_get_bound (money), language)
                                    : NULL;

  bw_sheet_row_set_value (BW_SHEET_ROW (row), value, NULL);
  bw_sheet_card_add_row (card, row);
}

static void
add_rest (BwSheetCard       *card,
          const BwGiftSplit *split,
          const char        *language)
{
  GtkWidget *row = bw_sheet_row_new (_("The rest"), BW_SHEET_TAG_NOT_ITEMISED);
  g_autofree char *value = bw_donation_words_dup_amount ((double) split->rest, BW_BOUND_EXACT, language);

  bw_sheet_row_set_value (BW_SHEET_ROW (row), value, NULL);
  bw_sheet_card_add_row (card, row);
}

/* Of a split of which nobody has told any part one line says so. */
static void
add_split (BwSheetCard       *card,
           const BwGiftSplit *split,
           const char        *head,
           const char        *whole,
           const char        *language)
{
  bw_sheet_card_add_head (card, head);
  if (!split->has_known)
    {
      bw_sheet_card_add_row (card, bw_sheet_row_new (whole, BW_SHEET_TAG_NOT_ITEMISED));
      return;
    }

  for (guint i = 0; i < split->n_parts; i++)
    {
      if (!bw_figure_is_missing (&split->parts[i]))
        add_part (card, get_name (&split->parts[i], language), &split->parts[i], language);
    }

  if (split->has_rest)
    add_rest (card, split, language);
}

/* How many gave, as stated; and how much the ledger says of them. */
static void
add_donors (BwSheetCard    *card,
            const BwFigure *donors,
            const BwFigure *money,
            const char     *language)
{
  gboolean is_known = !bw_figure_is_missing (money);
  gboolean is_counted = !bw_figure_is_missing (donors);
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  GtkWidget *row;

  if (!is_known && !is_counted)
    return;

  number = is_counted ? bw_format_figure (donors, language) : NULL;
  value = is_known ? bw_donation_words_dup_amount (bw_figure_get_value (money), bw_figure_get_bound (money), language)
          : g_strdup_printf ("%s %s", number,
                             g_str_has_prefix (language, "zh") ? donors->measure->unit_zh : donors->measure->unit_en);
  row = bw_sheet_row_new (get_name (is_counted ? donors : money, language),
                          is_known ? BW_SHEET_TAG_NONE : BW_SHEET_TAG_NOT_ITEMISED);
  if (is_known && is_counted)
    {
      /* Translators: a number of donors, as a source states it */
      g_autofree char *note = g_strdup_printf (_("%s stated"), number);

      bw_sheet_row_set_note (BW_SHEET_ROW (row), note);
    }
  bw_sheet_row_set_value (BW_SHEET_ROW (row), value, NULL);
  bw_sheet_card_add_row (card, row);
}

/* One kind of donor: what it gave nobody has told apart from what others of the same sort gave. */
static void
add_kind (BwSheetCard    *card,
          const BwFigure *donors,
          const char     *language)
{
  const BwFigure no_money = { 0 };

  if (!bw_figure_is_missing (donors))
    add_donors (card, donors, &no_money, language);
}

static void
add_notes (BwSheetCard      *card,
           const BwGiftSums *sums)
{
  guint unvalued = bw_figure_is_missing (&sums->unvalued) ? 0 : (guint) bw_figure_get_value (&sums->unvalued);
  g_autofree char *text = NULL;

  if (sums->has_rest && !sums->has_itemised)
    bw_sheet_card_add_note (card, _("The source has stated the total alone: nothing is worked out here"));
  else if (sums->has_rest)
    bw_sheet_card_add_note (card, _("What was stated is more than the ledger holds: the rest is not itemised"));
  if (unvalued == 0)
    return;

  /* Translators: a number of donations */
  text = bw_format_text (g_dngettext (NULL, "%u donation of goods is not valued, and in no amount",
                                      "%u donations of goods are not valued, and in no amount", unvalued), unvalued);
  bw_sheet_card_add_note (card, text);
}

/* Of nothing there are no parts that somebody has not told. */
static gboolean
is_anything_told (const BwGiftSums *sums)
{
  if (!bw_figure_is_missing (&sums->total) || !bw_figure_is_missing (bw_gift_sums_get_persons (sums))
      || !bw_figure_is_missing (bw_gift_sums_get_units (sums)) || !bw_figure_is_missing (&sums->booked))
    return TRUE;

  for (guint i = 0; i < BW_N_GIFT_SPLITS; i++)
    {
      if (sums->splits[i].has_known)
        return TRUE;
    }

  return FALSE;
}

static const char *
describe_bound (const BwFigure *figure)
{
  switch (bw_figure_get_bound (figure))
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

/* What nobody has told is an empty cell, and @missing says in which way. @number (nullable):
 * a count beside the money. */
static void
list_figure (GPtrArray      *rows,
             const char     *head,
             const char     *name,
             const char     *missing,
             const BwFigure *money,
             const BwFigure *number,
             GTimeZone      *zone,
             const char     *language)
{
  gboolean has_money = !bw_figure_is_missing (money);
  gboolean has_number = number != NULL && !bw_figure_is_missing (number);
  gint64 as_of = bw_figure_get_as_of (has_money || !has_number ? money : number);
  char **row = g_new0 (char *, G_N_ELEMENTS (titles));

  row[0] = g_strdup (head);
  row[1] = g_strdup (name);
  row[2] = has_money ? bw_yuan_write ((gint64) bw_figure_get_value (money)) : g_strdup ("");
  row[3] = g_strdup (has_money ? describe_bound (money) : missing);
  row[4] = has_number ? bw_format_figure (number, language) : g_strdup ("");
  row[5] = as_of > 0 ? bw_format_date_time (as_of, zone, language) : g_strdup ("");
  g_ptr_array_add (rows, row);
}

static void
list_rest (GPtrArray         *rows,
           const char        *head,
           const BwGiftSplit *split)
{
  char **row;

  if (!split->has_known || !split->has_rest)
    return;

  row = g_new0 (char *, G_N_ELEMENTS (titles));
  row[0] = g_strdup (head);
  row[1] = g_strdup (_("The rest"));
  row[2] = bw_yuan_write (split->rest);
  row[3] = g_strdup (_("not itemised"));
  row[4] = g_strdup ("");
  row[5] = g_strdup ("");
  g_ptr_array_add (rows, row);
}

/* One kind of donor, as its line on the card. */
static void
list_kind (GPtrArray      *rows,
           const BwFigure *donors,
           GTimeZone      *zone,
           const char     *language)
{
  const BwFigure no_money = { 0 };

  if (!bw_figure_is_missing (donors))
    list_figure (rows, _("By donor"), get_name (donors, language), _("not itemised"), &no_money, donors, zone,
                 language);
}

void
bw_gift_sheet_fill (BwSheetCard      *card,
                    const BwGiftSums *sums,
                    const char       *language)
{
  const BwGiftSplit *by_donor = &sums->splits[0];

  bw_sheet_card_clear (card);
  bw_sheet_card_set_unit (card, g_str_has_prefix (language, "zh") ? "万元" : NULL);
  if (!is_anything_told (sums))
    {
      bw_sheet_card_add_note (card, _("Nothing has been reported of donations here"));
      return;
    }

  add_total (card, sums, language);
  bw_sheet_card_add_head (card, _("By donor"));
  add_kind (card, &sums->workers, language);
  add_kind (card, &sums->awarded, language);
  add_donors (card, &sums->persons, &by_donor->parts[0], language);
  add_donors (card, &sums->units, &by_donor->parts[1], language);
  if (by_donor->has_known && by_donor->has_rest)
    add_rest (card, by_donor, language);

  add_split (card, &sums->splits[1], _("By form"), _("Cash and goods"), language);
  add_split (card, &sums->splits[2], _("By purpose"), _("Epidemic and flood"), language);
  add_notes (card, sums);
}

const char * const *
bw_gift_sheet_get_titles (void)
{
  return titles;
}

/**
 * bw_gift_sheet_list_rows:
 * @sums: what was given
 * @zone: of the city
 * @language: of the desk
 *
 * The total is a row, and each part of each way to tell it apart: whoever adds the column
 * up counts everything several times.
 *
 * Returns: (transfer full) (element-type GStrv): the rows
 */
GPtrArray *
bw_gift_sheet_list_rows (const BwGiftSums *sums,
                         GTimeZone        *zone,
                         const char       *language)
{
  const char *heads[BW_N_GIFT_SPLITS] = { _("By donor"), _("By form"), _("By purpose") };
  const BwFigure *numbers[] = { &sums->persons, &sums->units };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  list_figure (rows, _("In all"), _("Money and goods given"), _("not reported"), &sums->total, NULL, zone, language);
  list_kind (rows, &sums->workers, zone, language);
  list_kind (rows, &sums->awarded, zone, language);
  for (guint i = 0; i < BW_N_GIFT_SPLITS; i++)
    {
      const BwGiftSplit *split = &sums->splits[i];

      for (guint j = 0; j < split->n_parts; j++)
        {
          const BwFigure *number = i == 0 && j < G_N_ELEMENTS (numbers) ? numbers[j] : NULL;
          const BwFigure *part = &split->parts[j];

          if (part->measure != NULL || (number != NULL && number->measure != NULL))
            list_figure (rows, heads[i], get_name (part->measure != NULL ? part : number, language),
                         _("not itemised"), part, number, zone, language);
        }
      list_rest (rows, heads[i], split);
    }

  return rows;
}
