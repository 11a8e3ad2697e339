/* bw-due-book.c: what is due at which place, and how many of it are past that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-due-book.h"

typedef struct
{
  BwPlace        place;
  gint64         next;     /* when it begins or ends to count */
  gint64         until;
  gboolean       is_past;
  GSequenceIter *iter;     /* (nullable): in the line; none: nothing comes any more */
} Entry;

struct _BwDueBook
{
  GHashTable *groups;  /* (owned): id → GPtrArray of Entry */
  GHashTable *counts;  /* (owned): place → how many are past */
  GSequence  *line;    /* (owned) (element-type Entry): by time */
};

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  const Entry *left = a;
  const Entry *right = b;

  return left->next < right->next ? -1 : left->next > right->next;
}

static void
count (BwDueBook *self,
       BwPlace    place,
       int        sign,
       GArray    *changed)
{
  guint n = bw_due_book_count (self, place) + (guint) sign;

  if (n > 0)
    g_hash_table_insert (self->counts, GUINT_TO_POINTER (place), GUINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->counts, GUINT_TO_POINTER (place));

  g_array_append_val (changed, place);
}

/* Its time has come, or is over. */
static void
turn (BwDueBook *self,
      Entry     *entry,
      GArray    *changed)
{
  g_sequence_remove (entry->iter);
  entry->iter = NULL;
  entry->is_past = !entry->is_past;
  count (self, entry->place, entry->is_past ? 1 : -1, changed);
  if (!entry->is_past || entry->until == G_MAXINT64)
    return;

  entry->next = entry->until;
  entry->iter = g_sequence_insert_sorted (self->line, entry, compare_entries, NULL);
}

/**
 * bw_due_book_new:
 *
 * Returns: (transfer full): a book in which nothing is due
 */
BwDueBook *
bw_due_book_new (void)
{
  BwDueBook *self = g_new0 (BwDueBook, 1);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->counts = g_hash_table_new (NULL, NULL);
  self->line = g_sequence_new (NULL);
  return self;
}

/**
 * bw_due_book_free:
 * @self: (nullable) (transfer full): a book
 */
void
bw_due_book_free (BwDueBook *self)
{
  if (self == NULL)
    return;

  g_sequence_free (self->line);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * bw_due_book_add:
 * @self: a book
 * @group: id of what it belongs to; copied
 * @place: where
 * @due: microseconds
 * @until: microseconds, when it does not matter any more
 *
 * It counts from the next bw_due_book_advance() on, also if it is past already.
 */
void
bw_due_book_add (BwDueBook  *self,
                 const char *group,
                 BwPlace     place,
                 gint64      due,
                 gint64      until)
{
  GPtrArray *entries = g_hash_table_lookup (self->groups, group);
  Entry *entry = g_new0 (Entry, 1);

  entry->place = place;
  entry->next = due;
  entry->until = until;
  entry->iter = g_sequence_insert_sorted (self->line, entry, compare_entries, NULL);
  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->groups, g_strdup (group), entries);
    }
  g_ptr_array_add (entries, entry);
}

/**
 * bw_due_book_remove:
 * @self: a book
 * @group: id; one that is not there is no fault
 * @changed: (element-type BwPlace): gets the places whose count changed
 */
void
bw_due_book_remove (BwDueBook  *self,
                    const char *group,
                    GArray     *changed)
{
  GPtrArray *entries = g_hash_table_lookup (self->groups, group);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      if (entry->iter != NULL)
        g_sequence_remove (entry->iter);
      if (entry->is_past)
        count (self, entry->place, -1, changed);
    }

  g_hash_table_remove (self->groups, group);
}

/**
 * bw_due_book_advance:
 * @self: a book
 * @now: the backend's time, microseconds
 * @changed: (element-type BwPlace): gets the places whose count changed
 */
void
bw_due_book_advance (BwDueBook *self,
                     gint64     now,
                     GArray    *changed)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->line);

  while (!g_sequence_iter_is_end (first))
    {
      Entry *entry = g_sequence_get (first);

      if (entry->next > now)
        break;

      turn (self, entry, changed);
      first = g_sequence_get_begin_iter (self->line);
    }
}

/**
 * bw_due_book_count:
 * @self: a book
 * @place: a place
 *
 * Returns: how many of its entries are past their time
 */
guint
bw_due_book_count (BwDueBook *self,
                   BwPlace    place)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, GUINT_TO_POINTER (place)));
}
