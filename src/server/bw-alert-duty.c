/* bw-alert-duty.c: what one rule of a timed kind counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-duty.h"

static void
free_duty (gpointer data)
{
  BwAlertDuty *self = data;

  bw_due_book_free (self->book);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * bw_alert_duty_list_new:
 * @rules: all rules; must outlive the duties
 * @want: which of them
 *
 * Returns: (transfer full) (element-type BwAlertDuty): for each of them that is enabled,
 *   nothing due yet
 */
GPtrArray *
bw_alert_duty_list_new (BwAlertRuleBook     *rules,
                        BwAlertDutyWantFunc  want)
{
  GPtrArray *duties = g_ptr_array_new_with_free_func (free_duty);

  for (guint i = 0; i < bw_alert_rule_book_get_size (rules); i++)
    {
      const BwAlertRule *rule = bw_alert_rule_book_get (rules, i);
      BwAlertDuty *duty;

      if (!rule->is_enabled || !want (rule))
        continue;

      duty = g_new0 (BwAlertDuty, 1);
      duty->rule = rule;
      duty->book = bw_due_book_new ();
      duty->changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
      g_ptr_array_add (duties, duty);
    }

  return duties;
}

/**
 * bw_alert_duty_advance:
 * @self: a duty
 * @now: the backend's time, microseconds
 * @func: called for each place whose count changed since the last call
 * @user_data: for @func
 *
 * O(log n) for each thing that becomes due; nothing for the others.
 */
void
bw_alert_duty_advance (BwAlertDuty     *self,
                       gint64           now,
                       BwAlertDutyFunc  func,
                       gpointer         user_data)
{
  bw_due_book_advance (self->book, now, self->changed);
  for (guint i = 0; i < self->changed->len; i++)
    {
      BwPlace place = g_array_index (self->changed, BwPlace, i);

      func (self->rule, place, bw_due_book_count (self->book, place), user_data);
    }
  g_array_set_size (self->changed, 0);
}
