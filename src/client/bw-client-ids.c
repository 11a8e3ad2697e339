/* bw-client-ids.c: ids of documents, and a number for each
 *
 * The ids stand one after another in one text. A table of numbers, open to the next free
 * slot, finds them by their hash; where a removed one stood a search goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ids.h"

#include <string.h>

/* A power of two. */
#define LEAST_SLOTS 64

/* What a slot holds that is no number. */
#define FREE    G_MAXUINT
#define REMOVED (G_MAXUINT - 1)

/* Where an id stands that was removed. */
#define NOWHERE G_MAXUINT

struct _BwClientIds
{
  GByteArray *text;     /* (owned): ids, each with its NUL */
  GArray     *places;   /* (owned) (element-type guint): by number, where it stands in @text */
  guint      *slots;    /* (owned) (array length=n_slots) */
  guint       n_slots;
  guint       n_taken;  /* of them, by numbers and by what was removed */
  guint       n_ids;
};

static const char *
get_id (const BwClientIds *self,
        guint              number)
{
  return (const char *) self->text->data + g_array_index (self->places, guint, number);
}

/* The slot of @id, or else a free one that it may have. */
static guint *
find_slot (const BwClientIds *self,
           const char        *id)
{
  guint mask = self->n_slots - 1;

  for (guint i = g_str_hash (id) & mask;; i = (i + 1) & mask)
    {
      guint number = self->slots[i];

      if (number == FREE || (number != REMOVED && g_str_equal (get_id (self, number), id)))
        return &self->slots[i];
    }
}

/* So many that a third is free, without those that were removed. */
static void
make_slots (BwClientIds *self)
{
  guint n_slots = LEAST_SLOTS;

  while (n_slots / 3 * 2 <= self->n_ids)
    n_slots *= 2;

  g_free (self->slots);
  self->slots = g_new (guint, n_slots);
  memset (self->slots, 0xff, n_slots * sizeof (guint));
  self->n_slots = n_slots;
  self->n_taken = self->n_ids;
  for (guint i = 0; i < self->places->len; i++)
    {
      if (g_array_index (self->places, guint, i) != NOWHERE)
        *find_slot (self, get_id (self, i)) = i;
    }
}

/**
 * bw_client_ids_new:
 *
 * Returns: (transfer full): no ids
 */
BwClientIds *
bw_client_ids_new (void)
{
  BwClientIds *self = g_new0 (BwClientIds, 1);

  self->text = g_byte_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  make_slots (self);
  return self;
}

/**
 * bw_client_ids_free:
 * @self: (transfer full): ids
 */
void
bw_client_ids_free (BwClientIds *self)
{
  g_byte_array_unref (self->text);
  g_array_unref (self->places);
  g_free (self->slots);
  g_free (self);
}

/**
 * bw_client_ids_add:
 * @self: ids
 * @id: one that may be there
 *
 * Returns: its number; of a new one, one more than the last that was given
 */
guint
bw_client_ids_add (BwClientIds *self,
                   const char  *id)
{
  guint *slot = find_slot (self, id);
  guint place = self->text->len;

  if (*slot != FREE)
    return *slot;

  if (self->n_taken >= self->n_slots / 4 * 3)
    {
      make_slots (self);
      slot = find_slot (self, id);
    }

  *slot = self->places->len;
  g_byte_array_append (self->text, (const guint8 *) id, (guint) strlen (id) + 1);
  g_array_append_val (self->places, place);
  self->n_taken++;
  self->n_ids++;
  return self->places->len - 1;
}

/**
 * bw_client_ids_find:
 * @self: ids
 * @id: one that may be there
 *
 * Returns: its number, or %BW_CLIENT_IDS_NONE
 */
guint
bw_client_ids_find (const BwClientIds *self,
                    const char        *id)
{
  return *find_slot (self, id);
}

/**
 * bw_client_ids_remove:
 * @self: ids
 * @number: of one that is there
 */
void
bw_client_ids_remove (BwClientIds *self,
                      guint        number)
{
  *find_slot (self, get_id (self, number)) = REMOVED;
  g_array_index (self->places, guint, number) = NOWHERE;
  self->n_ids--;
}

/**
 * bw_client_ids_get:
 * @self: ids
 * @number: one that was given
 *
 * Returns: (transfer none) (nullable): the id, until the next is added; %NULL: it was
 *   removed
 */
const char *
bw_client_ids_get (const BwClientIds *self,
                   guint              number)
{
  return g_array_index (self->places, guint, number) != NOWHERE ? get_id (self, number) : NULL;
}

/**
 * bw_client_ids_count:
 * @self: ids
 *
 * Returns: how many are there
 */
guint
bw_client_ids_count (const BwClientIds *self)
{
  return self->n_ids;
}
