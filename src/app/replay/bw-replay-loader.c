/* bw-replay-loader.c: the histories of points, asked for from the backend
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-replay-loader.h"

#include "bw-client-history.h"
#include "bw-time.h"

/* Each is read from the log of the backend. */
#define N_AT_ONCE 4

/* More than these only if somebody looks at them. */
#define MOST_UNSEEN 300

typedef struct
{
  char  *code;  /* (owned) */
  guint  index;
} Point;

struct _BwReplayLoader
{
  GObject          parent_instance;

  BwClientSession *session;      /* (owned) */
  GCancellable    *cancellable;  /* (owned) */
  GArray          *points;       /* (owned) (element-type Point): in the order of asking */
  GHashTable      *positions;    /* (owned): index → position in it, and one */
  char            *subject;      /* (owned) */
  gint64           from;
  gint64           until;
  gint64           step;
  guint            n_asked;
  guint            n_preferred;  /* of those after the asked: they come first */
  guint            n_answered;
  gboolean         is_started;
  gboolean         is_ended;
};

/* One that is on its way. */
typedef struct
{
  BwReplayLoader *loader;  /* (owned) */
  guint           index;
} Asking;

enum
{
  ANSWERED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwReplayLoader, bw_replay_loader, G_TYPE_OBJECT)

static void ask_next (BwReplayLoader *self);

static void
end (BwReplayLoader *self)
{
  if (self->is_ended)
    return;

  self->is_ended = TRUE;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
clear_point (gpointer data)
{
  g_free (((Point *) data)->code);
}

static void
on_history_answer_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (BwReplayLoader) self = asking->loader;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwSeries) series = bw_client_history_ask_finish (result, &error);

  if (self->is_ended)
    return;

  if (error != NULL)
    g_debug ("a history is not known: %s", error->message);
  self->n_answered++;
  g_signal_emit (self, signals[ANSWERED], 0, asking->index, series);
  ask_next (self);
}

static void
ask_next (BwReplayLoader *self)
{
  guint n_wanted = bw_replay_loader_get_n_wanted (self);

  while (!self->is_ended && self->n_asked < n_wanted && self->n_asked - self->n_answered < N_AT_ONCE)
    {
      const Point *point = &g_array_index (self->points, Point, self->n_asked);
      Asking *asking = g_new (Asking, 1);

      asking->loader = g_object_ref (self);
      asking->index = point->index;
      self->n_asked++;
      self->n_preferred -= self->n_preferred > 0;
      bw_client_history_ask_async (self->session, point->code, self->subject, "sampled", self->from, self->until,
                                   (guint) (self->step / BW_TIME_SECOND), self->cancellable, on_history_answer_cb,
                                   asking);
    }

  if (self->n_answered == self->points->len)
    end (self);
}

static void
bw_replay_loader_finalize (GObject *object)
{
  BwReplayLoader *self = BW_REPLAY_LOADER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self->subject);

  G_OBJECT_CLASS (bw_replay_loader_parent_class)->finalize (object);
}

static void
bw_replay_loader_class_init (BwReplayLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bw_replay_loader_finalize;

  signals[ANSWERED] = g_signal_new ("answered", BW_TYPE_REPLAY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
  signals[ENDED] = g_signal_new ("ended", BW_TYPE_REPLAY_LOADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
bw_replay_loader_init (BwReplayLoader *self)
{
  self->cancellable = g_cancellable_new ();
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_set_clear_func (self->points, clear_point);
  self->positions = g_hash_table_new (NULL, NULL);
}

/**
 * bw_replay_loader_new:
 * @session: whose backend is asked
 * @subject: `sampling:r1`, …
 * @from: the first time, microseconds
 * @until: the last
 * @step: from one total to the next
 *
 * Returns: (transfer full): a loader without points
 */
BwReplayLoader *
bw_replay_loader_new (BwClientSession *session,
                      const char      *subject,
                      gint64           from,
                      gint64           until,
                      gint64           step)
{
  BwReplayLoader *self;

  g_return_val_if_fail (BW_IS_CLIENT_SESSION (session), NULL);
  g_return_val_if_fail (subject != NULL, NULL);

  self = g_object_new (BW_TYPE_REPLAY_LOADER, NULL);
  self->session = g_object_ref (session);
  self->subject = g_strdup (subject);
  self->from = from;
  self->until = until;
  self->step = step;
  return self;
}

/**
 * bw_replay_loader_add:
 * @self: a loader that was not started
 * @code: of a point
 * @index: told with its answer
 */
void
bw_replay_loader_add (BwReplayLoader *self,
                      const char     *code,
                      guint           index)
{
  Point point = { g_strdup (code), index };

  g_return_if_fail (BW_IS_REPLAY_LOADER (self));
  g_return_if_fail (!self->is_started);

  g_array_append_val (self->points, point);
  g_hash_table_insert (self->positions, GUINT_TO_POINTER (index), GUINT_TO_POINTER (self->points->len));
}

/**
 * bw_replay_loader_prefer:
 * @self: a loader
 * @index: of a point
 *
 * Somebody looks at it: it is asked for, if it was not yet, after those that were preferred
 * before it and before all others. Of many points the last are asked for only so.
 */
void
bw_replay_loader_prefer (BwReplayLoader *self,
                         guint           index)
{
  guint next = self->n_asked + self->n_preferred;
  guint position;
  Point *points;
  Point other;

  g_return_if_fail (BW_IS_REPLAY_LOADER (self));

  position = GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, GUINT_TO_POINTER (index)));
  if (position <= next)
    return;

  points = (Point *) (gpointer) self->points->data;
  other = points[next];
  points[next] = points[position - 1];
  points[position - 1] = other;
  g_hash_table_insert (self->positions, GUINT_TO_POINTER (other.index), GUINT_TO_POINTER (position));
  g_hash_table_insert (self->positions, GUINT_TO_POINTER (index), GUINT_TO_POINTER (next + 1));
  self->n_preferred++;
  if (self->is_started)
    ask_next (self);
}

void
bw_replay_loader_start (BwReplayLoader *self)
{
  g_return_if_fail (BW_IS_REPLAY_LOADER (self));
  g_return_if_fail (!self->is_started);

  self->is_started = TRUE;
  ask_next (self);
}

/**
 * bw_replay_loader_cancel:
 * @self: a loader
 *
 * What was not answered yet never will be.
 */
void
bw_replay_loader_cancel (BwReplayLoader *self)
{
  g_return_if_fail (BW_IS_REPLAY_LOADER (self));

  end (self);
  g_cancellable_cancel (self->cancellable);
}

guint
bw_replay_loader_get_n_points (BwReplayLoader *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_LOADER (self), 0);

  return self->points->len;
}

/**
 * bw_replay_loader_is_ended:
 * @self: a loader
 *
 * Returns: whether all were answered, or it was cancelled
 */
gboolean
bw_replay_loader_is_ended (BwReplayLoader *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_LOADER (self), TRUE);

  return self->is_ended;
}

/**
 * bw_replay_loader_get_n_wanted:
 * @self: a loader
 *
 * Returns: how many points were asked for, or will be though nobody looks at more of them
 */
guint
bw_replay_loader_get_n_wanted (BwReplayLoader *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_LOADER (self), 0);

  return MIN (self->points->len, MAX (self->n_asked + self->n_preferred, MOST_UNSEEN));
}

guint
bw_replay_loader_get_n_answered (BwReplayLoader *self)
{
  g_return_val_if_fail (BW_IS_REPLAY_LOADER (self), 0);

  return self->n_answered;
}
