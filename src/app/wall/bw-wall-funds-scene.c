/* bw-wall-funds-scene.c: what was set aside and what was given, and what of it nobody
 * has itemised
 *
 * The figures are those of the page of donations. Funds of several payers are not added
 * up: the first is shown with its items, the others stand below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-funds-scene.h"

#include "bw-donation-words.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-fund.h"
#include "bw-gift-sums.h"
#include "bw-stack-bar.h"
#include "bw-wall-part.h"

#include <glib/gi18n.h>
#include <math.h>

/* In units, base lines from the top of the stage. */
#define HEIGHT      908.0
#define TOP         36.0
#define BOTTOM      880.0
#define GAP         40.0
#define INSET       44.0
#define RADIUS      20.0
#define TITLE       109.0
#define HERO        262.0
#define HERO_SIZE   150.0
#define BAR         306.0
#define BAR_HEIGHT  64.0
#define RULE        395.0
#define PITCH       117.5
#define FUND_SHARE  0.594

/* More would be too small to read. */
#define MOST_ROWS   6

enum
{
  ROLE_FUND,
  ROLE_ITEM,
  ROLE_GIVEN,
  ROLE_GIFT,
};

struct _BwWallFundsScene
{
  BwWallSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (BwWallFundsScene, bw_wall_funds_scene, BW_TYPE_WALL_SHEET)

static void
set_missing (BwWallRow *row)
{
  row->value = g_strdup (C_("wall", "not reported"));
  row->is_muted = TRUE;
}

static void
add_part (GPtrArray    *rows,
          const BwFund *whole,
          const BwFund *item,
          guint         shade,
          const char   *language)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_ITEM, item->category != NULL ? item->category : item->payer);
  double share = item->is_known ? bw_fund_get_share (whole, item->fen) : NAN;

  row->shade = shade;
  row->bar.share = isnan (share) ? 0.0 : share;
  if (item->is_known)
    row->value = bw_donation_words_dup_amount ((double) item->fen, item->bound, language);
  else
    row->note = g_strdup (C_("wall", "not itemised"));
}

/* What one of several other payers has set aside: no part of the first. */
static void
add_other (GPtrArray    *rows,
           const BwFund *fund,
           const char   *language)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_ITEM, fund->payer);

  if (fund->items->len == 0)
    row->note = g_strdup (C_("wall", "not itemised"));
  if (fund->is_known)
    row->value = bw_donation_words_dup_amount ((double) fund->fen, fund->bound, language);
  else
    set_missing (row);
}

static void
add_items (GPtrArray    *rows,
           const BwFund *whole,
           const char   *language)
{
  gint64 rest;

  for (guint i = 0; i < whole->items->len; i++)
    add_part (rows, whole, g_ptr_array_index (whole->items, i), i, language);

  if (bw_fund_get_rest (whole, &rest) && whole->items->len > 0)
    {
      BwWallRow *row = bw_wall_row_add (rows, ROLE_ITEM, C_("wall", "Not itemised"));

      row->is_rest = TRUE;
      row->bar.share = bw_fund_get_share (whole, rest);
      row->value = bw_donation_words_dup_amount ((double) rest, whole->bound, language);
    }
  else if (bw_fund_get_rest (whole, &rest))
    {
      bw_wall_row_find (rows, ROLE_FUND)->note = g_strdup (C_("wall", "not itemised"));
    }
}

