/* bw-order-words.c: orders and their steps in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-words.h"

#include "bw-format-text.h"
#include "bw-format.h"

#include <glib/gi18n.h>

static const char * const steps[BW_N_ORDER_STEPS] = {
  NC_("order step", "Delivered"),
  NC_("order step", "Acknowledged"),
  NC_("order step", "Passed on"),
  NC_("order step", "Reported back"),
};

static char *
format_time (BwDesk *desk,
             gint64  time)
{
  return bw_format_as_of (time, bw_desk_get_now (desk), bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
}

static char *
describe_late (const BwOrderLadder *ladder,
               BwOrderStep          step)
{
  guint n = ladder->n_overdue[step];

  switch (step)
    {
    case BW_ORDER_STEP_ACKNOWLEDGED:
      /* Translators: so many areas are late with an order. */
      return bw_format_text (ngettext ("%u area has not acknowledged in time",
                                       "%u areas have not acknowledged in time", n), n);

    case BW_ORDER_STEP_PASSED_ON:
      /* Translators: so many areas are late with an order. */
      return bw_format_text (ngettext ("%u area has not passed it on in time",
                                       "%u areas have not passed it on in time", n), n);

    case BW_ORDER_STEP_DELIVERED:
    case BW_ORDER_STEP_REPORTED:
    default:
      /* Translators: so many areas are late with an order. */
      return bw_format_text (ngettext ("%u area has not reported back in time",
                                       "%u areas have not reported back in time", n), n);
    }
}

/* What is still to come, and by when. */
static char *
describe_open (BwDesk              *desk,
               const BwOrderLadder *ladder,
               BwOrderTone         *tone)
{
  guint n_areas = ladder->rungs->len;
  guint n_missing = n_areas - ladder->n_taken[BW_ORDER_STEP_REPORTED];
  gboolean is_acknowledged = ladder->n_taken[BW_ORDER_STEP_ACKNOWLEDGED] == n_areas;
  gint64 deadline = ladder->deadlines[is_acknowledged ? BW_ORDER_STEP_REPORTED : BW_ORDER_STEP_ACKNOWLEDGED];
  g_autofree char *time = deadline != 0 ? format_time (desk, deadline) : NULL;

  *tone = BW_ORDER_TONE_TIGHT;
  if (is_acknowledged && n_missing < n_areas)
    {
      *tone = BW_ORDER_TONE_DONE;
      /* Translators: so many areas are still to report back. */
      return bw_format_text (ngettext ("All acknowledged · %u report to come", "All acknowledged · %u reports to come",
                                       n_missing), n_missing);
    }
  if (time == NULL)
    return g_strdup (is_acknowledged ? _("Reports to come") : _("To be acknowledged"));
  if (is_acknowledged)
    /* Translators: the time by which areas are to report back. */
    return g_strdup_printf (_("Report back by %s"), time);

  /* Translators: the time by which areas are to acknowledge an order. */
  return g_strdup_printf (_("Acknowledge by %s"), time);
}

/**
 * bw_order_words_get_kind: (skip)
 * @kind: of an order
 *
 * Returns: (transfer none): what it is
 */
const char *
bw_order_words_get_kind (const char *kind)
{
  if (g_strcmp0 (kind, "order") == 0)
    return C_("order kind", "Order");
  if (g_strcmp0 (kind, "plan") == 0)
    return C_("order kind", "Plan");
  if (g_strcmp0 (kind, "request") == 0)
    return C_("order kind", "Request");

  return C_("order kind", "Notice");
}

const char *
bw_order_words_get_step (BwOrderStep step)
{
  g_return_val_if_fail (step < BW_N_ORDER_STEPS, NULL);

  return g_dpgettext2 (NULL, "order step", steps[step]);
}

/**
 * bw_order_words_dup_issuer: (skip)
 * @desk: the desk
 * @order: an order
 *
 * Returns: (transfer full): who issued it
 */
