/* bw-server-checkpoint.c: writes the figures down, a little at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-server-private.h"

/* So long at a time, so often: nobody waits for a checkpoint. */
#define SLICE_US  2000
#define SLICES_MS 5

typedef struct
{
  guint64  seq;
  GBytes  *data;  /* (owned) */
} Figures;

static void
free_figures (gpointer data)
{
  Figures *figures = data;

  g_bytes_unref (figures->data);
  g_free (figures);
}

/* On the writer's thread, with whatever else waits. */
static gboolean
write_figures (BwStore   *store,
               gpointer   data,
               GError   **error)
{
  const Figures *figures = data;

  return bw_store_put_checkpoint (store, figures->seq, figures->data, error);
}

/* What is not on disk was not written down, whatever was made of it. */
static void
on_figures_written_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr (BwServer) self = data;
  g_autoptr (GError) error = NULL;
  const Figures *figures = bw_store_writer_change_finish (BW_STORE_WRITER (source), result, &error);

  self->is_checkpointing = FALSE;
  if (figures != NULL)
    self->checkpointed = figures->seq;
  else
    g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                      "MESSAGE", "a checkpoint was not written: %s", error->message);
}

static void
hand_over (BwServer *self)
{
  Figures *figures = g_new (Figures, 1);

  figures->seq = bw_checkpoint_get_seq (self->checkpoint);
  figures->data = bw_checkpoint_finish (self->checkpoint);
  g_clear_pointer (&self->checkpoint, bw_checkpoint_free);
  self->is_checkpointing = TRUE;
  bw_store_writer_change_async (self->writer, write_figures, figures, free_figures,
                                g_bytes_get_size (figures->data), NULL, NULL,
                                on_figures_written_cb, g_object_ref (self));
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
  if (self->checkpoint != NULL || self->is_checkpointing || bw_shelf_get_seq (self->shelf) == self->checkpointed)
    return;

  self->checkpoint = bw_checkpoint_begin (self->picture, self->shelf, self->series);
  self->checkpoint_seq = bw_checkpoint_get_seq (self->checkpoint);
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
  guint64 last = MAX (self->checkpointed, self->checkpoint_seq);

  /* One that failed is tried again when it is time for one, not with each change. */
  if (bw_shelf_get_seq (self->shelf) - last >= self->options.settings[BW_SETTING_CHECKPOINT_CHANGES])
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