static void
add_funds (GPtrArray *rows,
           BwDesk    *desk)
{
  g_autoptr (GPtrArray) documents = bw_picture_list_documents (bw_desk_get_picture (desk), BW_DOCUMENT_TYPE_FUND);
  g_autoptr (GPtrArray) funds = bw_fund_list (documents);
  const BwFund *whole = funds->len > 0 ? g_ptr_array_index (funds, 0) : NULL;
  const char *language = bw_desk_get_language (desk);
  BwWallRow *row = bw_wall_row_add (rows, ROLE_FUND, whole != NULL ? whole->payer : C_("wall", "Funds"));

  /* They are booked for the whole city, and nobody tells what of them is an area's. */
  if (bw_desk_get_scope_place (desk) != bw_place_tree_get_root (bw_desk_get_places (desk)))
    {
      row->value = g_strdup (C_("wall", "booked for the whole city"));
      row->is_muted = TRUE;
      return;
    }
  if (whole == NULL || !whole->is_known)
    {
      set_missing (row);
      return;
    }

  row->value = bw_donation_words_split_money ((double) whole->fen, whole->bound, language, &row->unit);
  row->as_of = bw_wall_sheet_dup_as_of (desk, whole->at);
  if (bw_fund_is_contradicted (whole))
    {
      row->symbol = BW_SYMBOL_LATE;
      row->tone = BW_TONE_LATE;
      row->state = g_strdup (C_("wall", "the items add up to more"));
    }
  add_items (rows, whole, language);
  for (guint i = 1; i < funds->len; i++)
    add_other (rows, g_ptr_array_index (funds, i), language);
}

static void
add_donors (GPtrArray      *rows,
            const BwFigure *donors,
            const char     *language)
{
  gboolean is_chinese = g_str_has_prefix (language, "zh");
  BwWallRow *row;

  if (donors->measure == NULL)
    return;

  row = bw_wall_row_add (rows, ROLE_GIFT, is_chinese ? donors->measure->name_zh : donors->measure->name_en);
  if (bw_figure_is_missing (donors))
    {
      set_missing (row);
      return;
    }

  row->value = bw_format_figure (donors, language);
  row->unit = g_strdup (is_chinese ? donors->measure->unit_zh : donors->measure->unit_en);
}

/* How much of the total is told apart; of nothing no more than that is said. Of a total
 * that nobody knows nobody knows whether that is all. */
static void
add_split (GPtrArray         *rows,
           const BwGiftSplit *split,
           const BwFigure    *total,
           const char        *name,
           const char        *language)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_GIFT, name);

  if (!split->has_known)
    {
      row->note = g_strdup (C_("wall", "not itemised"));
      return;
    }

  row->value = bw_donation_words_dup_amount ((double) split->known, split->bound, language);
  if (!bw_figure_is_missing (total))
    row->note = g_strdup (split->has_rest ? C_("wall", "in part itemised") : C_("wall", "itemised"));
}

static void
add_gifts (GPtrArray *rows,
           BwDesk    *desk)
{
  const char *language = bw_desk_get_language (desk);
  BwWallRow *row = bw_wall_row_add (rows, ROLE_GIVEN, C_("wall", "Given in money and goods"));
  BwGiftSums sums;
  double whole;

  bw_gift_sums_read (&sums, bw_desk_get_picture (desk), bw_desk_get_scope_place (desk));
  if (bw_figure_is_missing (&sums.total))
    {
      set_missing (row);
    }
  else
    {
      whole = bw_figure_get_value (&sums.total);
      row->value = bw_donation_words_split_money (whole, bw_figure_get_bound (&sums.total), language, &row->unit);
      row->as_of = bw_wall_sheet_dup_as_of (desk, bw_figure_get_as_of (&sums.total));
      row->bar.share = sums.has_itemised && whole > 0.0 ? MIN ((double) sums.itemised / whole, 1.0) : 0.0;
      row->is_rest = sums.has_rest;
      if (bw_figure_get_contradiction (&sums.total) != BW_CONTRADICTION_NONE)
        {
          row->symbol = BW_SYMBOL_LATE;
          row->tone = BW_TONE_LATE;
          row->state = g_strdup (C_("wall", "the ledger adds up to more"));
        }
    }

  add_donors (rows, bw_gift_sums_get_persons (&sums), language);
  add_donors (rows, bw_gift_sums_get_units (&sums), language);
  add_split (rows, &sums.splits[1], &sums.total, C_("wall", "Cash and goods"), language);
  add_split (rows, &sums.splits[2], &sums.total, C_("wall", "Epidemic and flood"), language);
}

