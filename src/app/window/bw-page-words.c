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
  const char *pending;
} pages[] = {
  { NC_("page", "Overview"), "bw-overview-symbolic", "" },
  { NC_("page", "Sampling"), "bw-sampling-symbolic",
    N_("The hours, the chain from sample to result and the table of points come with the next release. "
       "The overview shows the points on the map, the alerts list those that stand still.") },
  { NC_("page", "Checkpoints"), "bw-checkpoints-symbolic",
    N_("The list of checkpoints and their four measures come with the next release. "
       "The overview shows them on the map, the alerts list those with gaps.") },
  { NC_("page", "Teams"), "bw-teams-symbolic",
    N_("The grid of shifts and the list of teams come with the next release. "
       "The overview shows how many teams there are.") },
  { NC_("page", "Donations"), "bw-donations-symbolic",
    N_("Donations, funds and goods come with the next release. Their records are kept meanwhile.") },
  { NC_("page", "Orders"), "bw-orders-symbolic", "" },
  { NC_("page", "Inspections"), "bw-inspections-symbolic",
    N_("Visits, findings and follow-ups come with the next release. Their records are kept meanwhile.") },
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

/**
 * bw_page_words_get_pending:
 * @page: a page
 *
 * Returns: (transfer none): what is not there yet, and where to look meanwhile
 */
const char *
bw_page_words_get_pending (BwPage page)
{
  g_return_val_if_fail (page < BW_N_PAGES, NULL);

  return *pages[page].pending != '\0' ? _(pages[page].pending) : "";
}
