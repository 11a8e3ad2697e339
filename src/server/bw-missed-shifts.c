/* bw-missed-shifts.c: shifts that nobody came to, for as long as they last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-missed-shifts.h"

#include "bw-json.h"
#include "bw-time.h"

/* Of a shift that does not say when it ends: none is longer, and nobody could take
 * back that it was missed. */
#define LONGEST BW_TIME_DAY

typedef struct
{
  char   *site;   /* (owned) */
  gint64  from;
  gint64  until;
} Shift;

struct _BwMissedShifts
{
  GHashTable *shifts;  /* (owned): id → Shift */
};

static void
free_shift (gpointer data)
{
  Shift *shift = data;

  g_free (shift->site);
  g_free (shift);
}

static gboolean
is_over (gpointer id,
         gpointer data,
         gpointer now)
{
  const Shift *shift = data;

  return shift->until <= *(const gint64 *) now;
}

/* One that does not say when it began nobody can be late for. */
static void
add (BwMissedShifts *self,
     const char     *id,
     JsonObject     *assignment)
{
  const char *site = bw_json_peek_string (assignment, "site");
  gint64 from = bw_json_peek_time (assignment, "from");
  gint64 to = bw_json_peek_time (assignment, "to");
  Shift *shift;

  if (site == NULL || from == 0)
    return;

  shift = g_new0 (Shift, 1);
  shift->site = g_strdup (site);
  shift->from = from;
  shift->until = to != 0 ? to : from + LONGEST;
  g_hash_table_insert (self->shifts, g_strdup (id), shift);
}

/**
 * bw_missed_shifts_new:
 *
 * Returns: (transfer full): none was missed
 */
BwMissedShifts *
bw_missed_shifts_new (void)
{
  BwMissedShifts *self = g_new0 (BwMissedShifts, 1);

  self->shifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shift);
  return self;
}

/**
 * bw_missed_shifts_free:
 * @self: (nullable) (transfer full): missed shifts
 */
void
bw_missed_shifts_free (BwMissedShifts *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->shifts);
  g_free (self);
}

/**
 * bw_missed_shifts_note:
 * @self: missed shifts
 * @assignment: one as it stands; they come in the order of their numbers
 * @now: the backend's time, microseconds; what is over by then is let go
 *
 * Returns: (transfer full) (nullable): id of the one that it corrects, if that was
 *   among them
 */
char *
bw_missed_shifts_note (BwMissedShifts *self,
                       JsonObject     *assignment,
                       gint64          now)
{
  const char *id = bw_json_peek_string (assignment, "id");
  const char *corrected = bw_json_peek_string (assignment, "corrects");

  g_return_val_if_fail (id != NULL, NULL);

  if (g_strcmp0 (bw_json_peek_string (assignment, "state"), "missed") == 0)
    add (self, id, assignment);
  else
    g_hash_table_remove (self->shifts, id);

  g_hash_table_foreach_remove (self->shifts, is_over, &now);
  return corrected != NULL && g_hash_table_remove (self->shifts, corrected) ? g_strdup (corrected) : NULL;
}

/**
 * bw_missed_shifts_lookup:
 * @self: missed shifts
 * @id: of an assignment
 * @site: (out) (transfer none): code of its site
 * @from: (out): when it began, microseconds
 * @until: (out): when it is over
 *
 * Returns: whether it is among them
 */
gboolean
bw_missed_shifts_lookup (BwMissedShifts  *self,
                         const char      *id,
                         const char     **site,
                         gint64          *from,
                         gint64          *until)
{
  const Shift *shift = g_hash_table_lookup (self->shifts, id);

  if (shift == NULL)
    return FALSE;

  *site = shift->site;
  *from = shift->from;
  *until = shift->until;
  return TRUE;
}

GPtrArray *
bw_missed_shifts_list (BwMissedShifts *self)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->shifts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);

  return ids;
}