static GPtrArray *
bw_wall_funds_scene_read (BwWallSheet *self,
                          BwDesk      *desk)
{
  GPtrArray *rows = bw_wall_row_new_list ();

  add_funds (rows, desk);
  add_gifts (rows, desk);
  return rows;
}

static void
draw_hero (BwWallSheet     *self,
           BwWallPen       *pen,
           const BwWallRow *row,
           double           u,
           double           x,
           double           width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double room = width;
  double taken;

  bw_wall_sheet_draw_title (self, pen, row, u, x, TITLE * u, width);
  if (row->unit != NULL)
    room -= 20.0 * u + bw_wall_pen_measure (pen, row->unit, 52.0 * u, PANGO_WEIGHT_NORMAL);
  taken = bw_wall_pen_write (pen, row->value, (row->is_muted ? 64.0 : HERO_SIZE) * u, PANGO_WEIGHT_ULTRABOLD,
                             row->is_muted ? &palette->fg2 : &palette->fg, x, HERO * u, 0.0, room);
  taken += bw_wall_pen_write (pen, row->unit, 52.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x + taken + 20.0 * u,
                              HERO * u, 0.0, width - taken - 20.0 * u);
  bw_wall_sheet_draw_state (self, pen, row, 42.0 * u, x + width, HERO * u, width - taken - 50.0 * u);
}

/* The parts of the whole beside each other; of one that has none, all of it. */
static void
draw_bar (BwWallSheet     *self,
          BwWallPen       *pen,
          const BwWallRow *whole,
          guint            role,
          double           u,
          double           x,
          double           width)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  BwStackPart parts[MOST_ROWS + 2];
  guint n = 0;

  if (whole->is_muted)
    return;
  if (whole->role == ROLE_GIVEN)
    {
      parts[n++] = (BwStackPart) { whole->bar.share, 0, FALSE };
      parts[n++] = (BwStackPart) { whole->is_rest ? 1.0 - whole->bar.share : 0.0, 0, TRUE };
    }
  else if (whole->note != NULL)
    {
      parts[n++] = (BwStackPart) { 1.0, 0, TRUE };
    }
  for (guint i = 0; whole->role != ROLE_GIVEN && i < rows->len && n < G_N_ELEMENTS (parts); i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);

      if (row->role == role && row->bar.share > 0.0)
        parts[n++] = (BwStackPart) { row->bar.share, row->shade, row->is_rest };
    }

  bw_stack_bar_draw (parts, n, pen->cr, bw_wall_sheet_get_palette (self), x, BAR * u, width, BAR_HEIGHT * u);
}

static void
draw_row (BwWallSheet     *self,
          BwWallPen       *pen,
          const BwWallRow *row,
          double           u,
          double           x,
          double           base,
          double           width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double right = x + width;
  double left = x;

  if (row->role == ROLE_ITEM && row->bar.share > 0.0)
    {
      const BwStackPart sample = { 1.0, row->shade, row->is_rest };

      bw_stack_bar_draw (&sample, 1, pen->cr, palette, x, base - 36.0 * u, 40.0 * u, 40.0 * u);
      left += 64.0 * u;
    }
  if (row->unit != NULL && *row->unit != '\0')
    right -= bw_wall_pen_write (pen, row->unit, 36.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, right, base, 1.0,
                                width * 0.3) + 16.0 * u;
  if (row->value != NULL)
    right -= bw_wall_pen_write (pen, row->value, (row->is_muted ? 36.0 : 56.0) * u,
                                row->is_muted ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD,
                                row->is_muted ? &palette->fg2 : &palette->fg, right, base + 2.0 * u, 1.0, width * 0.45)
             + 40.0 * u;
  if (row->note != NULL)
    right -= bw_wall_pen_write (pen, row->note, 36.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, right, base, 1.0,
                                width * 0.35) + 30.0 * u;
  bw_wall_pen_write (pen, row->name, 46.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg, left, base, 0.0, right - left);
}

