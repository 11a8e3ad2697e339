/* bw-page.c: the pages that a scope can be shown on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-page.h"

G_DEFINE_ENUM_TYPE (BwPage, bw_page,
                    G_DEFINE_ENUM_VALUE (BW_PAGE_OVERVIEW, "overview"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_SAMPLING, "sampling"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_CHECKPOINTS, "checkpoints"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_TEAMS, "teams"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_DONATIONS, "donations"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_ORDERS, "orders"),
                    G_DEFINE_ENUM_VALUE (BW_PAGE_INSPECTIONS, "inspections"))

/**
 * bw_page_to_string:
 * @page: a page
 *
 * Returns: (transfer none): its name in links, options and settings
 */
const char *
bw_page_to_string (BwPage page)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BW_TYPE_PAGE);
  GEnumValue *value = g_enum_get_value (klass, (int) page);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}

/**
 * bw_page_from_string:
 * @text: a name
 * @page: (out): the page of that name
 *
 * Returns: %FALSE if no page is called that
 */
gboolean
bw_page_from_string (const char *text,
                     BwPage     *page)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (BW_TYPE_PAGE);
  GEnumValue *value;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (page != NULL, FALSE);

  value = g_enum_get_value_by_nick (klass, text);
  if (value == NULL)
    return FALSE;

  *page = (BwPage) value->value;
  return TRUE;
}
