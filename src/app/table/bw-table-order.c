/* bw-table-order.c: which rows of a table are listed, and in which order
 *
 * sorted[] holds all slots by key, order[] those of them that are listed;
 * order[position] = slot, positions[slot] = position.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-table-order.h"

#include "bw-radix.h"

#include <string.h>

#define NOWHERE G_MAXUINT32

struct _BwTableOrder
{
  /* owned, by slot */
  gpointer *rows;
  guint32  *keys;
  guint16  *groups;
  guint8   *hits;       /* whether it fits what is searched for */
  guint32  *positions;

  guint32  *sorted;     /* (owned) */
  guint32  *order;      /* (owned) */
  guint     n_rows;
  guint     n_listed;
  guint     counts[BW_TABLE_MAX_GROUPS];

  BwTableKeyFunc      key;
  BwTableCompareFunc  compare;
  gpointer            key_data;
  BwTableGroupFunc    group;
  gpointer            group_data;
  BwTableTestFunc     match;
  gpointer            match_data;
  guint               wanted;
  gboolean            is_descending;

  guint     n_read;      /* of the first rows, while not all are read */
  gboolean  has_keys;    /* keys[] are those of @key */
  gboolean  has_groups;
  gboolean  has_hits;
  gboolean  is_sorted;   /* sorted[] is right */
  gboolean  is_dirty;    /* order[] is not */
};

static guint32
find_key (BwTableOrder *self,
          guint         slot)
{
  guint32 key = self->key != NULL ? self->key (self->rows[slot], self->key_data) : slot;

  if (!self->is_descending || key == BW_TABLE_KEY_NONE)
    return key;

  return BW_TABLE_KEY_NONE - 1 - key;
}

static guint16
find_groups (BwTableOrder *self,
             guint         slot)
{
  return (guint16) (self->group != NULL ? self->group (self->rows[slot], self->group_data) : 1u);
}

static gboolean
is_wanted (BwTableOrder *self,
           guint         slot)
{
  return self->hits[slot] && (self->groups[slot] >> self->wanted & 1) != 0;
}

static void
count_groups (BwTableOrder *self,
              guint16       groups,
              int           step)
{
  for (guint i = 0; groups != 0; i++, groups >>= 1)
    {
      if ((groups & 1) != 0)
        self->counts[i] += (guint) step;
    }
}

/* Whether slot @a belongs before slot @b. */
static gboolean
is_before (BwTableOrder *self,
           guint32       a,
           guint32       b)
{
  return self->keys[a] != self->keys[b] ? self->keys[a] < self->keys[b] : a < b;
}

static gboolean
fits (BwTableOrder *self,
      guint32       slot)
{
  guint32 position = self->positions[slot];

  if (position == NOWHERE)
    return TRUE;
  if (position > 0 && !is_before (self, self->order[position - 1], slot))
    return FALSE;

  return position + 1 >= self->n_listed || is_before (self, slot, self->order[position + 1]);
}

static void
read_key (BwTableOrder *self,
          guint         slot)
{
  guint32 key;

  /* What a comparison would say of it now is not known without asking. */
  if (self->key == NULL && self->compare != NULL)
    {
      self->is_sorted = FALSE;
      self->is_dirty = TRUE;
      return;
    }

  key = find_key (self, slot);
  if (key == self->keys[slot])
    return;

  self->keys[slot] = key;
  self->is_sorted = FALSE;
  self->is_dirty = self->is_dirty || !fits (self, slot);
}

static void
read_groups (BwTableOrder *self,
             guint         slot)
{
  guint16 groups = find_groups (self, slot);

  if (groups == self->groups[slot])
    return;

  count_groups (self, self->groups[slot], -1);
  count_groups (self, groups, 1);
  self->groups[slot] = groups;
}

static gboolean
is_read (BwTableOrder *self)
{
  return self->has_keys && self->has_groups && self->has_hits;
}

/* What was never read, or is another question by now. */
static void
read_row (BwTableOrder *self,
          guint         slot)
{
  if (!self->has_keys && (self->key != NULL || self->compare == NULL))
    self->keys[slot] = find_key (self, slot);
  if (!self->has_groups)
    {
      self->groups[slot] = find_groups (self, slot);
      count_groups (self, self->groups[slot], 1);
    }
  if (!self->has_hits)
    self->hits[slot] = self->match == NULL || self->match (self->rows[slot], self->match_data);
}