char *
bw_order_words_dup_issuer (BwDesk        *desk,
                           const BwOrder *order)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  BwPlace place = order->issuer != NULL ? bw_place_tree_lookup (places, order->issuer) : BW_PLACE_NONE;

  if (place != BW_PLACE_NONE)
    return g_strdup (bw_place_tree_get_name (places, place, bw_desk_get_language (desk)));

  return g_strdup (order->issuer != NULL ? order->issuer : _("issuer not told"));
}

/**
 * bw_order_words_dup_source: (skip)
 * @desk: the desk
 * @order: an order
 *
 * Returns: (transfer full): who issued it and when
 */
char *
bw_order_words_dup_source (BwDesk        *desk,
                           const BwOrder *order)
{
  g_autofree char *issuer = bw_order_words_dup_issuer (desk, order);
  g_autofree char *time = NULL;

  if (order->is_draft)
    return g_strdup (_("Draft on this computer"));
  if (order->issued == 0)
    return g_steal_pointer (&issuer);

  time = bw_format_date_time (order->issued, bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  return g_strdup_printf ("%s · %s", issuer, time);
}

/**
 * bw_order_words_dup_status: (skip)
 * @desk: the desk
 * @order: an order
 * @ladder: how far its areas are
 * @entry: (nullable): what is still on its way of it
 * @tone: (out): how much it matters
 *
 * Returns: (transfer full): how far it is
 */
char *
bw_order_words_dup_status (BwDesk              *desk,
                           const BwOrder       *order,
                           const BwOrderLadder *ladder,
                           BwClientOutboxEntry *entry,
                           BwOrderTone         *tone)
{
  BwOrderStep step;

  *tone = BW_ORDER_TONE_QUIET;
  if (order->is_draft)
    return g_strdup (_("Not sent"));
  if (entry != NULL && bw_client_outbox_entry_get_state (entry) >= BW_OUTBOX_STATE_CONFLICT)
    {
      *tone = BW_ORDER_TONE_LATE;
      return g_strdup (_("Not taken by the server"));
    }
  if (entry != NULL)
    {
      *tone = BW_ORDER_TONE_TIGHT;
      return g_strdup (_("Waiting to be sent"));
    }
  if (order->superseded_by != NULL)
    return g_strdup (bw_order_is_cancelled (order, bw_desk_get_picture (desk)) ? C_("order", "Cancelled")
                                                                               : _("Superseded"));
  if (ladder->rungs->len == 0)
    return g_strdup (_("Addressed to nobody here"));
  if (bw_order_ladder_find_late (ladder, &step))
    {
      *tone = BW_ORDER_TONE_LATE;
      return describe_late (ladder, step);
    }
  if (bw_order_ladder_is_open (ladder, order))
    return describe_open (desk, ladder, tone);

  *tone = BW_ORDER_TONE_DONE;
  return g_strdup (_("All reported back"));
}

/**
 * bw_order_words_dup_term: (skip)
 * @desk: the desk
 * @ladder: how far the areas are
 * @step: a step
 *
 * Returns: (transfer full): when all had taken it, or by when they are to; may be ""
 */
char *
bw_order_words_dup_term (BwDesk              *desk,
                         const BwOrderLadder *ladder,
                         BwOrderStep          step)
{
  g_autofree char *time = NULL;

  if (ladder->rungs->len > 0 && ladder->n_taken[step] == ladder->rungs->len)
    {
      if (ladder->last[step] == 0)
        return g_strdup (_("all"));

      time = format_time (desk, ladder->last[step]);
      /* Translators: when the last of several took a step: "all by 09:01". */
      return g_strdup_printf (_("all by %s"), time);
    }
  if (ladder->deadlines[step] == 0)
    return g_strdup (step == BW_ORDER_STEP_DELIVERED ? "" : _("no deadline"));

  time = format_time (desk, ladder->deadlines[step]);
  /* Translators: by when something is to be done: "due 12:00". */
  return g_strdup_printf (_("due %s"), time);
}
