/* bw-desk-follower.c: tells a widget what changed, when somebody sees it
 *
 *   everything ──────────► gathered ──map──► told at once, as one change
 *   refresh ──not mapped──►───┘
 *      └──────mapped──► told
 *
 * A page that is not shown costs what changes, not what it would list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-desk-follower.h"

#define FOLLOWER_KEY "bw-desk-follower"

typedef struct
{
  GtkWidget        *widget;       /* (unowned): owns this */
  BwDeskFollowFunc  func;
  GByteArray       *is_changed;   /* (owned): by place */
  GArray           *changed;      /* (owned) (element-type BwPlace) */
  guint             types;
  gboolean          is_structure;
  gboolean          is_everything;
  gboolean          is_missed;    /* there is anything to be told */
} Follower;

static void
free_follower (gpointer data)
{
  Follower *self = data;

  g_byte_array_unref (self->is_changed);
  g_array_unref (self->changed);
  g_free (self);
}

static void
forget (Follower *self)
{
  for (guint i = 0; i < self->changed->len; i++)
    self->is_changed->data[g_array_index (self->changed, BwPlace, i)] = FALSE;

  g_array_set_size (self->changed, 0);
  self->types = 0;
  self->is_structure = FALSE;
  self->is_everything = FALSE;
  self->is_missed = FALSE;
}

static void
ensure_size (Follower *self,
             guint     size)
{
  guint before = self->is_changed->len;

  if (size <= before)
    return;

  g_byte_array_set_size (self->is_changed, size);
  for (guint i = before; i < size; i++)
    self->is_changed->data[i] = FALSE;
}

static void
gather (Follower           *self,
        const BwDeskChange *change)
{
  self->is_missed = TRUE;

  /* Indices of before may mean nothing any more. */
  if (change == NULL)
    {
      forget (self);
      g_byte_array_set_size (self->is_changed, 0);
      self->is_everything = TRUE;
      self->is_missed = TRUE;
    }
  if (self->is_everything)
    return;

  ensure_size (self, change->n_places);
  for (guint i = 0; i < change->n_changed; i++)
    {
      BwPlace place = change->changed[i];

      if (self->is_changed->data[place])
        continue;

      self->is_changed->data[place] = TRUE;
      g_array_append_val (self->changed, place);
    }

  self->types |= change->types;
  self->is_structure = self->is_structure || change->structure;
}

static void
on_widget_map_cb (GtkWidget *widget,
                  gpointer   user_data)
{
  Follower *self = user_data;
  BwDeskChange change;

  g_assert (GTK_IS_WIDGET (widget));

  if (!self->is_missed)
    return;

  change = (BwDeskChange) {
    .structure = self->is_structure,
    .types = self->types,
    .is_changed = self->is_changed->data,
    .n_places = self->is_changed->len,
    .changed = (const BwPlace *) (gpointer) self->changed->data,
    .n_changed = self->changed->len,
  };
  self->func (widget, self->is_everything ? NULL : &change);
  forget (self);
}

static void
on_desk_refresh_cb (Follower           *self,
                    const BwDeskChange *change)
{
  g_assert (GTK_IS_WIDGET (self->widget));

  if (gtk_widget_get_mapped (self->widget))
    self->func (self->widget, change);
  else
    gather (self, change);
}

/**
 * bw_desk_follower_attach:
 * @desk: a desk
 * @widget: what shows it
 * @func: shows it, as long as @widget lives
 *
 * Calls @func with each refresh of @desk while @widget is mapped, the first time when it
 * is. What changes otherwise is gathered, and told once when @widget is mapped again,
 * before it is drawn.
 */
void
bw_desk_follower_attach (BwDesk           *desk,
                         GtkWidget        *widget,
                         BwDeskFollowFunc  func)
{
  g_autoptr (GClosure) closure = NULL;
  Follower *self;

  g_return_if_fail (BW_IS_DESK (desk));
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func != NULL);

  self = g_new0 (Follower, 1);
  self->widget = widget;
  self->func = func;
  self->is_changed = g_byte_array_new ();
  self->changed = g_array_new (FALSE, FALSE, sizeof (BwPlace));
  self->is_everything = TRUE;
  self->is_missed = TRUE;

  g_object_set_data (G_OBJECT (widget), FOLLOWER_KEY, self);

  /* Goes with the widget, not after it. */
  closure = g_closure_ref (g_cclosure_new_swap (G_CALLBACK (on_desk_refresh_cb), self, NULL));
  g_closure_sink (closure);
  g_object_watch_closure (G_OBJECT (widget), closure);
  g_signal_connect_closure (desk, "refresh", closure, FALSE);
  g_signal_connect_data (widget, "map", G_CALLBACK (on_widget_map_cb), self, (GClosureNotify) (GCallback) free_follower,
                         0);
}

/**
 * bw_desk_follower_renew:
 * @widget: one that follows a desk
 *
 * What @widget shows besides the places of the desk has changed: it is told that everything
 * has, at once if it is mapped, else when it is.
 */
void
bw_desk_follower_renew (GtkWidget *widget)
{
  Follower *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  self = g_object_get_data (G_OBJECT (widget), FOLLOWER_KEY);
  g_return_if_fail (self != NULL);

  on_desk_refresh_cb (self, NULL);
}
