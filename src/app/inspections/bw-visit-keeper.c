/* bw-visit-keeper.c: the inspections and follow-ups of a desk, read when they change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-visit-keeper.h"

#include <gtk/gtk.h>

/* Documents at a time: about a millisecond. */
#define SLICE 200

#define TYPES ((1u << BW_DOCUMENT_TYPE_INSPECTION) | (1u << BW_DOCUMENT_TYPE_FOLLOWUP))

struct _BwVisitKeeper
{
  GObject parent_instance;

  BwDesk      *desk;      /* (unowned): owns it */
  BwVisitBook *book;      /* (owned) */
  gboolean     is_whole;
  guint        n_told;
  guint        read_source;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwVisitKeeper, bw_visit_keeper, G_TYPE_OBJECT)

static void
set_whole (BwVisitKeeper *self,
           gboolean       is_whole)
{
  /* Between two slices nobody has anything to forget. */
  if (!is_whole && !self->is_whole)
    return;

  self->is_whole = is_whole;
  self->n_told++;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_read_idle_cb (gpointer user_data)
{
  BwVisitKeeper *self = user_data;

  if (!bw_visit_book_read (self->book, bw_desk_get_picture (self->desk), SLICE))
    return G_SOURCE_CONTINUE;

  self->read_source = 0;
  set_whole (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Of a state that comes in slices nothing is read: it would be told of as the whole. */
static void
read_on (BwVisitKeeper *self)
{
  if (!bw_client_session_is_complete (bw_desk_get_session (self->desk)))
    {
      g_clear_handle_id (&self->read_source, g_source_remove);
      set_whole (self, FALSE);
      return;
    }

  if (self->read_source != 0)
    return;

  if (bw_visit_book_read (self->book, bw_desk_get_picture (self->desk), SLICE))
    {
      set_whole (self, TRUE);
      return;
    }

  set_whole (self, FALSE);
  self->read_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_read_idle_cb, self, NULL);
}

static void
on_desk_refresh_cb (BwVisitKeeper      *self,
                    const BwDeskChange *change)
{
  g_assert (BW_IS_VISIT_KEEPER (self));

  if (change == NULL || (change->types & TYPES) != 0)
    read_on (self);
}

static void
on_session_complete_cb (BwVisitKeeper *self)
{
  g_assert (BW_IS_VISIT_KEEPER (self));

  read_on (self);
}

static void
bw_visit_keeper_finalize (GObject *object)
{
  BwVisitKeeper *self = BW_VISIT_KEEPER (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  bw_visit_book_free (self->book);

  G_OBJECT_CLASS (bw_visit_keeper_parent_class)->finalize (object);
}

static void
bw_visit_keeper_class_init (BwVisitKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_visit_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
bw_visit_keeper_init (BwVisitKeeper *self)
{
  self->book = bw_visit_book_new ();
}

/**
 * bw_visit_keeper_get:
 * @desk: the desk
 *
 * Returns: (transfer none): what keeps its inspections
 */
BwVisitKeeper *
bw_visit_keeper_get (BwDesk *desk)
{
  static const char key[] = "bw-visit-keeper";
  BwVisitKeeper *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_get_data (G_OBJECT (desk), key);
  if (self != NULL)
    return self;

  self = g_object_new (BW_TYPE_VISIT_KEEPER, NULL);
  self->desk = desk;
  g_object_set_data_full (G_OBJECT (desk), key, self, g_object_unref);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (on_desk_refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_session (desk), "notify::complete", G_CALLBACK (on_session_complete_cb), self,
                           G_CONNECT_SWAPPED);
  read_on (self);
  return self;
}

BwVisitBook *
bw_visit_keeper_get_book (BwVisitKeeper *self)
{
  g_return_val_if_fail (BW_IS_VISIT_KEEPER (self), NULL);

  return self->book;
}

gboolean
bw_visit_keeper_is_whole (BwVisitKeeper *self)
{
  g_return_val_if_fail (BW_IS_VISIT_KEEPER (self), FALSE);

  return self->is_whole;
}

guint
bw_visit_keeper_get_n_told (BwVisitKeeper *self)
{
  g_return_val_if_fail (BW_IS_VISIT_KEEPER (self), 0);

  return self->n_told;
}
