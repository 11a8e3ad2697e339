/* bw-site-event.c: something that happened at a site
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-site-event.h"

static void
clear_event (gpointer data)
{
  bw_site_event_clear (data);
}

/* g_array_sort() keeps those that are equal in order. */
static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const BwSiteEvent *first = a;
  const BwSiteEvent *second = b;

  return first->at > second->at ? -1 : first->at < second->at;
}

GArray *
bw_site_event_new_array (void)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (BwSiteEvent));

  g_array_set_clear_func (events, clear_event);
  return events;
}

void
bw_site_event_sort (GArray *events)
{
  g_return_if_fail (events != NULL);

  g_array_sort (events, compare_events);
}

void
bw_site_event_clear (BwSiteEvent *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->text, g_free);
}
