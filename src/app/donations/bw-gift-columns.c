/* bw-gift-columns.c: the columns and chips of the list of donations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-gift-columns.h"

#include "bw-donation-words.h"
#include "bw-format.h"

#include <glib/gi18n.h>

static char *
dup_what (gconstpointer row,
          gpointer      desk)
{
  return g_strdup (((const BwGift *) row)->what);
}

static char *
dup_donor (gconstpointer row,
           gpointer      desk)
{
  const BwGift *gift = row;

  return g_strdup (gift->donor != NULL ? gift->donor : _("Not said"));
}

static char *
dup_kind (gconstpointer row,
          gpointer      desk)
{
  const char *kind = bw_donation_words_describe_kind (((const BwGift *) row)->donor_kind);

  return g_strdup (kind != NULL ? kind : _("Not said"));
}

static char *
dup_place (gconstpointer row,
           gpointer      desk)
{
  const BwGift *gift = row;
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = gift->to != NULL ? bw_place_tree_lookup (places, gift->to) : bw_place_tree_get_root (places);

  /* What the place alone does not say stands in the note of the source. */
  if (gift->note != NULL && (place == BW_PLACE_NONE || !bw_place_tree_is_site (places, place)))
    return g_strdup (gift->note);
  if (place == BW_PLACE_NONE)
    return g_strdup (gift->to);

  return g_strdup (bw_place_tree_get_name (places, place, bw_desk_get_language (desk)));
}

static char *
dup_purpose (gconstpointer row,
             gpointer      desk)
{
  return g_strdup (bw_donation_words_describe_purpose (((const BwGift *) row)->purpose));
}