static int
compare_slots (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  BwTableOrder *self = user_data;
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;
  int verdict = self->compare (self->rows[first], self->rows[second], self->key_data);

  if (verdict != 0)
    return self->is_descending ? -verdict : verdict;

  return first < second ? -1 : first > second;
}

static void
sort_all (BwTableOrder *self)
{
  if (self->key == NULL && self->compare != NULL)
    {
      for (guint i = 0; i < self->n_rows; i++)
        self->sorted[i] = i;
      g_qsort_with_data (self->sorted, (int) self->n_rows, sizeof *self->sorted, compare_slots, self);
    }
  else
    {
      bw_radix_sort (self->keys, self->sorted, self->n_rows);
    }
  self->is_sorted = TRUE;
}

/* TRUE: not as before. */
static gboolean
list_wanted (BwTableOrder *self)
{
  gboolean has_moved = FALSE;
  guint n_listed = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      guint32 slot = self->sorted[i];

      if (!is_wanted (self, slot))
        {
          self->positions[slot] = NOWHERE;
          continue;
        }
      has_moved = has_moved || n_listed >= self->n_listed || self->order[n_listed] != slot;
      self->order[n_listed] = slot;
      self->positions[slot] = n_listed++;
    }

  has_moved = has_moved || n_listed != self->n_listed;
  self->n_listed = n_listed;
  return has_moved;
}

static void
clear_rows (BwTableOrder *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->hits, g_free);
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->sorted, g_free);
  g_clear_pointer (&self->order, g_free);
}

BwTableOrder *
bw_table_order_new (void)
{
  return g_new0 (BwTableOrder, 1);
}

void
bw_table_order_free (BwTableOrder *self)
{
  clear_rows (self);
  g_free (self);
}

/**
 * bw_table_order_set_rows:
 * @self: an order
 * @rows: (array length=n_rows) (nullable): what stands for each row
 * @n_rows: how many
 *
 * Nothing is listed until bw_table_order_apply().
 */
void
bw_table_order_set_rows (BwTableOrder   *self,
                         const gpointer *rows,
                         guint           n_rows)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_rows == 0 || rows != NULL);

  clear_rows (self);
  self->n_rows = n_rows;
  self->n_listed = 0;
  self->rows = g_new (gpointer, n_rows);
  if (n_rows > 0)
    memcpy (self->rows, rows, n_rows * sizeof *rows);
  self->keys = g_new (guint32, n_rows);
  self->groups = g_new (guint16, n_rows);
  self->hits = g_new (guint8, n_rows);
  self->positions = g_new (guint32, n_rows);
  self->sorted = g_new (guint32, n_rows);
  self->order = g_new (guint32, n_rows);
  for (guint i = 0; i < n_rows; i++)
    self->positions[i] = NOWHERE;

  bw_table_order_forget (self);
  self->is_sorted = FALSE;
  self->is_dirty = TRUE;
}

guint
bw_table_order_get_n_rows (BwTableOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

gpointer
bw_table_order_get_row (BwTableOrder *self,
                        guint         slot)
{
  g_return_val_if_fail (self != NULL, NULL);

  return slot < self->n_rows ? self->rows[slot] : NULL;
}

void
bw_table_order_set_key (BwTableOrder       *self,
                        BwTableKeyFunc      key,
                        BwTableCompareFunc  compare,
                        gpointer            user_data,
                        gboolean            is_descending)
{
  g_return_if_fail (self != NULL);

  self->key = key;
  self->compare = compare;
  self->key_data = user_data;
  self->is_descending = is_descending;
  self->n_read = 0;
  self->has_keys = FALSE;
  self->is_sorted = FALSE;
  self->is_dirty = TRUE;
}

void
bw_table_order_set_groups (BwTableOrder     *self,
                           BwTableGroupFunc  groups,
                           gpointer          user_data)
{
  g_return_if_fail (self != NULL);

  self->group = groups;
  self->group_data = user_data;
  self->n_read = 0;
  self->has_groups = FALSE;
  self->is_dirty = TRUE;
}

void
bw_table_order_set_wanted (BwTableOrder *self,
                           guint         group)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (group < BW_TABLE_MAX_GROUPS);

  self->is_dirty = self->is_dirty || self->wanted != group;
  self->wanted = group;
}