static void
draw_rows (BwWallSheet *self,
           BwWallPen   *pen,
           guint        role,
           double       u,
           double       x,
           double       width)
{
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  guint n_all = 0;
  guint n = 0;
  double pitch;

  for (guint i = 0; i < rows->len; i++)
    n_all += ((const BwWallRow *) g_ptr_array_index (rows, i))->role == role;
  pitch = MIN (PITCH, (BOTTOM - RULE - 10.0) / MAX (MIN (n_all, MOST_ROWS), 1)) * u;
  for (guint i = 0; i < rows->len && n < MOST_ROWS; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);
      double y = RULE * u + n * pitch;

      if (row->role != role)
        continue;

      bw_wall_sheet_draw_rule (self, pen->cr, x, y, width);
      n++;
      if (n == MOST_ROWS && n_all > MOST_ROWS)
        {
          /* Translators: on the wall, below some items: how many more there are. */
          g_autofree char *more = bw_format_text (g_dngettext (NULL, "%u more", "%u more", n_all - n + 1),
                                                  n_all - n + 1);

          bw_wall_pen_write (pen, more, 40.0 * u, PANGO_WEIGHT_NORMAL, &bw_wall_sheet_get_palette (self)->fg2, x,
                             y + pitch / 2.0 + 16.0 * u, 0.0, width);
          return;
        }
      draw_row (self, pen, row, u * MIN (1.0, pitch / (90.0 * u)), x, y + pitch / 2.0 + 16.0 * u, width);
    }
}

static void
bw_wall_funds_scene_draw (BwWallSheet *self,
                          BwWallPen   *pen,
                          double       width,
                          double       height)
{
  static const BwColor ground = BW_WALL_PANEL_COLOR;
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  double u = bw_wall_sheet_fit (self, HEIGHT);
  double both = width - (2.0 * BW_WALL_MARGIN + GAP) * u;
  const double lefts[] = { BW_WALL_MARGIN * u, BW_WALL_MARGIN * u + both * FUND_SHARE + GAP * u };
  const double widths[] = { both * FUND_SHARE, both * (1.0 - FUND_SHARE) };
  static const guint wholes[] = { ROLE_FUND, ROLE_GIVEN };
  static const guint parts[] = { ROLE_ITEM, ROLE_GIFT };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      const BwWallRow *whole = bw_wall_row_find (rows, wholes[i]);
      double x = lefts[i] + INSET * u;
      double inner = widths[i] - 2.0 * INSET * u;

      bw_wall_sheet_fill_box (pen->cr, &ground, lefts[i], TOP * u, widths[i], (BOTTOM - TOP) * u, RADIUS * u);
      draw_hero (self, pen, whole, u, x, inner);
      draw_bar (self, pen, whole, parts[i], u, x, inner);
      draw_rows (self, pen, parts[i], u, x, inner);
    }
}

static void
bw_wall_funds_scene_class_init (BwWallFundsSceneClass *klass)
{
  BW_WALL_SHEET_CLASS (klass)->read = bw_wall_funds_scene_read;
  BW_WALL_SHEET_CLASS (klass)->draw = bw_wall_funds_scene_draw;
}

static void
bw_wall_funds_scene_init (BwWallFundsScene *self)
{
}

GtkWidget *
bw_wall_funds_scene_new (BwDesk *desk)
{
  BwWallFundsScene *self = g_object_new (BW_TYPE_WALL_FUNDS_SCENE, NULL);

  bw_wall_sheet_set_desk (BW_WALL_SHEET (self), desk);
  return GTK_WIDGET (self);
}
