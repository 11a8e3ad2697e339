/* bw-reading-blocks.c: readings by number, most of them missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-reading-blocks-private.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE 256

#define NOTHING       G_MININT32
#define A_MILLISECOND 1000

/* Almost all values are small whole numbers, almost all times of a block are whole
 * milliseconds within weeks of each other, almost all bounds exact: 8 bytes a reading,
 * where a BwReading has 24. A block that is given another has it wide from then on. */
struct _BwReadingBlock
{
  gint64   base;
  gint32  *whole;   /* (owned) (nullable): NOTHING: missing; %NULL: they are in @values */
  double  *values;  /* (owned) (nullable): NaN: missing */
  gint32  *offsets; /* (owned) (nullable): milliseconds since @base; %NULL: they are in @times */
  gint64  *times;   /* (owned) (nullable) */
  guint8  *bounds;  /* (owned) (nullable): all are exact */
};

static BwReadingBlock *
new_block (gint64 base)
{
  BwReadingBlock *block = g_new0 (BwReadingBlock, 1);

  block->base = base;
  block->whole = g_new (gint32, BLOCK_SIZE);
  block->offsets = g_new0 (gint32, BLOCK_SIZE);
  for (guint i = 0; i < BLOCK_SIZE; i++)
    block->whole[i] = NOTHING;

  return block;
}

static void
free_block (BwReadingBlock *block)
{
  if (block == NULL)
    return;

  g_free (block->whole);
  g_free (block->values);
  g_free (block->offsets);
  g_free (block->times);
  g_free (block->bounds);
  g_free (block);
}

static gboolean
is_empty_at (const BwReadingBlock *block,
             guint                 at)
{
  return block->values != NULL ? isnan (block->values[at]) : block->whole[at] == NOTHING;
}

static double
get_value (const BwReadingBlock *block,
           guint                 at)
{
  return block->values != NULL ? block->values[at] : block->whole[at];
}

static gint64
get_time (const BwReadingBlock *block,
          guint                 at)
{
  return block->times != NULL ? block->times[at] : block->base + (gint64) block->offsets[at] * A_MILLISECOND;
}

static void
widen_values (BwReadingBlock *block)
{
  double *values = g_new (double, BLOCK_SIZE);

  for (guint i = 0; i < BLOCK_SIZE; i++)
    values[i] = block->whole[i] == NOTHING ? (double) NAN : (double) block->whole[i];

  g_clear_pointer (&block->whole, g_free);
  block->values = values;
}

static void
widen_times (BwReadingBlock *block)
{
  gint64 *times = g_new0 (gint64, BLOCK_SIZE);

  for (guint i = 0; i < BLOCK_SIZE; i++)
    {
      if (!is_empty_at (block, i))
        times[i] = get_time (block, i);
    }

  g_clear_pointer (&block->offsets, g_free);
  block->times = times;
}

/* -0.0 comes back as 0. */
static void
put_value (BwReadingBlock *block,
           guint           at,
           double          value)
{
  if (block->values == NULL && !(value > G_MININT32 && value <= G_MAXINT32 && value == (double) (gint32) value))
    widen_values (block);

  if (block->values != NULL)
    block->values[at] = value;
  else
    block->whole[at] = (gint32) value;
}

static void
put_time (BwReadingBlock *block,
          guint           at,
          gint64          time)
{
  gint64 offset = (time - block->base) / A_MILLISECOND;

  if (block->times == NULL
      && (offset < G_MININT32 || offset > G_MAXINT32 || block->base + offset * A_MILLISECOND != time))
    widen_times (block);

  if (block->times != NULL)
    block->times[at] = time;
  else
    block->offsets[at] = (gint32) offset;
}

static void
put_bound (BwReadingBlock *block,
           guint           at,
           BwBound         bound)
{
  if (block->bounds == NULL && bound == BW_BOUND_EXACT)
    return;
  if (block->bounds == NULL)
    block->bounds = g_new0 (guint8, BLOCK_SIZE);

  block->bounds[at] = (guint8) bound;
}

/* (nullable) */
static BwReadingBlock *
get_block (const BwReadingBlocks *self,
           guint                  index)
{
  return index / BLOCK_SIZE < self->n_blocks ? self->blocks[index / BLOCK_SIZE] : NULL;
}

static BwReadingBlock *
ensure_block (BwReadingBlocks *self,
              guint            index,
              gint64           base)
{
  guint number = index / BLOCK_SIZE;

  if (number >= self->n_blocks)
    {
      self->blocks = g_renew (BwReadingBlock *, self->blocks, number + 1);
      memset (self->blocks + self->n_blocks, 0, (number + 1 - self->n_blocks) * sizeof (BwReadingBlock *));
      self->n_blocks = number + 1;
    }

  if (self->blocks[number] == NULL)
    self->blocks[number] = new_block (base);

  return self->blocks[number];
}

void
bw_reading_blocks_clear (BwReadingBlocks *self)
{
  for (guint i = 0; i < self->n_blocks; i++)
    free_block (self->blocks[i]);

  g_clear_pointer (&self->blocks, g_free);
  self->n_blocks = 0;
}

BwReading
bw_reading_blocks_get (const BwReadingBlocks *self,
                       guint                  index)
{
  const BwReadingBlock *block = get_block (self, index);
  guint at = index % BLOCK_SIZE;

  if (block == NULL || is_empty_at (block, at))
    return bw_reading_missing;

  return (BwReading) {
    get_value (block, at),
    get_time (block, at),
    block->bounds != NULL ? (BwBound) block->bounds[at] : BW_BOUND_EXACT,
  };
}

void
bw_reading_blocks_put (BwReadingBlocks *self,
                       guint            index,
                       const BwReading *reading)
{
  BwReadingBlock *block;
  guint at = index % BLOCK_SIZE;

  if (isnan (reading->value))
    {
      bw_reading_blocks_forget (self, index);
      return;
    }

  block = ensure_block (self, index, reading->at);

  /* The time while it may be empty still: what is empty has none. */
  put_time (block, at, reading->at);
  put_value (block, at, reading->value);
  put_bound (block, at, reading->bound);
}

void
bw_reading_blocks_forget (BwReadingBlocks *self,
                          guint            index)
{
  BwReadingBlock *block = get_block (self, index);

  if (block == NULL)
    return;

  if (block->values != NULL)
    block->values[index % BLOCK_SIZE] = NAN;
  else
    block->whole[index % BLOCK_SIZE] = NOTHING;
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
