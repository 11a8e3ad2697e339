/* bw-site-state.c: whether a site works
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-site-state.h"

G_DEFINE_ENUM_TYPE (BwSiteState, bw_site_state,
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_PAUSED, "paused"),
                    G_DEFINE_ENUM_VALUE (BW_SITE_STATE_CLOSED, "closed"))

static const char * const site_state_names[] =
{
  "open",
  "paused",
  "closed",
};

/**
 * bw_site_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name on the wire
 */
const char *
bw_site_state_to_string (BwSiteState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (site_state_names), site_state_names[0]);

  return site_state_names[state];
}

/**
 * bw_site_state_from_string:
 * @text: (nullable): a name
 * @state: (out): the state; untouched on failure
 *
 * Returns: whether @text names one
 */
gboolean
bw_site_state_from_string (const char  *text,
                           BwSiteState *state)
{
  g_return_val_if_fail (state != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (site_state_names); i++)
    {
      if (g_str_equal (text, site_state_names[i]))
        {
          *state = (BwSiteState) i;
          return TRUE;
        }
    }

  return FALSE;
}
