/* bw-replay-reading.h: how far it is with the history of an area or a point
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwReplayReading:
 * @BW_REPLAY_READING_DONE: it is here, be it empty
 * @BW_REPLAY_READING_WAITS: it was asked for, or will be
 * @BW_REPLAY_READING_FAILED: it was asked for, and there was no answer
 * @BW_REPLAY_READING_LEFT: it is not asked for any more: it may have reported
 * @BW_REPLAY_READING_ABSENT: there is nobody to ask
 */
typedef enum
{
  BW_REPLAY_READING_DONE,
  BW_REPLAY_READING_WAITS,
  BW_REPLAY_READING_FAILED,
  BW_REPLAY_READING_LEFT,
  BW_REPLAY_READING_ABSENT,
} BwReplayReading;

G_END_DECLS