void
bw_table_order_set_match (BwTableOrder    *self,
                          BwTableTestFunc  match,
                          gpointer         user_data)
{
  g_return_if_fail (self != NULL);

  self->match = match;
  self->match_data = user_data;
  self->n_read = 0;
  self->has_hits = FALSE;
  self->is_dirty = TRUE;
}

/**
 * bw_table_order_forget:
 * @self: an order
 *
 * All is to be read anew; what is listed stays until then.
 */
void
bw_table_order_forget (BwTableOrder *self)
{
  g_return_if_fail (self != NULL);

  self->n_read = 0;
  self->has_keys = FALSE;
  self->has_groups = FALSE;
  self->has_hits = FALSE;
}

/**
 * bw_table_order_read_more:
 * @self: an order
 * @n_rows: how many to read at most
 *
 * Of what was never read, or is another question by now.
 *
 * Returns: whether all is read
 */
gboolean
bw_table_order_read_more (BwTableOrder *self,
                          guint         n_rows)
{
  guint end;

  g_return_val_if_fail (self != NULL, TRUE);

  if (is_read (self))
    return TRUE;

  if (self->n_read == 0 && !self->has_groups)
    memset (self->counts, 0, sizeof self->counts);

  end = n_rows < self->n_rows - self->n_read ? self->n_read + n_rows : self->n_rows;
  for (; self->n_read < end; self->n_read++)
    read_row (self, self->n_read);
  if (self->n_read < self->n_rows)
    return FALSE;

  self->is_sorted = self->is_sorted && self->has_keys;
  self->is_dirty = TRUE;
  self->n_read = 0;
  self->has_keys = TRUE;
  self->has_groups = TRUE;
  self->has_hits = TRUE;
  return TRUE;
}

/**
 * bw_table_order_read:
 * @self: an order
 * @is_changed: (nullable): which rows are other ones; %NULL: all
 * @user_data: for @is_changed
 *
 * While bw_table_order_read_more() has not come to the end, only what it has read is
 * read again.
 */
void
bw_table_order_read (BwTableOrder    *self,
                     BwTableTestFunc  is_changed,
                     gpointer         user_data)
{
  guint n_rows;

  g_return_if_fail (self != NULL);

  if (self->n_read == 0)
    bw_table_order_read_more (self, G_MAXUINT);
  n_rows = self->n_read > 0 ? self->n_read : self->n_rows;
  for (guint i = 0; i < n_rows; i++)
    {
      if (is_changed != NULL && !is_changed (self->rows[i], user_data))
        continue;

      read_groups (self, i);
      if (self->match != NULL)
        self->hits[i] = self->match (self->rows[i], self->match_data);
      read_key (self, i);
      self->is_dirty = self->is_dirty || is_wanted (self, i) != (self->positions[i] != NOWHERE);
    }
}

gboolean
bw_table_order_is_dirty (BwTableOrder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_dirty;
}

/**
 * bw_table_order_apply:
 * @self: an order
 *
 * Lists what is wanted, in order.
 *
 * Returns: whether anybody stands on another line now
 */
gboolean
bw_table_order_apply (BwTableOrder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->is_dirty)
    return FALSE;

  bw_table_order_read_more (self, G_MAXUINT);
  if (!self->is_sorted)
    sort_all (self);
  self->is_dirty = FALSE;
  return list_wanted (self);
}

guint
bw_table_order_count (BwTableOrder *self,
                      guint         group)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (group < BW_TABLE_MAX_GROUPS, 0);

  return self->counts[group];
}

guint
bw_table_order_get_n_listed (BwTableOrder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_listed;
}

guint
bw_table_order_get_slot (BwTableOrder *self,
                         guint         position)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);

  return position < self->n_listed ? self->order[position] : G_MAXUINT;
}

guint
bw_table_order_get_position (BwTableOrder *self,
                             guint         slot)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);

  return slot < self->n_rows ? self->positions[slot] : G_MAXUINT;
}
