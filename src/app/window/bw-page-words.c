/* bw-page-words.c: what the pages are called and shown with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-page-words.h"

#include <glib/gi18n.h>

/* By BwPage. */
static const struct
{
  const char *title;
  const char *icon_name;
} pages[] = {
  { NC_("page", "Overview"), "bw-overview-symbolic" },
  { NC_("page", "Sampling"), "bw-sampling-symbolic" },
  { NC_("page", "Checkpoints"), "bw-checkpoints-symbolic" },
  { NC_("page", "Teams"), "bw-teams-symbolic" },
  { NC_("page", "Donations"), "bw-donations-symbolic" },
  { NC_("page", "Orders"), "bw-orders-symbolic" },
  { NC_("page", "Inspections"), "bw-inspections-symbolic" },
};
G_STATIC_ASSERT (G_N_ELEMENTS (pages) == BW_N_PAGES);

/**
 * bw_page_words_get_title:
 * @page: a page
 *
 * Returns: (transfer none): its name
 */
const char *
bw_page_words_get_title (BwPage page)
{
  g_return_val_if_fail (page < BW_N_PAGES, NULL);

  return g_dpgettext2 (NULL, "page", pages[page].title);
}

/**
 * bw_page_words_get_icon_name:
 * @page: a page
 *
 * Returns: (transfer none): its icon
 */
const char *
bw_page_words_get_icon_name (BwPage page)
{
  g_return_val_if_fail (page < BW_N_PAGES, NULL);

  return pages[page].icon_name;
}
