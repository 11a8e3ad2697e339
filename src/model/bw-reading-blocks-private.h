/* bw-reading-blocks-private.h: readings by number, most of them missing
 *
 * What is there is never copied when more come, so none of a hundred thousand
 * takes longer than another; where nothing was put there is no memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-reading-private.h"

G_BEGIN_DECLS

typedef struct _BwReadingBlock BwReadingBlock;

/**
 * BwReadingBlocks:
 * @blocks: (nullable) each: none there has a value
 * @n_blocks: how many of them
 *
 * All zero is one without readings.
 */
typedef struct
{
  BwReadingBlock **blocks;
  guint            n_blocks;
} BwReadingBlocks;

void      bw_reading_blocks_clear  (BwReadingBlocks       *self);

/* Missing if nothing was put there. */
BwReading bw_reading_blocks_get    (const BwReadingBlocks *self,
                                    guint                  index);
void      bw_reading_blocks_put    (BwReadingBlocks       *self,
                                    guint                  index,
                                    const BwReading       *reading);
void      bw_reading_blocks_forget (BwReadingBlocks       *self,
                                    guint                  index);

/* The reading at @last takes the place of the one at @index; none stays at @last. */
void      bw_reading_blocks_drop   (BwReadingBlocks       *self,
                                    guint                  index,
                                    guint                  last);

G_END_DECLS
