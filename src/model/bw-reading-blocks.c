/* bw-reading-blocks.c: readings by number, most of them missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reading-blocks-private.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE 256

/* In columns: 17 bytes a reading, where a BwReading has 24. */
struct _BwReadingBlock
{
  double values[BLOCK_SIZE]; /* NaN: missing */
  gint64 times[BLOCK_SIZE];
  guint8 bounds[BLOCK_SIZE];
};

/* (nullable) */
static BwReadingBlock *
get_block (const BwReadingBlocks *self,
           guint                  index)
{
  return index / BLOCK_SIZE < self->n_blocks ? self->blocks[index / BLOCK_SIZE] : NULL;
}

static BwReadingBlock *
ensure_block (BwReadingBlocks *self,
              guint            index)
{
  guint number = index / BLOCK_SIZE;

  if (number >= self->n_blocks)
    {
      self->blocks = g_renew (BwReadingBlock *, self->blocks, number + 1);
      memset (self->blocks + self->n_blocks, 0, (number + 1 - self->n_blocks) * sizeof (BwReadingBlock *));
      self->n_blocks = number + 1;
    }

  if (self->blocks[number] == NULL)
    {
      self->blocks[number] = g_new (BwReadingBlock, 1);
      for (guint i = 0; i < BLOCK_SIZE; i++)
        self->blocks[number]->values[i] = NAN;
    }

  return self->blocks[number];
}

void
bw_reading_blocks_clear (BwReadingBlocks *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    g_free (self->blocks[i]);

  g_clear_pointer (&self->blocks, g_free);
  self->n_blocks = 0;
}

BwReading
bw_reading_blocks_get (const BwReadingBlocks *self,
                       guint                  index)
{
  const BwReadingBlock *block = get_block (self, index);
  guint at = index % BLOCK_SIZE;

  if (block == NULL || isnan (block->values[at]))
    return bw_reading_missing;

  return (BwReading) { block->values[at], block->times[at], (BwBound) block->bounds[at] };
}

void
bw_reading_blocks_put (BwReadingBlocks *self,
                       guint            index,
                       const BwReading *reading)
{
  BwReadingBlock *block = ensure_block (self, index);
  guint at = index % BLOCK_SIZE;

  block->values[at] = reading->value;
  block->times[at] = reading->at;
  block->bounds[at] = (guint8) reading->bound;
}

void
bw_reading_blocks_forget (BwReadingBlocks *self,
                          guint            index)
{
  BwReadingBlock *block = get_block (self, index);

  if (block != NULL)
    block->values[index % BLOCK_SIZE] = NAN;
}

void
bw_reading_blocks_drop (BwReadingBlocks *self,
                        guint            index,
                        guint            last)
{
  BwReading moved = bw_reading_blocks_get (self, last);

  if (bw_reading_is_missing (&moved))
    bw_reading_blocks_forget (self, index);
  else
    bw_reading_blocks_put (self, index, &moved);
  bw_reading_blocks_forget (self, last);
}
