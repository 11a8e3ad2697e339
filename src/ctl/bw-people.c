/* bw-people.c: what the people of a simulated campaign write down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-people.h"

#include "bw-simulated-log.h"
#include "bw-simulated-orders.h"
#include "bw-simulated-shifts.h"
#include "bw-simulated-visits.h"

struct _BwPeople
{
  BwPeopleCity *city;     /* (owned) */
  char         *lagging;  /* (owned) (nullable) */
  gint64        now;      /* up to which all was told */
};

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bw_people_change_free);
}

/**
 * bw_people_new:
 * @documents: (element-type BwDocument): of a city
 * @seed: any number
 * @lagging: (nullable): code of the area that asks for help
 * @error: return location; `BW_MODEL_ERROR`
 *
 * Returns: (transfer full): people who have written nothing yet
 */
BwPeople *
bw_people_new (GPtrArray   *documents,
               guint64      seed,
               const char  *lagging,
               GError     **error)
{
  BwPeopleCity *city = bw_people_city_new (documents, seed, error);
  BwPeople *self;

  if (city == NULL)
    return NULL;

  self = g_new0 (BwPeople, 1);
  self->city = city;
  self->lagging = g_strdup (lagging);
  return self;
}

void
bw_people_free (BwPeople *self)
{
  if (self == NULL)
    return;

  bw_people_city_free (self->city);
  g_free (self->lagging);
  g_free (self);
}

GPtrArray *
bw_people_stand (BwPeople *self,
                 gint64    now)
{
  GPtrArray *changes = make_list ();

  g_return_val_if_fail (self != NULL, changes);

  bw_simulated_shifts_stand (self->city, now, changes);
  bw_simulated_orders_stand (self->city, self->lagging, now, changes);
  bw_simulated_visits_stand (self->city, now, changes);
  bw_simulated_log_stand (self->city, now, changes);
  g_ptr_array_sort (changes, bw_people_change_compare_step);
  self->now = now;
  return changes;
}

void
bw_people_skip (BwPeople *self,
                gint64    now)
{
  g_return_if_fail (self != NULL);

  self->now = now;
}

/**
 * bw_people_next:
 * @self: people
 * @until: a time; one that was asked for already gives nothing
 *
 * Returns: (transfer full) (element-type BwPeopleChange): what is written after what
 *   was told last
 */
GPtrArray *
bw_people_next (BwPeople *self,
                gint64    until)
{
  GPtrArray *changes = make_list ();

  g_return_val_if_fail (self != NULL, changes);

  if (until <= self->now)
    return changes;

  bw_simulated_shifts_list (self->city, self->now, until, changes);
  bw_simulated_orders_list (self->city, self->lagging, self->now, until, changes);
  bw_simulated_visits_list (self->city, self->now, until, changes);
  bw_simulated_log_list (self->city, self->now, until, changes);
  g_ptr_array_sort (changes, bw_people_change_compare);
  self->now = until;
  return changes;
}
