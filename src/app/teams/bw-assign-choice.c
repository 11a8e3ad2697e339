/* bw-assign-choice.c: the places that a team can be assigned to, and what that does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-assign-choice.h"

#include "bw-team-edits.h"

#include <glib/gi18n.h>

/* More nobody looks through; the next ones come when some of these are covered. */
#define MAX_SITES 200

static void
add_site (GPtrArray   *sites,
          BwPlaceTree *places,
          BwPlace      site)
{
  g_ptr_array_add (sites, g_strdup (bw_place_tree_get_code (places, site)));
}

static void
add_gaps (GPtrArray *sites,
          BwRoster  *roster,
          BwPlace    area,
          guint      shift)
{
  g_autoptr (GArray) gaps = bw_roster_list_gaps (roster, area, TRUE);

  for (guint i = 0; i < gaps->len && sites->len < MAX_SITES; i++)
    {
      const BwGap *gap = &g_array_index (gaps, BwGap, i);

      if (gap->shift == shift)
        add_site (sites, bw_roster_get_places (roster), gap->site);
    }
}

static void
add_needed (GPtrArray *sites,
            BwRoster  *roster,
            BwPlace    area,
            guint      shift)
{
  g_autoptr (GArray) all = bw_place_tree_dup_sites (bw_roster_get_places (roster), area);

  for (guint i = 0; i < all->len && sites->len < MAX_SITES; i++)
    {
      if (bw_roster_is_needed (roster, g_array_index (all, BwPlace, i), shift))
        add_site (sites, bw_roster_get_places (roster), g_array_index (all, BwPlace, i));
    }
}

/**
 * bw_assign_choice_list_sites:
 * @roster: a roster
 * @place: a site, or an area
 * @shift: 0 to 5
 *
 * Returns: (transfer full) (element-type utf8): codes of at most 200 sites: the one; of an
 *   area those with a gap; if there is none, all that need a team, for one more
 */
GPtrArray *
bw_assign_choice_list_sites (BwRoster *roster,
                             BwPlace   place,
                             guint     shift)
{
  GPtrArray *sites = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (roster != NULL, sites);

  if (bw_place_tree_is_site (bw_roster_get_places (roster), place))
    {
      add_site (sites, bw_roster_get_places (roster), place);
      return sites;
    }

  add_gaps (sites, roster, place, shift);
  if (sites->len == 0)
    add_needed (sites, roster, place, shift);
  return sites;
}

/**
 * bw_assign_choice_new_warning:
 * @desk: a desk
 * @duty: an assignment of a team that is on duty, and is to be replaced
 *
 * Returns: (transfer floating): what more is done by that than a plan is changed
 */
GtkWidget *
bw_assign_choice_new_warning (BwDesk             *desk,
                              const BwAssignment *duty)
{
  /* Translators: %s: a team that is on duty, in the dialog where another one is chosen */
  g_autofree char *text = g_strdup_printf (_("The duty of %s ends by it. That stands in the ledger and cannot be "
                                             "undone."), bw_team_edits_get_name (desk, duty->team));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "replaces");
  return label;
}
