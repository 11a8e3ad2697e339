/* bw-city-rules.c: whether the alert rules of a city can be laid over the others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-alert-rule-book.h"
#include "bw-city-private.h"

/**
 * bw_city_rules_check:
 * @directory: folder of the city; one without rules of its own is as good
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_rules_check (const char *directory,
                     GPtrArray  *faults)
{
  g_autofree char *path = g_build_filename (directory, BW_ALERT_RULE_BOOK_FILE, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwAlertRuleBook) rules = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    rules = bw_alert_rule_book_new (text, (gssize) length, faults);
  else if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_ptr_array_add (faults, bw_fault_new (BW_ALERT_RULE_BOOK_FILE, 0, "", error->message));
}
