/* bw-people-change.c: one thing that a person of a simulation writes down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-people-change.h"

#include "bw-time.h"

#include <string.h>

/* A receipt goes with its order: neither is all before the other, for the receipts of
 * one that is superseded end with that. */
static guint
get_rank (const BwPeopleChange *self)
{
  return self->type == BW_DOCUMENT_TYPE_RECEIPT ? BW_DOCUMENT_TYPE_ORDER : (guint) self->type;
}

BwPeopleChange *
bw_people_change_new (BwDocumentType  type,
                      const char     *id,
                      gboolean        is_new,
                      gint64          at,
                      GTimeZone      *zone)
{
  BwPeopleChange *self = g_new0 (BwPeopleChange, 1);

  self->at = at;
  self->type = type;
  self->id = g_strdup (id);
  self->is_new = is_new;
  self->members = json_object_new ();
  bw_people_change_set_time (self, "at", at, zone);
  json_object_set_string_member (self->members, "source", "simulation");
  json_object_set_boolean_member (self->members, "sample", TRUE);
  return self;
}

void
bw_people_change_free (BwPeopleChange *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  json_object_unref (self->members);
  g_free (self);
}

void
bw_people_change_set_time (BwPeopleChange *self,
                           const char     *member,
                           gint64          time,
                           GTimeZone      *zone)
{
  g_autofree char *text = bw_time_format (time, zone);

  json_object_set_string_member (self->members, member, text);
}

gboolean
bw_people_change_is_beside (const BwPeopleChange *self,
                            const BwPeopleChange *other)
{
  return get_rank (self) == get_rank (other) && self->step == other->step;
}

int
bw_people_change_compare_step (gconstpointer a,
                               gconstpointer b)
{
  const BwPeopleChange *left = *(const BwPeopleChange * const *) a;
  const BwPeopleChange *right = *(const BwPeopleChange * const *) b;

  if (get_rank (left) != get_rank (right))
    return get_rank (left) < get_rank (right) ? -1 : 1;
  if (left->step != right->step)
    return left->step < right->step ? -1 : 1;

  return strcmp (left->id, right->id);
}

int
bw_people_change_compare (gconstpointer a,
                          gconstpointer b)
{
  const BwPeopleChange *left = *(const BwPeopleChange * const *) a;
  const BwPeopleChange *right = *(const BwPeopleChange * const *) b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;

  return bw_people_change_compare_step (a, b);
}
