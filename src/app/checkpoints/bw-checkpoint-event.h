/* bw-checkpoint-event.h: something that happened at a checkpoint
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-symbol.h"
#include "bw-theme.h"

G_BEGIN_DECLS

/**
 * BwCheckpointEvent:
 * @at: when, microseconds
 * @is_dated: the time of day is known, not only the day
 * @symbol: what kind of thing it is
 * @tone: of the symbol
 * @text: (owned): what happened
 *
 * bw_checkpoint_event_clear().
 */
typedef struct
{
  gint64    at;
  gboolean  is_dated;
  BwSymbol  symbol;
  BwTone    tone;
  char     *text;
} BwCheckpointEvent;

/* (transfer full) (element-type BwCheckpointEvent): none yet. */
GArray *bw_checkpoint_event_new_array (void);

/* The newest first; of one time in the order in which they were added. */
void    bw_checkpoint_event_sort      (GArray             *events);
void    bw_checkpoint_event_clear     (BwCheckpointEvent  *self);

G_END_DECLS
