/* bw-server-checkpoint.c: writes the figures down, a little at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

/* So long at a time, so often: nobody waits for a checkpoint. */
#define SLICE_US  2000
#define SLICES_MS 5

static void
hand_over (BwServer *self)
{
  g_autoptr (GBytes) data = bw_checkpoint_finish (self->checkpoint);

  self->checkpointed = bw_checkpoint_get_seq (self->checkpoint);
  bw_store_writer_checkpoint (self->writer, self->checkpointed, data);
  g_clear_pointer (&self->checkpoint, bw_checkpoint_free);
}

static gboolean
on_slice_timeout_cb (gpointer data)
{
  BwServer *self = data;

  if (!bw_checkpoint_step (self->checkpoint, SLICE_US))
    return G_SOURCE_CONTINUE;

  self->slice_id = 0;
  hand_over (self);
  return G_SOURCE_REMOVE;
}

static void
begin_checkpoint (BwServer *self)
{
  if (self->checkpoint != NULL || bw_shelf_get_seq (self->shelf) == self->checkpointed)
    return;

  self->checkpoint = bw_checkpoint_begin (self->picture, self->shelf, self->series);
  self->slice_id = g_timeout_add (SLICES_MS, on_slice_timeout_cb, self);
}

static gboolean
on_checkpoint_timeout_cb (gpointer data)
{
  begin_checkpoint (data);
  return G_SOURCE_CONTINUE;
}

void
bw_server_begin_checkpoints (BwServer *self)
{
  self->checkpoint_id = g_timeout_add_seconds (self->options.settings[BW_SETTING_CHECKPOINT_S],
                                               on_checkpoint_timeout_cb, self);
}

void
bw_server_hasten_checkpoint (BwServer *self)
{
  if (bw_shelf_get_seq (self->shelf) - self->checkpointed >= self->options.settings[BW_SETTING_CHECKPOINT_CHANGES])
    begin_checkpoint (self);
}

void
bw_server_end_checkpoints (BwServer *self)
{
  g_clear_handle_id (&self->checkpoint_id, g_source_remove);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->checkpoint, bw_checkpoint_free);
  if (self->writer == NULL || bw_shelf_get_seq (self->shelf) == self->checkpointed)
    return;

  self->checkpoint = bw_checkpoint_begin (self->picture, self->shelf, self->series);
  while (!bw_checkpoint_step (self->checkpoint, G_USEC_PER_SEC))
    continue;

  hand_over (self);
}