static char *
dup_time (gconstpointer row,
          gpointer      desk)
{
  return bw_format_date_time (((const BwGift *) row)->at, bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

static char *
dup_quantity (gconstpointer row,
              gpointer      desk)
{
  const BwGift *gift = row;

  if (gift->quantity != NULL)
    return g_strdup (gift->quantity);

  return g_strdup (gift->is_cash ? _("Amount not booked") : _("Quantity not booked"));
}

static gboolean
is_known (gconstpointer row,
          gpointer      desk)
{
  return ((const BwGift *) row)->quantity != NULL;
}

static BwTone
get_quantity_tone (gconstpointer row,
                   gpointer      desk)
{
  return is_known (row, desk) ? BW_TONE_FG : BW_TONE_FG2;
}

static gboolean
is_overdue (const BwGift *gift,
            BwDesk       *desk)
{
  return bw_gift_columns_is_held (gift, desk) && gift->due != 0 && bw_desk_get_data_now (desk) > gift->due;
}

static BwTone
get_state_tone (gconstpointer row,
                gpointer      desk)
{
  if (is_overdue (row, desk))
    return BW_TONE_LATE;

  switch (((const BwGift *) row)->state)
    {
    case BW_GIFT_STATE_HANDED_OVER:
      return BW_TONE_SUCCESS;

    case BW_GIFT_STATE_WAITING:
    case BW_GIFT_STATE_UNQUANTIFIED:
    case BW_GIFT_STATE_HELD:
    case BW_GIFT_STATE_CORRECTED:
    default:
      return BW_TONE_FG2;
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer      desk)
{
  gint64 one = ((const BwGift *) a)->at;
  gint64 other = ((const BwGift *) b)->at;

  return (one > other) - (one < other);
}

static int
compare_donors (gconstpointer a,
                gconstpointer b,
                gpointer      desk)
{
  const BwGift *one = a;
  const BwGift *other = b;

  return g_utf8_collate (one->donor != NULL ? one->donor : "", other->donor != NULL ? other->donor : "");
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      desk)
{
  const char *one = bw_donation_words_describe_kind (((const BwGift *) a)->donor_kind);
  const char *other = bw_donation_words_describe_kind (((const BwGift *) b)->donor_kind);

  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static int
compare_what (gconstpointer a,
              gconstpointer b,
              gpointer      desk)
{
  return g_utf8_collate (((const BwGift *) a)->what, ((const BwGift *) b)->what);
}

/* (transfer full): the clock of what was meant for somebody, since it was received */
static char *
dup_held (const BwGift *gift,
          BwDesk       *desk)
{
  g_autofree char *age = bw_format_countdown (MAX (bw_desk_get_data_now (desk) - gift->at, 0), FALSE);

  if (is_overdue (gift, desk))
    /* Translators: how long goods have been held since they came, in hours and minutes: longer than they may */
    return g_strdup_printf (_("Overdue: held for %s"), age);

  /* Translators: how long goods have been held since they came, in hours and minutes */
  return g_strdup_printf (_("Held for %s"), age);
}

/**
 * bw_gift_columns_is_held:
 * @gift: a line
 * @desk: the desk
 *
 * What was given to the city as a whole has come where it was meant to.
 *
 * Returns: whether it is still to be handed over to a place
 */
gboolean
bw_gift_columns_is_held (const BwGift *gift,
                         BwDesk       *desk)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace root = bw_place_tree_get_root (places);

  if ((gift->state != BW_GIFT_STATE_HELD && gift->state != BW_GIFT_STATE_UNQUANTIFIED) || gift->handed_over != 0)
    return FALSE;

  return gift->to != NULL && root != BW_PLACE_NONE
         && !g_str_equal (gift->to, bw_place_tree_get_code (places, root));
}

/**
 * bw_gift_columns_dup_state:
 * @row: a #BwGift
 * @desk: a #BwDesk
 *
 * What was meant for somebody is held until it is handed over: the clock of that runs
 * since it was received.
 *
 * Returns: (transfer full): in words
 */
char *
bw_gift_columns_dup_state (gconstpointer row,
                           gpointer      desk)
{
  const BwGift *gift = row;
  g_autofree char *held = bw_gift_columns_is_held (gift, desk) ? dup_held (gift, desk) : NULL;

  switch (gift->state)
    {
    case BW_GIFT_STATE_WAITING:
      return g_strdup (gift->refusal != NULL ? gift->refusal : _("Waiting to be sent"));

    case BW_GIFT_STATE_UNQUANTIFIED:
      if (held == NULL && gift->handed_over != 0)
        held = g_strdup (_("Handed over"));
      return g_strjoin (" · ", _("Still to be booked"), held, NULL);

    case BW_GIFT_STATE_HANDED_OVER:
      return g_strdup (_("Handed over"));

    case BW_GIFT_STATE_CORRECTED:
      return g_strdup (_("Corrected"));

    case BW_GIFT_STATE_HELD:
    default:
      return held != NULL ? g_steal_pointer (&held) : g_strdup (_("In hand"));
    }
}

/**
 * bw_gift_columns_get_groups:
 * @row: a #BwGift
 * @desk: a #BwDesk
 *
 * Returns: a bit for each chip that lists it
 */
guint
bw_gift_columns_get_groups (gconstpointer row,
                            gpointer      desk)
{
  const BwGift *gift = row;

  if (gift->state == BW_GIFT_STATE_CORRECTED)
    return 1u << 3;

  return (gift->is_cash ? 1u << 1 : 1u << 0) | (gift->quantity == NULL ? 1u << 2 : 0)
         | (bw_gift_columns_is_held (gift, desk) ? 1u << 4 : 0);
}

const BwTableColumn bw_gift_columns[BW_N_GIFT_COLUMNS] =
{
  { .id = "what", .title = N_("Goods"), .width = 190, .is_wide = TRUE, .text = dup_what, .compare = compare_what },
  { .id = "donor", .title = N_("Donor"), .width = 170, .text = dup_donor, .compare = compare_donors },
  { .id = "kind", .title = N_("Kind of donor"), .width = 110, .text = dup_kind, .compare = compare_kinds },
  { .id = "place", .title = N_("Where it went"), .width = 220, .text = dup_place },
  { .id = "purpose", .title = N_("What for"), .width = 110, .is_hidden = TRUE, .text = dup_purpose },
  { .id = "time", .title = N_("Received"), .width = 120, .is_hidden = TRUE, .text = dup_time,
    .compare = compare_times },
  { .id = "quantity", .title = N_("Quantity"), .width = 150, .is_number = TRUE, .text = dup_quantity,
    .tone = get_quantity_tone, .is_strong = is_known },
  { .id = "state", .title = N_("State"), .width = 190, .is_number = TRUE, .text = bw_gift_columns_dup_state,
    .tone = get_state_tone },
};

const BwTableChip bw_gift_chips[BW_N_GIFT_CHIPS] =
{
  { .id = "goods", .label = N_("Goods"), .empty = N_("No goods have been booked here") },
  { .id = "cash", .label = N_("Cash"), .empty = N_("No cash has been booked here") },
  { .id = "unknown", .label = N_("Still to be booked"), .empty = N_("Every quantity is booked") },
  { .id = "corrected", .label = N_("Corrected"), .empty = N_("Nothing was corrected") },
  { .id = "held", .label = N_("To be handed over"), .empty = N_("Nothing waits to be handed over") },
};
